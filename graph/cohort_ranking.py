"""The best items of many learners at once: the score of `scoring`, in whole ten-thousandths."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from itertools import product
from typing import TYPE_CHECKING

import numpy as np

from skillpath.graph.cohort_columns import packed_columns
from skillpath.graph.order import standing
from skillpath.graph.reach import FARTHEST
from skillpath.graph.scoring import RECENCY, parts_at

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from skillpath.graph.cohort_columns import Circuit, Numbers
    from skillpath.graph.roadmap import Roadmap
    from skillpath.graph.scoring import Parts

UNIT = 10_000
"""Scores have four decimals."""

MOST_HOPS = FARTHEST * sum(RECENCY) + 1
"""Above any weighted number of hops."""

INT32, INT64 = 2**31 - 1, 2**63 - 1

NONE = -1
"""Stands where fewer items were stated than recency looks at."""

MOST_AT_ONCE = 3_000
"""Up to so many items the hops between all of them are kept: a byte for each pair."""


@dataclass(frozen=True, slots=True)
class Picks:
    """What is recommended: of learner n the entries from `start[n]` to `start[n + 1]`, best first.

    `codes` say, by item, how it scores: see `Scores.parts`.
    """

    start: Sequence[int]
    learners: Numbers
    items: Numbers
    codes: Numbers


class Scores:
    """The scores of a roadmap's items, for learners side by side."""

    def __init__(self, roadmap: Roadmap, gates: Circuit) -> None:
        """Gather what does not depend on a learner."""
        self._roadmap, self._gates = roadmap, gates
        ids = roadmap.gates.ids
        self._ids = ids
        turn = sorted(range(len(ids)), key=lambda place: standing(roadmap, ids[place]))
        self._item_of_rank = np.array(turn, np.int64)
        rank = np.empty(len(ids), np.int64)
        rank[self._item_of_rank] = np.arange(len(ids))
        fixed = [round((each.score - each.continuity) * UNIT) for each in map(self._near, ids)]
        self._fixed = np.array(fixed, np.int64) * len(ids) + len(ids) - 1 - rank
        near = [
            round(self.parts(0, stated * MOST_HOPS + hops).continuity * UNIT) if stated else 0
            for stated, hops in product(range(len(RECENCY) + 1), range(MOST_HOPS))
        ]
        self._continuity = np.array(near, np.int64) * len(ids)
        is_large = int(np.abs(self._fixed).max() + np.abs(self._continuity).max()) >= INT32
        self._worst = np.int64(INT64) if is_large else np.int32(INT32)

    def _near(self, item: str) -> Parts:
        return parts_at(self._roadmap, item, 0, sum(RECENCY))

    def parts(self, item: int, code: int) -> Parts:
        """What a code says of the item's score: `stated` times `MOST_HOPS` plus the hops."""
        stated, hops = divmod(code, MOST_HOPS)
        return parts_at(self._roadmap, self._ids[item], hops, sum(RECENCY[:stated]))

    def best(
        self, items: Numbers, learners: Numbers, recent: Numbers, limits: Numbers
    ) -> Picks:
        """The best of the pairs of an item and a learner, as many for each as its limit says.

        `recent` has a line for each learner: the places of what it stated last, the latest first,
        `NONE` where there is nothing.
        """
        size, hops = len(self._item_of_rank), self._hops(recent)
        stated = (recent != NONE).sum(axis=1) * MOST_HOPS
        key = self._fixed[items] + self._continuity[stated[learners] + hops(items, learners)]
        most = min(int(limits.max(initial=1)), size)
        cost = np.full((len(limits), size), self._worst, self._worst.dtype)
        cost[learners, items] = -key
        cost.partition(most - 1, axis=1)
        best = np.sort(cost[:, :most], axis=1).astype(np.int64)
        taken = np.minimum((best < self._worst).sum(axis=1), limits)
        kept = best[np.arange(most) < taken[:, None]]
        whose = np.repeat(np.arange(len(limits)), taken)
        found = self._item_of_rank[size - 1 + (kept % -size)]
        start = [0, *np.cumsum(taken).tolist()]
        return Picks(start, whose, found, stated[whose] + hops(found, whose))

    def _hops(self, recent: Numbers) -> _Hops:
        if len(self._ids) <= MOST_AT_ONCE:
            return _Hops(recent, self._every)
        sources, row = np.unique(recent, return_inverse=True)
        first = int(sources[0] == NONE)
        near = hops_from(self._neighbors, sources[first:].tolist())
        return _Hops(row.reshape(recent.shape) - first, near)

    @cached_property
    def _every(self) -> NDArray[np.uint8]:
        return hops_from(self._neighbors, range(len(self._ids)))

    @cached_property
    def _neighbors(self) -> list[set[int]]:
        """Of each item those that its requirements mention, or that mention it in theirs."""
        below = [self._gates.below(item) for item in range(self._gates.items)]
        found = [set(one) for one in below]
        for item, inner in enumerate(below):
            for one in inner:
                found[one].add(item)
        return found


@dataclass(frozen=True, slots=True)
class _Hops:
    """Weighted hops; `rows` of `near` are the recent items of each learner, the last row none."""

    rows: Numbers
    near: NDArray[np.uint8]

    def __call__(self, items: Numbers, learners: Numbers) -> Numbers:
        """From the recent items of each learner to the item beside it."""
        flat, width = self.near.ravel(), self.near.shape[1]
        found = np.zeros(len(items), np.int64)
        for place, weight in enumerate(RECENCY):
            found += weight * flat[self.rows[learners, place] * width + items]
        return found


def hops_from(
    neighbors: Sequence[set[int]], sources: Sequence[int]
) -> NDArray[np.uint8]:
    """The hops from each source to each item, at most `FARTHEST`, and a row of zeros behind.

    All sources walk at once, as bits of one number for each item.
    """
    found = np.full((len(neighbors), len(sources)), FARTHEST, np.uint8)
    reached = [0] * len(neighbors)
    for bit, source in enumerate(sources):
        reached[source] |= 1 << bit
    for _ in range(FARTHEST):
        packed = packed_columns(reached, len(sources))
        found -= np.unpackbits(packed, axis=1, count=len(sources), bitorder="little")
        reached = [_joined(reached, own, reached[item]) for item, own in enumerate(neighbors)]
    return np.vstack([found.T, np.zeros(len(neighbors), np.uint8)])


def _joined(reached: Sequence[int], items: set[int], start: int) -> int:
    for one in items:
        start |= reached[one]
    return start
