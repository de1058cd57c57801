"""What seeing a request costs: its id, metrics, a line of log, compression, each on top.

In this process and without a server, so that microseconds can be told apart: the least CPU time
of several rounds of `/recommendations`, as the app answers it.
"""

from __future__ import annotations

import io
import json
import logging
import logging.config
import os
import subprocess
import sys
from contextlib import redirect_stderr
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from werkzeug.test import EnvironBuilder

from benchmarks.measuring import Spent, cpu
from benchmarks.table import Measurement
from skillpath.ontology import read
from skillpath.service.settings import Settings
from skillpath.service.web.app import create_app
from skillpath.service.web.running.logs import configuration
from skillpath.service.web.running.observing import Observed

if TYPE_CHECKING:
    from collections.abc import Iterator
    from wsgiref.types import WSGIApplication

ROUNDS, REQUESTS = 7, 200
PATH = "/api/v1/recommendations?known=python&known=linear-algebra&goal=pytorch"


def cost(app: WSGIApplication, encoding: str = "identity") -> Spent:
    """Seconds of CPU for one answer, as the mean of many."""
    headers = [("Accept-Encoding", encoding)]
    environ = EnvironBuilder(PATH, headers=headers).get_environ()

    def asked() -> None:
        for _ in range(REQUESTS):
            b"".join(app(dict(environ), lambda *_: lambda _: None))

    return Spent(tuple(one / REQUESTS for one in cpu(asked, ROUNDS).runs))


def measured() -> dict[str, Spent]:
    """The costs by what is added; metrics are counted in files, as `skillpath serve` does."""
    roadmap = read()
    app = create_app(roadmap, Settings.model_construct(compression=False)).wsgi_app
    packing = create_app(roadmap).wsgi_app
    assert isinstance(app, Observed)
    found = {"the answer": cost(app.app), "+ id and metrics": cost(app)}
    found["+ compression, not asked for"] = cost(packing)
    for encoding in ("zstd", "br", "gzip"):
        found[f"+ compression, {encoding} remembered"] = cost(packing, encoding)
    for form in ("text", "json"):
        with redirect_stderr(io.StringIO()):
            settings = Settings.model_construct(log_format=form)
            logging.config.dictConfig(configuration(settings))
            found[f"+ id, metrics and a line of {form}"] = cost(app)
    return found


def measurements() -> Iterator[Measurement]:
    """Measure in a process of its own, in which the library of metrics is not yet imported."""
    with TemporaryDirectory() as folder:
        told = subprocess.run(
            [sys.executable, "-c", "from benchmarks.observing import show; show()"],
            env=os.environ | {"PROMETHEUS_MULTIPROC_DIR": folder},
            check=True,
            stdout=subprocess.PIPE,
        ).stdout
    found = {name: Spent(tuple(runs)) for name, runs in json.loads(told).items()}
    bare = found["the answer"]
    for name, spent in found.items():
        subject = f"/recommendations without a server: {name}"
        yield Measurement(subject, "shipped", spent, "the answer", bare)


def show() -> None:
    """Tell the parent process."""
    print(json.dumps({name: spent.runs for name, spent in measured().items()}))
