"""What a goal needs less what is known, in learning order, beside three graph libraries."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from benchmarks.graphs import columns_of_made, made
from benchmarks.learners import learners
from benchmarks.measuring import cpu_of_each
from benchmarks.peers import peers_there
from benchmarks.table import Measurement, at_most
from skillpath.graph import needed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from benchmarks.graphs import Made
    from benchmarks.learners import Learner
    from benchmarks.peers import Peer
    from skillpath.graph import Columns, Gates

SIZES = (1_000, 14_000, 100_000, 1_000_000)
GOALS = {("wide", 14_000, "networkx"): 1 / 50, ("narrow", 14_000, "networkx"): 1 / 30}
COUNT = {"narrow": 100, "wide": 20}
FEW = 3
"""So many learners where a question takes seconds."""


def measurements() -> Iterator[Measurement]:
    for shape in ("narrow", "wide"):
        for size in SIZES:
            yield from _measured(made(shape, size))


def _measured(graph: Made) -> Iterator[Measurement]:
    columns = columns_of_made(graph)
    is_long = graph.name == "wide" and graph.size > 100_000
    asked = list(learners(graph.name, graph.size, FEW if is_long else COUNT[graph.name]))
    for kind in peers_there():
        peer = kind(graph)
        check(columns, peer, asked)
        found = cpu_of_each([partial(needed, columns, [one.goal], one.marks) for one in asked])
        beside = cpu_of_each([partial(peer.closure, one) for one in asked])
        limit = GOALS.get((graph.name, graph.size, peer.name), 1)
        yield Measurement(
            f"closure, {graph.name}",
            f"{graph.size:,} skills",
            found,
            peer.name,
            beside,
            goal=at_most(limit),
        )


def check(columns: Columns, peer: Peer, asked: list[Learner]) -> None:
    """Both find the same, and each skill comes after what it rests on."""
    gates = columns.gates
    for one in asked:
        found = needed(columns, [one.goal], one.marks)
        assert sorted(found) == sorted(peer.closure(one)), peer.name
        assert all(map(ready_in_turn(gates, one), found)), "a skill comes too early"


def ready_in_turn(gates: Gates, learner: Learner) -> Callable[[int], bool]:
    """Whether each place, in turn, has its requirements met by the known and those before."""
    learned = set(learner.known)

    def is_open(gate: int) -> bool:
        if gate < gates.items:
            return gate in learned
        return sum(map(is_open, gates.members[gate])) >= gates.need[gate]

    def is_ready(place: int) -> bool:
        met = all(map(is_open, gates.members[place]))
        learned.add(place)
        return met

    return is_ready
