"""The JSON schemas of questions and answers, shared by name."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from pydantic import TypeAdapter
from pydantic.json_schema import GenerateJsonSchema

from skillpath.service.web.problem_types import PROBLEM_TYPES

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from pydantic import BaseModel
    from pydantic.json_schema import JsonSchemaMode

    from skillpath.service.web.problem_types import ProblemType

    Json = dict[str, Any]

REFERENCE = "#/components/schemas/"
TEXT: Json = {"type": "string"}
TEXTS: Json = {"type": "array", "items": TEXT}
ERROR_KEYS = ("field", "found", "expected")
MEMBERS: Mapping[str, Json] = {
    "name": TEXT,
    "goal": TEXT,
    "nearest": TEXTS,
    "candidates": TEXTS,
    "replaced_by": TEXTS,
    "retired": TEXTS,
    "forbidden": {
        "type": "array",
        "items": {
            "type": "object",
            "properties": {"id": TEXT, "needed_by": TEXTS},
            "required": ["id", "needed_by"],
        },
    },
    "errors": {
        "type": "array",
        "items": {
            "type": "object",
            "properties": dict.fromkeys(ERROR_KEYS, TEXT) | {"nearest": TEXTS},
            "required": list(ERROR_KEYS),
        },
    },
}
"""The form of what problem documents hold on top of the usual members."""


class Plain(GenerateJsonSchema):
    """Without a title for each key that says the key again."""

    def field_title_should_be_set(self, schema: Any) -> bool:  # noqa: ARG002 - the caller's name
        """Never."""
        return False


@dataclass(frozen=True, slots=True)
class Shapes:
    """Schemas by the id of what they are of; those of `components` are what others refer to.

    `parameters` are the fields of a question as a query has them; `bodies` are the same questions
    as JSON.
    """

    components: Mapping[str, Json]
    answers: Mapping[str, Json]
    parameters: Mapping[str, Sequence[Json]]
    bodies: Mapping[str, Json]


def shapes_of(
    answers: Mapping[str, Any],
    forms: Mapping[str, type[BaseModel]],
    bodies: Mapping[str, type[BaseModel]],
) -> Shapes:
    """The schemas of what goes out and what comes in."""
    written = {
        key: one.model_json_schema(ref_template=REFERENCE + "{model}", schema_generator=Plain)
        for key, one in forms.items()
    }
    named = {name: each for one in written.values() for name, each in one.get("$defs", {}).items()}
    every: list[tuple[str, JsonSchemaMode, TypeAdapter[Any]]] = [
        *((key, "serialization", TypeAdapter(one)) for key, one in answers.items()),
        *((key, "validation", TypeAdapter(one)) for key, one in bodies.items()),
    ]
    found, shared = TypeAdapter.json_schemas(
        every, ref_template=REFERENCE + "{model}", schema_generator=Plain
    )
    problems = {component_of(one): _problem(one) for one in PROBLEM_TYPES.values()}
    return Shapes(
        named | shared["$defs"] | problems,
        {key: found[key, "serialization"] for key in answers},
        {key: _parameters(one) for key, one in written.items()},
        {key: found[key, "validation"] for key in bodies},
    )


def _parameters(form: Json) -> list[Json]:
    """The parameters of a form; a query knows no null, but may leave out what may be null."""
    found = []
    for name, field in form["properties"].items():
        schema = dict(field)
        told = {"description": schema.pop("description", "")}
        for choice in schema.pop("anyOf", []):
            if choice != {"type": "null"}:
                schema |= choice
        if schema.get("default", ...) is None:
            del schema["default"]
        needed = {"required": True} if name in form.get("required", ()) else {}
        found.append({"name": name, "in": "query", **needed, **told, "schema": schema})
    return found


def component_of(kind: ProblemType) -> str:
    """What the schema of a type of problem is called, such as `UnknownNameProblem`."""
    return "".join(part.capitalize() for part in kind.slug.split("-")) + "Problem"


def used(components: Mapping[str, Json], document: Any) -> dict[str, Json]:
    """The components that the document refers to, by way of others too, sorted."""
    found: dict[str, Json] = {}
    pending = list(_references(document))
    while pending:
        name = pending.pop()
        if name not in found:
            found[name] = components[name]
            pending += _references(components[name])
    return dict(sorted(found.items()))


def _references(value: Any) -> Iterable[str]:
    if isinstance(value, list):
        return [name for one in value for name in _references(one)]
    if not isinstance(value, dict):
        return []
    own = [value["$ref"].removeprefix(REFERENCE)] if isinstance(value.get("$ref"), str) else []
    return [*own, *(name for one in value.values() for name in _references(one))]


def _problem(kind: ProblemType) -> Json:
    members = {
        name: MEMBERS[name] | {"description": meaning} for name, meaning in kind.members.items()
    }
    told = "What was found, where, and what was expected, in words."
    usual = {
        "type": {"type": "string", "const": kind.type},
        "title": {"type": "string", "const": kind.title},
        "status": {"type": "integer", "const": kind.status.value},
        "detail": TEXT | {"description": told},
    }
    return {
        "type": "object",
        "description": f"{kind.meaning}\n\n{kind.remedy}",
        "properties": usual | members,
        "required": [*usual, *([] if kind.may_lack else members)],
    }
