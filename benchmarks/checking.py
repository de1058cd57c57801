"""CPU seconds to look for redundant requirements, beside building the same edges in networkx."""

from __future__ import annotations

from functools import partial
from random import Random
from typing import TYPE_CHECKING

import networkx as nx

from benchmarks.measuring import cpu_in_turns
from benchmarks.table import Measurement
from skillpath.graph import Attainable, Requirement, Roadmap, any_of, mentioned
from skillpath.graph.authoring.cycles import harmless_cycles
from skillpath.graph.authoring.redundancy import redundant_requirements

if TYPE_CHECKING:
    from collections.abc import Iterator

    from skillpath.graph import Expression

SIZES = (1_000, 14_000, 100_000)
RUNS = 3
NEAR = 200
"""Requirements mention one of so many items before."""


def measurements() -> Iterator[Measurement]:
    for size in SIZES:
        roadmap = made(size)
        assert roadmap.gates, "laid out once for everything that is asked of a roadmap"
        for name, check in (
            ("redundant requirements", redundant_requirements),
            ("harmless cycles", harmless_cycles),
        ):
            ours, peer = cpu_in_turns(partial(check, roadmap), partial(network, roadmap), runs=RUNS)
            yield Measurement(f"looking for {name}", f"{size:,}", ours, "networkx.DiGraph", peer)


def made(size: int) -> Roadmap:
    """Nought to three requirements for each item, a third of them with a choice of three."""
    random = Random(size)  # noqa: S311

    def needs(place: int) -> tuple[Expression, ...]:
        near = [f"item-{one}" for one in range(max(0, place - NEAR), place)]
        count = random.choice((0, 1, 1, 2, 2, 3)) if len(near) > 5 else 0
        chosen = (random.sample(near, random.choice((1, 1, 3))) for _ in range(count))
        return tuple(dict.fromkeys(any_of(*one) if len(one) > 1 else one[0] for one in chosen))

    items = (
        Attainable(
            f"item-{place}",
            f"Item {place}",
            requirements=tuple(Requirement(one, reason="It is used.") for one in needs(place)),
        )
        for place in range(size)
    )
    return Roadmap("made", "Made", tuple(items))


def network(roadmap: Roadmap) -> None:
    graph: nx.DiGraph[str] = nx.DiGraph()
    for item in roadmap.items:
        for requirement in item.required:
            graph.add_edges_from((one, item.id) for one in mentioned(requirement.of))
