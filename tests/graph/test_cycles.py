from __future__ import annotations

from itertools import pairwise
from random import Random

import networkx as nx
import pytest

from skillpath.graph import Fault, Roadmap, Severity, any_of, at_least, mentioned
from skillpath.graph.authoring.cycles import harmless_cycles
from tests.graph import oracle
from tests.graph.random_roadmaps import random_roadmap
from tests.graph.small import helped, item, roadmap

SEEDS = 1000
each_seed = pytest.mark.parametrize("part", range(10))


def test_a_cycle_is_shown_with_the_way_around_it() -> None:
    torch, flow = item("pytorch"), item("tensorflow", "deep-learning")
    deep = item("deep-learning", any_of("pytorch", "tensorflow"))
    assert harmless_cycles(roadmap(torch, flow, deep)) == [
        Fault(
            where="item 'deep-learning'",
            found="the cycle deep-learning > tensorflow > deep-learning (> means requires)",
            expected=(
                "a way around it, which makes it harmless: "
                "deep-learning can be attained without tensorflow, by pytorch"
            ),
            code="cycle",
            severity=Severity.NOTE,
            subject="deep-learning",
            part="requires",
        )
    ]


def test_the_way_around_names_all_that_it_takes() -> None:
    #  c requires two of (a, b, d) and one of (b, d), d requires c
    items = (item("a"), item("b"), item("d", "c"))
    whole = item("c", at_least(2, "a", "b", "d"), any_of("b", "d"))
    [note] = harmless_cycles(roadmap(*items, whole))
    assert note.expected.endswith("c can be attained without d, by a, b")


def test_the_way_around_leads_through_what_comes_before() -> None:
    #  c and d can be attained alike: each by y, by z, or by the other
    items = (item("y"), item("z"), item("c", any_of("d", "y", "z")), item("d", any_of("c", "y")))
    [note] = harmless_cycles(roadmap(*items))
    assert note.expected.endswith("c can be attained without d, by y")


def test_each_knot_has_one_note_by_its_first_item() -> None:
    items = (
        item("z"),
        *(item("c", any_of("d", "z")), item("d", "c")),
        *(item("a", "b"), item("b", any_of("a", "c"))),
    )
    assert [note.subject for note in harmless_cycles(roadmap(*items))] == ["a", "c"]


def test_of_a_larger_knot_a_shortest_cycle_is_shown() -> None:
    #  a > b > c > a and a > c > a
    items = (item("z"), item("a", any_of("b", "c", "z")), item("b", "c"), item("c", "a"))
    [note] = harmless_cycles(roadmap(*items))
    assert note.found == "the cycle a > c > a (> means requires), in a knot of 3 items"


def test_a_long_cycle_is_cut() -> None:
    ring = [item(f"n{number:02}", f"n{(number + 1) % 30:02}") for number in range(1, 30)]
    [note] = harmless_cycles(roadmap(item("z"), item("n00", any_of("n01", "z")), *ring))
    assert note.found == (
        "the cycle n00 > n01 > n02 > n03 > n04 > n05 > n06 > n07 > … > n00, 30 items long "
        "(> means requires)"
    )


def test_an_item_that_stands_in_for_itself_is_a_cycle_of_one() -> None:
    [note] = harmless_cycles(roadmap(item("a"), item("b", any_of("a", "b"))))
    assert note.found == "the cycle b > b (> means requires)"


def test_recommendations_make_no_cycle() -> None:
    assert harmless_cycles(roadmap(helped("a", "b"), item("b", "a"))) == []


def check_notes(made: Roadmap) -> None:
    mentions: nx.DiGraph[str] = nx.DiGraph()
    for one in made.items:
        edges = ((one.id, other) for each in one.required for other in mentioned(each.of))
        mentions.add_edges_from(edges)
    knots = [
        knot
        for knot in nx.strongly_connected_components(mentions)
        if len(knot) > 1 or mentions.has_edge(*knot, *knot)
    ]
    notes = harmless_cycles(made)
    assert [note.subject for note in notes] == sorted(map(min, knots))
    for note in notes:
        cycle = note.found.removeprefix("the cycle ").split(" (")[0].split(" > ")
        assert (cycle[0], cycle[-1]) == (note.subject, note.subject)
        assert all(mentions.has_edge(*pair) for pair in pairwise(cycle))
        assert len(cycle) == shortest(mentions, note.subject)
        told = note.expected.split(": ")[1].split(", by")[0]
        first, other = told.split(" can be attained without ")
        assert (first, other) in pairwise(cycle)
        assert first == other or first in oracle.attainable(made.items, without={other})


def shortest(mentions: nx.DiGraph[str], one: str) -> int:
    """How many items of a shortest cycle through this one are named, it itself twice."""
    hops: dict[str, int] = dict(nx.single_target_shortest_path_length(mentions, one))
    return 2 + min(hops[other] for other in mentions[one] if other in hops)


@each_seed
def test_every_knot_of_a_random_roadmap_is_noted_truly(part: int) -> None:
    for seed in range(part, SEEDS, 10):
        check_notes(random_roadmap(Random(seed)))
