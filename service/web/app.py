"""The Flask app, made from a roadmap."""

from __future__ import annotations

import tempfile
from functools import partial
from typing import TYPE_CHECKING

from flask import Flask

from skillpath.service.web.api import PREFIX, api
from skillpath.service.web.caching import revalidated
from skillpath.service.web.health import healthz
from skillpath.service.web.linked_data import linked_data
from skillpath.service.web.pages import pages, terms
from skillpath.service.web.problem_routes import problem_routes
from skillpath.service.web.problems import register_problems
from skillpath.service.web.questions import MOST_BODY
from skillpath.service.web.reference import reference
from skillpath.visualizations import CONTENT_SECURITY_POLICY

if TYPE_CHECKING:
    from flask import Response

    from skillpath.graph import Roadmap

HEADERS = {
    "Content-Security-Policy": CONTENT_SECURITY_POLICY,
    "Cross-Origin-Opener-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
}


def create_app(roadmap: Roadmap) -> Flask:
    """The service over one roadmap: the API and the pages."""
    # Flask looks for an instance folder beside the package, which an editable install has not.
    app = Flask(__name__, instance_path=tempfile.gettempdir(), static_folder=None)
    app.config["MAX_CONTENT_LENGTH"] = MOST_BODY
    app.register_blueprint(api(roadmap))
    app.register_blueprint(pages(roadmap))
    app.register_blueprint(linked_data(roadmap, vocabulary_page=partial(terms, roadmap)))
    app.register_blueprint(problem_routes(roadmap))
    app.register_blueprint(reference())
    app.add_url_rule("/healthz", view_func=healthz)
    app.add_url_rule(f"{PREFIX}/healthz", endpoint="api_healthz", view_func=healthz)
    app.after_request(_with_headers)
    app.after_request(revalidated)
    register_problems(app)
    return app


def _with_headers(response: Response) -> Response:
    for name, value in HEADERS.items():
        response.headers.setdefault(name, value)
    return response
