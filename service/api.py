"""The routes under `/api/v1`: parse, one call into the library, answer."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from flask import Blueprint, Response, request
from werkzeug.exceptions import RequestEntityTooLarge, RequestURITooLarge, UnsupportedMediaType

from skillpath.graph import UnknownNameError, cheapest_path, find_item, recommend
from skillpath.service.answers import (
    encoded,
    item_answer,
    next_answer,
    path_answer,
    roadmap_answer,
    steps_answer,
)
from skillpath.service.problems import NotFoundError
from skillpath.service.questions import (
    MOST_BODY,
    MOST_QUERY,
    Asked,
    NextQuestion,
    NoQuestion,
    PathQuestion,
    from_body,
    from_query,
)

if TYPE_CHECKING:
    from skillpath.graph import Roadmap

PREFIX = "/api/v1"


def api(roadmap: Roadmap) -> Blueprint:
    """The API over one roadmap."""
    routes = Blueprint("api", __name__, url_prefix=PREFIX)

    @routes.get("/roadmap")
    def the_roadmap() -> Response:
        _asked(NoQuestion)
        return _answer(roadmap_answer(roadmap))

    @routes.get("/steps")
    def steps() -> Response:
        _asked(NoQuestion)
        return _answer(steps_answer(roadmap))

    @routes.get("/skills/<path:name>")
    def skill(name: str) -> Response:
        _asked(NoQuestion)
        try:
            item = roadmap.by_id[find_item(roadmap, name)]
        except UnknownNameError as error:
            raise NotFoundError(error) from None
        return _answer(item_answer(roadmap, item))

    @routes.route("/recommendations", methods=["GET", "POST"])
    def recommendations() -> Response:
        asked = _asked(NextQuestion)
        found = recommend(roadmap, asked.known, asked.goal, limit=asked.limit, strict=asked.strict)
        return _answer(next_answer(roadmap, found))

    @routes.route("/paths", methods=["GET", "POST"])
    def paths() -> Response:
        asked = _asked(PathQuestion)
        path = cheapest_path(roadmap, asked.goal, asked.known, strict=asked.strict)
        return _answer(path_answer(roadmap, path))

    return routes


def healthz() -> Response:
    """Whether the service answers."""
    return _answer({"status": "ok"})


def _asked(form: type[Asked]) -> Asked:
    """The question of this request: a GET's query string or a POST's JSON body."""
    if len(request.query_string) > MOST_QUERY:
        raise RequestURITooLarge(f"expected a query string of at most {MOST_QUERY} bytes")
    if request.method != "POST":
        return from_query(form, request.args)
    if request.mimetype != "application/json":
        found = request.mimetype or "no media type"
        raise UnsupportedMediaType(f"found {found}; expected application/json")
    from_query(NoQuestion, request.args)
    body = request.get_data(cache=False)
    if len(body) >= MOST_BODY:  # without a length in its header a body is cut off at the limit
        raise RequestEntityTooLarge
    return from_body(form, body)


def _answer(found: dict[str, Any]) -> Response:
    return Response(encoded(found), content_type="application/json")
