"""Requests per second and CPU per request, beside a constant Flask answer on the same server.

Both apps run under granian with the settings of `skillpath serve`, one after the other, asked by
the same client over connections that are kept open. The client shares the machine, so the CPU
time of the server is the figure to compare; rates are what this one client reaches.
"""

from __future__ import annotations

import multiprocessing
import os
import socket
import time
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from flask import Flask, Response
from granian import Granian
from granian.constants import Interfaces
from granian.log import LogLevels

from skillpath.ontology import read
from skillpath.service.web.app import create_app

if TYPE_CHECKING:
    from collections.abc import Callable

SECONDS = 4.0
THREADS = 4
GOAL = "Google Professional Machine Learning Engineer"
QUERY = urlencode([("known", "python"), ("known", "linear-algebra"), ("goal", GOAL)])
ASKED = f"/api/v1/recommendations?{QUERY}"
OTHERS = {
    "/recommendations, no goal": "/api/v1/recommendations?known=python",
    "/paths, same goal": f"/api/v1/paths?{QUERY}",
    "/skills/pytorch": "/api/v1/skills/pytorch",
    "/explore": "/explore",
}


@cache
def real_app() -> Flask:
    return create_app(read())


def constant_app() -> Flask:
    """A Flask app whose only answer has the size of ours."""
    body = real_app().test_client().get(ASKED).data
    app = Flask(__name__, instance_path="/tmp")  # noqa: S108 - never written

    @app.get("/constant")
    def constant() -> Response:
        return Response(body, content_type="application/json")

    return app


def main() -> None:
    print(f"Serving, {SECONDS:g} s each, one worker, {THREADS} threads")
    constant = measured(constant_app, "/constant")
    report("constant Flask answer", constant, constant)
    report("/recommendations", measured(real_app, ASKED), constant)
    for name, path in OTHERS.items():
        report(name, measured(real_app, path), constant)


def report(name: str, found: tuple[float, float, float], peer: tuple[float, float, float]) -> None:
    rate, cpu, memory = found
    print(
        f"  {name:<26} {rate:7.0f} requests/s   {cpu * 1e6:7.0f} µs CPU   "
        f"{memory:5.0f} MB   ratio {cpu / peer[1]:.2f}"
    )


def measured(make: Callable[[], Flask], path: str) -> tuple[float, float, float]:
    """Requests per second, CPU seconds per request of the worker, and its memory in MB."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    server = multiprocessing.Process(target=run, args=(make, port))
    server.start()
    try:
        ask(port, path, 0.5)
        worker = max(children(server.pid or 0))
        before = cpu_of(worker)
        count, seconds = ask(port, path, SECONDS)
        return count / seconds, (cpu_of(worker) - before) / count, memory_of(worker)
    finally:
        server.terminate()
        server.join()


def run(make: Callable[[], Flask], port: int) -> None:
    server = Granian(
        "bench",
        port=port,
        interface=Interfaces.WSGI,
        blocking_threads=THREADS,
        log_level=LogLevels.error,
    )
    server.serve(target_loader=partial(make), wrap_loader=False)


def ask(port: int, path: str, seconds: float) -> tuple[int, float]:
    """Ask over one kept connection as often as the time allows; how often, and in what time."""
    request = f"GET {path} HTTP/1.1\r\nhost: localhost\r\n\r\n".encode()
    with connected(port) as link, link.makefile("rb") as answer:
        count, start = 0, time.perf_counter()
        while time.perf_counter() - start < seconds:
            link.sendall(request)
            assert answer.readline().split()[1] == b"200"
            length = 0
            while (line := answer.readline()) != b"\r\n":
                if line.lower().startswith(b"content-length:"):
                    length = int(line.split(b":")[1])
            answer.read(length)
            count += 1
        return count, time.perf_counter() - start


def connected(port: int) -> socket.socket:
    for _ in range(200):
        try:
            return socket.create_connection(("127.0.0.1", port))
        except ConnectionRefusedError:
            time.sleep(0.05)
    raise TimeoutError("the server does not listen")


def children(pid: int) -> list[int]:
    found = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    return [int(one) for one in found]


def cpu_of(pid: int) -> float:
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def memory_of(pid: int) -> float:
    """Proportional set size: what is shared with the parent counts in part."""
    rollup = Path(f"/proc/{pid}/smaps_rollup").read_text()
    return int(rollup.split("Pss:")[1].split()[0]) / 1000


if __name__ == "__main__":
    main()
