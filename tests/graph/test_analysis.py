from __future__ import annotations

from random import Random

import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from skillpath.graph import (
    Analysis,
    Roadmap,
    UnreachableGoalError,
    all_of,
    analyze,
    any_of,
    cheapest_path,
    knowledge_of,
)
from skillpath.graph.metrics import curriculum
from tests.graph import oracle
from tests.graph.random_roadmaps import random_case, roadmaps
from tests.graph.small import item, roadmap

COURSES = roadmap(
    item("a"),
    item("b"),
    item("d"),
    item("c", "a", "b", "d"),
    item("e", "c"),
    item("f", "d"),
    item("g"),
    item("h"),
)
"""
a --.
b --+-> c --> e     g   h
d --'
'-----> f
"""

CIRCLE = roadmap(
    item("start"),
    item("left", any_of("start", "right")),
    item("right", "left"),
)
"""
start --> left --> right
            ^--any---'
"""


def totals(found: Analysis) -> tuple[int, int, int | None, int]:
    return found.blocking, found.delay, found.centrality, found.complexity


def test_the_curriculum_of_eight_courses_has_the_totals_of_curricular_analytics() -> None:
    found = analyze(COURSES)
    assert totals(found) == (8, 19, 9, 27)
    assert {one.item.id: (one.blocking, one.delay, one.centrality) for one in found.items} == {
        "a": (2, 3, 0),
        "b": (2, 3, 0),
        "c": (1, 3, 9),
        "d": (3, 3, 0),
        "e": (0, 3, 0),
        "f": (0, 2, 0),
        "g": (0, 1, 0),
        "h": (0, 1, 0),
    }


def test_the_most_complex_item_stands_first_and_the_longest_chain_in_its_order() -> None:
    found = analyze(COURSES)
    assert "".join(one.item.id for one in found.items) == "dabcefgh"
    assert [one.id for one in found.longest_chain] == ["a", "c", "e"]


def test_a_cycle_of_alternatives_does_no_harm() -> None:
    assert totals(analyze(CIRCLE)) == (3, 9, 3, 12)


def test_with_a_goal_its_path_is_measured_and_its_bottlenecks_are_what_every_path_needs() -> None:
    wide = roadmap(
        item("base"),
        item("cheap", "base"),
        item("dear", "base", hours=5),
        item("other", "base"),
        item("goal", any_of("cheap", "dear")),
    )
    found = analyze(wide, ["goal"])
    assert [one.item.id for one in found.items] == ["base", "cheap", "goal"]
    assert [one.id for one in found.bottlenecks] == ["base"]
    assert (totals(found), found.is_optimal) == ((3, 9, 3, 12), True)


def test_what_is_known_is_no_part_of_the_curriculum_and_stands_before_nothing() -> None:
    either = roadmap(item("a"), item("b", "a"), item("c", any_of("a", "b"), all_of("b")))
    found = analyze(either, known=["a"])
    assert [(one.item.id, one.blocking) for one in found.items] == [("b", 1), ("c", 0)]
    assert totals(analyze(either, known=["c", "b"])) == (0, 0, 0, 0)


def test_paths_without_number_are_told_as_too_many() -> None:
    layers = [item("l0x"), item("l0y")]
    for layer in range(1, 1_100):
        below = (f"l{layer - 1}x", f"l{layer - 1}y")
        layers += [item(f"l{layer}x", *below), item(f"l{layer}y", *below)]
    found = analyze(roadmap(*layers))
    assert (found.delay, found.centrality) == (2_200 * 1_100, None)


@pytest.mark.parametrize("span", [1, 3, curriculum.SPAN])
@settings(max_examples=60, derandomize=True, deadline=None)
@given(made=roadmaps())
def test_the_metrics_are_those_of_the_graph_of_generations(span: int, made: Roadmap) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(curriculum, "SPAN", span)
        found = analyze(made)
    forward = expected_graph(made)
    assert {one.item.id for one in found.items} == set(forward)
    for one in found.items:
        assert one.blocking == len(nx.descendants(forward, one.item.id))
        through = [path for path in maximal_paths(forward) if one.item.id in path]
        assert one.delay == max(map(len, through))
        inside = [path for path in through if one.item.id not in (path[0], path[-1])]
        assert one.centrality == sum(map(len, inside))
    assert nx.is_path(forward, [one.id for one in found.longest_chain])
    assert len(found.longest_chain) == max((one.delay for one in found.items), default=0)


def expected_graph(made: Roadmap) -> nx.DiGraph[str]:
    """Prerequisites among active items, from an earlier to a later round of learning all."""
    retired = {one.id for one in made.items if one.is_retired}
    rounds: dict[str, int] = {}
    while more := oracle.frontier(made.items, set(rounds)) - retired:
        turn = 1 + max(rounds.values(), default=0)
        rounds |= dict.fromkeys(more, turn)
    flat = made.to_networkx()
    forward: nx.DiGraph[str] = nx.DiGraph()
    forward.add_nodes_from(rounds)
    forward.add_edges_from(
        (one, other)
        for one, other in flat.edges
        if one in rounds and other in rounds and rounds[one] < rounds[other]
    )
    return forward


def maximal_paths(graph: nx.DiGraph[str]) -> list[list[str]]:
    """All paths from an item without prerequisites to one without dependents."""
    sinks = [one for one in graph if not graph.out_degree(one)]
    found: list[list[str]] = []
    for source in (one for one in graph if not graph.in_degree(one)):
        for sink in sinks:
            found += [[source]] if source == sink else nx.all_simple_paths(graph, source, sink)
    return found


@settings(max_examples=150, derandomize=True, deadline=None)
@given(seed=st.integers(0, 2**32))
def test_bottlenecks_are_the_items_without_which_the_goals_cannot_be_attained(seed: int) -> None:
    case = random_case(Random(seed))
    known = knowledge_of(case.roadmap, case.known).items
    retired = {one.id for one in case.roadmap.items if one.is_retired}
    try:
        found = analyze(case.roadmap, case.goals, case.known)
    except UnreachableGoalError:
        return
    path = {one.item.id for one in cheapest_path(case.roadmap, case.goals, case.known).items}
    assert {one.item.id for one in found.items} == path
    expected = {
        one
        for one in path.difference(case.goals)
        if not oracle.attainable(case.roadmap.items, known, {one} | (retired - known))
        >= set(case.goals)
    }
    assert {one.id for one in found.bottlenecks} == expected
