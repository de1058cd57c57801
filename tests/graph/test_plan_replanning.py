from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from random import Random
from typing import TYPE_CHECKING

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from skillpath.graph import (
    Availability,
    Done,
    Moved,
    Reason,
    Share,
    Stage,
    Terms,
    TermsError,
    Why,
    any_of,
    as_planned,
    cheapest_path,
    is_met,
    plan_along,
    replan,
)
from tests.graph.random_plans import MONDAY, has_no_choice, random_plan
from tests.graph.small import item, roadmap

if TYPE_CHECKING:
    from skillpath.graph import Plan

CHAIN = roadmap(
    item("first", hours=14),
    item("second", "first", hours=14),
    item("third", "second", hours=14),
    item("other", hours=7),
    item("all", "third", "other", hours=7),
)
"""first <- second <- third <- all -> other, of 2, 2, 2, 1 and 1 weeks with an hour a day"""


def chain() -> Plan:
    path = cheapest_path(CHAIN, ["all"])
    return plan_along(CHAIN, path, Terms(MONDAY, Availability.weekly(7)))


def week(number: int) -> date:
    """The Monday of the week of that number, from 0."""
    return MONDAY + timedelta(7 * number)


def ends(plan: Plan) -> dict[str, float]:
    """After how many weeks each item ends."""
    return {one.id: ((one.ends - MONDAY).days + 1) / 7 for one in plan.items}


def shares(plan: Plan) -> list[tuple[date, float, dict[str, object]]]:
    """What the weeks hold, to a millionth of an hour or so."""
    return [
        (
            one.begins,
            one.hours,
            {each.id: (pytest.approx(each.hours, abs=1e-5), each.is_last) for each in one.shares},
        )
        for one in plan.weeks
    ]


def told(plan: Plan) -> list[tuple[object, ...]]:
    """Of each item the days, hours, and weeks by when it has to end."""
    return [
        (one.id, one.begins, one.ends, pytest.approx(one.hours, abs=1e-5), one.latest)
        for one in sorted(plan.items, key=lambda one: one.id)
    ]


def test_a_missed_week_moves_all_that_is_left_by_a_week() -> None:
    plan = chain()
    found = replan(plan, [], week(1))
    assert ends(found.plan) == {one: weeks + 1 for one, weeks in ends(plan).items()}
    assert (found.missed, found.longer) == (7, 0)
    assert {one.why for one in found.moved} == {(Reason(Why.MISSED, 7),)}
    assert found.plan.weeks[0].shares == ()
    assert found.plan.ends == plan.ends + timedelta(7)


def test_what_is_finished_stays_as_it_came_out() -> None:
    done = Done("first", hours=7, day=week(1) - timedelta(1))
    found = replan(chain(), [done], week(1)).plan
    first = found.by_id["first"]
    assert (first.done, first.hours, first.begins, first.ends) == (done, 7, MONDAY, done.day)
    assert [(one.id, one.hours, one.is_last) for one in found.weeks[0].shares] == [
        ("first", 7, True)
    ]
    later = replan(found, [], week(2)).plan
    assert (later.by_id["first"], later.weeks[0]) == (first, found.weeks[0])


def test_who_needs_half_as_long_again_is_expected_to_need_longer_for_the_rest() -> None:
    found = replan(chain(), [Done("first", hours=21, day=week(3) - timedelta(1))], week(3))
    assert found.plan.pace.median == pytest.approx(1.5**0.5)
    assert found.plan.by_id["third"].hours == pytest.approx(14 * 1.5**0.5)
    assert found.moved[-1].why == (Reason(Why.LONGER, 7), Reason(Why.PACE, 22.5))
    assert found.moved[0] == Moved(
        "first", week(2) - timedelta(1), week(3) - timedelta(1), (Reason(Why.FINISHED, 7),)
    )


def test_told_hours_as_planned_leave_the_pace_and_narrow_the_range() -> None:
    items = [
        replace(one, effort=replace(one.hours, high=2 * one.hours.high)) for one in CHAIN.items
    ]
    wide = roadmap(*items)
    plan = plan_along(wide, cheapest_path(wide, ["all"]), Terms(MONDAY, Availability.weekly(7)))
    unsure = replan(plan, [Done("first")], week(2))
    sure = replan(plan, [Done("first", hours=14)], week(2))
    assert (unsure.moved, sure.moved) == ((), ())
    assert unsure.plan.range.likely == sure.plan.range.likely == plan.range.likely
    assert plan.range.safe.ends > unsure.plan.range.safe.ends > sure.plan.range.safe.ends


def test_what_is_begun_goes_on_first_with_what_it_still_takes() -> None:
    begun = Done("other", hours=4, stage=Stage.BEGUN)
    found = replan(chain(), [begun], week(1)).plan
    other = found.by_id["other"]
    assert (other.so_far, other.hours, other.done) == (4, 7, None)
    assert (other.begins, other.ends) == (week(1) - timedelta(1), week(1) + timedelta(2))
    assert [one.used for one in found.weeks[:2]] == [4, 7]


def test_what_has_taken_all_its_hours_and_is_not_finished_is_given_a_tenth_more() -> None:
    found = replan(chain(), [Done("first", hours=14, stage=Stage.BEGUN)], week(2)).plan
    assert found.by_id["first"].hours == pytest.approx(15.4)


def test_a_choice_that_is_met_otherwise_changes_the_order() -> None:
    both = roadmap(
        item("left", hours=7),
        item("right", hours=7),
        item("either", any_of("left", "right"), hours=7),
    )
    path = cheapest_path(both, ["left", "right", "either"])
    due = {"either": week(2)}
    plan = plan_along(both, path, Terms(MONDAY, Availability.weekly(7), due))
    assert [one.id for one in plan.items] == ["left", "either", "right"]
    found = replan(plan, [Done("right", day=week(1) - timedelta(1))], week(1))
    assert [one.id for one in found.plan.items] == ["right", "either", "left"]
    assert {one.id: one.why for one in found.moved} == {
        "right": (Reason(Why.FINISHED, -14),),
        "left": (Reason(Why.ORDER, 1),),
    }


@pytest.mark.parametrize(
    ("done", "message"),
    [
        (Done("nothing"), "done: found 'nothing'; expected an item of the plan"),
        (
            Done("first", day=week(2)),
            "done: found 'first' on 2027-01-18; expected a day up to 2027-01-11",
        ),
        (
            Done("first", hours=-1),
            "done: found -1 hours of 'first'; expected hours from 0 to 100,000",
        ),
    ],
)
def test_what_cannot_have_been_done_is_refused(done: Done, message: str) -> None:
    with pytest.raises(TermsError) as caught:
        replan(chain(), [done], week(1))
    assert str(caught.value) == message


def test_a_day_fifty_years_later_is_refused() -> None:
    with pytest.raises(TermsError, match=r"^today: found 2080-01-01; expected a day within fifty"):
        replan(chain(), [], date(2080, 1, 1))


def test_a_day_before_the_start_changes_nothing_but_what_is_done_by_then_counts() -> None:
    plan = chain()
    assert replan(plan, [], MONDAY - timedelta(30)).plan == plan
    early = Done("other", day=MONDAY - timedelta(2))
    found = replan(plan, [early], MONDAY).plan
    assert (found.by_id["other"].ends, found.ends) == (early.day, plan.ends - timedelta(7))


@settings(deadline=None)
@given(st.integers(0, 2**32), st.integers(0, 60))
def test_who_keeps_to_the_plan_keeps_the_plan(seed: int, days: int) -> None:
    plan = random_plan(Random(seed))
    assume(has_no_choice(plan))
    today = plan.terms.start + timedelta(days)
    found = replan(plan, as_planned(plan, today), today)
    assert (found.moved, abs(found.missed) < 1e-5, found.longer) == ((), True, 0)
    assert told(found.plan) == told(plan)
    assert shares(found.plan) == shares(plan)
    assert found.plan.milestones == plan.milestones
    assert found.plan.range.likely == plan.range.likely
    assert found.plan.pace == plan.pace


@settings(deadline=None)
@given(st.integers(0, 2**32), st.integers(0, 60), st.integers(0, 30))
def test_to_tell_the_same_again_changes_nothing(seed: int, days: int, more: int) -> None:
    random = Random(seed)
    plan = random_plan(random)
    today = plan.terms.start + timedelta(days)
    done = random_done(random, plan, today)
    once = replan(plan, done, today)
    again = replan(once.plan, done, today)
    assert (again.plan, again.moved) == (once.plan, ())
    later = today + timedelta(more)
    assert replan(once.plan, [], later).plan == replan(once.plan, done, later).plan


@settings(deadline=None)
@given(st.integers(0, 2**32), st.integers(0, 60))
def test_what_is_left_is_learned_after_what_it_requires_in_the_hours_that_are_left(
    seed: int, days: int
) -> None:
    random = Random(seed)
    plan = random_plan(random)
    today = plan.terms.start + timedelta(days)
    found = replan(plan, random_done(random, plan, today), today).plan
    assert found.path == plan.path
    for one in found.items:
        planned = sum(each.hours for each in each_share(found, one.id))
        assert planned == pytest.approx(one.hours, abs=1e-4) or one.ends < found.terms.start
        assert one.done or one.ends >= today
        if one.id in found.terms.whole and not (one.done or one.so_far):
            assert len(each_share(found, one.id)) == 1
        assert not one.done or one.ends <= today
    ahead = [one for one in found.weeks if one.begins > today]
    assert all(one.used <= one.hours + 1e-5 for one in ahead)
    assert_in_order(found)


def each_share(plan: Plan, identifier: str) -> list[Share]:
    return [each for one in plan.weeks for each in one.shares if each.id == identifier]


def assert_in_order(plan: Plan) -> None:
    """Each item ahead begins after items that meet what it requires have ended."""
    known = set(plan.path.knowledge.items) | {one.id for one in plan.items if one.done}
    ahead = [one for one in plan.items if not one.done]
    for one in ahead:
        by_then = known | {each.id for each in ahead if each.ends <= one.ends and each != one}
        assert all(is_met(need.of, by_then) for need in plan.roadmap.by_id[one.id].required)


def random_done(random: Random, plan: Plan, today: date) -> list[Done]:
    """Some items finished or begun, in any order, with hours and days or without."""
    found = []
    for one in random.sample(plan.items, random.randint(0, len(plan.items))):
        hours = random.choice((None, one.hours * random.choice((0, 0.5, 1, 3))))
        day = random.choice((None, today - timedelta(random.randrange(40))))
        stage = random.choice((Stage.BEGUN, Stage.FINISHED, Stage.FINISHED))
        found.append(Done(one.id, hours, day, stage))
    return found
