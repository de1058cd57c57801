from __future__ import annotations

from itertools import combinations
from math import inf, nan
from random import Random
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from skillpath.graph import (
    Budget,
    LeftOut,
    LimitError,
    Limits,
    SameGoalError,
    UnreachableGoalError,
    ValuesError,
    Wish,
    any_of,
    knowledge_of,
    wishes,
    within_budget,
)
from tests.graph import oracle
from tests.graph.random_roadmaps import random_case
from tests.graph.small import item, roadmap

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tests.graph.random_roadmaps import Case

SHARED = roadmap(
    item("base", hours=10),
    item("left", "base", hours=4),
    item("right", "base", hours=5),
    item("either", any_of("left", "right"), hours=1),
    item("lone", hours=16),
)
"""
base <- left  <-.
     <- right <-+- any_of <- either     lone
"""


def goals(found: Budget) -> list[str]:
    return [one.goal for one in found.chosen]


def test_goals_that_share_prerequisites_fit_together() -> None:
    found = within_budget(SHARED, 19, wishes(["left", "right", "lone", "either"]))
    assert goals(found) == ["either", "left"]
    assert (found.way.hours.likely, found.hours_left) == (15, 4)
    assert goals(within_budget(SHARED, 20, wishes(["left", "right", "either"]))) == [
        "either",
        "left",
        "right",
    ]


def test_what_is_left_out_tells_what_it_would_take() -> None:
    found = within_budget(SHARED, 20, wishes(["left", "right", "lone"]))
    assert goals(found) == ["left", "right"]
    assert found.left_out == (LeftOut("lone", 1, 16, 15, is_optimal=True),)


def test_values_decide_and_of_equals_the_fewest_hours_then_the_ids() -> None:
    assert goals(within_budget(SHARED, 20, wishes(["left", "lone"], [1, 2]))) == ["lone"]
    assert goals(within_budget(SHARED, 20, wishes(["left", "lone"]))) == ["left"]
    twins = roadmap(item("a", hours=3), item("b", hours=3), item("c", hours=3), item("d", hours=3))
    assert goals(within_budget(twins, 7, wishes(["d", "c", "b"]))) == ["b", "c"]


def test_what_is_known_is_reached_without_an_hour() -> None:
    found = within_budget(SHARED, 0, wishes(["either", "left", "lone"]), known=["right"])
    assert (goals(found), found.value, found.left_out[0].goal) == ([], 0, "either")
    found = within_budget(SHARED, 1, wishes(["base", "either", "left"]), known=["right"])
    assert (goals(found), found.value) == (["base", "either"], 2)


def test_all_goals_are_chosen_where_they_fit() -> None:
    found = within_budget(SHARED, 1e6, wishes(["left", "right", "lone"], [0.1, 0.2, 0.3]))
    assert (goals(found), found.value, found.left_out) == (["left", "lone", "right"], 0.6, ())


def test_a_budget_that_is_met_to_the_hour_is_kept() -> None:
    tenths = roadmap(*(item(f"i{one}", hours=0.1) for one in range(10)))
    every = wishes([f"i{one}" for one in range(10)])
    assert len(within_budget(tenths, 0.3, every).chosen) == 3
    assert len(within_budget(tenths, 0.29, every).chosen) == 2


def test_a_search_that_is_cut_short_says_what_no_choice_is_worth_more_than() -> None:
    found = within_budget(
        SHARED, 20, wishes(["left", "right", "lone", "either"]), limits=Limits(seconds=0)
    )
    assert not found.is_optimal
    assert found.value <= 3 <= found.most_value
    assert found.way.hours.likely <= 20


def test_hours_that_are_far_apart_are_told_apart() -> None:
    made = roadmap(
        item("a", hours=50_000),
        item("b", hours=0.001),
        item("c", "a", hours=1),
        item("d", hours=50_000),
    )
    found = within_budget(made, 100_001, wishes(["a", "b", "c", "d"]))
    assert (goals(found), found.hours_left) == (["a", "b", "c"], 49_999.999)
    assert (found.most_value, found.is_optimal) == (3, True)


def test_values_that_are_farther_apart_than_the_solver_can_tell_are_answered_all_the_same() -> None:
    hours, values = [2, 5, 2, 1, 3], [0.001, 0.001, 1e6, 0.001, 1e6]
    made = roadmap(*(item(f"i{place}", hours=one) for place, one in enumerate(hours)))
    found = within_budget(made, 3, wishes([f"i{place}" for place in range(5)], values))
    assert (goals(found), found.value, found.most_value) == (["i2", "i3"], 1e6 + 0.001, found.value)


SHORTCUT = roadmap(
    item("one", hours=3),
    item("two", hours=3),
    item("both", hours=4),
    item("goal", any_of("one", "both"), any_of("two", "both")),
    item("lone", hours=9),
)
"""
one 3 h <- any_of <-.
both 4 h <-+         +- goal     lone 9 h
two 3 h <- any_of <-'
"""


def test_where_the_paths_are_cut_short_the_way_is_within_the_budget_all_the_same() -> None:
    found = within_budget(SHORTCUT, 5, wishes(["goal", "lone"]), limits=Limits(work=0))
    assert [one.id for one in found.way.items] == ["both", "goal"]
    assert (goals(found), found.way.is_optimal, found.is_optimal) == (["goal"], False, False)


def test_a_search_that_is_cut_short_leaves_nothing_out_that_is_seen_to_fit() -> None:
    asked, limits = wishes(["goal", "lone"], [1, 2]), Limits(nodes=0, seconds=0)
    found = within_budget(SHORTCUT, 16, asked, limits=limits)
    assert (goals(found), found.most_value, found.is_optimal) == (["goal", "lone"], 3, False)
    found = within_budget(SHORTCUT, 9, asked, limits=limits)
    assert (goals(found), found.most_value, found.is_optimal) == (["lone"], 3, False)


@pytest.mark.parametrize(
    ("hours", "asked", "message"),
    [
        (-1, wishes(["left"]), "found hours -1; expected 0 to 1000000"),
        (nan, wishes(["left"]), "found hours nan; expected 0 to 1000000"),
        (1, wishes(["left"], [inf]), "found value inf; expected 0.001 to 1000000"),
        (1, wishes(["left"], [0]), "found value 0; expected 0.001 to 1000000"),
        (1, (), "found a number of goals of 0; expected 1 to 50"),
    ],
)
def test_numbers_out_of_range_are_refused(
    hours: float, asked: tuple[Wish, ...], message: str
) -> None:
    with pytest.raises(LimitError) as caught:
        within_budget(SHARED, hours, asked)
    assert str(caught.value) == message


def test_values_that_do_not_go_with_the_goals_are_refused() -> None:
    with pytest.raises(ValuesError) as caught:
        wishes(["left", "right"], [1])
    message = "found 1 value for 2 goals; expected one for each goal, in their order, or none"
    assert str(caught.value) == message
    with pytest.raises(SameGoalError):
        within_budget(SHARED, 9, wishes(["left", "LEFT"]))


@settings(max_examples=250, derandomize=True, deadline=None)
@given(seed=st.integers(0, 2**32))
def test_no_other_goals_within_the_budget_are_worth_more(seed: int) -> None:
    random = Random(seed)
    case = random_case(random)
    active = [one.id for one in case.roadmap.items if not one.is_retired]
    some = random.sample(active, min(len(active), random.choice((2, 3, 4))))
    values = {one: random.choice((1, 1, 2, 2.5)) for one in some}
    hours = random.choice((3, 5, 8.25, 10, 14))
    known = knowledge_of(case.roadmap, case.known).items
    asked = [Wish(goal, value) for goal, value in values.items()]
    try:
        found = within_budget(case.roadmap, hours, asked, case.known)
    except UnreachableGoalError:
        assert oracle.cheapest_hours(case.roadmap.items, some, known) is None
        return
    best = best_goals(case, known, values, hours)
    assert (-found.value, found.way.hours.likely, goals(found)) == best
    assert (found.is_optimal, found.most_value) == (True, found.value)
    for one in found.left_out:
        more = oracle.cheapest_hours(case.roadmap.items, [*goals(found), one.goal], known)
        assert more == one.missing_hours + hours == one.extra_hours + best[1]
    assert {one.goal for one in found.left_out} == set(some).difference(goals(found))


def best_goals(
    case: Case, known: frozenset[str], values: Mapping[str, float], hours: float
) -> tuple[float, float, list[str]]:
    """Minus the value, the hours and the ids of the best set of goals."""
    ids = sorted(values)
    offers = []
    for size in range(len(ids) + 1):
        for some in combinations(ids, size):
            price = oracle.cheapest_hours(case.roadmap.items, some, known)
            assert price is not None
            if price <= hours:
                worth = sum(values[one] for one in some)
                offers.append((-worth, price, [one not in some for one in ids], list(some)))
    value, price, _, chosen = min(offers)
    return value, price, chosen
