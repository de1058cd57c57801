from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from random import Random
from statistics import NormalDist

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from skillpath.graph import (
    Attainable,
    Availability,
    Effort,
    Finish,
    Group,
    NoTimeError,
    Pace,
    Range,
    Roadmap,
    Terms,
    cheapest_path,
    plan_along,
)
from tests.graph.random_plans import MONDAY, random_plan
from tests.graph.small import item, roadmap

WIDE = Effort(5, 10, 40)


def wide(count: int) -> Roadmap:
    ids = [f"item-{number}" for number in range(count)]
    return roadmap(*(Attainable(one, one, effort=WIDE) for one in ids))


@pytest.mark.parametrize(("chance", "hours"), [(0.1, 5), (0.5, 10), (0.9, 40)])
def test_low_likely_and_high_hours_are_quantiles(chance: float, hours: float) -> None:
    assert Pace().hours(WIDE, chance) == pytest.approx(hours)
    assert Pace(assumed=2).hours(WIDE, chance) == pytest.approx(2 * hours)


def test_the_safe_end_has_room_for_the_80_percent_quantile_of_all_items_together() -> None:
    found = wide(3)
    path = cheapest_path(found, [one.id for one in found.items])
    plan = plan_along(found, path, Terms(MONDAY, Availability.weekly(7)))
    z = NormalDist().inv_cdf(0.8) / NormalDist().inv_cdf(0.9)
    hours = 3 * 10 * 4**z
    assert plan.range == Range(
        Finish(MONDAY + timedelta(29), 5),
        Finish(MONDAY + timedelta(int(hours)), int(hours / 7) + 1),
    )


def test_hours_without_a_spread_end_on_one_day() -> None:
    found = roadmap(item("first", hours=10), item("second", "first", hours=4))
    plan = plan_along(
        found, cheapest_path(found, ["second"]), Terms(MONDAY, Availability.weekly(7))
    )
    assert plan.range.safe == plan.range.likely == Finish(plan.ends, 2)


def test_nothing_to_learn_takes_no_weeks() -> None:
    found = roadmap(item("first"))
    path = cheapest_path(found, ["first"], ["first"])
    plan = plan_along(found, path, Terms(MONDAY, Availability.weekly(7)))
    assert (plan.range.likely.ends, plan.range.safe.ends) == (MONDAY, MONDAY)


def test_a_safe_end_may_lie_beyond_fifty_years_but_not_beyond_two_hundred() -> None:
    far = roadmap(Attainable("far", "Far", effort=Effort(5, 10, 40)))
    slow = Terms(MONDAY, Availability.weekly(10 / 52 / 45))
    plan = plan_along(far, cheapest_path(far, ["far"]), slow)
    assert (plan.range.likely.ends.year, plan.range.safe.ends.year) == (2071, 2138)
    never = roadmap(Attainable("far", "Far", effort=Effort(5, 10, 4000)))
    with pytest.raises(NoTimeError, match="found too little time for 511"):
        plan_along(never, cheapest_path(never, ["far"]), slow)


def test_the_pace_is_that_of_bayes_and_the_prior_counts_as_one_item() -> None:
    assert Pace.after(1.0, [(40, 10)]).median == pytest.approx(2)
    assert Pace.after(1.0, [(20, 10), (10, 5), (4, 2)]).ratio == 2
    assert Pace.after(1.0, [(20, 10)] * 3).median == pytest.approx(2**0.75)
    assert Pace.after(3.0, []) == Pace(assumed=3.0)
    assert Pace().doubt == pytest.approx(1)
    assert Pace.after(1.0, [(5, 5)] * 3).doubt == pytest.approx((5 / 8) ** 0.5)


def test_a_short_item_tells_little_beside_a_long_one() -> None:
    assert Pace.after(1.0, [(100, 100), (3, 1)]) == Pace(1.0, 101**2 / (100**2 + 1), 103 / 101)


def test_what_is_told_of_the_pace_counts_in_any_order() -> None:
    assert Pace.after(1.0, [(3, 2), (2.1, 5)]) == Pace.after(1.0, [(2.1, 5), (3, 2)])


@settings(deadline=None)
@given(st.integers(0, 2**32))
def test_the_likely_end_is_the_end_and_the_safe_one_is_no_earlier(seed: int) -> None:
    plan = random_plan(Random(seed))
    assert plan.range.likely.ends == plan.ends <= plan.range.safe.ends
    assert plan.range.likely.weeks <= plan.range.safe.weeks
    narrow = replace(plan.pace, items=8.0)
    assert all(
        narrow.hours(one.item.item.hours, 0.8) <= plan.pace.hours(one.item.item.hours, 0.8)
        for one in plan.items
    )


def test_a_late_plan_is_not_called_minimal_where_a_later_item_would_meet_a_choice_sooner() -> None:
    found = roadmap(
        item("a", hours=9), item("b", Group(("a", "c"), 1), hours=1), item("c", hours=1)
    )
    path = cheapest_path(found, ["a", "b", "c"])
    soon = Terms(date(2027, 1, 4), Availability.weekly(7), {"b": date(2027, 1, 5)})
    assert not plan_along(found, path, soon).is_minimal
    assert plan_along(found, path, replace(soon, deadlines={})).is_minimal
    assert plan_along(found, cheapest_path(found, ["b"]), soon).is_minimal
