"""All that can be started, scored, the best 20: beside a scan of three graph libraries.

Scores are constants here, as the peers have no closeness; what that adds stands in a row of its
own. Kept is a learner's state, which one more known skill changes a little.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from benchmarks.graphs import columns_of_made, made
from benchmarks.learners import learners
from benchmarks.measuring import cpu_of_each
from benchmarks.peers import MOST, peers_there
from benchmarks.table import Measurement, at_most
from skillpath.graph import Kept, Ready

if TYPE_CHECKING:
    from collections.abc import Iterator

    from benchmarks.graphs import Made
    from benchmarks.learners import Learner
    from benchmarks.measuring import Spent
    from benchmarks.peers import Peer
    from skillpath.graph import Columns

SIZES = (1_000, 14_000, 100_000, 1_000_000)
COUNT, FEW = 20, 5
AGAINST_NETWORKX = {("wide", 14_000): 1 / 25, ("narrow", 1_000_000): 1 / 15}
LEARNED = 10


def measurements() -> Iterator[Measurement]:
    for shape in ("narrow", "wide"):
        kept: dict[int, Spent] = {}
        for size in SIZES:
            graph = made(shape, size)
            columns = columns_of_made(graph)
            asked = list(learners(shape, size, FEW if size > 100_000 else COUNT))
            states = [Kept.of(columns, one.listed) for one in asked]
            kept[size] = cpu_of_each([state.best for state in states])
            yield from _beside_peers(graph, columns, asked, kept[size])
            yield from _with_closeness(graph, asked, states)
        growing = Measurement(
            f"next, {shape}, kept",
            "100,000 skills",
            kept[100_000],
            "at 14,000 skills",
            kept[14_000],
            goal=at_most(2),
        )
        yield growing


def _beside_peers(
    graph: Made, columns: Columns, asked: list[Learner], kept: Spent
) -> Iterator[Measurement]:
    subject, size = f"next, {graph.name}", f"{graph.size:,} skills"
    fresh = cpu_of_each([partial(best, columns, one) for one in asked])
    for kind in peers_there():
        peer = kind(graph)
        check(columns, peer, asked)
        beside = cpu_of_each([partial(peer.following, one) for one in asked])
        if peer.name != "networkx":
            yield Measurement(subject, size, fresh, peer.name, beside, goal=at_most(1))
            continue
        goal = at_most(AGAINST_NETWORKX.get((graph.name, graph.size), 1))
        yield Measurement(subject, size, fresh, peer.name, beside, goal=goal)
        goal = at_most(1 / 200 if graph.size == 14_000 else 1)
        yield Measurement(f"{subject}, kept", size, kept, peer.name, beside, goal=goal)


def _with_closeness(graph: Made, asked: list[Learner], states: list[Kept]) -> Iterator[Measurement]:
    """What the last three known items add, which nobody asked about before; and learning."""
    subject, size = f"next, {graph.name}, kept", f"{graph.size:,} skills"
    pairs = list(zip(asked, states, strict=True))
    close = cpu_of_each([partial(state.best, one.listed[:-4:-1]) for one, state in pairs])
    yield Measurement(f"{subject}, with closeness", size, close)
    learned = [
        partial(state.learn, place) for state in states for place, _ in state.best(limit=LEARNED)
    ]
    spent = cpu_of_each(learned)
    yield Measurement(f"{subject}, one more known", size, spent, goal=at_most(1e-4, "p50"))


def best(columns: Columns, learner: Learner) -> list[int]:
    """The best that can be started, counted anew."""
    return [place for place, _ in Ready.of(columns, learner.listed).best(limit=MOST)]


def check(columns: Columns, peer: Peer, asked: list[Learner]) -> None:
    """All recommend the same in the same order."""
    for one in asked:
        expected = peer.following(one)
        kept = Kept.of(columns, one.listed).best(limit=MOST)
        assert best(columns, one) == expected, peer.name
        assert [place for place, _ in kept] == expected, peer.name
