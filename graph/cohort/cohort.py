"""What next for many learners at once: the answers of `recommend`, thousands side by side.

Knowledge, gates and gaps are columns of learners (`columns`), scores whole numbers in one array
(`ranking`). What is told of an item is made by the functions that tell it to a single learner,
once for all learners that agree in the facts behind it (`facts`).
"""

from __future__ import annotations

from itertools import pairwise
from threading import Lock
from typing import TYPE_CHECKING, Generic, NamedTuple

import numpy as np

from skillpath.graph.cohort.columns import Circuit, listed_of, open_columns, startable, unpacked
from skillpath.graph.cohort.explained import Explainer, Teller, Told
from skillpath.graph.cohort.implied import Implied
from skillpath.graph.cohort.knowledge import Aims, Asked, Crowd, Learner, Places
from skillpath.graph.cohort.ranking import Scores
from skillpath.graph.cohort.routes import Routes
from skillpath.graph.errors import SkillpathError
from skillpath.graph.recommendation.ranking import MOST_RECOMMENDATIONS, recommend
from skillpath.graph.structure.columns import columns_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from skillpath.graph.cohort.columns import Numbers
    from skillpath.graph.cohort.routes import Route
    from skillpath.graph.proving.problem import Limits
    from skillpath.graph.roadmap import Roadmap

MOST_PAIRS = 8_000_000
"""How many pairs of an item and a learner are looked at side by side."""

MOST_LEARNERS = 4_096
LEAST_LEARNERS = 256


class Answer(NamedTuple, Generic[Told]):
    """What one learner is told: `Recommendations`, in places and in pieces.

    `stated` and `inferred` are places of items; `told` has two pieces for each recommendation,
    see `Teller.scored` and `Teller.explained`.
    """

    stated: Sequence[int]
    inferred: Sequence[int]
    frontier_size: int
    told: Sequence[Told]


class Cohort(Generic[Told]):
    """Answers learners of one roadmap side by side, and remembers what it told.

    Threads may share it; they take turns, `width` learners at a time.
    """

    def __init__(self, roadmap: Roadmap, tell: Teller[Told], limits: Limits | None = None) -> None:
        """Gather what does not depend on learners."""
        self._roadmap, self._limits = roadmap, limits
        gates = self._gates = Circuit.of(roadmap.gates)
        self._retired = columns_of(roadmap).retired.tolist()
        self._places, self._aims = Places(roadmap), Aims(roadmap)
        self._implied = Implied(roadmap)
        self._scores = Scores(roadmap)
        self._routes = Routes(roadmap, gates, limits)
        self._explainer = Explainer(roadmap, gates, self._scores, tell)
        self._alone_here = Lock()
        self.width = min(MOST_LEARNERS, max(LEAST_LEARNERS, MOST_PAIRS // len(roadmap.items)))

    def answers(self, asked: Sequence[Asked]) -> Iterator[Answer[Told] | SkillpathError]:
        """The answer to each, in their order, or the error that `recommend` raises for it."""
        for start in range(0, len(asked), self.width):
            with self._alone_here:
                found = self._side_by_side(asked[start : start + self.width])
            yield from found

    def _side_by_side(self, asked: Sequence[Asked]) -> list[Answer[Told] | SkillpathError]:
        read = [self._read(one) for one in asked]
        learners = [one for one in read if one is not None]
        answered = iter(self._answered(learners)) if learners else iter(())
        found = [None if one is None else next(answered) for one in read]
        return [
            self._alone(question) if answer is None else answer
            for question, answer in zip(asked, found, strict=True)
        ]

    def _read(self, asked: Asked) -> Learner | None:
        """The question in places; None where something is wrong with it."""
        known, goals, limit, is_strict = asked
        try:
            stated = list(map(self._places.__getitem__, known))
            aim = self._aims[goals]
        except SkillpathError:
            return None
        if not 1 <= limit <= MOST_RECOMMENDATIONS:
            return None
        if len(set(stated)) < len(stated):  # each counts where it stands last
            stated = [*dict.fromkeys(stated[::-1])][::-1]
        return Learner(stated, aim, limit, is_strict)

    def _alone(self, asked: Asked) -> SkillpathError:
        """What is wrong with a question, told as it is to a single learner."""
        try:
            recommend(
                self._roadmap,
                asked.known,
                asked.goals,
                limit=asked.limit,
                strict=asked.strict,
                limits=self._limits,
            )
        except SkillpathError as error:
            return error
        raise AssertionError("side by side it was refused")

    def _answered(self, learners: Sequence[Learner]) -> list[Answer[Told] | None]:
        """The answers of learners; None where goals cannot be reached."""
        width = len(learners)
        crowd = Crowd.of(learners, self._implied)
        is_open = open_columns(self._gates, crowd.known)
        columns = startable(self._gates, self._retired, is_open, (1 << width) - 1)
        ready = unpacked(columns, width)
        sizes = ready.sum(axis=0).tolist()
        routes: list[Route | None] = [None] * width
        if any(one.aim.goals.ids for one in learners):
            routes = self._routes.of(crowd, is_open)
            ready[:, [bool(one.aim.goals.ids) for one in learners]] = False
        most = np.array([one.limit for one in learners], np.int64)
        picks = self._scores.best(ready, _on_routes(routes), crowd.recent, most)
        told = self._explainer.told(picks, crowd, is_open, routes)
        inferred = _lists(crowd.inferred, width)
        return [
            None
            if route is None and one.aim.goals.ids
            else Answer(one.stated, follows, size, told[2 * start : 2 * end])
            for one, follows, size, (start, end), route in zip(
                learners, inferred, sizes, pairwise(picks.start), routes, strict=True
            )
        ]


def _on_routes(routes: Sequence[Route | None]) -> tuple[Numbers, Numbers]:
    """What can be started of the paths of those who have goals: pairs of an item and a learner."""
    ready = [() if route is None else route.ready for route in routes]
    items = np.array([item for each in ready for item in each], np.int64)
    return items, np.repeat(np.arange(len(ready)), [len(each) for each in ready])


def _lists(columns: Mapping[int, int], width: int) -> Iterator[list[int]]:
    """For each learner the items whose column has it, ascending."""
    items, ends = listed_of(columns, width)
    listed = items.tolist()
    return (listed[start:end] for start, end in pairwise([0, *ends]))
