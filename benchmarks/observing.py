"""What seeing a request costs: its id, metrics, a line of log, compression, each on top.

In this process and without a server, so that microseconds can be told apart: the least CPU time
of several rounds of `/recommendations`, as the app answers it.
"""

from __future__ import annotations

import io
import logging
import logging.config
import os
import subprocess
import sys
import time
from contextlib import redirect_stderr
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from werkzeug.test import EnvironBuilder

from skillpath.ontology import read
from skillpath.service.settings import Settings
from skillpath.service.web.app import create_app
from skillpath.service.web.running.logs import configuration
from skillpath.service.web.running.observing import Observed

if TYPE_CHECKING:
    from wsgiref.types import WSGIApplication

ROUNDS, REQUESTS = 7, 200
PATH = "/api/v1/recommendations?known=python&known=linear-algebra&goal=pytorch"


def cost(app: WSGIApplication, encoding: str = "identity") -> float:
    """Microseconds of CPU for one answer."""
    headers = [("Accept-Encoding", encoding)]
    environ = EnvironBuilder(PATH, headers=headers).get_environ()
    taken = []
    for _ in range(ROUNDS):
        began = time.process_time()
        for _ in range(REQUESTS):
            b"".join(app(dict(environ), lambda *_: lambda _: None))
        taken.append(time.process_time() - began)
    return 1e6 * min(taken) / REQUESTS


def measured() -> dict[str, float]:
    """The costs by what is added; metrics are counted in files, as `skillpath serve` does."""
    roadmap = read()
    app = create_app(roadmap, Settings.model_construct(compression=False)).wsgi_app
    packing = create_app(roadmap).wsgi_app
    assert isinstance(app, Observed)
    found = {"the answer": cost(app.app), "+ id and metrics": cost(app)}
    found["+ compression, not asked for"] = cost(packing)
    for encoding in ("zstd", "br", "gzip"):
        found[f"+ compression, {encoding} (remembered)"] = cost(packing, encoding)
    for form in ("text", "json"):
        with redirect_stderr(io.StringIO()):
            settings = Settings.model_construct(log_format=form)
            logging.config.dictConfig(configuration(settings))
            found[f"+ id, metrics and a line of {form}"] = cost(app)
    return found


def main() -> None:
    """Measure in a process of its own, in which the library of metrics is not yet imported."""
    with TemporaryDirectory() as folder:
        subprocess.run(
            [sys.executable, "-c", "from benchmarks.observing import show; show()"],
            env=os.environ | {"PROMETHEUS_MULTIPROC_DIR": folder},
            check=True,
        )


def show() -> None:
    print("\nSeeing a request of /recommendations (CPU, µs, without a server)")
    found = measured()
    bare = found["the answer"]
    for name, taken in found.items():
        print(f"  {name:<36} {taken:7.1f}   more {taken - bare:6.1f}")


if __name__ == "__main__":
    main()
