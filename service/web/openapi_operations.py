"""One operation in the words of OpenAPI: what it takes, what it answers, what it refuses."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from skillpath.service.web import problem_types
from skillpath.service.web.media import JSON, Media
from skillpath.service.web.openapi_shapes import REFERENCE, component_of
from skillpath.service.web.problems import type_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from skillpath.service.web.openapi_examples import Example
    from skillpath.service.web.openapi_shapes import Json, Shapes
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
        _parameter(name, schema, example) for name, schema in shapes.fields[operation.id].items()
    ]
    found = {
        "get": _told(operation, operation.id, operation.description)
        | {
            "parameters": [*names, *fields],
            "responses": _responses(operation, shapes, example, ALWAYS),
        }
    }
    if operation.is_posted:
        found["post"] = _posted(operation, shapes, example)
    return found


def _posted(operation: Operation, shapes: Shapes, example: Example) -> Json:
    content = {"schema": shapes.bodies[operation.id]} | shown(dict(example.fields))
    told = f"{operation.description}\n\nThe same as the `GET`, asked as JSON."
    return _told(operation, f"post_{operation.id}", told.strip()) | {
        "requestBody": {"required": True, "content": {JSON.type: content}},
        "responses": _responses(operation, shapes, example, (*ALWAYS, *OF_BODIES)),
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


def _parameter(name: str, schema: Json, example: Example) -> Json:
    told = {key: one for key, one in schema.items() if key == "description"}
    own = {key: one for key, one in schema.items() if key != "description"}
    return {"name": name, "in": "query", **told, "schema": own} | shown(example.fields.get(name))


def shown(value: object) -> Json:
    """The example of something, where there is one."""
    return {} if value is None or value == {} else {"example": value}


def _responses(
    operation: Operation, shapes: Shapes, example: Example, usual: Iterable[ProblemType]
) -> Json:
    schema = shapes.answers[operation.id]
    answered = {
        "description": operation.summary,
        "content": {
            media.type: {"schema": _schema(media, schema)} | shown(example.answers.get(media.type))
            for media in operation.formats
        },
    }
    refused = [*map(type_of, operation.refuses), *usual]
    return {"200": answered} | dict(refusals(refused))


def _schema(media: Media, schema: Json) -> Json:
    """The schema of an answer; only JSON has one that says more than that it is text."""
    if media is JSON:
        return schema
    return {"type": "object" if media.type.endswith("json") else "string"}


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
