"""The routes under `/api/v1`, made from the table of routes."""

from __future__ import annotations

from functools import cache
from time import perf_counter
from typing import TYPE_CHECKING, Any

from flask import Blueprint, Response, request
from werkzeug.exceptions import (
    RequestEntityTooLarge,
    RequestURITooLarge,
    UnsupportedMediaType,
)
from werkzeug.routing import PathConverter

from skillpath.graph import WrongNameError, find_item, named_roadmap
from skillpath.graph.naming import both_found, each_found
from skillpath.service.web.documents import label
from skillpath.service.web.finishing import vary
from skillpath.service.web.media import LINES
from skillpath.service.web.negotiation import MOST_SHOWN, preferred
from skillpath.service.web.operations import Link
from skillpath.service.web.questions import (
    MOST_QUERY,
    Asked,
    NoQuestion,
    from_body,
    from_query,
)
from skillpath.service.web.remembering import Answers
from skillpath.service.web.routes import PREFIX, PROBES, ROUTES, operation_at

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from skillpath.graph import Roadmap
    from skillpath.service.web.media import Media
    from skillpath.service.web.operations import Operation
    from skillpath.service.web.routes import Route

UTF_8, PLAIN = "utf-8", "identity"


class AnyName(PathConverter):
    """A name with whatever it holds: slashes anywhere, as in IRIs, and line ends."""

    regex = "(?s:.+?)"
    part_isolating = False


def api(roadmap: Roadmap) -> Blueprint:
    """The API over one roadmap and its specializations."""
    answers = Answers()
    return _routes(Blueprint("api", __name__, url_prefix=PREFIX), ROUTES, roadmap, answers)


def probes(roadmap: Roadmap) -> Blueprint:
    """What probes ask, once more at the root, where they look."""
    return _routes(Blueprint("probes", __name__), PROBES, roadmap, Answers())


def _routes(
    blueprint: Blueprint, routes: Sequence[Route], roadmap: Roadmap, answers: Answers
) -> Blueprint:
    blueprint.record_once(lambda made: made.app.url_map.converters.update(any_name=AnyName))
    for one in routes:
        blueprint.add_url_rule(
            one.path.replace("{", "<any_name:").replace("}", ">"),
            endpoint=one.path.replace(".", "-") or "/",
            view_func=_view(one, roadmap, None if one in PROBES else answers),
            methods=one.methods,
        )
    return blueprint


def _view(route: Route, roadmap: Roadmap, answers: Answers | None) -> Callable[..., Response]:
    """What answers at a route; the room is imported when it is first asked.

    `answers` remembers what was answered; without it every question is asked anew.
    """

    @cache
    def resolved() -> tuple[Operation, type]:
        operation = operation_at(route.path)
        return operation, operation.form()

    def view(**names: str) -> Response:
        environ = request.environ
        key, kept = answers.recall(environ) if answers else (b"", None)
        if kept is not None:
            return kept
        if "format" not in request.args:
            vary(environ, "Accept")  # a refusal, too, depends on it
        began, (operation, form) = perf_counter(), resolved()
        response = _answered(roadmap, operation, question(route, operation, form), names)
        if answers:
            answers.keep(key, response, environ, perf_counter() - began)
        return response

    return view


def _answered(
    roadmap: Roadmap, operation: Operation, asked: Any, names: dict[str, str]
) -> Response:
    media = _media(operation, getattr(asked, "format", None))
    one = _asked_roadmap(roadmap, asked)
    found = operation.find(one, asked, **names)
    content = operation.written(one, found, media)
    response = Response(content, content_type=media.content_type)
    if media.policy:
        response.headers["Content-Security-Policy"] = media.policy
    if operation.document:
        document = operation.document(one, found)
        label(response, document, media, operation.formats, PREFIX)
    for link in _links(operation, asked, found):
        response.headers.add("Link", str(link))
    return response


def _media(operation: Operation, name: str | None) -> Media:
    """The format of this name; without one what the client likes best."""
    if name is None:
        return preferred(operation.formats)
    return next(media for media in operation.formats if media.name == name)


def _links(operation: Operation, asked: Any, found: Any) -> Iterator[Link]:
    """Where the header leads from the answer."""
    yield from (Link(relation, target) for relation, target in operation.links.items())
    yield from operation.leads(asked)
    following = operation.next_query(asked, found)
    if following:
        yield Link("next", f"{request.path}?{following}")


def _asked_roadmap(roadmap: Roadmap, asked: Any) -> Roadmap:
    """The roadmap that the question is about.

    Raises:
        WrongNameError: when there is none; it holds what is wrong with `known` as well, whose
            names mean the same in all roadmaps.
    """
    name = getattr(asked, "roadmap_id", None)
    if name is None:
        return roadmap
    try:
        return named_roadmap(roadmap, name)
    except WrongNameError:
        return both_found(
            lambda: named_roadmap(roadmap, name),
            lambda: each_found(roadmap, find_item, getattr(asked, "known", ()), "known"),
        )[0]


def question(route: Route, operation: Operation, form: type[Asked]) -> Asked:
    """The question of this request: a GET's query string, or a POST's body."""
    if len(request.query_string) > MOST_QUERY:
        raise RequestURITooLarge(f"expected a query string of at most {MOST_QUERY} bytes")
    if request.method != "POST":
        return from_query(form, request.args)
    _check_body_headers([one.type for one in operation.bodies])
    from_query(NoQuestion, request.args)
    request.max_content_length = route.most_body
    body = request.get_data(cache=False)
    if len(body) >= route.most_body:  # without a length in its header it is cut off at the limit
        raise RequestEntityTooLarge
    if operation.read_lines and request.mimetype == LINES.type:
        asked: Asked = operation.read_lines(body)
        return asked
    return from_body(form, body)


def _check_body_headers(expected: Sequence[str]) -> None:
    """Refuse a body that is said to be something else than JSON in UTF-8 as it stands.

    Raises:
        UnsupportedMediaType: naming what it is said to be.
    """
    if request.mimetype not in expected:
        found = request.mimetype or "no media type"
        raise UnsupportedMediaType(f"found {found}; expected {' or '.join(expected)}")
    charset = request.mimetype_params.get("charset", UTF_8)
    if charset.lower() not in (UTF_8, "utf8"):
        raise UnsupportedMediaType(f"found the charset {charset[:MOST_SHOWN]}; expected {UTF_8}")
    encoding = request.headers.get("Content-Encoding", PLAIN).strip()
    if encoding.lower() not in ("", PLAIN):
        found = encoding[:MOST_SHOWN]
        raise UnsupportedMediaType(f"found the Content-Encoding {found}; expected a plain body")
