"""What each route costs on a real server, beside a constant Flask answer in the same run.

Both run under granian with the settings of `skillpath serve`, asked by the same client over one
connection that is kept open. The client shares the machine, so the CPU time of the server is the
figure to compare; rates and latencies are what this one client sees. Every route of the app is
measured, so a new one is picked up; one that the example does not suit shows its status.

`python -m benchmarks.serving --short` is a quick look.
"""

from __future__ import annotations

import multiprocessing
import re
import subprocess
import sys
import time
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from http.client import HTTPConnection
from itertools import pairwise
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from flask import Flask, Response
from granian.constants import HTTPModes, Interfaces
from granian.log import LogLevels
from granian.server.mp import MPServer

from benchmarks.measuring import Spent
from benchmarks.table import Measurement, seconds
from skillpath.ontology import read
from skillpath.service.web.app import create_app
from skillpath.service.web.routes import PREFIX, operations
from skillpath.service.web.running.addresses import free_port
from skillpath.service.web.running.observing import route_of
from skillpath.service.web.thorough import model_of

if TYPE_CHECKING:
    from collections.abc import Iterator

SECONDS = 0.7
TOGETHER = 10
"""So many requests share one look at the server's CPU time."""

WORKER_THREADS = 4
GOAL = "Google Professional Machine Learning Engineer"
ASKED = {"known": ["python", "linear-algebra"], "goal": [GOAL], "q": ["pyton"]}
"""What the examples ask, of the parameters that a route has."""

NAMES = {
    "steps": "04-",
    "roadmaps": "ml-engineer",
    "static": "skillpath.css",
    "problems": "not-found",
}
"""What the examples name, by the part of the path before; else a skill."""

COSTLY = f"{PREFIX}/recommendations"
"""The route whose cost in parts is told."""


@dataclass(frozen=True, slots=True)
class Measured:
    """Seconds of each request, and of the server's CPU for one, as the mean of every few."""

    status: int
    latencies: Spent
    cpu: Spent

    @property
    def rate(self) -> float:
        """Requests in a second."""
        return len(self.latencies.runs) / sum(self.latencies.runs)


def examples(app: Flask) -> dict[str, str]:
    """An example request for each route that can be asked with GET."""
    fields = {PREFIX + one.path: model_of(one.asks).model_fields for one in operations()}
    rules = [rule for rule in app.url_map.iter_rules() if "GET" in (rule.methods or ())]
    found = {}
    for route in sorted({route_of(rule.rule) for rule in rules}):
        asked = {name: ASKED[name] for name in ASKED if name in fields.get(route, ())}
        if route.endswith("/compare"):
            asked["goal"] = [GOAL, "pytorch"]
        query = f"?{urlencode(asked, doseq=True)}" if asked else ""
        found[route] = re.sub(r"(\w*)/\{[^}]+\}", named, route) + query
    return found


def named(part: re.Match[str]) -> str:
    """A part of a path with a name in place of the parameter."""
    name = NAMES.get(part[1], "pytorch")
    if part[1] == "steps":
        name = next(step.id for step in read().steps if step.id.startswith(name))
    return f"{part[1]}/{name}"


@contextmanager
def served() -> Iterator[tuple[int, int]]:
    """The real service as an operator starts it: its port and the process that answers."""
    program = str(Path(sys.executable).with_name("skillpath"))
    with NamedTemporaryFile("r") as log:
        arguments = [program, "serve", "--port", "0", "--log-format", "json"]
        with open(log.name, "w") as errors:  # noqa: PTH123 - a name, not a path
            server = subprocess.Popen(arguments, stderr=errors)
        try:
            while not (port := re.search(r"http://[0-9.]+:(\d+)/", Path(log.name).read_text())):
                time.sleep(0.05)
            yield int(port[1]), max(children(server.pid))
        finally:
            server.terminate()
            server.wait()


@contextmanager
def constant(body: bytes) -> Iterator[tuple[int, int]]:
    """A Flask app with one constant answer: its port and the process that answers."""
    port = free_port("127.0.0.1", 0)
    server = multiprocessing.Process(target=run_constant, args=(body, port))
    server.start()
    try:
        wait_for(port)
        yield port, max(children(server.pid or 0))
    finally:
        server.terminate()
        server.join()


def run_constant(body: bytes, port: int) -> None:
    app = Flask(__name__, instance_path="/tmp")  # noqa: S108 - never written
    app.add_url_rule("/", view_func=lambda: Response(body, content_type="application/json"))
    server = MPServer(
        "bench",
        port=port,
        interface=Interfaces.WSGI,
        blocking_threads=WORKER_THREADS,
        http=HTTPModes.http1,
        log_level=LogLevels.error,
    )
    server.serve(target_loader=partial(Flask.__call__.__get__, app), wrap_loader=False)


def wait_for(port: int) -> None:
    for _ in range(200):
        try:
            HTTPConnection("127.0.0.1", port).connect()
        except ConnectionRefusedError:
            time.sleep(0.05)
        else:
            return
    raise TimeoutError("the server does not listen")


def measured(
    port: int, pid: int, path: str, duration: float, encoding: str = "identity"
) -> Measured:
    """Ask over one kept connection as often as the time allows, after some requests to warm up."""
    link = HTTPConnection("127.0.0.1", port, timeout=60)
    headers = {"Accept-Encoding": encoding}

    def ask() -> int:
        link.request("GET", path, headers=headers)
        response = link.getresponse()
        response.read()
        return response.status

    status = {ask() for _ in range(5)}.pop()
    latencies, marks, began = [], [cpu_of(pid)], time.perf_counter()
    while (start := time.perf_counter()) - began < duration or len(marks) < 2:
        ask()
        latencies.append(time.perf_counter() - start)
        if len(latencies) % TOGETHER == 0:
            marks.append(cpu_of(pid))
    link.close()
    spent = Spent.of((after - before) / TOGETHER for before, after in pairwise(marks))
    return Measured(status, Spent.of(latencies), spent)


def children(pid: int) -> list[int]:
    found = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    return [int(one) for one in found]


def cpu_of(pid: int) -> float:
    """Seconds of CPU of all threads of a process, to the nanosecond."""
    threads = Path(f"/proc/{pid}/task").glob("*/schedstat")
    return sum(int(one.read_text().split()[0]) for one in threads) / 1e9


def measurements() -> Iterator[Measurement]:
    """The server's CPU for each route; on the error stream what a client sees."""
    app = create_app(read())
    asked = examples(app)
    body = app.test_client().get(asked[COSTLY]).data
    with constant(body) as (port, pid):
        peer = measured(port, pid, "/", SECONDS)
    with served() as (port, pid):
        for route, path in asked.items():
            yield _row(f"GET {route}", measured(port, pid, path, SECONDS), peer)
        for encoding in ("gzip", "br", "zstd"):
            found = measured(port, pid, asked[COSTLY], SECONDS, encoding)
            yield _row(f"GET {COSTLY}, {encoding}", found, peer)


def _row(name: str, found: Measured, peer: Measured) -> Measurement:
    waited = f"p50 {seconds(found.latencies.p50)}, p99 {seconds(found.latencies.p99)}"
    print(f"  {found.rate:.0f} requests a second, a client waits {waited}", file=sys.stderr)
    status = "" if found.status == 200 else f", status {found.status}"
    return Measurement(name + status, "shipped", found.cpu, "a constant Flask answer", peer.cpu)
