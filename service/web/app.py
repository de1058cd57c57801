"""The Flask app, made from a roadmap."""

from __future__ import annotations

import tempfile
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Protocol

from flask import Flask

from skillpath.service.web.api import api, probes
from skillpath.service.web.finishing import Finishing
from skillpath.service.web.origins import allow_origins, varying_by
from skillpath.service.web.problems import register_problems
from skillpath.service.web.questions import MOST_BODY
from skillpath.service.web.running.metrics import Metrics, show_metrics
from skillpath.service.web.running.observing import Observed
from skillpath.service.web.running.readiness import readiness_of
from skillpath.service.web.views import iris, pages

if TYPE_CHECKING:
    from collections.abc import Callable

    from flask import Response

    from skillpath.graph import Roadmap


class AnswerSettings(Protocol):
    """What of the settings makes a difference to answers."""

    @property
    def compression(self) -> bool:
        """Whether answers are compressed."""
        ...

    @property
    def cors_origins(self) -> tuple[str, ...]:
        """Origins whose pages may ask."""
        ...


@dataclass(frozen=True, slots=True)
class Usual:
    """The defaults, whatever the environment says; checked settings need a library of their own."""

    compression: bool = True
    cors_origins: tuple[str, ...] = ()


def create_app(roadmap: Roadmap, settings: AnswerSettings | None = None) -> Flask:
    """The service over one roadmap: the API, the pages and what operators ask.

    Of the settings it heeds those of answers; where to listen and what to log is for the server.
    """
    settings = settings or Usual()
    # Flask looks for an instance folder beside the package, which an editable install has not.
    app = Flask(__name__, instance_path=tempfile.gettempdir(), static_folder=None)
    app.config["MAX_CONTENT_LENGTH"] = MOST_BODY
    app.url_map.merge_slashes = False  # it would lead to an address with whatever host was named
    compressed = _compressed(app) if settings.compression else None
    finishing = Finishing(
        partial(_readable, roadmap), compressed, varying_by(settings.cors_origins)
    )
    app.after_request(finishing)  # hooks run from the last to the first: this one at the end
    allow_origins(app, settings.cors_origins)
    app.register_blueprint(api(roadmap))
    app.register_blueprint(probes(roadmap))
    app.register_blueprint(pages(roadmap))
    app.register_blueprint(iris(roadmap))
    register_problems(app)
    readiness_of(app)  # made here, so that workers forked from this process share it
    metrics = Metrics(roadmap)
    show_metrics(app, metrics)
    app.wsgi_app = Observed(app.wsgi_app, metrics)  # type: ignore[assignment, method-assign]
    return app


def _readable(roadmap: Roadmap, response: Response) -> Response:
    from skillpath.service.web.error_pages import readable

    return readable(roadmap, response)


def _compressed(app: Flask) -> Callable[[Response], Response]:
    from skillpath.service.web.compression import Compression

    return Compression(app).after_request
