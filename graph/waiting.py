"""Items that can never be attained because they wait for each other."""

from __future__ import annotations

from typing import TYPE_CHECKING

import networkx as nx

from skillpath.graph.attainment import generations

if TYPE_CHECKING:
    from collections.abc import Collection

    from skillpath.graph.gates import Gates


def waiting_sets(gates: Gates) -> list[frozenset[int]]:
    """Inclusion-minimal sets of items that wait for each other, by place; none overlap.

    Each item of such a set has a requirement that fails as long as all of the set is missing,
    even if everything else were attained; no smaller part of the set has this property. Empty
    exactly when every item can be attained.
    """
    never = set(range(gates.items)) - generations(gates).keys()
    if not never:
        return []
    return sorted((_least(gates, knot) for knot in knots(gates, never)), key=min)


def knots(gates: Gates, items: Collection[int]) -> list[set[int]]:
    """Parts of the items whose requirements mention, of the items, none outside the part."""
    waits: nx.DiGraph[int] = nx.DiGraph()
    waits.add_nodes_from(sorted(items))
    waits.add_edges_from(
        (item, other) for item in sorted(items) for other in gates.below(item) if other in items
    )
    inner = nx.condensation(waits)
    return [inner.nodes[knot]["members"] for knot in inner if inner.out_degree(knot) == 0]


def _least(gates: Gates, knot: set[int]) -> frozenset[int]:
    """Take out one item after the other as long as others still wait for each other."""
    left = _stuck(gates, knot)
    for item in sorted(knot):
        if item in left:
            left = _stuck(gates, left - {item}) or left
    return frozenset(left)


def _stuck(gates: Gates, candidates: set[int]) -> set[int]:
    """The largest part of the candidates that waits for itself, all else being attained."""
    given = set(range(gates.items)) - candidates
    return candidates - generations(gates, given=given).keys()
