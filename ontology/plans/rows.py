"""What tables, boards and graphs say of each item of a plan."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from skillpath.graph import Stage, explained
from skillpath.graph.planning.precedence import prerequisites_in

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from skillpath.graph import Attainable, Milestone, Plan, Planned


@dataclass(frozen=True)
class Rows:
    """The items of a plan, each with what has to be looked up for it."""

    plan: Plan

    @cached_property
    def before(self) -> Mapping[str, tuple[str, ...]]:
        """For each item, by id, the ids of the planned ones that it rests on directly."""
        return prerequisites_in(self.plan)

    @cached_property
    def weeks(self) -> Mapping[str, tuple[int, ...]]:
        """For each item the places, from 0, of the weeks in which it is learned."""
        found: dict[str, list[int]] = {one.id: [] for one in self.plan.items}
        for place, week in enumerate(self.plan.weeks):
            for share in week.shares:
                found[share.id].append(place)
        return {one: tuple(places) for one, places in found.items()}

    def step(self, one: Planned) -> str:
        """The name of the step that covers it; empty where none does."""
        step = self.plan.roadmap.step_of.get(one.id)
        return step.name if step else ""

    def needs(self, one: Planned) -> tuple[str, ...]:
        """The names of the planned items that it rests on."""
        return tuple(self.item(each).name for each in self.before[one.id])

    def reasons(self, one: Planned) -> tuple[str, ...]:
        """Why it is learned, as sentences."""
        told = (explained(self.plan.roadmap, one.id, each) for each in one.item.because)
        return tuple(filter(None, told))

    def item(self, identifier: str) -> Attainable:
        """The planned item of this id."""
        return self.plan.by_id[identifier].item.item

    def reached(self) -> Iterator[tuple[Milestone, str]]:
        """The milestones with the names of what is reached."""
        for one in self.plan.milestones:
            yield one, self.plan.roadmap.name_of(one.id)


def is_finished(one: Planned) -> bool:
    """Whether nothing of it is left to learn."""
    return one.done is not None and one.done.stage is not Stage.BEGUN
