from __future__ import annotations

import pytest

from skillpath.graph import (
    Alternative,
    Because,
    Limits,
    RetiredGoalError,
    Roadmap,
    Step,
    Stop,
    UnreachableGoalError,
    any_of,
    at_least,
    cheapest_path,
)
from tests.graph.small import certificate, item, roadmap

#  torch (3 h) ─┐
#  flow (5 h) ──┴ any of ── deep ── exam
FRAMEWORKS = roadmap(
    item("torch", hours=3),
    item("flow", hours=5),
    item("deep", any_of("torch", "flow")),
    item("exam", "deep"),
)


def ids(*goals: str, known: tuple[str, ...] = (), of: Roadmap = FRAMEWORKS) -> list[str]:
    return [one.item.id for one in cheapest_path(of, goals, known).items]


def test_the_cheaper_alternative_is_taken_and_compared_with_the_other() -> None:
    path = cheapest_path(FRAMEWORKS, ["exam"])
    assert [one.item.id for one in path.items] == ["torch", "deep", "exam"]
    assert path.items[0].alternatives == (Alternative("flow", 2),)


def test_alternatives_are_looked_up_for_as_many_items_as_the_limits_allow() -> None:
    path = cheapest_path(FRAMEWORKS, ["exam"], limits=Limits(compared=0))
    assert [one.item.id for one in path.items] == ["torch", "deep", "exam"]
    assert path.items[0].alternatives == ()
    assert path.is_optimal
    assert path.items[0].because == (Because("deep", "deep rests on it."),)
    assert path.items[2].because == (Because("exam", "It is the goal."),)


def test_what_is_known_is_used_although_it_is_dearer() -> None:
    assert ids("exam", known=("flow",)) == ["deep", "exam"]


def test_two_items_that_want_each_other_are_not_taken_for_granted() -> None:
    #  a: any of b, x      b: any of a, y      x and y are dear, a and b alone rest on nothing
    loop = roadmap(
        item("a", any_of("b", "x")), item("b", any_of("a", "y")), item("x", hours=50),
        item("y", hours=60), item("goal", "a", "b"),
    )  # fmt: skip
    assert ids("goal", of=loop) == ["x", "a", "b", "goal"]


def test_many_harmless_cycles_are_grounded_without_trying_all_their_combinations() -> None:
    #  for each of 40: a: any of b, c (10 h)      b: any of a, d (10 h)
    loops = roadmap(
        *(item(f"a{one}", any_of(f"b{one}", f"c{one}")) for one in range(40)),
        *(item(f"b{one}", any_of(f"a{one}", f"d{one}")) for one in range(40)),
        *(item(f"{letter}{one}", hours=10) for letter in "cd" for one in range(40)),
        item("goal", *(f"a{one}" for one in range(40))),
    )
    path = cheapest_path(loops, ["goal"])
    assert (path.hours.likely, path.stop) == (40 * 11 + 1, Stop.PROVEN)


def test_a_shared_prerequisite_makes_two_goals_cheaper_together() -> None:
    #  a: any of p (3 h), s (4 h)      b: any of q (3 h), s
    shared = roadmap(
        item("p", hours=3), item("q", hours=3), item("s", hours=4),
        item("a", any_of("p", "s")), item("b", any_of("q", "s")),
    )  # fmt: skip
    assert (ids("a", of=shared), ids("a", "b", of=shared)) == (["p", "a"], ["s", "a", "b"])


def test_a_step_asks_for_what_it_covers_and_neither_for_retired_nor_for_optional_items() -> None:
    step = Step("s", "Step", 1, ("a", "old"), ("b",))
    stepped = Roadmap("r", "R", (item("a"), item("b"), certificate("old", retired=True)), (step,))
    assert ids("Step", of=stepped) == ids("r", of=stepped) == ["a"]
    assert cheapest_path(stepped, ["s"]).items[0].because == (
        Because("s", "The step Step covers it."),
    )


def test_a_roadmap_without_steps_asks_for_all_of_it() -> None:
    assert ids("small") == ["flow", "torch", "deep", "exam"]


def test_a_retired_goal_is_refused_and_one_behind_it_too() -> None:
    behind = roadmap(certificate("old", retired=True), item("club", "old"))
    with pytest.raises(RetiredGoalError):
        cheapest_path(behind, ["old"])
    with pytest.raises(UnreachableGoalError) as refused:
        cheapest_path(behind, ["club"])
    assert (refused.value.goal, refused.value.retired) == ("club", ("old",))
    assert ids("club", known=("old",), of=behind) == ["club"]


def test_a_search_that_was_cut_short_says_so_and_gives_what_it_has() -> None:
    offered = [[f"p{(number * 7 + step) % 40}" for step in (0, 1, 3, 9)] for number in range(40)]
    wide = roadmap(
        *(item(f"p{number}", hours=7 + number % 5) for number in range(40)),
        *(item(f"a{number}", at_least(2, *some)) for number, some in enumerate(offered)),
        item("goal", *(f"a{number}" for number in range(40))),
    )
    proven = cheapest_path(wide, ["goal"])
    cut = cheapest_path(wide, ["goal"], limits=Limits(seconds=0))
    assert (proven.stop, cut.stop) == (Stop.PROVEN, Stop.CLOCK)
    assert cut.lower_bound <= proven.hours.likely <= cut.hours.likely
    assert not cut.is_optimal


def test_the_order_of_goals_and_of_earlier_known_items_does_not_matter() -> None:
    one = cheapest_path(FRAMEWORKS, ["exam", "flow"], ["torch", "deep"])
    assert one.items == cheapest_path(FRAMEWORKS, ["flow", "exam"], ["deep", "torch"]).items
