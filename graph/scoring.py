"""How good it is to learn an item next: signals, each scaled by constants of the roadmap."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from math import log1p
from typing import TYPE_CHECKING

from skillpath.graph.dominance import MOST_AT_ONCE, dependence_counts
from skillpath.graph.reach import reach_counts

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from skillpath.graph.columns import Columns
    from skillpath.graph.roadmap import Roadmap

SCALE = 10_000
"""Scores and their parts are told to the ten-thousandth."""

FARTHEST = 8
"""Distances are not told apart beyond this many hops."""

RECENCY = (4, 2, 1)
"""What the last known item, the last but one and the last but two weigh in continuity."""

WEIGHTS = {"continuity": 1.0, "blocking": 0.2, "effort": 0.1}
"""Continuity carries most: of the signals compared against expert reading orders it is the one
that predicts the next item; what an item blocks and what it costs decide between equals."""


@dataclass(frozen=True, slots=True)
class Parts:
    """What makes up a score, each signal already weighted.

    Attributes:
        continuity: from -1 (far from the last three known items) to 0 (next to them, or none
            known).
        blocking: from 0 to 0.2, by the share of the roadmap's other items that cannot be
            attained without it; what has an alternative blocks little.
        effort: from -0.1 (the dearest item of the roadmap, on a logarithmic scale) to 0.
    """

    continuity: float
    blocking: float
    effort: float

    @property
    def score(self) -> float:
        """The sum of the parts."""
        return round(self.continuity + self.blocking + self.effort, 4)


def part_columns(roadmap: Roadmap) -> Mapping[str, Sequence[int]]:
    """By the name of each part that is a constant of the item: what it adds, by place.

    In ten-thousandths, so that sums and comparisons are exact.
    """
    blocked, others = blocked_counts(roadmap), max(1, len(roadmap.items) - 1)
    dearness = [log1p(item.hours.likely) for item in roadmap.items]
    dearest = max(dearness)
    return {
        "blocking": [
            _points(WEIGHTS["blocking"] * (blocked[item.id] / others)) for item in roadmap.items
        ],
        "effort": [_points(-WEIGHTS["effort"] * (dear / dearest)) for dear in dearness],
    }


def _points(part: float) -> int:
    return round(round(part, 4) * SCALE)


@cache
def continuity_points(recent: int) -> tuple[int, ...]:
    """What hops add, in ten-thousandths, by their sum; with so many recent items, 0 to 3.

    Each item's hops count `RECENCY` times, at most `FARTHEST` of them.
    """
    farthest = FARTHEST * sum(RECENCY[:recent])
    return tuple(
        _points(WEIGHTS["continuity"] * (-hops / max(farthest, 1))) for hops in range(farthest + 1)
    )


def parts_of(columns: Columns, place: int, continuity: int) -> Parts:
    """The parts of an item's score, when continuity is known in ten-thousandths."""
    fixed = {name: column[place] / SCALE for name, column in columns.parts.items()}
    return Parts(continuity=continuity / SCALE, **fixed)


def blocked_counts(roadmap: Roadmap) -> Mapping[str, int]:
    """How many items wait for each; of a very large roadmap how many mention it, at any depth.

    >>> blocked_counts(roadmap)["pandas"]
    1
    """
    if len(roadmap.items) > MOST_AT_ONCE:
        return reach_counts(roadmap)
    return roadmap.memo.recall("dependence counts", lambda: dependence_counts(roadmap))
