"""A plan as what people read from top to bottom: a head, then week by week."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from skillpath.graph import Stage
from skillpath.graph.planning.availability import EPSILON
from skillpath.ontology.plans.ticked import told_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from skillpath.graph import Milestone, Plan, Planned, Share, Week


@dataclass(frozen=True, slots=True)
class Part:
    """What is learned of an item in the week that begins then: part `number` of `count`, from 1."""

    planned: Planned
    begins: date
    hours: float
    number: int
    count: int
    is_ticked: bool

    @property
    def is_last(self) -> bool:
        """Whether the item is finished with it."""
        return self.number == self.count


@dataclass(frozen=True, slots=True)
class Section:
    """A week with its number from 1, what is learned in it, and what is reached in it.

    The week is None for items that have no part in any.
    """

    number: int
    week: Week | None
    parts: tuple[Part, ...]
    milestones: tuple[Milestone, ...] = ()

    @property
    def reviews(self) -> tuple[Share, ...]:
        """What is repeated at the beginning of the week."""
        return self.week.reviews if self.week else ()

    @property
    def is_free(self) -> bool:
        """Whether nothing happens in it."""
        return not (self.parts or self.milestones or self.reviews)


def sections(plan: Plan) -> tuple[Section, ...]:
    """Items that stand in no week, where there are any, then all weeks, free ones too."""
    parts = parts_of(plan)
    left = [one for one in plan.items if not parts[one.id]]
    found = [Section(0, None, tuple(_alone(one) for one in left))] if left else []
    following = {one: iter(each) for one, each in parts.items()}
    ends = [one.begins for one in plan.weeks[1:]]
    reached = list(plan.milestones)
    for number, week in enumerate(plan.weeks, start=1):
        end = ends[number - 1] if number <= len(ends) else None
        count = sum(1 for one in reached if end is None or one.day < end)
        learned = tuple(next(following[share.id]) for share in week.shares)
        found.append(Section(number, week, learned, tuple(reached[:count])))
        del reached[:count]
    return tuple(found)


def parts_of(plan: Plan) -> dict[str, tuple[Part, ...]]:
    """The parts of each item, by id, in the order of the weeks; none for what is in no week."""
    shares: dict[str, list[tuple[date, float]]] = {one.id: [] for one in plan.items}
    for week in plan.weeks:
        for share in week.shares:
            shares[share.id].append((week.begins, share.hours))
    return {one.id: tuple(_parts(one, shares[one.id])) for one in plan.items}


def _parts(one: Planned, shares: list[tuple[date, float]]) -> Iterator[Part]:
    """Of what is begun, those are ticked that its hours so far cover, but never the last."""
    reached = 0.0
    for number, (begins, hours) in enumerate(shares, start=1):
        reached += hours
        is_covered = reached <= one.so_far + EPSILON and number < len(shares)
        is_ticked = is_finished(one) or is_covered
        yield Part(one, begins, hours, number, len(shares), is_ticked)


def _alone(one: Planned) -> Part:
    return Part(one, one.begins, one.hours, 1, 1, is_finished(one))


def is_finished(one: Planned) -> bool:
    """Whether the item is done."""
    told = told_of(one)
    return told is not None and told.stage is not Stage.BEGUN
