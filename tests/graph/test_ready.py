"""What is counted, place by place or many at once, beside the definitions and networkx."""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING

import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from skillpath.graph import Roadmap, closure, dependents, knowledge_of
from skillpath.graph.recommendation import ready as readiness
from skillpath.graph.recommendation.kept import Kept
from skillpath.graph.recommendation.nearness import continuity_from
from skillpath.graph.recommendation.ready import Ready
from skillpath.graph.structure import attainment, many
from skillpath.graph.structure.attainment import generations
from skillpath.graph.structure.columns import columns_of
from skillpath.graph.structure.counts import Counts
from skillpath.graph.structure.walks import needed
from tests.graph import oracle
from tests.graph.random_roadmaps import random_case, random_roadmap

if TYPE_CHECKING:
    from collections.abc import Iterator

seeds = st.integers(0, 2**32).map(Random)
often = settings(max_examples=100, deadline=None, derandomize=True)


@pytest.fixture(
    params=[(10**9, 10**9), (10**9, 0), (0, 0)],
    ids=["place by place", "near and far", "many at once"],
    autouse=True,
    scope="module",
)
def _way(request: pytest.FixtureRequest) -> Iterator[None]:
    """Every property in this module holds in all ways."""
    with pytest.MonkeyPatch.context() as patch:
        many_from, few_to = request.param
        patch.setattr(many, "MANY", many_from)
        patch.setattr(readiness, "FEW", few_to)
        yield


def network(roadmap: Roadmap) -> nx.DiGraph[str]:
    graph = roadmap.to_networkx()
    helps = [edge for edge in graph.edges if graph.edges[edge]["strength"] == "recommended"]
    graph.remove_edges_from(helps)
    return graph


@often
@given(seeds)
def test_known_is_what_was_stated_with_its_dominators_and_what_it_certifies(
    random: Random,
) -> None:
    case = random_case(random)
    stated = random.sample([*case.roadmap.by_id], random.randint(0, len(case.roadmap.items)))
    assert knowledge_of(case.roadmap, stated).items == oracle.implied(case.roadmap.items, stated)


@often
@given(seeds)
def test_the_best_to_start_are_the_highest_scores_of_the_frontier(random: Random) -> None:
    roadmap = random_roadmap(random)
    columns, ids = columns_of(roadmap), roadmap.gates.ids
    known = random.sample(range(len(ids)), random.randint(0, len(ids)))
    near = continuity_from(columns, known[:3])
    score = {
        place: sum(part[place] for part in columns.parts.values()) + near.get(place, 0)
        for place in roadmap.gates.places(
            oracle.frontier(roadmap.items, {ids[place] for place in known})
        )
    }
    order = sorted(score, key=lambda place: (-score[place], columns.rank[place]))
    ready = Ready.of(columns, known)
    assert ready.best(known, 3) == [(place, near.get(place, 0)) for place in order[:3]]
    assert len(ready) == len(order)
    assert {place for place in range(len(ids)) if place in ready} == score.keys()


@often
@given(seeds)
def test_an_item_unlocks_what_the_frontier_gains_with_it(random: Random) -> None:
    roadmap = random_roadmap(random)
    ids = roadmap.gates.ids
    known = random.sample(range(len(ids)), random.randint(0, len(ids) - 1))
    ready, stated = Ready.of(columns_of(roadmap), known), {ids[place] for place in known}
    for place in set(range(len(ids))) - set(known):
        gained = oracle.frontier(roadmap.items, stated | {ids[place]})
        expected = gained - oracle.frontier(roadmap.items, stated)
        assert {ids[one] for one in ready.unlocked_by(place)} == expected


@often
@given(seeds)
def test_kept_counts_answer_as_fresh_ones_do(random: Random) -> None:
    roadmap = random_roadmap(random)
    columns = columns_of(roadmap)
    known = random.sample(range(len(roadmap.items)), len(roadmap.items))
    begun = random.randint(0, len(known))
    kept = Kept.of(columns, known[:begun])
    for count in range(begun, len(known)):
        fresh, recent = Ready.of(columns, known[:count]), known[:count][:-4:-1]
        assert (len(kept), kept.best(recent, 2)) == (len(fresh), fresh.best(recent, 2))
        kept.learn(known[count])


@often
@given(seeds)
def test_what_is_needed_is_what_networkx_finds_without_what_lies_behind_the_known(
    random: Random,
) -> None:
    roadmap = random_roadmap(random)
    columns, ids, graph = columns_of(roadmap), roadmap.gates.ids, network(roadmap)
    goals = random.sample(range(len(ids)), 2)
    known = random.sample(range(len(ids)), random.randint(0, len(ids)))
    graph.remove_nodes_from([ids[place] for place in known])
    left = [ids[goal] for goal in goals if goal not in known]
    expected = set(left).union(*(nx.ancestors(graph, one) for one in left))
    found = [ids[place] for place in needed(columns, goals, known)]
    assert set(found) == expected
    learned = {ids[place] for place in known}
    for one in found:
        assert one in oracle.frontier(roadmap.items, learned) or roadmap.by_id[one].is_retired
        learned.add(one)
    marks = bytearray(len(ids))
    for place in known:
        marks[place] = 1
    assert needed(columns, goals, marks) == needed(columns, goals, known)


@often
@given(seeds)
def test_closure_and_dependents_are_those_of_networkx(random: Random) -> None:
    roadmap = random_roadmap(random)
    graph = network(roadmap)
    for one in roadmap.by_id:
        assert closure(roadmap, [one]) == nx.ancestors(graph, one) | {one}
        assert dependents(roadmap, one) == nx.descendants(graph, one) - {one}


@often
@given(seeds)
def test_rounds_among_a_few_items_are_those_that_a_look_at_all_finds(random: Random) -> None:
    gates = random_roadmap(random).gates
    given = random.sample(range(gates.items), random.randint(0, 2))
    among = set(random.sample(range(gates.items), random.randint(0, gates.items)))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(attainment, "FEW_OF", 10**9)
        expected = generations(gates, given=given, among=among)
        patch.setattr(attainment, "FEW_OF", 0)
        assert generations(gates, given=given, among=among) == expected


@often
@given(seeds)
def test_gates_in_flat_buffers_are_counted_as_those_of_items(random: Random) -> None:
    gates = random_roadmap(random).gates
    packed, every = gates.packed(), range(len(gates.need))
    known = random.sample(range(gates.items), random.randint(0, gates.items))
    counts, plain = Counts.of(packed, known), Counts.of(gates, known)
    assert [counts.count[gate] for gate in every] == [plain.count[gate] for gate in every]
    assert (counts.known, sorted(counts.met)) == (plain.known, sorted(plain.met))
