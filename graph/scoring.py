"""How good it is to learn an item next: signals, each scaled by constants of the roadmap."""

from __future__ import annotations

from dataclasses import dataclass
from math import log1p
from typing import TYPE_CHECKING

from skillpath.graph.dominance import MOST_AT_ONCE, dependence_counts
from skillpath.graph.reach import FARTHEST, distances, reach_counts

if TYPE_CHECKING:
    from collections.abc import Mapping

    from skillpath.graph.knowledge import Knowledge
    from skillpath.graph.roadmap import Roadmap

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


class Scorer:
    """Scores items for one learner; what does not depend on the item is looked up once."""

    def __init__(self, roadmap: Roadmap, knowledge: Knowledge) -> None:
        """Take the distances from the last three stated items."""
        self._roadmap = roadmap
        recent = list(zip(RECENCY, reversed(knowledge.stated), strict=False))
        self._near = [(weight, distances(roadmap, one)) for weight, one in recent]
        self._weight = sum(weight for weight, _ in recent)

    def parts(self, item: str) -> Parts:
        """The weighted signals of an item, to four decimals."""
        hops = sum(weight * near.get(item, FARTHEST) for weight, near in self._near)
        return parts_at(self._roadmap, item, hops, self._weight)


def parts_at(roadmap: Roadmap, item: str, hops: int, weight: int) -> Parts:
    """The weighted signals of an item, to four decimals.

    `hops` are those from the last three stated items, each times its recency; `weight` is the sum
    of these recencies, 0 where nothing was stated.
    """
    dearest = roadmap.memo.recall("dearest", lambda: _dearest(roadmap))
    dearness = log1p(roadmap.by_id[item].hours.likely) / dearest
    blocked = blocked_counts(roadmap)[item] / max(1, len(roadmap.items) - 1)
    continuity = -hops / (FARTHEST * weight) if weight else 0.0
    return Parts(
        continuity=round(WEIGHTS["continuity"] * continuity, 4),
        blocking=round(WEIGHTS["blocking"] * blocked, 4),
        effort=round(-WEIGHTS["effort"] * dearness, 4) + 0.0,  # no minus zero
    )


def blocked_counts(roadmap: Roadmap) -> Mapping[str, int]:
    """How many items wait for each; of a very large roadmap how many mention it, at any depth.

    >>> blocked_counts(roadmap)["pandas"]
    1
    """
    if len(roadmap.items) > MOST_AT_ONCE:
        return reach_counts(roadmap)
    return roadmap.memo.recall("dependence counts", lambda: dependence_counts(roadmap))


def _dearest(roadmap: Roadmap) -> float:
    return max(log1p(item.hours.likely) for item in roadmap.items)
