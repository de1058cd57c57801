"""What next without what is forbidden."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from skillpath.graph import (
    Constraints,
    SkillpathError,
    UnavoidableError,
    UnknownNameError,
    any_of,
    cheapest_path,
    knowledge_of,
    recommend,
)
from tests.graph import oracle
from tests.graph.random_roadmaps import Case, random_case
from tests.graph.small import item, roadmap

CHOICE = roadmap(
    item("left", hours=2), item("right", hours=5), item("goal", any_of("left", "right"))
)
"""
left  2 h <-any_of <- goal
right 5 h <-'
"""

often = settings(max_examples=150, derandomize=True, deadline=None)
seeds = st.integers(0, 2**32).map(Random)


def forbidding(random: Random) -> tuple[Case, list[str]]:
    case = random_case(random)
    ids = [one.id for one in case.roadmap.items]
    return case, random.sample(ids, min(len(ids), random.choice((1, 1, 2, 4))))


def ids(case: Case, goals: tuple[str, ...], forbid: list[str]) -> list[str]:
    found = recommend(case.roadmap, case.known, goals, forbid=forbid, limit=100)
    return [one.item.id for one in found.items]


def is_only_cheapest(case: Case, hours: float) -> bool:
    known = knowledge_of(case.roadmap, case.known).items
    ways = oracle.ways(case.roadmap.items, case.goals, known)
    return sum(price == hours for price, _ in ways) == 1


def test_the_way_goes_around_what_is_forbidden() -> None:
    [only] = recommend(CHOICE, goals=["goal"], forbid=["LEFT"]).items
    assert (only.item.id, [one.needed_by for one in only.because]) == ("right", ["goal"])
    [other] = recommend(CHOICE, goals=["goal"]).items
    assert other.item.id == "left"


def test_without_a_goal_what_is_forbidden_makes_room_for_the_next_best() -> None:
    free, kept = recommend(CHOICE, limit=1), recommend(CHOICE, forbid=["left"], limit=1)
    assert [one.item.id for one in (*free.items, *kept.items)] == ["left", "right"]
    assert kept.frontier_size == 2


def test_what_no_way_does_without_is_refused_with_what_needs_it() -> None:
    with pytest.raises(UnavoidableError) as caught:
        recommend(CHOICE, goals=["goal"], forbid=["left", "right"])
    assert caught.value.barred == {"left": ("goal",), "right": ("goal",)}


def test_a_wrong_forbidden_name_is_told_beside_the_others() -> None:
    with pytest.raises(UnknownNameError) as caught:
        recommend(CHOICE, ["lefd"], ["gaol"], forbid=["left", "rigth"])
    assert [one.field for one in caught.value.every] == ["known[0]", "goal[0]", "forbid[1]"]


@often
@given(seeds)
def test_with_goals_it_is_what_can_be_started_of_a_cheapest_way_without(random: Random) -> None:
    case, forbid = forbidding(random)
    items, known = case.roadmap.items, knowledge_of(case.roadmap, case.known).items
    ways = oracle.ways(items, case.goals, known, forbid)
    if not ways:
        with pytest.raises(SkillpathError):
            ids(case, case.goals, forbid)
        return
    least = min(price for price, _ in ways)
    found, ready = set(ids(case, case.goals, forbid)), oracle.frontier(items, known)
    assert found in [way & ready for price, way in ways if price == least]


@often
@given(seeds)
def test_it_lies_on_the_path_that_is_told_and_is_refused_as_that_is(random: Random) -> None:
    case, forbid = forbidding(random)
    asked = (case.roadmap, case.goals, case.known)
    try:
        path = cheapest_path(*asked, constraints=Constraints(tuple(forbid)))
    except SkillpathError as error:
        with pytest.raises(type(error)) as caught:
            ids(case, case.goals, forbid)
        assert str(caught.value) == str(error)
        return
    ready = oracle.frontier(case.roadmap.items, path.knowledge.items)
    on_path = {one.item.id for one in path.items}
    assert set(ids(case, case.goals, forbid)) == on_path & ready


@often
@given(seeds)
def test_without_goals_the_others_keep_their_order_and_scores(random: Random) -> None:
    case, forbid = forbidding(random)
    limit = random.choice((1, 2, 100))
    free = recommend(case.roadmap, case.known, limit=100)
    found = recommend(case.roadmap, case.known, forbid=forbid, limit=limit)
    assert found.items == tuple(one for one in free.items if one.item.id not in forbid)[:limit]
    assert found.frontier_size == free.frontier_size


@often
@given(seeds)
def test_forbidding_what_is_not_on_the_way_changes_nothing(random: Random) -> None:
    case, forbid = forbidding(random)
    try:
        path = cheapest_path(case.roadmap, case.goals, case.known)
    except SkillpathError:
        return
    others = [one for one in forbid if one not in {each.item.id for each in path.items}]
    if is_only_cheapest(case, path.hours.likely):
        free = recommend(case.roadmap, case.known, case.goals)
        assert recommend(case.roadmap, case.known, case.goals, forbid=others) == free


def test_of_many_that_can_be_started_the_forbidden_are_passed_over() -> None:
    many = roadmap(item("hub"), *(item(f"i{number:03}", "hub") for number in range(300)))
    free = [one.item.id for one in recommend(many, ["hub"], limit=100).items]
    found = recommend(many, ["hub"], forbid=free[:90], limit=20).items
    assert [one.item.id for one in found] == [*free[90:], *(f"i{one}" for one in range(100, 110))]
