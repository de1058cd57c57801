from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from random import Random
from typing import TYPE_CHECKING

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from skillpath.graph import (
    Availability,
    Done,
    Due,
    Review,
    Stage,
    Terms,
    TermsError,
    as_planned,
    cheapest_path,
    plan_along,
    replan,
    reviews_due,
)
from tests.graph.random_plans import MONDAY, has_no_choice, random_plan
from tests.graph.small import item, roadmap

if TYPE_CHECKING:
    from skillpath.graph import Plan

CHAIN = roadmap(
    item("base", hours=7), item("upper", "base", hours=7), item("top", "upper", hours=70)
)
"""base <- upper <- top, of 1, 1 and 10 weeks with an hour a day"""


def chain(review: Review | None, hours: float = 7) -> Plan:
    path = cheapest_path(CHAIN, ["top"])
    return plan_along(CHAIN, path, Terms(MONDAY, Availability.weekly(hours), review=review))


def repeated(plan: Plan, identifier: str) -> list[int]:
    """The weeks in which it is repeated, from 0."""
    return [
        (week.begins - MONDAY).days // 7
        for week in plan.weeks
        if identifier in [one.id for one in week.reviews]
    ]


def learned(plan: Plan, *days: int) -> Plan:
    """Base on the first day, and repeated on others; all of that was done."""
    done = [Done("base", day=MONDAY)]
    done += [Done("base", day=MONDAY + timedelta(one), stage=Stage.REPEATED) for one in days]
    return replan(plan, done, MONDAY + timedelta(60)).plan


def test_repetition_grows_rarer_and_takes_its_hours_from_learning() -> None:
    plan = chain(Review(part=0))
    assert repeated(plan, "base") == [1, 2, 6]
    assert plan.weeks[1].reviews[0].hours == pytest.approx(0.35)
    assert [one.used for one in plan.weeks[:12]] == [7] * 12
    spent = sum(one.hours for week in plan.weeks for one in week.reviews)
    assert (plan.ends - chain(None).ends).days == pytest.approx(spent, abs=1)


def test_practice_refreshes_in_part_what_it_rests_on() -> None:
    weeks = {part: repeated(chain(Review(part=part)), "base") for part in (0, 0.9)}
    assert weeks == {0: [1, 2, 6], 0.9: [1, 2, 10]}
    done = [Done("base", day=MONDAY), Done("upper", day=MONDAY + timedelta(10))]
    today = MONDAY + timedelta(10)
    due = {
        part: reviews_due(replan(chain(Review(part=part)), done, today).plan, today)
        for part in (0, 0.5)
    }
    assert due[0][0].since == MONDAY + timedelta(2)
    assert due[0.5][0].since == MONDAY + timedelta(2 + 5)
    assert due[0.5][0].recall > due[0][0].recall


def test_what_is_due_waits_where_the_share_is_used_up() -> None:
    plan = chain(Review(share=0.05, cost=1, part=0))
    assert all(sum(one.hours for one in week.reviews) <= 0.35 + 1e-6 for week in plan.weeks)
    assert all(len(week.reviews) <= 1 for week in plan.weeks)
    assert repeated(plan, "base") != repeated(chain(Review(cost=0.01, part=0)), "base")


def test_who_repeats_nothing_has_the_same_plan() -> None:
    assert replace(chain(Review(share=0)), terms=chain(None).terms, is_minimal=True) == chain(None)


def test_what_was_repeated_is_due_later() -> None:
    plan = chain(None)
    day = MONDAY + timedelta(60)
    once, twice = reviews_due(learned(plan), day), reviews_due(learned(plan, 2, 9), day)
    assert once == (Due("base", MONDAY + timedelta(2), once[0].recall),)
    assert twice[0].since > once[0].since
    assert twice[0].recall > once[0].recall
    assert reviews_due(learned(plan, 2, 9), MONDAY + timedelta(10)) == ()


def test_repetition_that_is_told_stands_in_its_week() -> None:
    told = Done("base", hours=0.5, day=MONDAY + timedelta(8), stage=Stage.REPEATED)
    found = replan(chain(Review()), [Done("base"), told], MONDAY + timedelta(14)).plan
    assert found.repeated == (told,)
    assert [(one.id, one.hours) for one in found.weeks[1].reviews] == [("base", 0.5)]


@pytest.mark.parametrize(
    ("name", "number"), [("share", 0.6), ("cost", -1), ("part", 1), ("retention", 1)]
)
def test_numbers_out_of_range_are_refused(name: str, number: float) -> None:
    with pytest.raises(TermsError, match=f"^review {name}: found {number:g}; expected a number"):
        Review(**{name: number})


@settings(deadline=None)
@given(st.integers(0, 2**32), st.floats(0, 0.5), st.floats(0, 0.9), st.integers(0, 9))
def test_repetition_keeps_to_its_share_and_to_what_is_learned(
    seed: int, share: float, part: float, weeks: int
) -> None:
    plan = random_plan(Random(seed))
    assume(has_no_choice(plan))
    terms = replace(plan.terms, review=Review(share, cost=0.3, part=part))
    found = plan_along(plan.roadmap, plan.path, terms)
    assert found == plan_along(plan.roadmap, plan.path, terms)
    for week in found.weeks:
        assert week.used <= week.hours + 1e-5
        assert sum(one.hours for one in week.reviews) <= share * week.hours + 1e-5
        assert all(found.by_id[one.id].ends <= week.begins for one in week.reviews)
    today = MONDAY + timedelta(7 * weeks)
    again = replan(found, as_planned(found, today), today)
    assert again.moved == ()
    assert [one.reviews for one in again.plan.weeks] == [one.reviews for one in found.weeks]


def test_time_for_repetition_is_found_in_all_fifty_years() -> None:
    thirty, almost_fifty = (chain(Review(), hours=84 / 52 / years) for years in (30, 48))
    assert (thirty.ends.year, almost_fifty.ends.year) == (2056, 2074)
