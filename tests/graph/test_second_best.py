from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from skillpath.graph import (
    Limits,
    UnavoidableError,
    any_of,
    at_least,
    knowledge_of,
    second_best,
)
from tests.graph import oracle
from tests.graph.random_roadmaps import random_case
from tests.graph.small import item, roadmap

if TYPE_CHECKING:
    from skillpath.graph import Attainable

CHOICE = roadmap(
    item("base"),
    item("left", "base", hours=2),
    item("right", "base", hours=5),
    item("far", hours=20),
    item("goal", any_of("left", "right", "far")),
)
"""
base <- left  2 h <-.
     <- right 5 h <-+- any_of <- goal
        far  20 h <-'
"""


def ids(items: tuple[Attainable, ...]) -> list[str]:
    return [one.id for one in items]


def test_the_second_best_way_is_told_beside_the_best_with_what_it_costs_more() -> None:
    found = second_best(CHOICE, ["goal"])
    assert found.second is not None
    assert (ids(found.best.items), ids(found.second.items)) == (
        ["base", "left", "goal"],
        ["base", "right", "goal"],
    )
    assert (ids(found.left_out), ids(found.instead), found.extra_hours) == (["left"], ["right"], 3)
    assert (found.second.is_optimal, found.second.lower_bound) == (True, 7)


def test_neither_way_holds_what_is_forbidden() -> None:
    found = second_best(CHOICE, ["goal"], forbid=["RIGHT"])
    assert (found.forbidden, ids(found.left_out), ids(found.instead)) == (
        ("right",),
        ["base", "left"],
        ["far"],
    )
    with pytest.raises(UnavoidableError):
        second_best(CHOICE, ["goal"], forbid=["left", "right", "far"])


def test_where_there_is_a_single_way_there_is_no_second_best() -> None:
    found = second_best(CHOICE, ["left"])
    assert (found.second, found.extra_hours, found.left_out, found.instead) == (None, None, (), ())


def test_what_is_known_is_on_neither_way() -> None:
    found = second_best(CHOICE, ["goal"], known=["right"])
    assert (ids(found.best.items), found.second) == (["goal"], None)


def test_an_unproven_second_best_comes_with_its_bound() -> None:
    names = [f"i{number}" for number in range(24)]
    base = [item(f"b{one}", hours=1 + one % 5) for one in range(8)]
    some = [
        item(name, f"b{one % 8}", f"b{(3 * one + 1) % 8}", hours=3 + (7 * one) % 11)
        for one, name in enumerate(names)
    ]
    groups = [at_least(2, *names[start : start + 7]) for start in range(0, 18, 3)]
    made = roadmap(*base, *some, item("goal", *groups))
    found = second_best(made, ["goal"], limits=Limits(nodes=0))
    assert found.second is not None
    assert not found.second.is_optimal
    assert found.best.lower_bound <= found.second.lower_bound <= found.second.hours.likely
    proven = second_best(made, ["goal"])
    assert proven.second is not None
    assert proven.second.is_optimal
    assert found.second.lower_bound <= proven.second.hours.likely <= found.second.hours.likely


@settings(max_examples=250, derandomize=True, deadline=None)
@given(seed=st.integers(0, 2**32))
def test_no_other_way_is_cheaper_than_the_second_best(seed: int) -> None:
    random = Random(seed)
    case = random_case(random)
    items = case.roadmap.items
    known = knowledge_of(case.roadmap, case.known).items
    forbid = random.sample([one.id for one in items], random.choice((0, 0, 1)))
    ways = sorted(
        oracle.ways(items, case.goals, known, forbid), key=lambda way: (way[0], sorted(way[1]))
    )
    if not ways:
        return
    found = second_best(case.roadmap, case.goals, case.known, forbid=forbid)
    assert found.best.hours.likely == ways[0][0]
    assert (found.second is None) == (len(ways) == 1)
    if found.second is not None:
        told = [set(ids(way.items)) for way in (found.best, found.second)]
        assert all(way in [items for _, items in ways] for way in told)
        assert told[0] != told[1]
        assert (found.second.hours.likely, found.second.is_optimal) == (ways[1][0], True)


def test_the_searches_go_on_until_no_other_can_be_better() -> None:
    """Without x a way may take 1 h and takes 52; without y it takes 11 h at least, and 12."""
    made = roadmap(
        item("x"),
        item("p", hours=50),
        item("q", hours=60),
        item("y"),
        item("z", hours=10),
        item("goal", any_of("x", any_of("p", "q")), any_of("y", "z")),
    )
    found = second_best(made, ["goal"])
    assert (ids(found.left_out), ids(found.instead), found.extra_hours) == (["y"], ["z"], 9)
