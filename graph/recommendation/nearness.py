"""How close items are: short walks at random in the undirected graph of prerequisites.

Hops alone say little where an item such as Python is two hops from nearly everything. A walk
finds what many short ways lead to, and not what one hub alone connects.
"""

from __future__ import annotations

from collections import defaultdict
from itertools import repeat
from math import log1p, sqrt
from typing import TYPE_CHECKING

from skillpath.graph.memo import Memo
from skillpath.graph.scoring import RECENCY, SCALE, WEIGHTS

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from skillpath.graph.structure.columns import Columns

STEPS = 3
"""How many steps a walk has at most: nothing farther away is close."""

GOING_ON = 0.8
"""How probable each further step is."""

LEAST = 1e-3
"""What is worth following, by way: what visits an item less by each of its ways ends there.

It bounds the work of a walk by STEPS / LEAST ways beside those of its first step.
"""

MOST_CLOSE = 300_000
"""Items that walks find, of all walks that are kept: about 25 MB.

That is every walk of a roadmap of some thousand items, so that none of it is walked twice.
"""

MOST_SUMS = 64
"""Sums for three last items that are kept, apart from the walks that they are made of.

There are many more sums than walks: kept together, learners who differ in what they learned last
would drive out each other's walks, which take twenty times as long.
"""

LITTLE = 5e-3
"""Closeness far below it is as good as none, far above it grows with its logarithm."""


def continuity_from(columns: Columns, recent: Sequence[int]) -> Mapping[int, int]:
    """What closeness to the last items, the latest first, adds to scores, in ten-thousandths.

    They count by `RECENCY`; at most three are given. By place; what is close to none has no entry.
    """
    sums = columns.memo.recall("continuity", lambda: Memo(MOST_SUMS))
    return sums.recall(tuple(recent), lambda: _summed(columns, recent))


def continuity_at(columns: Columns, recent: Sequence[int], places: Sequence[int]) -> Sequence[int]:
    """The same at these places alone, in their order, and 0 at what is close to none.

    Where they are few, they are summed sooner than a sum for all places is looked up.
    """
    found = [0] * len(places)
    for weight, last in zip(RECENCY, recent, strict=False):
        row = map(closeness_from(columns, last).get, places, repeat(0))
        found = [so_far + weight * close for so_far, close in zip(found, row, strict=True)]
    whole, most = WEIGHTS["continuity"], sum(RECENCY[: len(recent)])
    return [close and round(whole * close / most) for close in found]


def _summed(columns: Columns, recent: Sequence[int]) -> Mapping[int, int]:
    most = sum(RECENCY[: len(recent)])
    found: dict[int, int] = defaultdict(int)
    for weight, place in zip(RECENCY, recent, strict=False):
        for one, close in closeness_from(columns, place).items():
            found[one] += weight * close
    return {one: round(WEIGHTS["continuity"] * close / most) for one, close in found.items()}


def closeness_from(columns: Columns, place: int) -> Mapping[int, int]:
    """How close items are to this one, in ten-thousandths; what has no entry is not.

    The logarithm of how often a walk from it is expected at the other, in units of `LITTLE`. More
    walks pass what has many neighbors, which makes it no closer: so that is divided by the root
    of how many it has, and multiplied by that of the item itself. 10,000 stands for one visit.
    """
    walks = columns.memo.recall("closeness", lambda: Memo(MOST_CLOSE, lambda close: len(close) + 1))
    return walks.recall(place, lambda: _closeness(columns, place))


def _closeness(columns: Columns, start: int) -> Mapping[int, int]:
    below, above = columns.prerequisites.plain, columns.dependents.plain
    scale = SCALE / log1p(1 / LITTLE)
    unit = sqrt(len(below[start]) + len(above[start])) / LITTLE
    found = {}
    for place, visits in _visits(below, above, start).items():
        root = sqrt(len(below[place]) + len(above[place]))
        close = round(scale * log1p(visits * unit / root))
        found[place] = min(SCALE, close)
    found.pop(start, None)
    return found


def _visits(
    below: Sequence[Sequence[int]], above: Sequence[Sequence[int]], start: int
) -> Mapping[int, float]:
    """How often a walk is expected at each item, as far as it is followed.

    It goes from an item to what it mentions or what mentions it.

    Source: personalized PageRank by power iteration, cut at `STEPS`; what it leaves out is what
    Andersen, Chung and Lang (Local Graph Partitioning using PageRank Vectors, 2006) do not push.
    """
    visits: dict[int, float] = defaultdict(float)
    walks: Mapping[int, float] = {start: 1.0}
    for step in range(STEPS):
        arriving: dict[int, float] = defaultdict(float)
        for place, walk in walks.items():
            down, up = below[place], above[place]
            neighbors = len(down) + len(up)
            if neighbors and (walk >= LEAST * neighbors or not step):
                share = GOING_ON * walk / neighbors
                for other in down:
                    arriving[other] += share
                for other in up:
                    arriving[other] += share
        for place, walk in arriving.items():
            visits[place] += walk
        walks = arriving
    return visits
