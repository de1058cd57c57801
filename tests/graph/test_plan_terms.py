"""Terms that no plan can keep, and terms at the edge of the calendar."""

from __future__ import annotations

from copy import copy
from datetime import date
from math import inf, nan
from typing import TYPE_CHECKING

import pytest

from skillpath.graph import Availability, Terms, cheapest_path, plan_along
from skillpath.graph.planning.plan_errors import NoTimeError, TermsError, TooLongError
from tests.graph.small import item, roadmap

if TYPE_CHECKING:
    from collections.abc import Callable

    from skillpath.graph import Plan

#  basics (3 h) ── exam (10 h)
SMALL = roadmap(item("basics", hours=3), item("exam", "basics", hours=10))
PATH = cheapest_path(SMALL, ["exam"])
MONDAY = date(2027, 1, 4)
WEEKLY = Availability.weekly(7)


def plan(terms: Terms, pace: float = 1.0) -> Plan:
    return plan_along(SMALL, PATH, terms, pace=pace)


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        (lambda: Availability((1.0,) * 8), "weekdays: found 8 numbers; expected seven"),
        (lambda: Availability.weekly(169), "weekdays: found 24.1429 hours on a day; expected 0"),
        (lambda: Availability((nan, *(0.0,) * 6)), "weekdays: found nan hours on a day"),
        (lambda: Availability((-1.0, *(9.0,) * 6)), "weekdays: found -1 hours on a day"),
        (lambda: Terms(MONDAY, WEEKLY, tracks=0), "tracks: found 0; expected 1 or more"),
        (lambda: plan(Terms(MONDAY, WEEKLY), pace=0), "pace: found 0; expected a number above 0"),
        (lambda: plan(Terms(MONDAY, WEEKLY), pace=nan), "pace: found nan"),
        (lambda: plan(Terms(MONDAY, WEEKLY), pace=inf), "pace: found inf"),
    ],
)
def test_what_no_terms_can_be_is_refused(wrong: Callable[[], object], message: str) -> None:
    with pytest.raises(TermsError) as refused:
        wrong()
    assert message in str(refused.value)
    assert str(copy(refused.value)) == str(refused.value)


@pytest.mark.parametrize(
    "terms",
    [
        Terms(MONDAY, Availability.weekly(0)),
        Terms(MONDAY, Availability.weekly(0.004)),
        Terms(date(9999, 12, 24), WEEKLY),
    ],
    ids=["no hours", "more than fifty years", "after the last day that there is"],
)
def test_too_little_time_says_for_how_many_hours_and_from_when(terms: Terms) -> None:
    with pytest.raises(NoTimeError) as refused:
        plan(terms)
    assert str(refused.value) == (
        f"found too little time for 13 hours from {terms.start} on; "
        "expected hours a week that finish them within fifty years"
    )


def test_a_plan_can_end_on_the_last_day_that_there_is() -> None:
    found = plan(Terms(date(9999, 12, 19), WEEKLY))
    assert found.ends == found.range.safe.ends == date(9999, 12, 31)


def test_what_is_kept_whole_and_fits_into_no_week_is_named() -> None:
    with pytest.raises(TooLongError) as refused:
        plan(Terms(MONDAY, WEEKLY, whole=frozenset({"exam", "basics"})))
    assert str(refused.value) == (
        "whole: found 'exam', which take longer than the 7 hours of a week; "
        "expected items that fit into one"
    )


def test_what_is_kept_whole_waits_for_a_week_without_days_off() -> None:
    off = frozenset({date(2027, 1, 6), date(2027, 1, 13)})
    found = plan(Terms(MONDAY, Availability.weekly(10, off), whole=frozenset({"exam"})))
    assert [(one.begins, one.ends) for one in found.items] == [
        (MONDAY, date(2027, 1, 7)),
        (date(2027, 1, 18), date(2027, 1, 24)),
    ]


def test_a_deadline_before_the_start_is_missed_and_no_hours_would_do() -> None:
    found = plan(Terms(MONDAY, WEEKLY, {"exam": date(2027, 1, 1)}))
    assert (found.ends, found.lateness, found.needed) == (date(2027, 1, 16), 15, None)
    assert found.is_minimal


def test_what_is_known_is_not_late_whatever_its_deadline() -> None:
    known = cheapest_path(SMALL, ["basics"], ["exam"])
    found = plan_along(SMALL, known, Terms(MONDAY, WEEKLY, {"basics": date(2026, 1, 1)}))
    assert (found.items, found.weeks, found.lateness, found.needed) == ((), (), 0, None)


def test_a_deadline_in_a_hundred_years_leaves_all_the_slack_that_fifty_have() -> None:
    found = plan(Terms(MONDAY, WEEKLY, {"exam": date(2127, 1, 1)}))
    assert (found.lateness, found.is_minimal) == (0, True)
    assert all(one.slack > 50 * 52 - 5 for one in found.items)


def test_fewer_items_are_open_at_once_where_a_deadline_asks_for_it() -> None:
    wide = roadmap(item("first", hours=7), item("other", hours=7))
    path = cheapest_path(wide, ["first", "other"])
    apart = Terms(MONDAY, WEEKLY, {"first": date(2027, 1, 10)}, tracks=2)
    assert plan_along(wide, path, apart).lateness == 0
    free = Terms(MONDAY, WEEKLY, tracks=2)
    assert {one.begins for one in plan_along(wide, path, free).items} == {MONDAY}
