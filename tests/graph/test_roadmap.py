from __future__ import annotations

import pickle
from dataclasses import replace

import networkx as nx
import pytest

from skillpath.graph import (
    AmbiguousNameError,
    InvalidRoadmapError,
    Status,
    UnknownNameError,
    all_of,
    any_of,
    closure,
    dependence_counts,
    dependents,
    find_item,
    gap,
    longest_chain,
    reach_counts,
)
from tests.graph.small import helped, item, roadmap

#  a ── b ──┐
#  c ───────┴ any of ── d ── e      (d also helps a)
DIAMOND = roadmap(item("a"), item("b", "a"), item("c"), item("d", any_of("b", "c")), item("e", "d"))


def test_closure_dependents_and_gap_follow_all_alternatives() -> None:
    assert closure(DIAMOND, ["d"]) == {"a", "b", "c", "d"}
    assert closure(DIAMOND, ["d"], most=4) == {"a", "b", "c", "d"}
    assert 2 <= len(closure(DIAMOND, ["d"], most=1)) < 4
    assert dependents(DIAMOND, "a") == {"b", "d", "e"}
    assert gap(DIAMOND, ["e"], {"a"}) == {"b", "c", "d", "e"}
    assert gap(DIAMOND, ["e"], {"c"}) == {"d", "e"}


def test_the_longest_chain_and_what_each_item_blocks() -> None:
    assert longest_chain(DIAMOND) == ("c", "d", "e")
    assert dict(reach_counts(DIAMOND)) == {"a": 1, "b": 0, "c": 2, "d": 1, "e": 0}


def test_what_has_an_alternative_is_needed_by_nobody() -> None:
    #  a ──.
    #      any_of ── c ── d      old needs c, and is retired
    #  b ──'
    several = roadmap(
        item("a"),
        item("b"),
        item("c", any_of("a", "b")),
        item("d", "c"),
        replace(item("old", "c"), status=Status.RETIRED),
    )
    assert dict(dependence_counts(several)) == {"a": 0, "b": 0, "c": 1, "d": 0, "old": 0}


def test_a_harmless_cycle_is_no_fault_and_counts_forward_only() -> None:
    #  torch ── deep ── any of (torch, flow): torch needs nothing, flow needs deep
    cycle = roadmap(item("torch"), item("flow", "deep"), item("deep", any_of("torch", "flow")))
    assert longest_chain(cycle) == ("torch", "deep", "flow")


def test_items_that_wait_for_each_other_are_refused_by_the_smallest_set() -> None:
    items = (item("a", "b"), item("b", all_of("a", "c")), item("c"), item("d", "a"))
    with pytest.raises(InvalidRoadmapError) as refused:
        roadmap(*items)
    assert str(refused.value) == (
        "1 fault in the roadmap\n"
        "items 'a', 'b': found items that wait for each other: 'a' requires b; "
        "'b' requires all_of(a, c); expected what can be attained starting from nothing"
    )


def test_the_networkx_graph_has_an_edge_from_each_prerequisite() -> None:
    graph = roadmap(item("a"), item("b", "a"), helped("c", "b")).to_networkx()
    assert set(graph.edges(data="strength")) == {("a", "b", "required"), ("b", "c", "recommended")}
    assert nx.get_node_attributes(graph, "generation") == {"a": 0, "b": 1, "c": 0}
    graph.clear()


def test_names_are_found_by_id_iri_label_in_any_case() -> None:
    for name in ("a", "A", " a ", DIAMOND.iri("a")):
        assert find_item(DIAMOND, name) == "a"


@pytest.mark.parametrize(
    "error",
    [
        UnknownNameError("x", "a skill", ("y",)),
        AmbiguousNameError("x", ("b", "a")),
    ],
)
def test_errors_survive_pickling(error: Exception) -> None:
    assert str(pickle.loads(pickle.dumps(error))) == str(error)  # noqa: S301
