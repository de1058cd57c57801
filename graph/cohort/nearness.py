"""What is close to what many learners stated last, by the closeness of `nearness`."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from skillpath.graph.recommendation.nearness import closeness_from
from skillpath.graph.scoring import RECENCY, WEIGHTS

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from skillpath.graph.cohort.columns import Numbers
    from skillpath.graph.structure.columns import Columns

    Short = NDArray[np.int32]

NONE = -1
"""Stands where fewer items were stated than recency looks at."""

MOST_NEAR = 20_000_000
"""How many pairs of items that are close to each other are remembered."""


def weights_of(stated: Numbers) -> Numbers:
    """What the recent items count together, by how many there are; at least 1."""
    found: Numbers = np.maximum(np.cumsum((0, *RECENCY)), 1)[stated].astype(np.int64)
    return found


def continuity_of(close: Numbers | Short, weights: Numbers) -> Numbers:
    """What sums of closeness add to scores, in ten-thousandths: see `nearness.continuity_from`."""
    found: Numbers = np.rint(WEIGHTS["continuity"] * close / weights).astype(np.int64)
    return found


class Near:
    """What is close to each item of a roadmap, looked up when asked for."""

    def __init__(self, columns: Columns) -> None:
        """Nothing is looked up yet."""
        self._columns = columns
        self._rows: dict[int, tuple[Short, Short]] = {}
        self._size = 0

    @cached_property
    def every(self) -> Short:
        """How close each item is to each, and a row of zeros behind."""
        size = self._columns.gates.items
        found = np.zeros((size + 1, size), np.int32)
        for place in range(size):
            items, close = self._row(place)
            found[place, items] = close
        self._rows.clear()
        return found

    def to(self, recent: Numbers) -> tuple[Numbers, Numbers, Short]:
        """What is close to the recent item of each learner: items, learners, how close."""
        whose = np.flatnonzero(recent != NONE)
        rows = [self._row(one) for one in recent[whose].tolist()]
        learners = np.repeat(whose, [len(items) for items, _ in rows])
        none = np.empty(0, np.int32)
        items = np.concatenate([none, *(items for items, _ in rows)])
        close = np.concatenate([none, *(close for _, close in rows)])
        return items.astype(np.int64), learners, close

    def _row(self, item: int) -> tuple[Short, Short]:
        found = self._rows.get(item)
        if found is None:
            close = closeness_from(self._columns, item)
            count = len(close)
            self._size += count
            if self._size > MOST_NEAR:
                self._rows.clear()
                self._size = count
            found = self._rows[item] = (
                np.fromiter(close.keys(), np.int32, count),
                np.fromiter(close.values(), np.int32, count),
            )
        return found
