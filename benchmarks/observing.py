"""Where the time of a request goes: the framework, the engine, what is seen and sent.

In this process and without a server, so that microseconds can be told apart: the CPU time of
several rounds of `/recommendations`, as the app answers it. Beside it stand its parts: a constant
answer of Flask, a probe (everything but the question), a question asked before and others that
were not: the first that a worker hears, and some that come after a thousand others.
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
from itertools import cycle
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from flask import Flask, Response
from werkzeug.test import EnvironBuilder

from benchmarks.asking import distinct
from benchmarks.measuring import Spent, cpu
from benchmarks.table import Measurement
from skillpath.graph import recommend
from skillpath.ontology import read
from skillpath.service.answers import encoded, next_answer
from skillpath.service.settings import Settings
from skillpath.service.web.app import create_app
from skillpath.service.web.running.logs import configuration
from skillpath.service.web.running.observing import Observed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from wsgiref.types import WSGIApplication

ROUNDS, REQUESTS = 7, 200
KNOWN = ("python", "linear-algebra")
PATH = "/api/v1/recommendations?known=python&known=linear-algebra"
CONSTANT = "a constant Flask answer"


def cost(
    app: WSGIApplication,
    encoding: str = "identity",
    paths: Sequence[str] = (PATH,),
    rounds: int = ROUNDS,
) -> Spent:
    """Seconds of CPU for one answer, as the mean of many."""
    headers = [("Accept-Encoding", encoding)]
    asked = cycle([EnvironBuilder(one, headers=headers).get_environ() for one in paths])

    def ask() -> None:
        for _ in range(REQUESTS):
            b"".join(app(dict(next(asked)), lambda *_: lambda _: None))

    return Spent(tuple(one / REQUESTS for one in cpu(ask, rounds).runs))


def called(work: Callable[[], object]) -> Spent:
    """Seconds of CPU for one call, as the mean of many."""
    taken = cpu(lambda: [work() for _ in range(REQUESTS)], ROUNDS)
    return Spent(tuple(one / REQUESTS for one in taken.runs))


def measured() -> dict[str, Spent]:
    """The costs by what is measured; metrics are counted in files, as `skillpath serve` does."""
    roadmap = read()
    answer = recommend(roadmap, KNOWN)
    content = encoded(next_answer(roadmap, answer))
    flask = Flask(__name__, instance_path="/tmp")  # noqa: S108 - never written
    flask.add_url_rule("/", view_func=lambda: Response(content, content_type="application/json"))
    app = create_app(roadmap, Settings.model_construct(compression=False)).wsgi_app
    packing = create_app(roadmap).wsgi_app
    assert isinstance(app, Observed)
    questions = distinct(roadmap, (1 + 2 * ROUNDS) * REQUESTS)
    found = {
        "other questions at first": cost(app.app, paths=questions[:REQUESTS], rounds=1),
        CONSTANT: cost(flask.wsgi_app, paths=("/",)),
        "a probe": cost(app.app, paths=("/healthz",)),
        "the same question": cost(app.app),
        "other questions": cost(app.app, paths=questions[REQUESTS : (1 + ROUNDS) * REQUESTS]),
        "other questions later": cost(app.app, paths=questions[-ROUNDS * REQUESTS :]),
        "of that, recommend()": called(lambda: recommend(roadmap, KNOWN)),
        "of that, its JSON": called(lambda: encoded(next_answer(roadmap, answer))),
        "the same, + id and metrics": cost(app),
        "the same, + compression, not asked for": cost(packing),
    }
    for encoding in ("zstd", "br", "gzip"):
        found[f"the same, + compression, {encoding} remembered"] = cost(packing, encoding)
    for form in ("text", "json"):
        with redirect_stderr(io.StringIO()):
            settings = Settings.model_construct(log_format=form)
            logging.config.dictConfig(configuration(settings))
            found[f"the same, + id, metrics and a line of {form}"] = cost(app)
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
    bare = found[CONSTANT]
    for name, spent in found.items():
        subject = f"/recommendations without a server: {name}"
        yield Measurement(subject, "shipped", spent, CONSTANT, bare)


def show() -> None:
    """Tell the parent process."""
    print(json.dumps({name: spent.runs for name, spent in measured().items()}))
