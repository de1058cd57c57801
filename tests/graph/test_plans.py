"""What holds of every study plan, on random roadmaps with uneven weeks, days off and deadlines."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from hypothesis import assume, given, settings

from benchmarks.exact_plans import Exact
from skillpath.graph import plan_along
from tests.graph.plan_cases import PlanCase, plan_cases

if TYPE_CHECKING:
    from collections.abc import Iterator

    from skillpath.graph import Plan, Share, Week

NEAR = 1e-5
"""Hours are rounded to a millionth in each week."""

often = settings(max_examples=50, deadline=None)
sometimes = settings(max_examples=20, deadline=None)
any_case = plan_cases(tracks=3, whole=True)


def shares(plan: Plan) -> Iterator[tuple[Week, Share]]:
    """In the order in which they are learned."""
    return ((week, share) for week in plan.weeks for share in week.shares)


def hours_between(case: PlanCase, first: date, last: date) -> float:
    """Counted day by day, both included."""
    days = (first + timedelta(one) for one in range((last - first).days + 1))
    availability = case.terms.availability
    return sum(
        availability.weekdays[day.weekday()] for day in days if day not in availability.days_off
    )


def with_hours(case: PlanCase, factor: float) -> Plan:
    """The plan of somebody who has so many times the hours on each day."""
    more = case.terms.availability.scaled(factor)
    return plan_along(case.roadmap, case.path, replace(case.terms, availability=more))


@often
@given(any_case)
def test_nothing_begins_before_its_requirements_are_met(case: PlanCase) -> None:
    exact = Exact(case.roadmap, case.path, case.terms)
    learned, begun = set(case.path.knowledge.items), set()
    for _, share in shares(case.plan):
        if share.id not in begun:
            assert exact.is_open(share.id, learned)
            begun.add(share.id)
        if share.is_last:
            learned.add(share.id)
    assert begun == {one.item.id for one in case.path.items}


@often
@given(any_case)
def test_all_hours_are_placed_once_between_the_first_and_the_last_day(case: PlanCase) -> None:
    plan = case.plan
    found: dict[str, list[tuple[Week, Share]]] = {}
    for week, share in shares(plan):
        found.setdefault(share.id, []).append((week, share))
    for one in plan.items:
        weeks = [week for week, _ in found[one.id]]
        assert sum(share.hours for _, share in found[one.id]) == pytest.approx(one.hours, abs=NEAR)
        assert [share.is_last for _, share in found[one.id]] == [
            *(False for _ in weeks[1:]),
            True,
        ]
        assert weeks[0].begins <= one.begins < weeks[0].begins + timedelta(7)
        assert weeks[-1].begins <= one.ends < weeks[-1].begins + timedelta(7)


@often
@given(any_case)
def test_no_week_holds_more_than_its_days_have(case: PlanCase) -> None:
    for week in case.plan.weeks:
        last = week.begins + timedelta(6 - week.begins.weekday())
        assert week.hours == pytest.approx(hours_between(case, week.begins, last), abs=NEAR)
        assert week.used <= week.hours + NEAR


@often
@given(any_case)
def test_no_stretch_of_days_holds_more_than_it_has(case: PlanCase) -> None:
    items = case.plan.items
    for first in {one.begins for one in items}:
        for last in {one.ends for one in items}:
            within = [one.hours for one in items if first <= one.begins and one.ends <= last]
            assert sum(within) <= hours_between(case, first, last) + NEAR


@often
@given(any_case)
def test_nothing_begins_or_ends_on_a_day_without_hours(case: PlanCase) -> None:
    for one in case.plan.items:
        assert hours_between(case, one.begins, one.begins) > 0
        assert hours_between(case, one.ends, one.ends) > 0


@often
@given(any_case)
def test_weeks_follow_each_other_from_the_start_on_and_begin_on_mondays(case: PlanCase) -> None:
    days = [week.begins for week in case.plan.weeks]
    assert days[:1] == ([case.terms.start] if case.path.items else [])
    assert {day.weekday() for day in days[1:]} <= {0}
    assert all((after - before).days <= 7 for before, after in pairwise(days))


@often
@given(plan_cases(tracks=3))
def test_never_more_items_are_open_than_asked_for(case: PlanCase) -> None:
    open_: set[str] = set()
    for _, share in shares(case.plan):
        open_.add(share.id)
        assert len(open_) <= case.terms.tracks
        if share.is_last:
            open_.remove(share.id)


@often
@given(any_case)
def test_what_is_kept_whole_lies_in_one_week_alone(case: PlanCase) -> None:
    plan = case.plan
    for one in case.terms.whole:
        whole = plan.by_id[one]
        assert [share.hours for _, share in shares(plan) if share.id == one] == [whole.hours]
        for other in plan.items:
            assert other is whole or other.ends <= whole.begins or whole.ends <= other.begins


@often
@given(plan_cases(tracks=1))
def test_with_more_hours_no_goal_is_reached_later(case: PlanCase) -> None:
    before = {one.goal: one.day for one in case.plan.arrivals}
    after = {one.goal: one.day for one in with_hours(case, 1.5).arrivals}
    assert all(after[goal] <= day for goal, day in before.items())


@often
@given(any_case)
def test_a_plan_is_as_little_late_as_can_be_where_it_says_so(case: PlanCase) -> None:
    plan = case.plan
    least = Exact(case.roadmap, case.path, replace(case.terms, whole=frozenset())).lateness()
    assert plan.lateness >= least
    if plan.is_minimal:
        assert plan.lateness == least


@sometimes
@given(plan_cases())
def test_with_the_needed_hours_no_goal_is_late_and_with_half_an_hour_less_one_is(
    case: PlanCase,
) -> None:
    plan, had = case.plan, case.terms.availability.hours_per_week
    assert (plan.needed is None) or plan.lateness > 0
    assume(plan.needed is not None)
    assert plan.needed is not None
    assert with_hours(case, plan.needed / had).lateness == 0
    assert with_hours(case, (plan.needed - 0.5) / had).lateness > 0


@sometimes
@given(any_case)
def test_with_the_needed_hours_no_goal_is_late_whatever_the_terms(case: PlanCase) -> None:
    plan, had = case.plan, case.terms.availability.hours_per_week
    if plan.needed is not None:
        assert with_hours(case, plan.needed / had).lateness == 0


@sometimes
@given(plan_cases())
def test_no_hours_are_told_where_even_full_days_would_be_late(case: PlanCase) -> None:
    plan = case.plan
    assume(plan.lateness > 0 and plan.needed is None)
    fullest = max(case.terms.availability.weekdays)
    assert with_hours(case, 24 / fullest).lateness > 0
