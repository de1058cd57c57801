"""What moved from one plan to the next, and why."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from skillpath.graph.planning.plan import Stage

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from skillpath.graph.planning.plan import Done, Plan, Planned

ALIKE = 1e-3
"""Hours that differ by less did not move anything."""


class Why(StrEnum):
    """Why an item ends on another day."""

    FINISHED = "finished"
    """It is finished; the amount are the days after the planned one, below 0 before it."""
    MISSED = "missed"
    """Hours that were planned were not spent, or, below 0, more were."""
    LONGER = "longer"
    """What is finished took so many hours more than planned, or, below 0, fewer."""
    PACE = "pace"
    """What is left takes so many percent more than was planned, or, below 0, less."""
    ORDER = "order"
    """What is left is learned in another order; the amount is how many places later, or, below 0,
    earlier it comes in that. Where it is 0 what runs beside it changed."""


@dataclass(frozen=True, slots=True)
class Reason:
    """A reason with its amount, whose unit `Why` tells."""

    why: Why
    amount: float


@dataclass(frozen=True, slots=True)
class Moved:
    """An item that ended on the day `before`, and ends on `after` now."""

    id: str
    before: date
    after: date
    why: tuple[Reason, ...]

    @property
    def days(self) -> int:
        """By how many days later; below 0 for earlier."""
        return (self.after - self.before).days


@dataclass(frozen=True, slots=True)
class Missed:
    """Hours planned and not spent, and hours that what is finished took more than planned."""

    hours: float
    longer: float

    @classmethod
    def between(cls, old: Plan, new: Plan, as_planned: Iterable[Done]) -> Missed:
        """Those of what was planned by the day from which the new one goes on."""
        finished = [one for one in new.items if one.done and not old.by_id[one.id].done]
        longer = sum(one.hours - old.by_id[one.id].hours for one in finished)
        planned = sum(
            (old.by_id[one.id].hours if one.hours is None else one.hours) - old.by_id[one.id].so_far
            for one in as_planned
            if one.stage is not Stage.REPEATED
        )
        spent = sum(_spent(one) - _spent(old.by_id[one.id]) for one in new.items)
        return cls(round(planned - spent, 6), round(longer, 6))


def _spent(item: Planned) -> float:
    return item.hours if item.done else item.so_far


def moves(old: Plan, same_pace: Plan, new: Plan, missed: Missed) -> tuple[Moved, ...]:
    """The items that end on another day.

    `same_pace` is the new plan with the pace of the old one: what moved in that is there for
    what was done, the rest for the pace.
    """
    places = _places_later(old, new)
    percent = round((new.pace.median / old.pace.median - 1) * 100, 1)
    found = []
    for item in new.items:
        before = old.by_id[item.id].ends
        by_done = (same_pace.by_id[item.id].ends - before).days
        if item.ends == before:
            continue
        if item.done:
            why = [Reason(Why.FINISHED, by_done)]
        else:
            why = _of_left(by_done, missed, places[item.id])
            if item.ends != same_pace.by_id[item.id].ends:
                why.append(Reason(Why.PACE, percent))
        found.append(Moved(item.id, before, item.ends, tuple(why)))
    return tuple(found)


def _of_left(days: int, missed: Missed, places: int) -> list[Reason]:
    """Why something left ends so many days later: hours that point the same way, and the order."""
    reasons = [
        Reason(why, round(hours, 2))
        for why, hours in ((Why.MISSED, missed.hours), (Why.LONGER, missed.longer))
        if abs(hours) > ALIKE and days * hours > 0
    ]
    if places or (days and not reasons):
        reasons.append(Reason(Why.ORDER, places))
    return reasons


def _places_later(old: Plan, new: Plan) -> Mapping[str, int]:
    """For each item that is left by how many places later it stands among those."""
    left = [one.id for one in new.items if not one.done]
    there = frozenset(left)
    turn = {one: place for place, one in enumerate(one.id for one in old.items if one.id in there)}
    return {one: place - turn[one] for place, one in enumerate(left)}
