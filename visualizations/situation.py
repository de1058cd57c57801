"""Where a learner stands on a roadmap: what was asked, and the state of each item."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING

from skillpath.graph import Knowledge, frontier, still_attainable
from skillpath.visualizations.doubts import MOST_EXPLAINED, Reading, read_as

if TYPE_CHECKING:
    from collections.abc import Mapping

    from skillpath.graph import ItemId, Path, Recommendation, Recommendations, Roadmap
    from skillpath.visualizations.doubts import Asked, Doubt


@dataclass(frozen=True, slots=True)
class Learner:
    """Who reads a page that answers no question: what is known, and the goals by id."""

    knowledge: Knowledge
    goals: tuple[str, ...] = ()


class State(StrEnum):
    """Where a learner stands with an item; the first that fits."""

    KNOWN = "known"
    RETIRED = "retired"
    READY = "ready"
    LOCKED = "locked"


@dataclass(frozen=True)
class Situation:
    """A roadmap with the answers that a page shows on it, each of them optional.

    The answers must have been made from the same roadmap, known items and goals. A page without
    answers may have a `learner` instead.
    """

    roadmap: Roadmap
    path: Path | None = None
    recommendations: Recommendations | None = None
    asked: Asked | None = None
    learner: Learner | None = None

    @cached_property
    def _reading(self) -> Reading:
        """What was understood of what could not be answered."""
        return read_as(self.roadmap, self.asked) if self.asked else Reading()

    @cached_property
    def knowledge(self) -> Knowledge:
        """What is known, as far as an answer, the learner or what was understood tells."""
        told = self.path or self.recommendations or self.learner or self._reading
        return told.knowledge

    @property
    def known(self) -> tuple[str, ...]:
        """The stated items by id."""
        return self.knowledge.stated

    @cached_property
    def goals(self) -> tuple[str, ...]:
        """The goals by id."""
        answer = self.path or self.recommendations
        if answer:
            return answer.goals.ids
        return (self.learner or self._reading).goals

    @property
    def told_doubts(self) -> tuple[Doubt, ...]:
        """Those of them that are told in words."""
        return self.doubts[:MOST_EXPLAINED]

    @property
    def doubts(self) -> tuple[Doubt, ...]:
        """The names to correct, in the order of the form."""
        return self._reading.doubts

    @property
    def error(self) -> str:
        """Why there is no answer where the names are not to blame, or nothing."""
        return self.asked.error if self.asked else ""

    @cached_property
    def targets(self) -> frozenset[str]:
        """The items that the goals ask for."""
        answer = self.path or self.recommendations
        return frozenset(answer.goals.targets) if answer else frozenset()

    @cached_property
    def numbers(self) -> Mapping[str, int]:
        """The items of the path with their turn, from 1."""
        listed = self.path.items if self.path else ()
        return {one.item.id: turn for turn, one in enumerate(listed, start=1)}

    @cached_property
    def next_items(self) -> Mapping[str, Recommendation]:
        """The recommended items, best first."""
        listed = self.recommendations.items if self.recommendations else ()
        return {one.item.id: one for one in listed}

    @cached_property
    def ranks(self) -> Mapping[str, int]:
        """The recommended items with their turn, the best has 1."""
        return {one: rank for rank, one in enumerate(self.next_items, start=1)}

    @cached_property
    def ready(self) -> frozenset[str]:
        """What can be started now."""
        return frontier(self.roadmap, self.knowledge.items)

    @cached_property
    def possible(self) -> frozenset[str]:
        """What can be a goal: all that is not known and can still be attained."""
        return still_attainable(self.roadmap, self.knowledge.items)

    def state(self, item: ItemId) -> State:
        """Where the learner stands with the item. A retired item that is known is known."""
        tests = (
            (State.KNOWN, item in self.knowledge.items),
            (State.RETIRED, self.roadmap.by_id[item].is_retired),
            (State.READY, item in self.ready),
        )
        return next((state for state, fits in tests if fits), State.LOCKED)
