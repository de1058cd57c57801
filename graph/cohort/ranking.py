"""The best items of many learners at once, by the scores of `scoring`."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from skillpath.graph.cohort.nearness import NONE, Near, continuity_of, weights_of
from skillpath.graph.scoring import RECENCY, SCALE, parts_of
from skillpath.graph.structure.columns import columns_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from skillpath.graph.cohort.columns import Numbers
    from skillpath.graph.roadmap import Roadmap
    from skillpath.graph.scoring import Parts

    Truths = NDArray[np.bool_]
    Pairs = tuple[Numbers, Numbers]

MOST_DENSE = 2_000
"""Up to so many items a learner's scores are a row that holds all of them."""

BLOCK = 64
"""How many items at a time are looked at for the best by fixed scores."""

WORST = 2**31 - 1


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
        self._by_rank = np.asarray(self._columns.by_rank).astype(np.int64)
        order = np.argsort(-self._merit)
        self._best = order[np.asarray(self._columns.retired)[order] == 0]
        self._near = Near(self._columns)

    def parts(self, item: int, continuity: int) -> Parts:
        """The parts of an item's score."""
        return parts_of(self._columns, item, continuity)

    def best(self, ready: Truths, more: Pairs, recent: Numbers, most: Numbers) -> Picks:
        """The best items of each learner, as many as `most` says.

        They are chosen from `ready`, by item and learner, and from further pairs of items and
        learners. `recent` has a line for each learner: the places of what it stated last, the
        latest first, `NONE` where there is nothing. `ready` is used up.
        """
        if len(self._by_rank) <= MOST_DENSE:
            return self._dense(ready, more, recent, most)
        return self._sparse(ready, more, recent, most)

    def _dense(self, ready: Truths, more: Pairs, recent: Numbers, most: Numbers) -> Picks:
        """Score everything."""
        size, (items, learners) = len(self._by_rank), more
        close = self._near.every[recent[:, 0]] * RECENCY[0]
        for place, weight in enumerate(RECENCY[1:], 1):
            close += self._near.every[recent[:, place]] * weight
        close += ((recent != NONE).sum(axis=1, dtype=np.int32) * self._row)[:, None]
        ready[items, learners] = True
        key = self._continuity.take(close)
        key += self._merit.astype(np.int32)
        cost = np.where(ready.T, -key, WORST)
        width = min(int(most.max(initial=1)), size)
        cost.partition(width - 1, axis=1)
        best = np.sort(cost[:, :width], axis=1)
        taken = np.minimum((best < WORST).sum(axis=1), most)
        kept = -best[np.arange(width) < taken[:, None]].astype(np.int64)
        found = self._by_rank[-kept % size]
        start = np.concatenate(([0], np.cumsum(taken)))
        whose = np.repeat(np.arange(len(most)), taken)
        return Picks(start.tolist(), whose, found, (kept - self._merit[found]) // size)

    @cached_property
    def _row(self) -> int:
        """How many sums of closeness there can be, and none."""
        return SCALE * sum(RECENCY) + 1

    @cached_property
    def _continuity(self) -> NDArray[np.int32]:
        """What a sum of closeness adds to merit, for each number of items that were stated."""
        sums = np.arange(self._row)
        rows = [continuity_of(sums, weights) for weights in weights_of(np.arange(len(RECENCY) + 1))]
        return (np.concatenate(rows) * len(self._by_rank)).astype(np.int32)

    def _sparse(self, ready: Truths, more: Pairs, recent: Numbers, most: Numbers) -> Picks:
        """Score what is close to something recent.

        What is not adds nothing to its fixed score: of that, the best by fixed scores suffice.
        """
        close = np.zeros(ready.shape[::-1], np.int32)
        pairs = [more]
        near = [self._near.to(recent[:, place]) for place in range(len(RECENCY))]
        for weight, (items, learners, add) in zip(RECENCY, near, strict=True):
            close[learners, items] += weight * add
        for items, learners, _ in near:
            is_ready = ready[items, learners]
            pairs.append((items[is_ready], learners[is_ready]))
            ready[pairs[-1]] = False  # each pair is taken once
        pairs.append(self._far(ready, most))
        items, learners = (np.concatenate(each) for each in zip(*pairs, strict=True))
        weights = weights_of((recent != NONE).sum(axis=1))[learners]
        return self._picked(items, learners, continuity_of(close[learners, items], weights), most)

    def _far(self, ready: Truths, most: Numbers) -> Pairs:
        """The best by fixed scores, as many as a learner may want."""
        wanted = np.minimum(ready.sum(axis=0), most)
        items, learners = [np.empty(0, np.int64)], [np.empty(0, np.int64)]
        for start in range(0, len(self._best), BLOCK):
            if not wanted.any():
                break
            block = self._best[start : start + BLOCK]
            rows = ready[block]
            rows &= np.cumsum(rows, axis=0) <= wanted
            wanted -= rows.sum(axis=0)
            places, whose = np.nonzero(rows)
            items.append(block[places])
            learners.append(whose)
        return np.concatenate(items), np.concatenate(learners)

    def _picked(
        self, items: Numbers, learners: Numbers, continuity: Numbers, most: Numbers
    ) -> Picks:
        """The best of the pairs: the highest merit with continuity, as `Ready.best` has it."""
        key = self._merit[items] + len(self._by_rank) * continuity
        top = int(key.max(initial=0))
        span = top - int(key.min(initial=0)) + 1
        turn = np.argsort(learners * span + (top - key))
        count = np.bincount(learners, minlength=len(most))
        taken = np.minimum(count, most)
        start = np.concatenate(([0], np.cumsum(taken)))
        first = np.cumsum(count) - count
        kept = turn[np.repeat(first - start[:-1], taken) + np.arange(start[-1])]
        return Picks(start.tolist(), learners[kept], items[kept], continuity[kept])
