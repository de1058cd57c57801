"""Earliest and latest weeks, beside every set of items and every hour that they could end in."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from hypothesis import assume, given, settings

from benchmarks.exact_plans import Exact
from tests.graph.plan_cases import PlanCase, plan_cases
from tests.graph.random_plans import has_no_choice

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

UNIT = 0.25
"""All hours of random roadmaps are multiples of it."""

often = settings(max_examples=25, deadline=None)


def monday(day: date) -> date:
    return day - timedelta(day.weekday())


@often
@given(plan_cases())
def test_the_earliest_week_is_that_of_the_smallest_set_in_which_an_item_can_be_learned(
    case: PlanCase,
) -> None:
    exact = Exact(case.roadmap, case.path, case.terms)
    sets = list(exact.sets())
    for one in case.plan.items:
        least = min(sum(map(exact.hours.__getitem__, those)) for those in sets if one.id in those)
        assert one.earliest >= monday(exact.day(least))
        if has_no_choice(case.plan):
            assert one.earliest == monday(exact.day(least))


@often
@given(plan_cases())
def test_the_latest_week_is_the_last_hour_at_which_an_item_can_end_and_all_be_in_time(
    case: PlanCase,
) -> None:
    plan = case.plan
    assume(plan.items and not plan.lateness and has_no_choice(case.plan))
    days = Exact(case.roadmap, case.path, case.terms)
    below = dependents(case)
    due = due_units(case, below)
    for one in plan.items:
        ends = range(1, due[one.id] + 1)
        last = max(end for end in ends if can_end(one.id, end, days.hours, due, below))
        assert one.latest == monday(days.day(last * UNIT))


def can_end(
    item: str,
    end: int,
    hours: Mapping[str, float],
    due: Mapping[str, int],
    below: Mapping[str, set[str]],
) -> bool:
    """Whether all ends in time if the item ends in this unit of time, neither before nor after.

    What builds on it waits until then; at each unit what is due first is learned, and anything
    may be put off at any time.
    """
    left = {one: round(each / UNIT) for one, each in hours.items()}
    for now in range(1, max(due.values()) + 1):
        kept = 1 if now < end else 0
        open_ = [
            one
            for one, units in left.items()
            if units > (kept if one == item else 0)
            and not any(one in below[other] for other in left if left[other])
        ]
        chosen = item if now == end else min(open_, key=lambda one: due[one], default=None)
        if chosen and (chosen in open_):
            left[chosen] -= 1
        if any(units and due[one] <= now for one, units in left.items()):
            return False
        if now == end and left[item]:
            return False
    return True


def dependents(case: PlanCase) -> dict[str, set[str]]:
    """For each item those that cannot be learned without it."""
    exact = Exact(case.roadmap, case.path, case.terms)
    found = {one: set(exact.hours) - {one} for one in exact.hours}
    for those in exact.sets():
        for one in set(exact.hours) - those:
            found[one] -= those
    return found


def due_units(case: PlanCase, below: Mapping[str, set[str]]) -> dict[str, int]:
    """By which unit of time each has to end; the end of the plan where nothing is due."""
    days = Exact(case.roadmap, case.path, case.terms)
    end = round(sum(days.hours.values()) / UNIT)
    asked = {
        one: min(case.terms.deadlines[goal] for goal in goals if goal in case.terms.deadlines)
        for one, goals in case.path.goals.targets.items()
        if one in days.hours and any(goal in case.terms.deadlines for goal in goals)
    }
    own = {one: round(hours_until(case, day) / UNIT) for one, day in asked.items()}
    passed = {one: _first([own.get(each) for each in (one, *below[one])]) for one in days.hours}
    full = {one: end if units is None else units for one, units in passed.items()}
    return {one: min(full[each] for each in (one, *below[one])) for one in days.hours}


def _first(units: Iterable[int | None]) -> int | None:
    return min((one for one in units if one is not None), default=None)


def hours_until(case: PlanCase, day: date) -> float:
    availability, start = case.terms.availability, case.terms.start
    days = (start + timedelta(one) for one in range((day - start).days + 1))
    return sum(
        availability.weekdays[one.weekday()] for one in days if one not in availability.days_off
    )
