"""The roadmap as a networkx graph, for whoever wants to compute something of their own."""

from __future__ import annotations

from typing import TYPE_CHECKING

import networkx as nx

from skillpath.graph.requirements import Group, mentioned

if TYPE_CHECKING:
    from skillpath.graph.roadmap import Roadmap


def network_of(roadmap: Roadmap) -> nx.DiGraph[str]:
    """See `Roadmap.to_networkx`."""
    graph: nx.DiGraph[str] = nx.DiGraph()
    for item in roadmap.items:
        step = roadmap.step_of.get(item.id)
        graph.add_node(
            item.id,
            name=item.name,
            kind=item.kind.value,
            step=step.id if step else None,
            hours=item.hours.likely,
            generation=roadmap.generations[item.id],
        )
    for item in roadmap.items:
        for requirement in reversed(item.requirements):
            for one in mentioned(requirement.of):
                graph.add_edge(
                    one,
                    item.id,
                    strength=requirement.strength.value,
                    reason=requirement.reason,
                    choice=isinstance(requirement.of, Group),
                )
    return graph
