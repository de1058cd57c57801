"""How good it is to learn an item next: signals, each scaled by constants of the roadmap."""

from __future__ import annotations

from dataclasses import dataclass
from math import log1p
from typing import TYPE_CHECKING

from skillpath.graph.attainables import Level
from skillpath.graph.structure.dominance import dependence_counts

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from skillpath.graph.roadmap import Roadmap
    from skillpath.graph.structure.columns import Columns

LEVELS = tuple(Level)
ADVANCED = {
    one: LEVELS.index(one or Level.INTERMEDIATE) / (len(LEVELS) - 1) for one in (*Level, None)
}
"""From 0 for beginners to 1 for experts, by level."""

SCALE = 10_000
"""Scores and their parts are told to the ten-thousandth."""

RECENCY = (4, 2, 1)
"""What the last known item, the last but one and the last but two weigh in continuity."""

WEIGHTS = {"continuity": 1.0, "blocking": 0.25, "level": 0.2, "effort": 0.05}
"""Chosen against the orders of published curricula, and so that they hold on other roadmaps as
well: see ADR 27, and `benchmarks/ranking.py`, which chooses them anew."""


@dataclass(frozen=True, slots=True)
class Parts:
    """What makes up a score, each signal already weighted.

    Attributes:
        continuity: from 0 (not close to the last three known items, or none known) to 1.
        blocking: from 0 to 0.25, by how many items cannot be attained without it, on a
            logarithmic scale; what has an alternative blocks little.
        level: from -0.2 (for experts) to 0 (for beginners); what has none counts as intermediate.
        effort: from -0.05 (the dearest item of the roadmap, on a logarithmic scale) to 0.
    """

    continuity: float
    blocking: float
    level: float
    effort: float

    @property
    def score(self) -> float:
        """The sum of the parts."""
        return round(self.continuity + self.blocking + self.level + self.effort, 4)


def part_columns(roadmap: Roadmap) -> Mapping[str, Sequence[int]]:
    """By the name of each part that is a constant of the item: what it adds, by place.

    In ten-thousandths, so that sums and comparisons are exact.
    """
    return {
        name: [round(WEIGHTS[name] * SCALE * share) for share in shares]
        for name, shares in (
            ("blocking", _blocking(roadmap)),
            ("level", (-ADVANCED[item.level] for item in roadmap.items)),
            ("effort", _cheapness(roadmap)),
        )
    }


def _blocking(roadmap: Roadmap) -> Iterator[float]:
    """From 0 to 1, by place: the logarithm of what waits, over that of all other items."""
    blocked, most = dependence_counts(roadmap), log1p(max(1, len(roadmap.items) - 1))
    return (log1p(blocked[item.id]) / most for item in roadmap.items)


def _cheapness(roadmap: Roadmap) -> Iterator[float]:
    """From -1 for the dearest item to 0, by place."""
    dearness = [log1p(item.hours.likely) for item in roadmap.items]
    dearest = max(dearness)
    return (-dear / dearest for dear in dearness)


def parts_of(columns: Columns, place: int, continuity: int) -> Parts:
    """The parts of an item's score, when continuity is known in ten-thousandths."""
    fixed = {name: column[place] / SCALE for name, column in columns.parts.items()}
    return Parts(continuity=continuity / SCALE, **fixed)
