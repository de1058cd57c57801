from __future__ import annotations

from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from skillpath.graph import (
    Alternative,
    Constrained,
    Constraints,
    ContradictionError,
    Path,
    Roadmap,
    UnavoidableError,
    UnknownNameError,
    UnreachableGoalError,
    any_of,
    cheapest_path,
    knowledge_of,
)
from tests.graph import oracle
from tests.graph.random_roadmaps import random_case
from tests.graph.small import item, roadmap

CHOICE = roadmap(
    item("base"),
    item("left", "base", hours=2),
    item("right", "base", hours=5),
    item("far", hours=20),
    item("goal", any_of("left", "right", "far")),
    item("lone"),
)
"""
base <- left  2 h <-.
     <- right 5 h <-+- any_of <- goal     lone
        far  20 h <-'
"""


def path(made: Roadmap, goal: str, forbid: str = "", prefer: str = "", known: str = "") -> Path:
    constraints = Constraints(tuple(forbid.split()), tuple(prefer.split()))
    return cheapest_path(made, [goal], known.split(), constraints=constraints)


def ids(found: Path) -> list[str]:
    return [one.item.id for one in found.items]


def test_what_is_forbidden_is_not_on_the_path() -> None:
    found = path(CHOICE, "goal", forbid="left")
    assert ids(found) == ["base", "right", "goal"]
    assert found.constrained == Constrained(("left",), (), (), 3)
    assert found.items[1].alternatives == (Alternative("far", 14),)


def test_what_is_preferred_is_on_the_path_with_what_it_costs_more() -> None:
    found = path(CHOICE, "goal", prefer="FAR")
    assert ids(found) == ["far", "goal"]
    assert found.constrained == Constrained((), ("far",), (), 17)
    assert found.items[0].alternatives == (Alternative("left", -17),)


def test_of_several_preferred_items_as_many_as_possible_are_used() -> None:
    found = path(CHOICE, "goal", prefer="left base far")
    assert ids(found) == ["base", "left", "goal"]
    assert found.constrained == Constrained((), ("base", "far", "left"), ("far",), 0)


def test_what_no_way_uses_is_not_learned_on_top_of_one() -> None:
    found = path(CHOICE, "goal", prefer="lone")
    assert ids(found) == ["base", "left", "goal"]
    assert found.constrained == Constrained((), ("lone",), ("lone",), 0)


def test_an_item_that_could_be_left_out_again_is_not_used() -> None:
    made = roadmap(
        item("cheap"),
        item("dear", hours=9),
        item("both", any_of("cheap", "dear")),
        item("goal", "both", "cheap"),
    )
    found = path(made, "goal", prefer="dear")
    assert (ids(found), found.constrained) == (
        ["cheap", "both", "goal"],
        Constrained((), ("dear",), ("dear",), 0),
    )


def test_a_dearer_way_around_is_taken_where_only_that_uses_what_is_preferred() -> None:
    made = roadmap(
        item("cheap"),
        item("dear", hours=9),
        item("free", hours=30),
        item("one", any_of("cheap", "dear")),
        item("two", any_of("cheap", "free")),
        item("goal", "one", "two"),
    )
    found = path(made, "goal", prefer="dear")
    assert ids(found) == ["dear", "free", "one", "two", "goal"]
    assert found.constrained == Constrained((), ("dear",), (), 38)


def test_what_is_known_may_be_forbidden_and_preferred_and_changes_nothing() -> None:
    found = path(CHOICE, "goal", forbid="base", prefer="left", known="left")
    assert ids(found) == ["goal"]
    assert found.constrained == Constrained(("base",), ("left",), (), 0)


def test_forbidden_items_that_no_way_does_without_are_named_with_what_needs_them() -> None:
    with pytest.raises(UnavoidableError) as caught:
        path(CHOICE, "goal", forbid="base far lone")
    assert (caught.value.goal, caught.value.barred) == (
        "goal",
        {"base": ("left", "right"), "far": ("goal",)},
    )
    assert str(caught.value) == (
        "found forbidden 'base' (needed by 'left' and 'right') and 'far' (needed by 'goal'); "
        "expected that some way to 'goal' does without, and none does"
    )


def test_a_forbidden_goal_is_needed_by_itself() -> None:
    with pytest.raises(UnavoidableError, match=r"forbidden 'goal' \(needed by 'goal'\)"):
        path(CHOICE, "goal", forbid="goal")


def test_what_is_forbidden_and_preferred_at_once_is_refused() -> None:
    with pytest.raises(ContradictionError) as caught:
        path(CHOICE, "goal", forbid="left right", prefer="RIGHT LEFT")
    assert str(caught.value) == (
        "found 'left' and 'right' both forbidden and preferred; expected either"
    )


def test_all_wrong_names_of_a_question_are_told_at_once() -> None:
    with pytest.raises(UnknownNameError) as caught:
        path(CHOICE, "gaol", forbid="lef", prefer="goal rigth", known="bas")
    assert [one.field for one in caught.value.every] == [
        "known[0]",
        "goal[0]",
        "forbid[0]",
        "prefer[1]",
    ]


@pytest.mark.parametrize("part", range(4))
@settings(max_examples=60, derandomize=True, deadline=None)
@given(seed=st.integers(0, 2**32))
def test_a_path_keeps_to_constraints_as_cheaply_as_any(part: int, seed: int) -> None:
    random = Random(4 * seed + part)
    case = random_case(random)
    everything = [one.id for one in case.roadmap.items]
    some = random.sample(everything, min(len(everything), random.choice((1, 2, 3, 4))))
    forbid, prefer = some[: part % 2], some[part % 2 :]
    known = knowledge_of(case.roadmap, case.known).items
    items = case.roadmap.items
    free = oracle.cheapest_hours(items, case.goals, known)
    expected = oracle.preferring(items, case.goals, known, forbid, prefer)
    constraints = Constraints(tuple(forbid), tuple(prefer))
    if free is None or expected is None:
        refused = UnavoidableError if free is not None else UnreachableGoalError
        with pytest.raises(refused):
            cheapest_path(case.roadmap, case.goals, case.known, constraints=constraints)
        return
    found = cheapest_path(case.roadmap, case.goals, case.known, constraints=constraints)
    kept, chosen = found.constrained, set(ids(found))
    assert kept is not None
    assert chosen.isdisjoint(forbid)
    usable = set(prefer) - known - set(kept.unused)
    assert (len(usable), found.hours.likely) == expected
    assert usable == {one for one in prefer if one in chosen}
    assert (kept.extra_hours, found.is_optimal) == (expected[1] - free, True)


@settings(max_examples=150, derandomize=True, deadline=None)
@given(seed=st.integers(0, 2**32))
def test_what_bars_every_way_is_as_little_as_possible(seed: int) -> None:
    random = Random(seed)
    case = random_case(random)
    everything = [one.id for one in case.roadmap.items]
    forbid = random.sample(everything, min(len(everything), 4))
    known = knowledge_of(case.roadmap, case.known).items
    try:
        path = cheapest_path(
            case.roadmap, case.goals, case.known, constraints=Constraints(tuple(forbid))
        )
    except UnavoidableError as error:
        barred, goal = set(error.barred), [error.goal]
    except UnreachableGoalError:
        return
    else:
        assert set(ids(path)).isdisjoint(forbid)
        return
    assert barred <= set(forbid)
    assert oracle.cheapest_hours(case.roadmap.items, goal, known, barred) is None
    for one in barred:
        assert oracle.cheapest_hours(case.roadmap.items, goal, known, barred - {one}) is not None
