from __future__ import annotations

from typing import Any

import pytest
from hypothesis import assume, given, reject, settings
from hypothesis import strategies as st

from skillpath.graph import (
    Attainable,
    Effort,
    LimitError,
    Limits,
    Requirement,
    Roadmap,
    SameGoalError,
    Step,
    UnreachableGoalError,
    any_of,
    cheapest_path,
    compare,
)
from skillpath.graph.paths import comparison
from skillpath.graph.paths.cheapest import Selection, cheapest_selection
from tests.graph import oracle
from tests.graph.random_roadmaps import roadmaps


def item(identifier: str, hours: float, *needs: str) -> Attainable:
    requirements = tuple(Requirement(one) for one in needs)
    return Attainable(
        identifier, identifier.upper(), effort=Effort(1, hours, 90), requirements=requirements
    )


ROADMAP = Roadmap(
    "demo",
    "Demo",
    (
        item("base", 10),
        item("left", 20, "base"),
        item("right", 30, "base"),
        item("lone", 5),
        Attainable(
            "either",
            "EITHER",
            effort=Effort(1, 1, 1),
            requirements=(Requirement(any_of("left", "right")),),
        ),
    ),
    (Step("all", "All", 1, ("left", "lone")),),
)
r"""
base <- left  <- any_of <- either
     <- right <-'            lone
"""


def ids(items: tuple[Attainable, ...]) -> list[str]:
    return [one.id for one in items]


def test_goals_are_compared_by_what_they_share_and_what_each_needs_alone() -> None:
    found = compare(ROADMAP, ["right", "left"])
    assert [(one.goal, ids(one.way.items), ids(one.alone)) for one in found.goals] == [
        ("left", ["base", "left"], ["left"]),
        ("right", ["base", "right"], ["right"]),
    ]
    assert ids(found.shared) == ["base"]
    assert ids(found.together.items) == ["base", "left", "right"]
    assert (found.together.hours.likely, found.saved_hours) == (60, 10)


def test_one_path_to_all_may_choose_what_another_goal_needs_anyway() -> None:
    found = compare(ROADMAP, ["either", "right"])
    assert ids(found.goals[0].way.items) == ["base", "left", "either"]
    assert ids(found.together.items) == ["base", "right", "either"]
    assert found.saved_hours == 30


def test_one_after_another_what_was_learned_is_known_and_may_be_the_wrong_choice() -> None:
    found = compare(ROADMAP, ["either", "right"])
    assert [(one.goal, ids(one.way.items)) for one in found.in_turn] == [
        ("either", ["base", "left", "either"]),
        ("right", ["right"]),
    ]
    assert found.saved_in_turn == 20
    turned = compare(ROADMAP, ["right", "either"])
    assert [(one.goal, ids(one.way.items)) for one in turned.in_turn] == [
        ("right", ["base", "right"]),
        ("either", ["either"]),
    ]
    assert (turned.saved_in_turn, turned.goals) == (0, found.goals)


def test_what_is_known_costs_nothing() -> None:
    found = compare(ROADMAP, ["left", "all", "lone"], known=["left"])
    assert [(one.goal, one.way.hours.likely, ids(one.alone)) for one in found.goals] == [
        ("all", 5, []),
        ("left", 0, []),
        ("lone", 5, []),
    ]
    assert (found.shared, found.saved_hours) == ((), 5)
    assert found.knowledge.inferred == {"base"}


@pytest.mark.parametrize(
    ("goals", "message"),
    [
        (["left"], "found a number of goals of 1; expected 2 to 10"),
        (["left"] * 11, "found a number of goals of 11; expected 2 to 10"),
    ],
)
def test_too_few_and_too_many_goals_are_refused(goals: list[str], message: str) -> None:
    with pytest.raises(LimitError) as caught:
        compare(ROADMAP, goals)
    assert str(caught.value) == message


def test_goals_that_are_one_are_refused_by_the_names_they_were_given() -> None:
    with pytest.raises(SameGoalError) as caught:
        compare(ROADMAP, ["left", "lone", "LEFT"])
    assert str(caught.value) == (
        "found 'left' and 'LEFT', which mean the same goal 'left'; expected goals that differ"
    )


@settings(max_examples=60, derandomize=True, deadline=None)
@given(roadmap=roadmaps(), data=st.data())
def test_each_goal_is_compared_by_its_cheapest_path(roadmap: Roadmap, data: st.DataObject) -> None:
    active = [one.id for one in roadmap.items if not one.is_retired]
    assume(len(active) > 1)
    goals = data.draw(st.lists(st.sampled_from(active), min_size=2, max_size=4, unique=True))
    known = data.draw(st.lists(st.sampled_from(sorted(roadmap.by_id)), max_size=2, unique=True))
    try:
        paths = {one: cheapest_path(roadmap, [one], known) for one in sorted(goals)}
    except UnreachableGoalError:
        reject()
    found = compare(roadmap, goals, known)
    taken = {one: {step.item.id for step in path.items} for one, path in paths.items()}
    assert {one.goal: set(ids(one.way.items)) for one in found.goals} == taken
    assert set(ids(found.shared)) == set.intersection(*taken.values())
    for one in found.goals:
        others = set().union(*(items for goal, items in taken.items() if goal != one.goal))
        assert set(ids(one.alone)) == taken[one.goal] - others
    assert set(ids(found.together.items)) == {
        step.item.id for step in cheapest_path(roadmap, goals, known).items
    }
    learned = found.knowledge.items
    for turn in found.in_turn:
        fewest = oracle.cheapest_hours(roadmap.items, [turn.goal], learned)
        assert (turn.way.hours.likely, turn.way.is_optimal) == (fewest, True)
        learned = learned.union(ids(turn.way.items))
    assert [one.goal for one in found.in_turn] == goals
    assert found.saved_hours >= found.saved_in_turn >= 0


def test_all_searches_of_a_comparison_share_its_seconds(monkeypatch: pytest.MonkeyPatch) -> None:
    given: list[float] = []

    def watched(*asked: Any, limits: Limits, **others: Any) -> Selection | None:
        given.append(limits.seconds)
        return cheapest_selection(*asked, limits=limits, **others)

    monkeypatch.setattr(comparison, "cheapest_selection", watched)
    compare(ROADMAP, ["left", "right", "lone"], limits=Limits(seconds=12))
    assert given == [2] * 7
