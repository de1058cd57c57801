"""The Flask app, made from a roadmap."""

from __future__ import annotations

import tempfile
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from flask import Flask

from skillpath.service.web.api import api, probes
from skillpath.service.web.finishing import Finishing
from skillpath.service.web.origins import allow_origins, varying_by
from skillpath.service.web.routes import MOST_BODY
from skillpath.service.web.running.lasting import KEY, Running
from skillpath.service.web.running.metrics import show_metrics
from skillpath.service.web.running.observing import Observed
from skillpath.service.web.subscriptions import SECRET
from skillpath.service.web.views import iris, made_readable, pages, register_problems

if TYPE_CHECKING:
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

    @property
    def language(self) -> str:
        """The language of the pages."""
        ...

    @property
    def admin_token(self) -> str | None:
        """What an operator has to know."""
        ...

    @property
    def secret(self) -> str | None:
        """What addresses of calendars are signed with."""
        ...


@dataclass(frozen=True, slots=True)
class Usual:
    """The defaults, whatever the environment says; to check settings takes a library to import."""

    compression: bool = True
    cors_origins: tuple[str, ...] = ()
    language: str = "en"
    admin_token: str | None = None
    secret: str | None = None


def create_app(
    roadmap: Roadmap, settings: AnswerSettings | None = None, running: Running | None = None
) -> Flask:
    """The service over one roadmap: the API, the pages and what operators ask.

    Of the settings it heeds those of answers; where to listen and what to log is for the server.
    `running` is what the server tells of itself.
    """
    settings, running = settings or Usual(), running or Running()
    # Flask looks for an instance folder beside the package, which an editable install has not.
    app = Flask(__name__, instance_path=tempfile.gettempdir(), static_folder=None)
    app.config["MAX_CONTENT_LENGTH"] = MOST_BODY
    app.config["LANGUAGE"] = settings.language
    app.config[SECRET] = settings.secret
    app.url_map.merge_slashes = False  # it would lead to an address with whatever host was named
    readable, varying = made_readable(roadmap), varying_by(settings.cors_origins)
    # hooks run from the last to the first: this one at the end
    app.after_request(Finishing(app, readable, varying, compressing=settings.compression))
    allow_origins(app, settings.cors_origins)
    for routes in (api(roadmap), probes(roadmap), pages(roadmap), iris(roadmap)):
        app.register_blueprint(routes)
    register_problems(app)
    app.extensions[KEY] = running
    if running.reload and settings.admin_token:
        from skillpath.service.web.running.admin import admin

        app.register_blueprint(admin(running.reload, settings.admin_token))
    show_metrics(app, running, roadmap)
    app.wsgi_app = Observed(app.wsgi_app, running.metrics)  # type: ignore[assignment, method-assign]
    return app
