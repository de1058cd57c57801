"""CPU time from Turtle in a file to the first answer, beside parsers in the same run."""

from __future__ import annotations

import re
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from pyoxigraph import RdfFormat, parse
from rdflib import Graph

from benchmarks.measuring import RUNS, cpu, cpu_in_turns, growth
from benchmarks.table import Measurement, at_most
from skillpath.graph import (
    Attainable,
    Effort,
    Level,
    Requirement,
    Roadmap,
    Step,
    any_of,
    recommend,
)
from skillpath.ontology import ReadingLimits, read
from skillpath.ontology.formats import TURTLE
from skillpath.ontology.rdf_drafts import rdf_document
from skillpath.ontology.turtle_out import turtle_of

if TYPE_CHECKING:
    from collections.abc import Iterator

SIZES = (1_000, 14_000, 100_000)
MOST_FOR_RDFLIB = 14_000
"""It takes a minute and a half for 100,000."""

TOGETHER = 1_000
COUNTED = re.compile(r":item-|\.item-|\"Item |\"Thing ")
"""What stands before the number of an item."""

LIMITS = ReadingLimits(size=200_000_000)
KNOWN = ("item-0", "item-1", "item-7")


def measurements() -> Iterator[Measurement]:
    with TemporaryDirectory() as folder:
        for size in SIZES:
            path = Path(folder) / f"{size}.ttl"
            path.write_text(turtle(size), encoding="utf-8")
            yield from _measured(path, size)


def _measured(path: Path, size: int) -> Iterator[Measurement]:
    text = path.read_bytes()
    room = growth(partial(first_answer, path))
    whole, document, peer = cpu_in_turns(
        partial(first_answer, path),
        partial(rdf_document, TURTLE, [(text, "memory")], LIMITS),
        partial(drained, text),
        runs=1 if size > MOST_FOR_RDFLIB else RUNS,
    )
    within = at_most(3) if size == MOST_FOR_RDFLIB else None
    told = f"{size:,} items"
    parser = "pyoxigraph.parse"
    yield Measurement("Turtle to the first answer", told, whole, parser, peer, room, within)
    yield Measurement("Turtle to its JSON document", told, document, parser, peer)
    if size <= MOST_FOR_RDFLIB:
        rdflib = cpu(partial(Graph().parse, data=text, format="turtle"), runs=1)
        yield Measurement("Turtle to the first answer", told, whole, "rdflib.Graph.parse", rdflib)


def first_answer(path: Path) -> object:
    """What to learn next, of a roadmap read from a file."""
    return recommend(read(path, limits=LIMITS), KNOWN)


def turtle(size: int) -> str:
    """Turtle as it is written here, a thousand items over and over under other ids and names.

    Writing very many at once takes gigabytes: rdflib writes.
    """
    text = turtle_of(made(TOGETHER))
    begin, end = text.index("\n:item-0\n"), text.index("\n:made\n")
    items = [text[begin:end]]
    for copy in range(1, size // TOGETHER):
        items.append(COUNTED.sub(rf"\g<0>{copy}x", items[0]))
    return "".join((text[:begin], *items, text[end:]))


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
