"""A real taxonomy of 13,896 skills, loaded, searched, asked and served.

The folder that `SKILLPATH_DATA` names holds the tables of an ESCO download, in zip archives or
not. `python -m benchmarks.esco FILE` writes their roadmap to a file instead.
"""

from __future__ import annotations

import json
import os
import sys
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from pyoxigraph import RdfFormat, parse
from rapidfuzz import fuzz, process

from benchmarks.esco_tables import roadmap_of, tables_in
from benchmarks.measuring import Spent, cpu, cpu_in_turns, growth, program
from benchmarks.serving import constant, measured, resident, served
from benchmarks.starting import SKILLPATH
from benchmarks.table import Measurement, at_most
from skillpath.graph import recommend, search
from skillpath.ontology import document_of, read
from skillpath.ontology.turtle_out import turtle_of
from skillpath.service.web.routes import PREFIX

if TYPE_CHECKING:
    from collections.abc import Iterator

    from skillpath.graph import Roadmap

FOLDER = os.environ.get("SKILLPATH_DATA")
KNOWN = ("mathematics", "statistics", "python-computer-programming")
QUERIES = ("python", "machien lerning", "manage musical staff", "c")
PAGES = (
    "/",
    "/explore",
    "/explore?known=mathematics",
    "/skills/statistics",
    "/search?q=machien+lerning",
    f"{PREFIX}/recommendations?known=mathematics&known=statistics",
    f"{PREFIX}/recommendations?known=mathematics&goal=machine-learning",
    f"{PREFIX}/paths?goal=machine-learning",
    f"{PREFIX}/search?q=machien+lerning",
    f"{PREFIX}/skills",
    f"{PREFIX}/skills/statistics",
    f"{PREFIX}/steps",
    f"{PREFIX}/roadmaps",
)


def measurements() -> Iterator[Measurement]:
    if not FOLDER:
        print("ESCO: skipped, SKILLPATH_DATA names no folder", file=sys.stderr)
        return
    roadmap = roadmap_of(tables_in(Path(FOLDER))).roadmap
    size = f"{len(roadmap.items):,}"
    with TemporaryDirectory() as folder:
        told, turtle = Path(folder) / "esco.json", Path(folder) / "esco.ttl"
        told.write_text(json.dumps(document_of(roadmap), ensure_ascii=False), encoding="utf-8")
        turtle.write_bytes(turtle_of(roadmap).encode())
        yield from _loaded(told, turtle, size)
        yield from _asked(read(told), size)
        yield from _served(told, size)


def _loaded(told: Path, turtle: Path, size: str) -> Iterator[Measurement]:
    text, triples = told.read_bytes(), turtle.read_bytes()
    for path, name, peer, parsed in (
        (told, "JSON", "json.loads", partial(json.loads, text)),
        (
            turtle,
            "Turtle",
            "pyoxigraph.parse",
            lambda: sum(1 for _ in parse(triples, RdfFormat.TURTLE)),
        ),
    ):
        room = growth(lambda: recommend(read(path), KNOWN))  # noqa: B023 - run here
        ours, theirs = cpu_in_turns(lambda: recommend(read(path), KNOWN), parsed, runs=3)  # noqa: B023
        subject = f"ESCO in {name} to the first answer"
        yield Measurement(subject, size, ours, peer, theirs, memory=room)
    done = program(SKILLPATH, "validate", str(told))
    spent = Spent((done.cpu,))
    yield Measurement("skillpath validate, ESCO in JSON", size, spent, memory=done.memory)


def _asked(roadmap: Roadmap, size: str) -> Iterator[Measurement]:
    names = [label.casefold() for one in roadmap.items for label in (one.name, *one.alt_labels)]
    room = growth(partial(search, roadmap, "python"))
    first = cpu(partial(search, roadmap, "python"), runs=1)
    yield Measurement("the first search in ESCO, which makes the index", size, first, memory=room)
    for query in QUERIES:
        ours, theirs = cpu_in_turns(
            partial(search, roadmap, query),
            partial(process.extract, query, names, scorer=fuzz.WRatio, limit=10),
        )
        subject = f"a search in ESCO for {query!r}"
        yield Measurement(subject, size, ours, "WRatio", theirs, goal=at_most(0.06, "p50"))
    asked = cpu(partial(recommend, roadmap, KNOWN), runs=20)
    yield Measurement("what next in ESCO", size, asked, goal=at_most(0.005, "p50"))


def _served(told: Path, size: str) -> Iterator[Measurement]:
    """The server's CPU for each page and answer, and the memory of the process that answers."""
    with constant(b"{}") as (port, pid):
        peer = measured(port, pid, "/", 0.5)
    with served("--roadmap", str(told)) as (port, pid):
        for path in PAGES:
            found = measured(port, pid, path, 0.5)
            status = "" if found.status == 200 else f", status {found.status}"
            subject = f"ESCO, GET {path}, {found.size / 1000:,.0f} kB{status}"
            room, beside = resident(pid), "a constant Flask answer"
            yield Measurement(subject, size, found.cpu, beside, peer.cpu, memory=room)


if __name__ == "__main__":
    if not FOLDER or len(sys.argv) != 2:
        sys.exit("SKILLPATH_DATA=FOLDER python -m benchmarks.esco FILE.json")
    made = roadmap_of(tables_in(Path(FOLDER)))
    Path(sys.argv[1]).write_text(json.dumps(document_of(made.roadmap), ensure_ascii=False), "utf-8")
    print(f"{len(made.roadmap.items)} skills, {len(made.roadmap.steps)} groups; left out:")
    for reason, count in sorted(made.left_out.items()):
        print(f"  {count} rows of the hierarchy: {reason}")
