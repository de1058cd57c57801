"""The routes under `/api/v1`: parse, one call into the library, answer."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

from flask import Blueprint, Response, request
from werkzeug.exceptions import RequestEntityTooLarge, RequestURITooLarge, UnsupportedMediaType

from skillpath.graph import UnknownNameError, cheapest_path, find_item, named_roadmap, recommend
from skillpath.service.answers import (
    encoded,
    item_answer,
    next_answer,
    path_answer,
    roadmap_answer,
    roadmaps_answer,
    steps_answer,
)
from skillpath.service.problems import InvalidFieldsError, NotFoundError
from skillpath.service.questions import (
    MOST_BODY,
    MOST_QUERY,
    Asked,
    NextQuestion,
    NoQuestion,
    PathQuestion,
    RoadmapQuestion,
    from_body,
    from_query,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from skillpath.graph import Roadmap

PREFIX = "/api/v1"
Found = TypeVar("Found")


def api(roadmap: Roadmap) -> Blueprint:
    """The API over one roadmap and its specializations."""
    routes = Blueprint("api", __name__, url_prefix=PREFIX)
    _add_content(routes, roadmap)
    _add_questions(routes, roadmap)
    return routes


def _add_content(routes: Blueprint, roadmap: Roadmap) -> None:
    """What is there: roadmaps, steps, items."""

    @routes.get("/roadmap")
    def the_roadmap() -> Response:
        return _answer(roadmap_answer(named_roadmap(roadmap, _asked(RoadmapQuestion).roadmap_id)))

    @routes.get("/roadmaps")
    def roadmaps() -> Response:
        _asked(NoQuestion)
        return _answer(roadmaps_answer(roadmap))

    @routes.get("/roadmaps/<path:name>")
    def one_roadmap(name: str) -> Response:
        _asked(NoQuestion)
        return _answer(roadmap_answer(_found(named_roadmap, roadmap, name)))

    @routes.get("/steps")
    def steps() -> Response:
        return _answer(steps_answer(named_roadmap(roadmap, _asked(RoadmapQuestion).roadmap_id)))

    @routes.get("/skills/<path:name>")
    def skill(name: str) -> Response:
        one = named_roadmap(roadmap, _asked(RoadmapQuestion).roadmap_id)
        return _answer(item_answer(one, one.by_id[_found(find_item, one, name)]))


def _add_questions(routes: Blueprint, roadmap: Roadmap) -> None:
    """What next and by which path."""

    @routes.route("/recommendations", methods=["GET", "POST"])
    def recommendations() -> Response:
        asked = _asked(NextQuestion)
        one = named_roadmap(roadmap, asked.roadmap_id)
        found = recommend(one, asked.known, asked.goal, limit=asked.limit, strict=asked.strict)
        return _answer(next_answer(one, found))

    @routes.route("/paths", methods=["GET", "POST"])
    def paths() -> Response:
        asked = _asked(PathQuestion)
        one = named_roadmap(roadmap, asked.roadmap_id)
        if not asked.goal and one.general is None:
            raise InvalidFieldsError([("goal", "nothing", "a goal, or a specialized roadmap_id")])
        path = cheapest_path(one, asked.goal, asked.known, strict=asked.strict)
        return _answer(path_answer(one, path))


def healthz() -> Response:
    """Whether the service answers."""
    return _answer({"status": "ok"})


def _found(find: Callable[[Roadmap, str], Found], roadmap: Roadmap, name: str) -> Found:
    """What a name in a path means; 404 where it means nothing."""
    try:
        return find(roadmap, name)
    except UnknownNameError as error:
        raise NotFoundError(error) from None


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
