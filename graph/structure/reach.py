"""How far requirements reach: closure, dependents, what is missing, chains and counts."""

from __future__ import annotations

from math import inf
from typing import TYPE_CHECKING

from skillpath.graph.requirements import Group, is_met
from skillpath.graph.structure.rows import inverted
from skillpath.graph.structure.walks import met_on_walk

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator, Mapping, Sequence

    import networkx as nx

    from skillpath.graph.requirements import Expression
    from skillpath.graph.roadmap import Roadmap

SPAN = 1 << 14
"""Of so many items at a time it is told who reaches them: that takes a bit for each pair."""


def closure(roadmap: Roadmap, items: Iterable[str], *, most: float = inf) -> frozenset[str]:
    """The items and everything their requirements mention, transitively, all alternatives.

    The walk ends early as soon as more than `most` are found.

    >>> sorted(closure(roadmap, ["statistics"]))
    ['python', 'r', 'statistics']
    """
    gates = roadmap.gates
    found = met_on_walk(prerequisite_rows(roadmap), gates.places(items), most=most)
    return frozenset(map(gates.ids.__getitem__, found))


def dependents(roadmap: Roadmap, item: str) -> frozenset[str]:
    """Everything whose requirements mention the item, transitively; not the item itself.

    >>> sorted(dependents(roadmap, "python"))
    ['machine-learning', 'pandas', 'statistics']
    """
    gates = roadmap.gates
    found = met_on_walk(dependent_rows(roadmap), gates.places([item]))
    return frozenset(map(gates.ids.__getitem__, found)) - {item}


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
    import networkx as nx

    return tuple(nx.dag_longest_path(_forward(roadmap), weight=None, default_weight=1))


def _forward(roadmap: Roadmap) -> nx.DiGraph[str]:
    import networkx as nx

    ids, rounds = roadmap.gates.ids, roadmap.generations
    graph: nx.DiGraph[str] = nx.DiGraph()
    graph.add_nodes_from(ids)
    for place, below in enumerate(prerequisite_rows(roadmap)):
        turn = rounds[ids[place]]
        graph.add_edges_from((ids[one], ids[place]) for one in below if rounds[ids[one]] < turn)
    return graph


def reach_counts(roadmap: Roadmap) -> Mapping[str, int]:
    """How many active items depend on each, transitively, over edges to a later generation.

    >>> reach_counts(roadmap)["r"], reach_counts(roadmap)["python"]
    (2, 3)
    """
    return roadmap.memo.recall(
        "reach counts", lambda: dict(zip(roadmap.gates.ids, reach_by_place(roadmap), strict=True))
    )


def reach_by_place(roadmap: Roadmap) -> Sequence[int]:
    """See `reach_counts`."""
    return roadmap.memo.recall("reach", lambda: _reach(roadmap))


def _reach(roadmap: Roadmap) -> Sequence[int]:
    rounds = roadmap.rounds
    forward = [
        [one for one in below if rounds[one] < rounds[place]]
        for place, below in enumerate(prerequisite_rows(roadmap))
    ]
    return counts_above(roadmap, forward, rounds)


def counts_above(
    roadmap: Roadmap, rows: Sequence[Sequence[int]], rounds: Mapping[int, int]
) -> Sequence[int]:
    """By place how many other active items lead to it along rows, which lead to earlier rounds."""
    order = sorted(range(len(rounds)), key=rounds.__getitem__, reverse=True)
    counts = [0] * len(order)
    for first in range(0, len(order), SPAN):
        own = [0] * len(order)
        for place in range(first, min(first + SPAN, len(order))):
            own[place] = 0 if roadmap.items[place].is_retired else 1 << (place - first)
        above = [0] * len(order)
        for place in order:
            counts[place] += above[place].bit_count()
            mask = above[place] | own[place]
            for one in rows[place] if mask else ():
                above[one] |= mask
    return counts


def prerequisite_rows(roadmap: Roadmap) -> Sequence[Sequence[int]]:
    """By place: the items that its required requirements mention, each once, ascending."""
    gates = roadmap.gates
    return roadmap.memo.recall(
        "prerequisites",
        lambda: [tuple(sorted(set(gates.below(place)))) for place in range(gates.items)],
    )


def dependent_rows(roadmap: Roadmap) -> Sequence[Sequence[int]]:
    """By place: the items that mention it, those that most depend on first, then ascending."""
    return roadmap.memo.recall("dependents", lambda: _dependents(roadmap))


def _dependents(roadmap: Roadmap) -> Sequence[Sequence[int]]:
    reach = reach_by_place(roadmap)
    above = inverted(prerequisite_rows(roadmap), len(reach))
    return [  # rows are ascending, and stay so where as many depend on the items
        tuple(sorted(row, key=reach.__getitem__, reverse=True) if len(row) > 1 else row)
        for row in above
    ]
