"""Bytes that a graph takes once questions have been asked, beside those of its edges and labels."""

from __future__ import annotations

import gc
import tracemalloc
from functools import partial
from typing import TYPE_CHECKING

from benchmarks.graphs import columns_of_made, made
from benchmarks.learners import learners
from benchmarks.peers import peers_there
from benchmarks.table import Measurement, at_most
from skillpath.graph import Ready, needed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from benchmarks.graphs import Made
    from skillpath.graph import Columns

SIZES = (14_000, 100_000, 1_000_000)
MOST_FOR_PEERS = 100_000
PAIR = 8
"""Bytes of an edge: two places."""


def measurements() -> Iterator[Measurement]:
    for shape in ("narrow", "wide"):
        for size in SIZES:
            graph = made(shape, size)
            columns = columns_of_made(graph)
            least = len(graph.edges) * PAIR + columns.gates.ids.text.nbytes  # type: ignore[attr-defined]
            del columns
            room = held(partial(used, graph))
            told = f"{size:,} skills"
            ratio, subject = room / least, f"bytes ÷ edges and labels, {shape}"
            yield Measurement(subject, told, ratio, memory=room, goal=at_most(3, "figure"))
            for kind in peers_there() if size <= MOST_FOR_PEERS else ():
                beside = held(partial(kind, graph)) / least
                yield Measurement(subject, told, ratio, kind.name, beside, room)


def used(graph: Made) -> Columns:
    """The columns, after a closure and next were asked for."""
    columns = columns_of_made(graph)
    [one] = learners(graph.name, graph.size, 1)
    needed(columns, [one.goal], one.marks)
    Ready.of(columns, one.listed).best()
    return columns


def held(make: Callable[[], object]) -> int:
    """Bytes that what is made holds on to, as far as Python knows of them."""
    gc.collect()
    tracemalloc.start()
    made = make()
    gc.collect()
    found, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    del made
    return found
