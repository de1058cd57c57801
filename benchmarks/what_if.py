"""What-if answers beside the cheapest path, and the metrics of a curriculum beside networkx."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import networkx as nx

from benchmarks.measuring import RUNS, Spent, cpu_in_turns, cpu_of_each
from benchmarks.table import Measurement, at_most
from benchmarks.tables import table
from skillpath.graph import (
    Constraints,
    Kind,
    Roadmap,
    cheapest_path,
    gap,
    second_best,
    still_attainable,
    wishes,
    within_budget,
)
from skillpath.graph.metrics.curriculum import curriculum_of
from skillpath.graph.paths.cheapest import cheapest_selection
from skillpath.ontology import read
from skillpath.ontology.csv_in import draft_of_csv

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

HOURS = 1_000


def measurements() -> Iterator[Measurement]:
    yield from _paths()
    yield _budget()
    for items in (1_000, 14_000, 100_000):
        yield _metrics(items)


def _paths() -> Iterator[Measurement]:
    """All goals of the shipped roadmap that leave a choice, each asked once of a roadmap."""
    roadmap = read()
    both = {goal: _choices(roadmap, goal) for goal in sorted(still_attainable(roadmap))}
    some = {goal: (taken, left) for goal, (taken, left) in both.items() if taken and left}
    size, peer, plain = f"{len(some)} goals", "cheapest path", _each(cheapest_path, some)
    yield Measurement("the second-best path", size, _each(second_best, some), peer, plain)
    without = {goal: Constraints(forbid=(taken[0],)) for goal, (taken, _) in some.items()}
    found = _each(cheapest_path, some, without)
    yield Measurement("the path without something", size, found, peer, plain)
    instead = {goal: Constraints(prefer=(left[0],)) for goal, (_, left) in some.items()}
    found = _each(cheapest_path, some, instead)
    yield Measurement("the path with something else", size, found, peer, plain)


def _choices(roadmap: Roadmap, goal: str) -> tuple[list[str], list[str]]:
    """What is a choice and on the cheapest path, and what is not on it."""
    found = cheapest_selection(roadmap, [goal], frozenset())
    if found is None:
        return [], []
    return sorted(found.items - found.always), sorted(gap(roadmap, [goal], ()) - found.items)


def _each(
    ask: Callable[..., object],
    goals: Iterable[str],
    constraints: Mapping[str, Constraints] | None = None,
) -> Spent:
    roadmap, asked = read(), constraints or {}
    how = {goal: {"constraints": asked[goal]} if goal in asked else {} for goal in goals}
    return cpu_of_each([partial(ask, roadmap, [goal], **how[goal]) for goal in goals])


def _budget() -> Measurement:
    """All certifications, of which a seventh fits."""
    roadmap = read()
    exams = [one for one in roadmap.items if one.kind is Kind.CERTIFICATION and not one.is_retired]
    goals = sorted({one.id for one in exams} & still_attainable(roadmap))
    asked = [partial(within_budget, read(), HOURS, wishes(goals)) for _ in range(RUNS)]
    peers = [partial(cheapest_path, read(), goals) for _ in range(RUNS)]
    size = f"{len(goals)} goals"
    return Measurement(
        f"goals within {HOURS:,} h", size, cpu_of_each(asked), "path to all", cpu_of_each(peers)
    )


def _metrics(items: int) -> Measurement:
    gates = draft_of_csv(table(items), "table.csv").roadmap().gates

    def ours() -> object:
        graph = curriculum_of(gates, range(gates.items), ())
        return graph.blocking(), graph.delays(), graph.centralities(), graph.longest_chain()

    graph = curriculum_of(gates, range(gates.items), ())
    edges: nx.DiGraph[int] = nx.DiGraph()
    edges.add_nodes_from(range(len(graph.places)))
    edges.add_edges_from((one, other) for one, users in enumerate(graph.after) for other in users)

    def descendants() -> object:
        return [len(nx.descendants(edges, one)) for one in edges], nx.dag_longest_path(edges)

    runs = 1 if items > 14_000 else 3
    found, peer = cpu_in_turns(ours, descendants, runs=runs)
    goal = at_most(1, "p50") if items == 14_000 else None
    return Measurement(
        "metrics of a curriculum", f"{items:,} items", found, "networkx, blocking", peer, goal=goal
    )
