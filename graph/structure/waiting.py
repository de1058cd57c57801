"""Items that can never be attained because they wait for each other."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection

    import networkx as nx

    from skillpath.graph.structure.gates import Gates


MOST_VISITS = 1_000_000
"""Of items, in all, to find out whether a part of a set already waits for itself."""


def waiting_sets(gates: Gates, attained: Collection[int]) -> list[frozenset[int]]:
    """Sets of items that wait for each other, by place, of those not attained; none overlap.

    Each item of such a set has a requirement that fails as long as all of the set is missing,
    even if everything else were attained. No smaller part of it has this property, as long as
    finding that out takes no more than `MOST_VISITS`. Empty exactly when every item can be
    attained.
    """
    if len(attained) == gates.items:
        return []
    never = set(range(gates.items)).difference(attained)
    found, visits = [], MOST_VISITS
    for knot in sorted(knots(gates, never), key=min):
        core = _core(gates, knot)
        found.append(_least(gates, core, visits // len(core)))
        visits -= min(len(core), visits // len(core)) * len(core)
    return sorted(found, key=min)


def knots(gates: Gates, items: Collection[int]) -> list[set[int]]:
    """Parts of the items whose requirements mention, of the items, none outside the part."""
    import networkx as nx

    waits: nx.DiGraph[int] = nx.DiGraph()
    waits.add_nodes_from(sorted(items))
    waits.add_edges_from(
        (item, other) for item in sorted(items) for other in gates.below(item) if other in items
    )
    inner = nx.condensation(waits)
    return [inner.nodes[knot]["members"] for knot in inner if inner.out_degree(knot) == 0]


def _least(gates: Gates, core: set[int], most: int) -> frozenset[int]:
    """Take out one item after the other, so many at most, as long as others still wait."""
    left = core
    for item in sorted(core)[:most]:
        if item in left:
            left = _stuck(gates, left - {item}) or left
    return frozenset(left)


def _core(gates: Gates, knot: set[int]) -> set[int]:
    """A part of the knot that waits for itself, found by following what each item waits for."""
    import networkx as nx

    waits: nx.DiGraph[int] = nx.DiGraph()
    pending = [min(knot)]
    while pending:
        item = pending.pop()
        if not waits.has_node(item) or not waits.out_degree(item):
            blocking = _blocking(gates, item, knot) or frozenset()
            waits.add_edges_from((item, other) for other in sorted(blocking))
            pending.extend(sorted(blocking))
    inner = nx.condensation(waits)
    ends = (inner.nodes[one]["members"] for one in inner if inner.out_degree(one) == 0)
    return min(ends, key=lambda members: (len(members), min(members)))


def _blocking(gates: Gates, gate: int, knot: Collection[int]) -> frozenset[int] | None:
    """A few items of the knot without which the gate stays closed; None where it opens anyway."""
    inner = (
        (frozenset({one}) if one in knot else None)
        if one < gates.items
        else _blocking(gates, one, knot)
        for one in gates.members[gate]
    )
    blocked = sorted((one for one in inner if one), key=lambda one: (len(one), sorted(one)))
    enough = len(gates.members[gate]) - gates.need[gate] + 1
    return frozenset().union(*blocked[:enough]) if len(blocked) >= enough else None


def _stuck(gates: Gates, candidates: set[int]) -> set[int]:
    """The largest part of the candidates that waits for itself, all else being attained."""
    missing: dict[int, int] = {}
    users: dict[int, list[int]] = defaultdict(list)

    def is_closed(gate: int) -> bool:
        return gate in candidates if gate < gates.items else lay(gate)

    def lay(gate: int) -> bool:
        """Whether the gate is closed; notes how many more members would open it."""
        members = gates.members[gate]
        closed = [one for one in members if is_closed(one)]
        more = gates.need[gate] - (len(members) - len(closed))
        if more > 0:
            missing[gate] = more
            for one in closed:
                users[one].append(gate)
        return more > 0

    opened = [item for item in candidates if not lay(item)]
    left = set(candidates)
    while opened:
        gate = opened.pop()
        left.discard(gate)
        for user in users[gate]:
            missing[user] -= 1
            if missing[user] == 0:
                opened.append(user)
    return left
