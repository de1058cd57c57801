"""The Flask app, made from a roadmap."""

from __future__ import annotations

import tempfile
from functools import partial
from typing import TYPE_CHECKING

from flask import Flask, request

from skillpath.service.settings import Settings
from skillpath.service.web.api import api, probes
from skillpath.service.web.caching import revalidated, tagged
from skillpath.service.web.compression import Compression
from skillpath.service.web.description.reference import reference
from skillpath.service.web.linked_data import linked_data
from skillpath.service.web.origins import allow_origins
from skillpath.service.web.pages import pages, terms
from skillpath.service.web.problem_routes import problem_routes
from skillpath.service.web.problems import register_problems
from skillpath.service.web.questions import MOST_BODY
from skillpath.service.web.running.admin import admin
from skillpath.service.web.running.lasting import KEY, Running
from skillpath.service.web.running.metrics import show_metrics
from skillpath.service.web.running.observing import Observed
from skillpath.visualizations import CONTENT_SECURITY_POLICY

if TYPE_CHECKING:
    from flask import Response

    from skillpath.graph import Roadmap

USUAL = Settings.model_construct()
"""The defaults, whatever the environment says."""

HEADERS = {
    "Content-Security-Policy": CONTENT_SECURITY_POLICY,
    "Cross-Origin-Opener-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
}


def create_app(
    roadmap: Roadmap, settings: Settings = USUAL, running: Running | None = None
) -> Flask:
    """The service over one roadmap: the API, the pages and what operators ask.

    Of the settings it heeds those of answers; where to listen and what to log is for the server.
    `running` is what the server tells of itself.
    """
    running = running or Running()
    # Flask looks for an instance folder beside the package, which an editable install has not.
    app = Flask(__name__, instance_path=tempfile.gettempdir(), static_folder=None)
    app.config["MAX_CONTENT_LENGTH"] = MOST_BODY
    app.url_map.merge_slashes = False  # it would lead to an address with whatever host was named
    app.after_request(revalidated)  # hooks run from the last to the first: this one at the end
    if settings.compression:
        Compression(app)
    allow_origins(app, settings.cors_origins)
    app.register_blueprint(api(roadmap))
    app.register_blueprint(probes(roadmap))
    app.register_blueprint(pages(roadmap))
    app.register_blueprint(linked_data(roadmap, vocabulary_page=partial(terms, roadmap)))
    app.register_blueprint(problem_routes(roadmap))
    app.register_blueprint(reference())
    app.after_request(_with_headers)
    app.after_request(tagged)
    register_problems(app)
    app.extensions[KEY] = running
    if running.reload and settings.admin_token:
        app.register_blueprint(admin(running.reload, settings.admin_token))
    show_metrics(app, running, roadmap)
    app.wsgi_app = Observed(app.wsgi_app, running.metrics)  # type: ignore[assignment, method-assign]
    return app


def _with_headers(response: Response) -> Response:
    if request.method == "OPTIONS" and response.content_length in (None, 0):
        response.headers.pop("Content-Type", None)  # of nothing
    for name, value in HEADERS.items():
        response.headers.setdefault(name, value)
    return response
