"""CPU seconds from Turtle to its JSON document, beside parsers in the same run."""

from __future__ import annotations

import time
from functools import partial
from statistics import median
from typing import TYPE_CHECKING

from pyoxigraph import RdfFormat, parse
from rdflib import Graph

from skillpath.graph import Attainable, Effort, Level, Requirement, Roadmap, Step, any_of
from skillpath.ontology.formats import TURTLE
from skillpath.ontology.rdf_drafts import rdf_document
from skillpath.ontology.turtle_out import turtle_of

if TYPE_CHECKING:
    from collections.abc import Callable

SIZES = (1_000, 14_000)
RUNS = 5


def main() -> None:
    print("Reading Turtle, CPU seconds (median of", RUNS, "runs, rdflib once)")
    for size in SIZES:
        text = turtle_of(made(size)).encode()
        ours = cpu(partial(rdf_document, TURTLE, [(text, "memory")]))
        oxigraph = cpu(partial(drained, text))
        rdflib = cpu(partial(Graph().parse, data=text, format="turtle"), runs=1)
        print(
            f"  {size:>6,} items, {len(text) / 1e6:4.1f} MB   {ours:6.3f}",
            f"  pyoxigraph.parse {oxigraph:6.3f}, ratio {ours / oxigraph:.2f}",
            f"  rdflib {rdflib:6.3f}, ratio {ours / rdflib:.2f}",
        )


def made(size: int) -> Roadmap:
    """Items with all that is usual, each on one or two of those before it."""
    items = tuple(_item(number) for number in range(size))
    steps = tuple(
        Step(f"step-{number}", f"Step {number}", number, tuple(one.id for one in covered))
        for number in range(1, 11)
        if (covered := items[number::30][:500])
    )
    return Roadmap("made", "Made", items, steps)


def _item(number: int) -> Attainable:
    before = [f"item-{one}" for one in range(max(0, number - 40), number, 13)]
    needed = [Requirement(one, reason="It is made of that.") for one in before[:1]]
    choice = [Requirement(any_of(*before[1:]), reason="Either will do.")] if before[2:] else []
    return Attainable(
        f"item-{number}",
        f"Item {number}",
        effort=Effort(10, 20, 40),
        level=Level.BEGINNER,
        alt_labels=(f"Thing {number}",),
        description=f"Item {number} is what is made of the items before it, with some effort.",
        url=f"https://example.org/{number}",
        requirements=(*needed, *choice),
    )


def drained(text: bytes) -> int:
    """Parse alone; every quad is made and dropped."""
    return sum(1 for _ in parse(text, RdfFormat.TURTLE))


def cpu(call: Callable[[], object], runs: int = RUNS) -> float:
    """Median CPU seconds of a call."""
    taken = []
    for _ in range(runs):
        before = time.process_time()
        call()
        taken.append(time.process_time() - before)
    return median(taken)


if __name__ == "__main__":
    main()
