"""The description of the API: OpenAPI 3.1.1, made from the table of operations."""

from __future__ import annotations

from importlib.metadata import metadata
from typing import TYPE_CHECKING, Any

from skillpath.service.plan_wishes import Wished
from skillpath.service.web.description.examples import A_START, Example, samples_of, telling_items
from skillpath.service.web.description.operation_objects import described
from skillpath.service.web.description.other_routes import CALENDAR, ROUTES, told
from skillpath.service.web.description.shapes import shapes_of, used
from skillpath.service.web.operations import Operation
from skillpath.service.web.questions import NoQuestion
from skillpath.service.web.routes import PREFIX, PROBES, operations
from skillpath.service.web.subscriptions import token_of
from skillpath.service.web.thorough import model_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from skillpath.graph import Roadmap
    from skillpath.service.web.description.shapes import Json

TAGS = {
    "Guidance": "What to learn next, and by which path.",
    "What if": "Other paths, hours that are limited, and where a curriculum is hard.",
    "Skills": "Skills, tools and certifications.",
    "Roadmaps": "Roadmaps and their steps.",
    "Service": "The service itself.",
}
ABOUT = """\
Names are understood in any form: ids, IRIs, labels and alternative labels, in upper or lower \
case. Lists are repeated parameters, `known=python&known=sql`, never split at commas; parameters \
that an operation does not know are refused. A `POST` asks the same as the `GET` beside it, as \
JSON. Equal questions have equal answers, to the byte; the `ETag` of an answer, sent as \
`If-None-Match`, asks whether it is still so.

Every error of the service is a problem document (RFC 9457) whose `type` leads to \
[its meaning](/problems); one without was told by the HTTP server or by a proxy in front. A \
method that a path does not have is answered so with 405, of the type \
[method-not-allowed](/problems/method-not-allowed), and the header `Allow` names those that it has.

The examples are asked of the roadmap *{name}*, and can be run as they stand.\
"""


def openapi(one: Roadmap, _: NoQuestion) -> Roadmap:
    """This description of the API.

    It is OpenAPI 3.1.1; `/docs` shows it to people.
    """
    return one


def description(one: Roadmap, _: Roadmap) -> Json:
    """All operations, and this one among them; made once, and anew with another secret."""
    token = _token(one)
    return one.memo.recall(f"{one.id}/openapi/{token}", lambda: _document(one, token))


OPERATIONS = (
    Operation(
        path="/openapi.json",
        tag="Service",
        asks=NoQuestion,
        find=openapi,
        tell=description,
        answers=dict[str, Any],
    ),
)
"""The operation of this room."""


def _token(roadmap: Roadmap) -> str | None:
    """That of a calendar to look at; none where there are no such addresses."""
    goal = telling_items(roadmap)[:1]
    example = Wished(start=A_START, goal=tuple(one.id for one in goal))
    return token_of(example, None) if goal else None


def _document(roadmap: Roadmap, token: str | None) -> Json:
    samples = samples_of(roadmap)
    every = operations()
    (itself,) = OPERATIONS
    examples = {one.id: samples.example(roadmap, one) for one in every if one is not itself}
    examples[itself.id] = Example()  # it would hold itself
    forms = {one.id: model_of(one.form()) for one in every}
    examples_of_names = {"id": samples.names.get("skills"), "token": token}
    beside = [one for one in ROUTES if token or one.id != CALENDAR]
    shapes = shapes_of(
        {one.id: one.shape for one in every} | {one.id: one.answers for one in ROUTES},
        forms,
        {one.id: forms[one.id] for one in every if one.is_posted},
    )
    at_root = operations(PROBES)
    paths = {
        **{PREFIX + one.path: described(one, shapes, examples[one.id]) for one in every},
        **{one.path: _at_root(described(one, shapes, examples[one.id])) for one in at_root},
        **{one.path: told(one, shapes, examples_of_names) for one in beside},
    }
    return {
        "openapi": "3.1.1",
        "info": _info(roadmap),
        "externalDocs": {"description": "What may go wrong, and what to do", "url": "/problems"},
        "servers": [{"url": "/"}],
        "tags": _tags(every),
        "paths": paths,
        "components": {"schemas": used(shapes.components, paths)},
    }


def _at_root(item: Json) -> Json:
    """The same path item under the other address, where probes look."""
    return {
        method: one | {"operationId": f"root_{one['operationId']}"} for method, one in item.items()
    }


def _info(roadmap: Roadmap) -> Json:
    package = metadata("skillpath")
    terms = f" What is said of it is under {roadmap.license}." if roadmap.license else ""
    return {
        "title": "skillpath",
        "version": package["Version"],
        "summary": package["Summary"],
        "description": ABOUT.format(name=roadmap.name) + terms,
        "license": {"name": "MIT License", "identifier": package["License-Expression"]},
    }


def _tags(every: Sequence[Operation]) -> list[Mapping[str, str]]:
    """The tags that are in use, the known ones first and in their order."""
    found = {one.tag for one in every}
    known = [{"name": tag, "description": told} for tag, told in TAGS.items() if tag in found]
    return [*known, *({"name": tag} for tag in sorted(found - set(TAGS)))]
