"""The best items of many learners at once, by the scores of `scoring`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from skillpath.graph.columns import columns_of
from skillpath.graph.nearness import closeness_from
from skillpath.graph.scoring import RECENCY, WEIGHTS, parts_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from skillpath.graph.cohort_columns import Numbers
    from skillpath.graph.roadmap import Roadmap
    from skillpath.graph.scoring import Parts

NONE = -1
"""Stands where fewer items were stated than recency looks at."""

MOST_NEAR = 20_000_000
"""How many pairs of items that are close to each other are remembered."""

BLOCK = 64
"""How many items at a time are looked at for the best by fixed scores."""


@dataclass(frozen=True, slots=True)
class Picks:
    """What is recommended: of learner n the entries from `start[n]` to `start[n + 1]`, best first.

    `continuity` is in ten-thousandths.
    """

    start: Sequence[int]
    learners: Numbers
    items: Numbers
    continuity: Numbers


class Scores:
    """The scores of a roadmap's items, for learners side by side."""

    def __init__(self, roadmap: Roadmap) -> None:
        """Gather what does not depend on a learner."""
        self._columns = columns_of(roadmap)
        self._merit = np.asarray(self._columns.merit)
        self._by_rank = np.asarray(self._columns.by_rank)
        self._best = np.asarray(self._columns.best)
        self._near: dict[int, tuple[NDArray[np.int32], NDArray[np.int32]]] = {}
        self._near_size = 0

    def parts(self, item: int, continuity: int) -> Parts:
        """The parts of an item's score."""
        return parts_of(self._columns, item, continuity)

    def best(
        self, ready: NDArray[np.bool_], more: tuple[Numbers, Numbers], recent: Numbers, most: Numbers
    ) -> Picks:
        """The best items of each learner, as many as `most` says.

        They are chosen from `ready`, by item and learner, and from further pairs of items and
        learners. `recent` has a line for each learner: the places of what it stated last, the
        latest first, `NONE` where there is nothing. `ready` is used up.

        What is close to nothing recent adds nothing to its fixed score: of that, the best by
        fixed scores suffice.
        """
        close = np.zeros(ready.shape[::-1], np.int32)
        pairs = [more]
        near = [self._close(recent[:, place]) for place in range(len(RECENCY))]
        for weight, (items, learners, add) in zip(RECENCY, near, strict=True):
            close[learners, items] += weight * add
        for items, learners, _ in near:
            is_ready = ready[items, learners]
            items, learners = items[is_ready], learners[is_ready]
            ready[items, learners] = False  # each pair is taken once
            pairs.append((items, learners))
        pairs.append(self._far(ready, most))
        items, learners = (np.concatenate(each) for each in zip(*pairs, strict=True))
        weights = np.cumsum((0, *RECENCY))[(recent != NONE).sum(axis=1)]
        share = close[learners, items] / np.maximum(weights, 1)[learners]
        continuity = np.rint(WEIGHTS["continuity"] * share).astype(np.int64)
        return self._picked(items, learners, continuity, most)

    def _picked(
        self, items: Numbers, learners: Numbers, continuity: Numbers, most: Numbers
    ) -> Picks:
        """The best of the pairs: the highest merit with continuity, as `Ready.best` has it."""
        size = len(self._by_rank)
        key = self._merit[items] + size * continuity
        top = int(key.max(initial=0))
        span = top - int(key.min(initial=0)) + 1
        turn = np.argsort(learners * span + (top - key))
        count = np.bincount(learners, minlength=len(most))
        taken = np.minimum(count, most)
        start = np.concatenate(([0], np.cumsum(taken)))
        first = np.cumsum(count) - count
        kept = turn[np.repeat(first - start[:-1], taken) + np.arange(start[-1])]
        return Picks(start.tolist(), learners[kept], items[kept], continuity[kept])

    def _far(self, ready: NDArray[np.bool_], most: Numbers) -> tuple[Numbers, Numbers]:
        """The best by fixed scores, as many as a learner may want."""
        wanted = np.minimum(ready.sum(axis=0), most)
        pairs = []
        for start in range(0, len(self._best), BLOCK):
            if not wanted.any():
                break
            block = self._best[start : start + BLOCK]
            rows = ready[block]
            rows &= np.cumsum(rows, axis=0) <= wanted
            wanted -= rows.sum(axis=0)
            places, learners = np.nonzero(rows)
            pairs.append((block[places].astype(np.int64), learners))
        none = np.empty(0, np.int64)
        return tuple(np.concatenate(each) for each in zip((none, none), *pairs, strict=True))  # type: ignore[return-value]

    def _close(self, recent: Numbers) -> tuple[Numbers, Numbers, Numbers]:
        """What is close to the recent item of each learner: items, learners, how close."""
        whose = np.flatnonzero(recent != NONE)
        rows = [self._near_to(one) for one in recent[whose].tolist()]
        learners = np.repeat(whose, [len(items) for items, _ in rows])
        none = np.empty(0, np.int32)
        items = np.concatenate([none, *(items for items, _ in rows)])
        return items, learners, np.concatenate([none, *(close for _, close in rows)])

    def _near_to(self, item: int) -> tuple[NDArray[np.int32], NDArray[np.int32]]:
        found = self._near.get(item)
        if found is None:
            close = closeness_from(self._columns, item)
            count = len(close)
            found = (
                np.fromiter(close.keys(), np.int32, count),
                np.fromiter(close.values(), np.int32, count),
            )
            self._near_size += count
            if self._near_size > MOST_NEAR:
                self._near.clear()
                self._near_size = count
            self._near[item] = found
        return found
