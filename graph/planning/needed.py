"""How many hours a week would keep all deadlines."""

from __future__ import annotations

from dataclasses import replace
from math import ceil
from typing import TYPE_CHECKING

from skillpath.graph.planning.availability import DAY, EPSILON
from skillpath.graph.planning.placing import Placing, for_learning, placed
from skillpath.graph.planning.schedule import Manner

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from skillpath.graph.planning.availability import Availability
    from skillpath.graph.planning.past import Past
    from skillpath.graph.planning.plan import Terms
    from skillpath.graph.planning.work import Work

STEP = 0.5
"""They are told in halves of an hour, rounded up."""


def needed_hours(work: Work, terms: Terms, past: Past) -> float | None:
    """The fewest hours a week that keep all deadlines: the same days, each with more hours.

    None where some day would need more than it has. Learned one after another, the order stays
    the same whatever the hours, with room for all that may be repeated; where items are kept
    whole, hours are tried.
    """
    if terms.whole.isdisjoint(work.order):
        found = Placing(work, replace(terms, review=None), past).by(Manner(tracks=1))
        used, share = found.calendar.used_before(past.since), for_learning(terms)
        ends = (
            (found.schedule.ends[one] - used, (found.calendar.hours_by(day) - used) * share)
            for one, day in work.due.items()
        )
        return _stretched(terms.availability, ends)
    return _tried(
        terms.availability,
        lambda more: not placed(work, replace(terms, availability=more), past).late,
    )


def _stretched(availability: Availability, ends: Iterable[tuple[float, float]]) -> float | None:
    """By pairs of hours: when something ends, and how many there are until it has to.

    The pair that is furthest apart decides.
    """
    most = 1.0
    for end, there in ends:
        if there <= EPSILON:
            return None
        most = max(most, end / there)
    halves = ceil(availability.hours_per_week * most / STEP - EPSILON)
    return halves * STEP if halves <= _most(availability) else None


def _tried(availability: Availability, keeps: Callable[[Availability], bool]) -> float | None:
    """So many that `keeps` says that all ends in time, and does not of half an hour less."""
    full = availability.hours_per_week

    def suffices(halves: int) -> bool:
        return keeps(availability.scaled(halves * STEP / full))

    late, enough = int(full / STEP), _most(availability)
    if not suffices(enough):
        return None
    while enough - late > 1:
        middle = (enough + late) // 2
        if suffices(middle):
            enough = middle
        else:
            late = middle
    return enough * STEP


def _most(availability: Availability) -> int:
    """How many halves of an hour a week has where its fullest day is full."""
    full = availability.hours_per_week * DAY / max(availability.weekdays)
    return int(full / STEP + EPSILON)
