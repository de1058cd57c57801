"""One operation in the words of OpenAPI: what it takes, what it answers, what it refuses."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from skillpath.service.web import problem_types
from skillpath.service.web.description.shapes import REFERENCE, TEXT, component_of
from skillpath.service.web.media import JSON, Media
from skillpath.service.web.operations import no_next_query
from skillpath.service.web.problems import type_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from skillpath.service.web.description.examples import Example
    from skillpath.service.web.description.shapes import Json, Shapes
    from skillpath.service.web.operations import Operation
    from skillpath.service.web.problem_types import ProblemType

PROBLEM = "application/problem+json"
NAMES = re.compile(r"\{(\w+)\}")
ALWAYS = (
    problem_types.INVALID_FIELDS,
    problem_types.NOT_ACCEPTABLE,
    problem_types.URI_TOO_LONG,
    problem_types.INTERNAL_SERVER_ERROR,
)
"""What any question may be refused for."""

OF_BODIES = (
    problem_types.BAD_REQUEST,
    problem_types.MALFORMED_BODY,
    problem_types.CONTENT_TOO_LARGE,
    problem_types.UNSUPPORTED_MEDIA_TYPE,
)
"""What a body may be refused for."""


def described(operation: Operation, shapes: Shapes, example: Example) -> Json:
    """The path item of an operation: its methods."""
    names = [_name(one, example) for one in NAMES.findall(operation.path)]
    fields = [
        one | shown(example.fields.get(one["name"])) for one in shapes.parameters[operation.id]
    ]
    answered = _answered(operation, shapes, example)
    found = {}
    if operation.is_got:
        found["get"] = _told(operation, operation.id, operation.description) | {
            "parameters": [*names, *fields],
            "responses": {
                "200": answered | {"headers": _headers(operation)},
                "304": {"description": "What the header `If-None-Match` names is still so."},
                **_refused(operation, ALWAYS),
            },
        }
    if operation.is_posted:
        found["post"] = _posted(operation, shapes, example)
    return found


def _posted(operation: Operation, shapes: Shapes, example: Example) -> Json:
    schema = _schema(JSON, shapes.bodies[operation.id])
    # what else a body may come in is told in words: generated clients know JSON alone
    content = {JSON.type: {"schema": schema} | shown(dict(example.fields))}
    name, told = operation.id, operation.description
    if operation.is_got:
        name, told = f"post_{name}", f"{told}\n\nThe same as the `GET`, asked as JSON."
    return _told(operation, name, told.strip()) | {
        "requestBody": {"required": True, "content": content},
        "responses": {
            "200": _answered(operation, shapes, example),
            **_refused(operation, (*ALWAYS, *OF_BODIES)),
        },
    }


def _told(operation: Operation, identifier: str, description: str) -> Json:
    words = {"operationId": identifier, "summary": operation.summary, "description": description}
    return {"tags": [operation.tag]} | {key: text for key, text in words.items() if text}


def _name(name: str, example: Example) -> Json:
    return {
        "name": name,
        "in": "path",
        "required": True,
        "description": "An id, an IRI, a label or an alternative label.",
        "schema": {"type": "string", "minLength": 1},
    } | shown(example.names.get(name))


def shown(value: object) -> Json:
    """The example of something, where there is one."""
    return {} if value is None or value == {} else {"example": value}


def _answered(operation: Operation, shapes: Shapes, example: Example) -> Json:
    schema = shapes.answers[operation.id]
    content = {
        media.type: {"schema": _schema(media, schema)} | shown(example.answers.get(media.type))
        for media in operation.formats
    }
    return {"description": operation.summary, "content": content}


def _headers(operation: Operation) -> Json:
    """What the headers of an answer tell, where that is for programs to use."""
    told = {"ETag": "To ask again with `If-None-Match` whether the answer is still so."}
    if operation.links:
        relations = " and ".join(f"`rel={one}`" for one in operation.links)
        told["Link"] = f"Leads on, with {relations}."
    if operation.next_query is not no_next_query:
        told["Link"] = "Leads to the next page, with `rel=next`, where there is one."
    return {name: {"description": one, "schema": TEXT} for name, one in told.items()}


def _refused(operation: Operation, usual: Iterable[ProblemType]) -> Json:
    return dict(refusals([*map(type_of, operation.refuses), *usual]))


def _schema(media: Media, schema: Json) -> Json:
    """The schema of an answer; only JSON has one that says more than that it is text."""
    if media is JSON:
        return schema
    return {"type": "object" if media.is_json else "string"}


def refusals(kinds: Iterable[ProblemType]) -> Iterator[tuple[str, Json]]:
    """A response for each status, with the types of problems that it may hold."""
    by_slug = {one.slug: one for one in kinds}
    distinct = sorted(by_slug.values(), key=lambda one: (one.status, one.slug))
    for status in dict.fromkeys(one.status for one in distinct):
        some = [one for one in distinct if one.status == status]
        schemas = [{"$ref": REFERENCE + component_of(one)} for one in some]
        links = ", ".join(f"[{one.title}]({one.type})" for one in some)
        yield (
            str(status.value),
            {
                "description": links,
                "content": {
                    PROBLEM: {"schema": schemas[0] if len(some) == 1 else {"oneOf": schemas}}
                },
            },
        )
