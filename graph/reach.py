"""How far requirements reach: closure, dependents, what is missing, chains and distances."""

from __future__ import annotations

from math import inf
from typing import TYPE_CHECKING

import networkx as nx

from skillpath.graph.requirements import Group, is_met, mentioned

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator, Mapping

    from skillpath.graph.requirements import Expression
    from skillpath.graph.roadmap import Roadmap

FARTHEST = 8
"""Distances are not told apart beyond this many hops."""


def closure(roadmap: Roadmap, items: Iterable[str], *, most: float = inf) -> frozenset[str]:
    """The items and everything their requirements mention, transitively, all alternatives.

    The walk ends early as soon as more than `most` are found.

    >>> sorted(closure(roadmap, ["statistics"]))
    ['python', 'r', 'statistics']
    """
    graph = _required(roadmap)
    pending = list(dict.fromkeys(items))
    found = set(pending)
    while pending and len(found) <= most:
        more = [one for one in graph.predecessors(pending.pop()) if one not in found]
        found.update(more)
        pending += more
    return frozenset(found)


def dependents(roadmap: Roadmap, item: str) -> frozenset[str]:
    """Everything whose requirements mention the item, transitively; not the item itself.

    >>> sorted(dependents(roadmap, "python"))
    ['machine-learning', 'pandas', 'statistics']
    """
    return frozenset(nx.descendants(_required(roadmap), item))


def gap(roadmap: Roadmap, goals: Iterable[str], known: Container[str]) -> frozenset[str]:
    """What may still be needed for the goals: the items missing, with all alternatives.

    Walks back from the goals through requirements that `known` does not meet, and stops at
    known and at retired items. A cheapest path is a part of this set.

    >>> sorted(gap(roadmap, ["machine-learning"], {"r"}))
    ['machine-learning', 'pandas', 'python', 'statistics']
    """
    found: set[str] = set()
    pending = [goal for goal in goals if goal not in known]
    while pending:
        one = pending.pop()
        if one in found or roadmap.by_id[one].is_retired:
            continue
        found.add(one)
        for requirement in roadmap.by_id[one].required:
            pending.extend(_missing(requirement.of, known))
    return frozenset(found)


def _missing(expression: Expression, known: Container[str]) -> Iterator[str]:
    """The ids in the parts of the expression that are not met yet."""
    if is_met(expression, known):
        return
    if not isinstance(expression, Group):
        yield expression
        return
    for member in expression.members:
        yield from _missing(member, known)


def longest_chain(roadmap: Roadmap) -> tuple[str, ...]:
    """The longest chain of prerequisites, first to last; of equals the first by id.

    Uses only edges from an earlier to a later generation.

    >>> longest_chain(roadmap)
    ('python', 'pandas', 'machine-learning')
    """
    return tuple(nx.dag_longest_path(_forward(roadmap), weight=None, default_weight=1))


def reach_counts(roadmap: Roadmap) -> Mapping[str, int]:
    """How many active items depend on each, transitively, over edges to a later generation.

    >>> reach_counts(roadmap)["r"], reach_counts(roadmap)["python"]
    (2, 3)
    """
    return roadmap.memo.recall("reach counts", lambda: _reach_counts(roadmap))


def _reach_counts(roadmap: Roadmap) -> Mapping[str, int]:
    forward = _forward(roadmap)
    bit = {
        item.id: 0 if item.is_retired else 1 << place for place, item in enumerate(roadmap.items)
    }
    below: dict[str, int] = {}
    for one in sorted(forward, key=lambda node: -roadmap.generations[node]):
        mask = 0
        for user in forward.successors(one):
            mask |= below[user] | bit[user]
        below[one] = mask
    return {one: mask.bit_count() for one, mask in below.items()}


def distances(roadmap: Roadmap, item: str) -> Mapping[str, int]:
    """Hops from the item in the undirected prerequisite graph, at most `FARTHEST`.

    Items that are farther away, or not connected, have no entry.
    """
    return roadmap.memo.recall(
        ("distances", item),
        lambda: nx.single_source_shortest_path_length(
            _undirected(roadmap), item, cutoff=FARTHEST - 1
        ),
    )


def _required(roadmap: Roadmap) -> nx.DiGraph[str]:
    return roadmap.memo.recall("required edges", lambda: _edges(roadmap))


def _edges(roadmap: Roadmap) -> nx.DiGraph[str]:
    graph: nx.DiGraph[str] = nx.DiGraph()
    graph.add_nodes_from(item.id for item in roadmap.items)
    for item in roadmap.items:
        for requirement in item.required:
            graph.add_edges_from((one, item.id) for one in mentioned(requirement.of))
    return graph


def _forward(roadmap: Roadmap) -> nx.DiGraph[str]:
    rounds = roadmap.generations
    graph: nx.DiGraph[str] = nx.DiGraph()
    graph.add_nodes_from(item.id for item in roadmap.items)
    graph.add_edges_from(
        (one, other) for one, other in _required(roadmap).edges if rounds[one] < rounds[other]
    )
    return graph


def _undirected(roadmap: Roadmap) -> nx.Graph[str]:
    return roadmap.memo.recall("neighbours", lambda: _required(roadmap).to_undirected())
