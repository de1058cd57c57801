"""The same questions asked of networkx, rustworkx and igraph, as their users would ask them.

Each peer holds the graph in its own form; a skill's requirements are kept as pairs of how many
are needed and the places among which. Answers are plain lists of places.
"""

from __future__ import annotations

import sys
from heapq import nsmallest
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any, Protocol

import networkx as nx

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from benchmarks.graphs import Made
    from benchmarks.learners import Learner

Groups = list[tuple[int, tuple[int, ...]]]
MOST = 20


class Peer(Protocol):
    """A graph in some library."""

    name: str

    def closure(self, learner: Learner) -> list[int]:
        """What the goal needs and the learner does not know, in learning order."""
        ...

    def following(self, learner: Learner) -> list[int]:
        """The best that can be started, the best first; ties by place."""
        ...


def groups_of(graph: Made) -> list[Groups]:
    """By skill its requirements."""
    found: list[Groups] = [[] for _ in range(graph.size)]
    rows = zip(graph.slots.tolist(), graph.first.tolist(), graph.other.tolist(), strict=True)
    for slot, first, other in rows:
        found[slot].append((1, (first,) if other < 0 else (first, other)))
    return found


def _best(
    skills: Iterable[tuple[int, Groups]], fixed: Callable[[int], int], known: frozenset[int]
) -> list[int]:
    """Scan the skills for those that can be started."""
    ready = (
        place
        for place, groups in skills
        if place not in known
        and all(sum(one in known for one in among) >= need for need, among in groups)
    )
    return nsmallest(MOST, ready, key=lambda place: (-fixed(place), place))


class OfNetworkx:
    """A `DiGraph` with the requirements at its nodes."""

    name = "networkx"

    def __init__(self, graph: Made) -> None:
        """Build it."""
        self.graph: nx.DiGraph[int] = nx.DiGraph()
        fixed = graph.fixed.tolist()
        for place, groups in enumerate(groups_of(graph)):
            self.graph.add_node(place, groups=groups, fixed=fixed[place])
        self.graph.add_edges_from(graph.edges.tolist())

    def closure(self, learner: Learner) -> list[int]:
        """Ancestors, and a topological order of what they are without what is known."""
        needed = (nx.ancestors(self.graph, learner.goal) | {learner.goal}) - learner.known
        return list(nx.topological_sort(self.graph.subgraph(needed)))

    def following(self, learner: Learner) -> list[int]:
        """A scan of all nodes."""
        nodes = self.graph.nodes
        skills = ((place, data["groups"]) for place, data in nodes(data=True))
        return _best(skills, lambda one: int(nodes[one]["fixed"]), learner.known)


class OfRustworkx:
    """A `PyDiGraph` with the requirements as what its nodes hold."""

    name = "rustworkx"

    def __init__(self, graph: Made) -> None:
        """Build it."""
        import rustworkx

        self._library = rustworkx
        self.graph = rustworkx.PyDiGraph(multigraph=False)
        self.graph.add_nodes_from(list(zip(groups_of(graph), graph.fixed.tolist(), strict=True)))
        self.graph.add_edges_from_no_data(list(map(tuple, graph.edges.tolist())))
        order = rustworkx.topological_sort(self.graph)
        self._rank = {place: rank for rank, place in enumerate(order)}

    def closure(self, learner: Learner) -> list[int]:
        """Ancestors, sorted by a rank that is kept, since it copies what it sorts itself."""
        needed = self._library.ancestors(self.graph, learner.goal)
        needed.add(learner.goal)
        return sorted(needed - learner.known, key=self._rank.__getitem__)

    def following(self, learner: Learner) -> list[int]:
        """A scan of all nodes."""
        nodes = self.graph.nodes()
        skills = ((place, groups) for place, (groups, _) in enumerate(nodes))
        return _best(skills, lambda one: int(nodes[one][1]), learner.known)


class OfIgraph:
    """A `Graph` with the requirements as an attribute of its vertices."""

    name = "igraph"

    def __init__(self, graph: Made) -> None:
        """Build it."""
        import igraph

        self.graph = igraph.Graph(n=graph.size, edges=graph.edges.tolist(), directed=True)
        self.graph.vs["groups"] = groups_of(graph)
        self.graph.vs["fixed"] = graph.fixed.tolist()
        self._rank = {place: rank for rank, place in enumerate(self.graph.topological_sorting())}

    def closure(self, learner: Learner) -> list[int]:
        """The component that leads in, sorted by a rank that is kept."""
        needed = set(self.graph.subcomponent(learner.goal, mode="in")) - learner.known
        return sorted(needed, key=self._rank.__getitem__)

    def following(self, learner: Learner) -> list[int]:
        """A scan of all vertices."""
        fixed: list[Any] = self.graph.vs["fixed"]
        return _best(enumerate(self.graph.vs["groups"]), fixed.__getitem__, learner.known)


def peers_there() -> Iterator[type[OfNetworkx | OfRustworkx | OfIgraph]]:
    """Those that are installed (`pip install skillpath[bench]`); what is not is told."""
    for peer in (OfNetworkx, OfRustworkx, OfIgraph):
        if find_spec(peer.name):
            yield peer
        else:
            print(f"{peer.name}: skipped, not installed (skillpath[bench])", file=sys.stderr)
