"""What a recommendation costs on a real server, beside a constant Flask answer of its size.

Both run under granian with the settings of `skillpath serve`, each asked over one connection that
is kept open, in turns of a few requests, so that a busy machine slows both. The client shares the
machine: what is compared is the CPU time of the process that answers. A question that was asked
before may be answered from memory, one that was not may not: both are measured.
"""

from __future__ import annotations

from contextlib import ExitStack
from dataclasses import dataclass
from http.client import HTTPConnection
from itertools import cycle
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from benchmarks.checking import made
from benchmarks.measuring import Spent
from benchmarks.serving import COSTLY, GOAL, constant, cpu_of, served
from benchmarks.table import Measurement, at_most
from skillpath.ontology import compile_snapshot, read, write
from skillpath.service.web.app import create_app

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from skillpath.graph import Roadmap

TURNS, TOGETHER, MANY = 30, 10, 14_000
KNOWN = ("python", "linear-algebra")


@dataclass(frozen=True, slots=True)
class Asked:
    """A server, and what it is asked in a circle."""

    link: HTTPConnection
    pid: int
    paths: Iterator[str]

    def turn(self) -> float:
        """Seconds of the server's CPU for one request, as the mean of a few."""
        before = cpu_of(self.pid)
        for _ in range(TOGETHER):
            self.link.request("GET", next(self.paths), headers={"Accept-Encoding": "identity"})
            response = self.link.getresponse()
            assert response.status == 200, response.read()
            response.read()
        return (cpu_of(self.pid) - before) / TOGETHER


def measurements() -> Iterator[Measurement]:
    """The shipped roadmap, then a large one."""
    shipped = read()
    yield from _beside(shipped, [], KNOWN, GOAL, 2)
    with TemporaryDirectory() as folder:
        many, file = made(MANY), Path(folder) / "many.json"
        write(many, file)
        compile_snapshot(snapshot := Path(folder) / "many.skillpath", file)
        for one in (file, snapshot):
            options = ["--roadmap", str(one)]
            yield from _beside(many, options, ("item-9", "item-7"), "item-13000", 4, one.suffix)


def _beside(
    roadmap: Roadmap,
    options: Sequence[str],
    known: Sequence[str],
    goal: str,
    most: float,
    form: str = "",
) -> Iterator[Measurement]:
    """What the same question costs again and again, and what others do."""
    again = [_path(known)]
    asked = {
        "the same question, no goal": (again, most),
        "other questions, no goal": (distinct(roadmap, (TURNS + 3) * TOGETHER), most),
        "the same question, a goal": ([_path(known, goal)], most),
    }
    client = create_app(roadmap).test_client()
    with served(*options) as (port, pid):
        for name, (paths, limit) in asked.items():
            body = client.get(paths[0]).data
            found, peer = in_turns(port, pid, paths, body)
            yield Measurement(
                f"GET {COSTLY}: {name}",
                f"{len(roadmap.items):,} {form}".rstrip(),
                found,
                f"a constant Flask answer of {len(body):,} bytes",
                peer,
                goal=at_most(limit),
            )


def in_turns(port: int, pid: int, paths: Sequence[str], body: bytes) -> tuple[Spent, Spent]:
    """The CPU for an answer of the server, and for the constant one."""
    with ExitStack() as open_:
        peer_port, peer_pid = open_.enter_context(constant(body))
        ours = Asked(HTTPConnection("127.0.0.1", port, timeout=60), pid, cycle(paths))
        peer = Asked(HTTPConnection("127.0.0.1", peer_port, timeout=60), peer_pid, cycle("/"))
        turns = [(ours.turn(), peer.turn()) for _ in range(TURNS + 3)][3:]
        ours.link.close()
        peer.link.close()
    return Spent.of(one for one, _ in turns), Spent.of(one for _, one in turns)


def distinct(roadmap: Roadmap, count: int) -> list[str]:
    """So many questions, each of one to twelve items that somebody knows."""
    random = Random(11)  # noqa: S311 - the same questions each time
    ids = [item.id for item in roadmap.items]
    return [_path(random.sample(ids, random.randint(1, 12))) for _ in range(count)]


def _path(known: Sequence[str], *goals: str) -> str:
    return f"{COSTLY}?{urlencode({'known': known, 'goal': goals}, doseq=True)}"
