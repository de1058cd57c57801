"""CPU seconds until something happens, beside the imports that it cannot do without."""

from __future__ import annotations

import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from benchmarks.measuring import program, programs_in_turns, python
from benchmarks.table import Measurement, at_most

if TYPE_CHECKING:
    from collections.abc import Iterator

    from benchmarks.table import Goal

RUNS = 15
SKILLPATH = str(Path(sys.executable).with_name("skillpath"))
LIBRARIES = "import pyoxigraph, networkx, pydantic"
WORKER = """
import sys
from io import BytesIO
from pathlib import Path
from skillpath.ontology.snapshot.opening import open_snapshot
from skillpath.service.web.app import create_app

app = create_app(open_snapshot(Path({file!r}), is_fresh=True).roadmap)
asked = {{
    "REQUEST_METHOD": "GET", "PATH_INFO": "/api/v1/recommendations", "SCRIPT_NAME": "",
    "QUERY_STRING": "known=python", "SERVER_NAME": "localhost", "SERVER_PORT": "80",
    "SERVER_PROTOCOL": "HTTP/1.1", "wsgi.url_scheme": "http", "wsgi.input": BytesIO(),
    "wsgi.errors": sys.stderr,
}}
told = []
assert b"".join(app(asked, lambda status, *_: told.append(status)))
assert told == ["200 OK"], told
"""
"""What a worker does until its first answer, without the server."""


def measurements() -> Iterator[Measurement]:
    yield _started("--help", peer="import click", goal=at_most(2.5))
    yield _started("next", "-k", "python", peer=LIBRARIES)
    yield _first_answer()


def _started(*arguments: str, peer: str, goal: Goal | None = None) -> Measurement:
    command = (SKILLPATH, *arguments)
    ours, imports = programs_in_turns(command, python(peer), runs=RUNS)
    name = " ".join(("skillpath", *arguments))
    return Measurement(
        name, "shipped", ours, peer, imports, memory=program(*command).memory, goal=goal
    )


def _first_answer() -> Measurement:
    """A worker's, from a snapshot, with its modules compiled as an installed program has them."""
    with TemporaryDirectory() as folder:
        file = str(Path(folder) / "shipped.skillpath")
        program(SKILLPATH, "compile", file)
        compiled = ("env", "-u", "PYTHONDONTWRITEBYTECODE", f"PYTHONPYCACHEPREFIX={folder}/pyc")
        worker = (*compiled, *python(WORKER.format(file=file)))
        flask = (*compiled, *python("import flask"))
        program(*worker)  # which compiles them
        ours, peer = programs_in_turns(worker, flask, runs=RUNS)
        memory = program(*worker).memory
    return Measurement(
        "a worker's first recommendation",
        "shipped snapshot",
        ours,
        "import flask",
        peer,
        memory=memory,
        goal=at_most(1.5),
    )
