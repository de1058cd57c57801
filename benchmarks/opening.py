"""What a worker takes until its first answer from a snapshot, and what memory it has for itself.

A million items as Python objects take gigabytes and minutes until their snapshot is written, so
that size is left out where memory is short.
"""

from __future__ import annotations

import os
import subprocess
import sys
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from benchmarks.measuring import cpu_in_turns, program, programs_in_turns, python
from benchmarks.table import Measurement, at_most
from skillpath.graph import Attainable, Effort, Level, Requirement, Roadmap, any_of
from skillpath.ontology import ReadingLimits, open_snapshot, read
from skillpath.ontology.snapshot.compiling import compile_snapshot, write_snapshot
from skillpath.ontology.turtle_out import turtle_of

if TYPE_CHECKING:
    from collections.abc import Iterator

SIZES = (14_000, 100_000, 1_000_000)
NEEDED = 10_000_000_000
"""Bytes of free memory for a million items."""

READ = 14_000
"""So many items are read from Turtle as well."""

CLUSTER = 100
LIMITS = ReadingLimits(size=200_000_000)
KNOWN = ("item-0000007", "item-0000003", "item-0000000")
SKILLPATH = str(Path(sys.executable).with_name("skillpath"))
WORKERS = 2

ASK = """
from sys import argv
from wsgiref.util import setup_testing_defaults
from skillpath.ontology.snapshot.opening import open_snapshot
from skillpath.service.web.app import create_app
app = create_app(open_snapshot({path!r}).roadmap)
asked = {{"PATH_INFO": "/api/v1/recommendations", "QUERY_STRING": {query!r}}}
setup_testing_defaults(asked)
said = []
answer = b"".join(app(asked, lambda status, headers, error=None: said.append(status)))
assert said == ["200 OK"] and answer, said
"""
"""A worker by itself: it opens a snapshot, makes the app, and answers."""


def measurements() -> Iterator[Measurement]:
    with TemporaryDirectory() as folder, installed(folder):
        shipped = Path(folder) / "shipped.skillpath"
        compile_snapshot(shipped)
        yield _first_answer(shipped, "shipped", ("python", "statistics"))
        for size in SIZES:
            if size < SIZES[-1] or free() > NEEDED:
                path = Path(folder) / f"{size}.skillpath"
                roadmap = clusters(size)
                write_snapshot(roadmap, path)
                turtle = path.with_suffix(".ttl")
                if size == READ:
                    turtle.write_bytes(turtle_of(roadmap).encode())
                del roadmap
                yield from _measured(path, f"{size:,} items")
                path.unlink()


def _measured(path: Path, size: str) -> Iterator[Measurement]:
    turtle = path.with_suffix(".ttl")
    if turtle.exists():
        ours, peer = cpu_in_turns(
            partial(open_snapshot, path), partial(read, turtle, limits=LIMITS)
        )
        yield Measurement("opening a snapshot", size, ours, "reading Turtle", peer)
    ours, peer = cpu_in_turns(partial(open_snapshot, path), partial(path.read_bytes), runs=15)
    yield Measurement("opening a snapshot", size, ours, "reading its bytes", peer)
    yield _first_answer(path, size, KNOWN)
    yield from _memory(path, size)


def _first_answer(path: Path, size: str, known: tuple[str, ...]) -> Measurement:
    query = "&".join(f"known={one}" for one in known)
    command = python(ASK.format(path=str(path), query=query))
    program(*command)  # its byte code is kept from here on, as that of what is installed
    ours, peer = programs_in_turns(command, python("import flask"), runs=15)
    peak = program(*command).memory
    name = "a worker's first answer"
    return Measurement(name, size, ours, "import flask", peer, peak, at_most(1.5))


def _memory(path: Path, size: str) -> Iterator[Measurement]:
    """What each worker has for itself once it has answered, beside what all share."""
    command = [SKILLPATH, "serve", "--port", "0", "--workers", str(WORKERS)]
    with subprocess.Popen(
        [*command, "--roadmap", str(path)], stderr=subprocess.PIPE, text=True
    ) as server:
        address = listening(server)
        for _ in range(20):
            for known in KNOWN:
                answered(f"{address}api/v1/recommendations?known={known}")
        children = Path(f"/proc/{server.pid}/task/{server.pid}/children").read_text("ascii")
        found = [rolled_up(int(pid)) for pid in children.split()]
        server.terminate()
    private = max(one["Private_Clean"] + one["Private_Dirty"] for one in found)
    shared = max(one["Shared_Clean"] + one["Shared_Dirty"] for one in found)
    yield Measurement("private memory of a worker, MB", size, private / 1e6, memory=private)
    yield Measurement("memory that the workers share, MB", size, shared / 1e6, memory=shared)


def listening(server: subprocess.Popen[str]) -> str:
    """The address of a server, as soon as it answers."""
    assert server.stderr is not None
    for line in server.stderr:
        if "http://" in line:
            return "http://" + line.partition("http://")[2].partition('"')[0].split()[0]
    raise ChildProcessError("the server ended")


def answered(address: str) -> bytes:
    from urllib.request import urlopen

    with urlopen(address, timeout=60) as response:  # noqa: S310 - our own server
        answer: bytes = response.read()
        return answer


def rolled_up(pid: int) -> dict[str, int]:
    """Bytes of a process's memory by kind, as Linux tells them."""
    lines = Path(f"/proc/{pid}/smaps_rollup").read_text("ascii").splitlines()[1:]
    return {one.partition(":")[0]: int(one.split()[1]) * 1024 for one in lines}


def free() -> int:
    """Bytes of memory that nobody uses."""
    lines = Path("/proc/meminfo").read_text("ascii").splitlines()
    return next(int(one.split()[1]) * 1024 for one in lines if one.startswith("MemAvailable:"))


@contextmanager
def installed(folder: str) -> Iterator[None]:
    """Let programs keep their byte code, as installed ones do, in the folder."""
    changed = {"PYTHONDONTWRITEBYTECODE": "", "PYTHONPYCACHEPREFIX": folder}
    before = {name: os.environ.get(name) for name in changed}
    os.environ.update(changed)
    try:
        yield
    finally:
        for name, value in before.items():
            if value is None:
                del os.environ[name]
            else:
                os.environ[name] = value


def clusters(size: int) -> Roadmap:
    """Items in clusters of a hundred, each on one or two of those before it in its own."""
    return Roadmap("made", "Made", tuple(map(_item, range(size))))


def _item(number: int) -> Attainable:
    first = number - number % CLUSTER
    before = [f"item-{one:07}" for one in range(max(first, number - 40), number, 13)]
    needed = [Requirement(one, reason="It is made of that.") for one in before[:1]]
    choice = [Requirement(any_of(*before[1:]), reason="Either will do.")] if before[2:] else []
    return Attainable(
        f"item-{number:07}",
        f"Item {number}",
        effort=Effort(10, 10 + number % 7, 40),
        level=Level.BEGINNER,
        alt_labels=(f"Thing {number}",),
        description=f"Item {number} is what is made of the items before it, with some effort.",
        url=f"https://example.org/{number}",
        requirements=(*needed, *choice),
    )
