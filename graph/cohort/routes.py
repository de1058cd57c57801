"""Cheapest paths of many learners: those who agree where it matters share one search."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import count
from typing import TYPE_CHECKING

import numpy as np

from skillpath.graph.cohort.columns import columns_of, edge_columns, gap_columns, listed_of
from skillpath.graph.cohort.knowledge import knowledge_from
from skillpath.graph.errors import UnreachableGoalError
from skillpath.graph.recommendation.ranking import Question, reasons_along, route_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from skillpath.graph.cohort.columns import Circuit
    from skillpath.graph.cohort.knowledge import Aim, Crowd
    from skillpath.graph.knowledge import Knowledge
    from skillpath.graph.proving.problem import Limits
    from skillpath.graph.reasons import Because
    from skillpath.graph.roadmap import Roadmap

MOST_ROUTES = 20_000
MOST_PLACES = 10_000_000
"""How many are remembered, and how many places of items they are known by together."""

INSIDE = 1
"""Marks, in the lowest bit, a place of the gap; the others are known and at its edge."""


@dataclass(frozen=True, slots=True)
class Route:
    """What can be started now of a cheapest path, by place, with the reasons.

    The reasons stand for themselves as numbers as well: equal numbers, equal reasons.
    """

    ready: tuple[int, ...]
    because: dict[int, tuple[int, tuple[Because, ...]]]


class Routes:
    """The cheapest paths that were asked for.

    What a path is depends on the goals, on the gap (what may still be needed), and on what is
    known of the goals and of the items that the gap's requirements mention. All else that is
    known is behind them or leads elsewhere.
    """

    def __init__(self, roadmap: Roadmap, gates: Circuit, limits: Limits | None) -> None:
        """Nothing is asked yet."""
        self._roadmap, self._gates, self._limits = roadmap, gates, limits
        self._found: dict[tuple[tuple[str, ...], bytes], Route | None] = {}
        self._places = 0
        self._numbers = count(1)
        self._reasons: dict[tuple[Because, ...], int] = {}
        active = [place for place, item in enumerate(roadmap.items) if not item.is_retired]
        rounds = roadmap.generations
        active.sort(key=lambda place: (-rounds[roadmap.items[place].id], place))
        self._active = active

    def of(self, crowd: Crowd, is_open: Sequence[int]) -> list[Route | None]:
        """The path of each learner who has goals; None where these cannot be reached."""
        aims = [one.aim for one in crowd.learners]
        width = len(aims)
        targets = [place for aim in aims for place in aim.targets]
        whose = np.repeat(np.arange(width), [len(aim.targets) for aim in aims])
        asked = columns_of(np.array(targets, np.int64), whose, width)
        gap = gap_columns(self._gates, asked, is_open, self._active)
        edge = edge_columns(self._gates, asked, gap, is_open)
        marked = {place << 1 | INSIDE: column for place, column in gap.items()}
        marked |= {place << 1: column for place, column in edge.items()}
        places, ends = listed_of(marked, width)
        packed = places.astype(np.int32)
        found, start = [], 0
        for aim, end in zip(aims, ends, strict=True):
            found.append(self._route(aim, packed[start:end].tobytes()) if aim.goals.ids else None)
            start = end
        return found

    def _route(self, aim: Aim, around: bytes) -> Route | None:
        key = (aim.goals.ids, around)
        if key not in self._found:
            if len(self._found) >= MOST_ROUTES or self._places >= MOST_PLACES:
                self._found.clear()
                self._reasons.clear()
                self._places = 0
            marked = np.frombuffer(around, np.int32)
            self._places += len(marked)
            gap, edge = (marked[marked & INSIDE == mark] >> 1 for mark in (INSIDE, 0))
            self._found[key] = self._searched(aim, gap.tolist(), edge.tolist())
        return self._found[key]

    def _searched(self, aim: Aim, gap: list[int], edge: list[int]) -> Route | None:
        roadmap = self._roadmap
        knowledge = knowledge_from(roadmap, (), edge)
        route = self._forced(aim, gap, knowledge) if self._is_forced(gap, set(edge)) else None
        if route is None:
            try:
                route = route_of(roadmap, Question(knowledge, aim.goals, 1, self._limits))
            except UnreachableGoalError:
                return None
        assert route is not None, "there are goals"
        places = self._ready(roadmap.gates.places(route), set(edge))
        because = {place: self._numbered(route[roadmap.gates.ids[place]]) for place in places}
        return Route(tuple(places), because)

    def _forced(
        self, aim: Aim, gap: list[int], knowledge: Knowledge
    ) -> Mapping[str, tuple[Because, ...]] | None:
        """The path where nothing is left to choose: the whole gap, if it can be attained."""
        ids = self._roadmap.gates.ids
        route = reasons_along(self._roadmap, [ids[one] for one in gap], knowledge, aim.goals)
        return route if len(route) == len(gap) else None

    def _is_forced(self, gap: list[int], known: set[int]) -> bool:
        """Whether every requirement of the gap that is not met needs all that it lacks."""
        members, need = self._gates.members, self._gates.need
        pending = [one for item in gap for one in members[item]]
        while pending:
            gate = pending.pop()
            if gate < self._gates.items:
                continue
            lacking = [one for one in members[gate] if not self._is_met(one, known)]
            missing = need[gate] - len(members[gate]) + len(lacking)
            if 0 < missing < len(lacking):
                return False
            pending += lacking if missing > 0 else ()
        return True

    def _ready(self, items: Iterable[int], known: set[int]) -> list[int]:
        """Those of the items whose requirements are all met, ascending."""
        members = self._gates.members
        return sorted(
            item for item in items if all(self._is_met(one, known) for one in members[item])
        )

    def _is_met(self, gate: int, known: set[int]) -> bool:
        if gate < self._gates.items:
            return gate in known
        met = sum(self._is_met(one, known) for one in self._gates.members[gate])
        return met >= self._gates.need[gate]

    def _numbered(self, because: tuple[Because, ...]) -> tuple[int, tuple[Because, ...]]:
        if because not in self._reasons:
            self._reasons[because] = next(self._numbers)
        return self._reasons[because], because
