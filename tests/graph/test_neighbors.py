from __future__ import annotations

import networkx as nx
from hypothesis import given, settings
from hypothesis import strategies as st

from skillpath.graph import (
    Attainable,
    Edge,
    Neighbor,
    Requirement,
    Roadmap,
    Status,
    Step,
    Strength,
    all_of,
    any_of,
    at_least,
    dependents_of,
    is_met,
    mentioned,
    prerequisites_of,
)
from tests.graph.random_roadmaps import roadmaps

thoroughly = settings(max_examples=200, derandomize=True, deadline=None)
REQUIRED, RECOMMENDED = Strength.REQUIRED, Strength.RECOMMENDED

ROADMAP = Roadmap(
    "demo",
    "Demo",
    (
        Attainable("code", "Code"),
        Attainable("r", "R", status=Status.RETIRED),
        Attainable("sums", "Sums"),
        Attainable(
            "stats",
            "Statistics",
            requirements=(
                Requirement(any_of("code", "r"), "A program draws the samples."),
                Requirement("sums", "Means are sums."),
            ),
        ),
        Attainable(
            "exam",
            "Exam",
            requirements=(
                Requirement(all_of("stats", "code"), "Both are asked for."),
                Requirement("writing", "Essays.", strength=RECOMMENDED),
            ),
        ),
        Attainable("writing", "Writing", requirements=(Requirement("sums"),)),
    ),
    (Step("one", "One", 1, ("sums", "code")),),
)
r"""
code <- any_of <- stats <- all_of <- exam
r    <-'           |    code <-'      :
sums <-------------+----- writing <...'
"""


def told(found: tuple[Neighbor, ...]) -> list[tuple[str, int, str, bool]]:
    return [(one.item.id, one.depth, one.strength.value, one.is_choice) for one in found]


def test_direct_prerequisites_come_in_the_order_of_the_roadmap_with_their_reasons() -> None:
    reason = "A program draws the samples."
    assert prerequisites_of(ROADMAP, "stats") == (
        Neighbor(
            ROADMAP.by_id["sums"],
            1,
            (Edge("sums", "stats", REQUIRED, "Means are sums.", is_choice=False),),
        ),
        Neighbor(
            ROADMAP.by_id["code"], 1, (Edge("code", "stats", REQUIRED, reason, is_choice=True),)
        ),
        Neighbor(ROADMAP.by_id["r"], 1, (Edge("r", "stats", REQUIRED, reason, is_choice=True),)),
    )


def test_transitive_prerequisites_come_by_their_fewest_hops() -> None:
    assert told(prerequisites_of(ROADMAP, "exam", transitive=True)) == [
        ("code", 1, "required", False),
        ("stats", 1, "required", False),
        ("sums", 2, "required", False),
        ("r", 2, "required", True),
    ]


def test_what_is_recommended_is_told_only_to_who_asks() -> None:
    assert told(prerequisites_of(ROADMAP, "exam", recommended=True)) == [
        ("code", 1, "required", False),
        ("stats", 1, "required", False),
        ("writing", 1, "recommended", False),
    ]


def test_because_names_all_that_need_it_among_what_is_told() -> None:
    found = prerequisites_of(ROADMAP, "exam", transitive=True)[0]
    assert [(edge.dependent, edge.reason) for edge in found.because] == [
        ("exam", "Both are asked for."),
        ("stats", "A program draws the samples."),
    ]


def test_dependents_say_what_they_need() -> None:
    found = dependents_of(ROADMAP, "sums", transitive=True)
    assert [
        (one.item.id, one.depth, [edge.prerequisite for edge in one.because]) for one in found
    ] == [
        ("stats", 1, ["sums"]),
        ("writing", 1, ["sums"]),
        ("exam", 2, ["stats"]),
    ]


def test_what_most_members_of_a_group_need_is_no_choice() -> None:
    group = at_least(2, all_of("a", "b"), all_of("a", "c"), "d")
    items = (*(Attainable(one, one.upper()) for one in "abcd"),)
    roadmap = Roadmap("r", "R", (*items, Attainable("x", "X", requirements=(Requirement(group),))))
    found = {one.item.id: one.is_choice for one in prerequisites_of(roadmap, "x")}
    assert found == {"a": False, "b": True, "c": True, "d": True}


def network(roadmap: Roadmap, *, recommended: bool) -> nx.DiGraph[str]:
    """An edge from each item to each that it mentions."""
    graph: nx.DiGraph[str] = nx.DiGraph()
    graph.add_nodes_from(roadmap.by_id)
    for item in roadmap.items:
        for one in item.requirements if recommended else item.required:
            graph.add_edges_from((item.id, other) for other in mentioned(one.of))
    return graph


@thoroughly
@given(roadmap=roadmaps(), place=st.integers(0, 8), recommended=st.booleans())
def test_transitive_neighbors_are_the_paths_of_the_network(
    roadmap: Roadmap, place: int, *, recommended: bool
) -> None:
    start = roadmap.items[place % len(roadmap.items)].id
    graph = network(roadmap, recommended=recommended)
    for walk, way in ((prerequisites_of, graph), (dependents_of, graph.reverse())):
        depths = nx.single_source_shortest_path_length(way, start)
        found = walk(roadmap, start, transitive=True, recommended=recommended)
        assert {one.item.id: one.depth for one in found} | {start: 0} == depths
        near = walk(roadmap, start, recommended=recommended)
        assert [one.item.id for one in near] == [one.item.id for one in found if one.depth == 1]


@thoroughly
@given(roadmap=roadmaps(), place=st.integers(0, 8))
def test_because_holds_every_requirement_among_what_is_told(roadmap: Roadmap, place: int) -> None:
    start = roadmap.items[place % len(roadmap.items)].id
    found = prerequisites_of(roadmap, start, transitive=True, recommended=True)
    among = {start, *(one.item.id for one in found)}
    every = set(roadmap.by_id)
    expected = {
        Edge(one, item.id, need.strength, need.reason, is_met(need.of, every - {one}))
        for item in roadmap.items
        if item.id in among
        for need in item.requirements
        for one in mentioned(need.of)
        if one != start
    }
    assert {edge for one in found for edge in one.because} == expected
    assert all(edge.prerequisite == one.item.id for one in found for edge in one.because)
