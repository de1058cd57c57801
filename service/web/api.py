"""The routes under `/api/v1`, made from the table of operations."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from flask import Blueprint, Response, request
from werkzeug.exceptions import (
    RequestEntityTooLarge,
    RequestURITooLarge,
    UnsupportedMediaType,
)
from werkzeug.routing import PathConverter

from skillpath.graph import named_roadmap
from skillpath.service.web import catalogue, finding, guidance, health, outlines, terms
from skillpath.service.web.documents import label
from skillpath.service.web.negotiation import negotiated
from skillpath.service.web.openapi import description_of
from skillpath.service.web.questions import (
    MOST_BODY,
    MOST_QUERY,
    Asked,
    NoQuestion,
    from_body,
    from_query,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from skillpath.graph import Roadmap
    from skillpath.service.web.operations import Operation

PREFIX = "/api/v1"
DESCRIBED = (
    *guidance.OPERATIONS,
    *catalogue.OPERATIONS,
    *finding.OPERATIONS,
    *outlines.OPERATIONS,
    *terms.OPERATIONS,
    *health.OPERATIONS,
)
OPERATIONS = (*DESCRIBED, description_of(PREFIX, DESCRIBED, health.OPERATIONS))
"""Everything that programs can ask."""


class AnyName(PathConverter):
    """A name with whatever it holds: slashes anywhere, as in IRIs, and line ends."""

    regex = "(?s:.+?)"
    part_isolating = False


def api(roadmap: Roadmap) -> Blueprint:
    """The API over one roadmap and its specializations."""
    return _routes(Blueprint("api", __name__, url_prefix=PREFIX), OPERATIONS, roadmap)


def probes(roadmap: Roadmap) -> Blueprint:
    """What probes ask, once more at the root, where they look."""
    return _routes(Blueprint("probes", __name__), health.OPERATIONS, roadmap)


def _routes(routes: Blueprint, operations: Sequence[Operation], roadmap: Roadmap) -> Blueprint:
    routes.record_once(lambda made: made.app.url_map.converters.update(any_name=AnyName))
    for one in operations:
        routes.add_url_rule(
            one.path.replace("{", "<any_name:").replace("}", ">"),
            endpoint=one.id,
            view_func=_view(one, roadmap),
            methods=["GET", "POST"] if one.is_posted else ["GET"],
            merge_slashes=False,
        )
    return routes


def _view(operation: Operation, roadmap: Roadmap) -> Callable[..., Response]:
    form = operation.form()

    def view(**names: str) -> Response:
        asked: Any = question(form)
        media = negotiated(operation.formats, getattr(asked, "format", None))
        one = named_roadmap(roadmap, getattr(asked, "roadmap_id", None))
        found = operation.find(one, asked, **names)
        content = operation.written(one, found, media)
        response = Response(content, content_type=media.content_type)
        if operation.document:
            document = operation.document(one, found)
            label(response, document, media, operation.formats, PREFIX)
        following = operation.next_query(asked, found)
        if following:
            target = f"{request.script_root}{request.path}?{following}"
            response.headers.add("Link", f'<{target}>; rel="next"')
        return response

    return view


def question(form: type[Asked]) -> Asked:
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
