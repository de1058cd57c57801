"""What a recommendation costs on a real server, beside a constant Flask answer of its size.

Both run under granian with the settings of `skillpath serve`, each asked over one connection that
is kept open, in turns of a few requests, so that a busy machine slows both. The client shares the
machine: what is compared is the CPU time of the process that answers. A question that was asked
before may be answered from memory, one that was not may not; and of what it needs, a worker that
was asked much remembers more than one that has just started. All three are measured.
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
ROUND = (TURNS + 3) * TOGETHER
"""How many requests are measured, with those before."""

WARMING = 1_000
"""Different questions after which a worker has seen nearly every item of the shipped roadmap."""

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
    yield from _beside(shipped, [], KNOWN, GOAL, 2, WARMING)
    with TemporaryDirectory() as folder:
        many, file = made(MANY), Path(folder) / "many.json"
        write(many, file)
        compile_snapshot(snapshot := Path(folder) / "many.skillpath", file)
        for one in (file, snapshot):
            options = ["--roadmap", str(one)]
            yield from _beside(many, options, ("item-9", "item-7"), "item-13000", 4, 0)


def _beside(
    roadmap: Roadmap,
    options: Sequence[str],
    known: Sequence[str],
    goal: str,
    most: float,
    warming: int,
) -> Iterator[Measurement]:
    """What the same question costs again and again, and what others do.

    After `warming` other questions some more are measured, unless it is 0.
    """
    others = distinct(roadmap, ROUND + warming + ROUND)
    size = " ".join((f"{len(roadmap.items):,}", *(Path(one).suffix for one in options[1:])))
    asked = [
        ("other questions at first, no goal", others[:ROUND]),
        *([("other questions later, no goal", others[ROUND:])] if warming else []),
        ("the same question, no goal", [_path(known)]),
        ("the same question, a goal", [_path(known, goal)]),
    ]
    client = create_app(roadmap).test_client()
    with served(*options) as (port, pid):
        for name, every in asked:
            _ask(port, every[:-ROUND])  # so that what is measured comes later
            paths = every[-ROUND:]
            body = client.get(paths[0]).data
            found, peer = in_turns(port, pid, paths, body)
            yield Measurement(
                f"GET {COSTLY}: {name}",
                size,
                found,
                f"a constant Flask answer of {len(body):,} bytes",
                peer,
                goal=at_most(most),
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


def _ask(port: int, paths: Sequence[str]) -> None:
    """Ask all of these once."""
    link = HTTPConnection("127.0.0.1", port, timeout=60)
    for path in paths:
        link.request("GET", path)
        link.getresponse().read()
    link.close()


def distinct(roadmap: Roadmap, count: int) -> list[str]:
    """So many questions, each of one to twelve items that somebody knows."""
    random = Random(11)  # noqa: S311 - the same questions each time
    ids = [item.id for item in roadmap.items]
    return [_path(random.sample(ids, random.randint(1, 12))) for _ in range(count)]


def _path(known: Sequence[str], *goals: str) -> str:
    return f"{COSTLY}?{urlencode({'known': known, 'goal': goals}, doseq=True)}"
