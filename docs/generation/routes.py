"""The routes of the API, from the OpenAPI description that the service itself serves."""

from __future__ import annotations

import re
from itertools import groupby
from typing import TYPE_CHECKING, Any
from urllib.parse import quote, urlencode

from docs.generation.markdown import code, sentence, table
from docs.generation.schemas import anchor, form_of
from skillpath.ontology import read
from skillpath.service.web.app import create_app
from skillpath.service.web.description.shapes import component_of
from skillpath.service.web.problem_types import PROBLEM_TYPES

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

METHODS = ("get", "post", "put", "patch", "delete")
DESCRIPTION = "/api/v1/openapi.json"


def description() -> dict[str, Any]:
    """The OpenAPI document, as the service answers it."""
    found: dict[str, Any] = create_app(read()).test_client().get(DESCRIPTION).get_json()
    return found


def routes() -> str:
    """All routes by tag, with parameters and answers, then the shapes of the answers."""
    told = description()
    tags = [one["name"] for one in told.get("tags", [])]
    found = sorted(_operations(told), key=lambda one: tags.index(one[2]["tags"][0]))
    parts = []
    for tag, operations in groupby(found, key=lambda one: one[2]["tags"][0]):
        parts.append(f"## {tag}")
        for path, group in groupby(operations, key=lambda one: one[0]):
            parts += _route(told, path, {method: one for _, method, one in group})
    text = "\n\n".join([*parts, "## Shapes", *_shapes(told)])
    return text.replace("](/problems/", "](problems.md#")


def _operations(told: Mapping[str, Any]) -> Iterator[tuple[str, str, dict[str, Any]]]:
    for path, methods in told["paths"].items():
        for method in METHODS:
            if method in methods:
                yield path, method, methods[method]


def _route(told: Mapping[str, Any], path: str, by_method: Mapping[str, Any]) -> Iterator[str]:
    one = by_method.get("get") or next(iter(by_method.values()))
    methods = ", ".join(method.upper() for method in by_method)
    target = re.sub(r"\W+", "-", path).strip("-")
    yield f"(route-{target})=\n### `{methods} {path}`"
    yield f"**{sentence(one['summary'])}** {one.get('description', '')}".strip()
    parameters = [_resolved(told, each) for each in one.get("parameters", [])]
    if "get" in by_method:
        yield f"```text\nGET {_example(path, parameters)}\n```"
    if parameters:
        yield table(("parameter", "in", "form", "what it means"), map(_parameter, parameters))
    if "post" in by_method:
        content = by_method["post"].get("requestBody", {}).get("content", {})
        forms = ", ".join(form_of(each.get("schema", {})) for each in content.values())
        yield f"`POST` takes the same names in a JSON body ({forms})."
    yield from _answers(told, one["responses"])


def _example(path: str, parameters: list[Mapping[str, Any]]) -> str:
    """A question to ask, from the examples of the parameters."""
    given = [(one["name"], one["in"], one["example"]) for one in parameters if "example" in one]
    for name, place, value in given:
        if place == "path":
            path = path.replace(f"{{{name}}}", quote(str(value)))
    query = urlencode(
        [(name, value) for name, place, value in given if place == "query"], doseq=True
    )
    return f"{path}?{query}" if query else path


def _parameter(one: Mapping[str, Any]) -> tuple[str, str, str, str]:
    needed = " (required)" if one.get("required") and one["in"] != "path" else ""
    told = one.get("description") or one["schema"].get("description", "")
    return code(one["name"]) + needed, one["in"], form_of(one["schema"]), told


def _answers(told: Mapping[str, Any], responses: Mapping[str, Any]) -> Iterator[str]:
    """What is answered when all is well, then what is refused."""
    refused = []
    for status, reference in responses.items():
        one = _resolved(told, reference)
        if status >= "4":
            refused.append(f"{status} {one.get('description', '')}")
            continue
        content = one.get("content", {})
        forms = {form_of(each["schema"]) for each in content.values() if "schema" in each}
        shapes = " or ".join(sorted(form for form in forms if form.startswith("[")))
        words = sentence(one.get("description", "").removesuffix("."))
        types = f" as {', '.join(map(code, content))}." if content and status < "3" else ""
        yield " ".join(filter(None, [f"**{status}**{types}", words, shapes]))
    if refused:
        yield f"**Refused** with {'; '.join(refused)}"


def _shapes(told: Mapping[str, Any]) -> Iterator[str]:
    problems = set(map(component_of, PROBLEM_TYPES.values()))
    for name, schema in sorted(told["components"]["schemas"].items()):
        if name in problems:  # told on the page of problem types
            continue
        yield f"({anchor(name)})=\n### {name}"
        yield schema.get("description", "")
        properties = schema.get("properties", {})
        required = schema.get("required", ())
        if properties:
            yield table(
                ("member", "form", "what it holds"),
                (
                    (
                        code(key) + ("" if key in required else " (may be absent)"),
                        form_of(each),
                        each.get("description", ""),
                    )
                    for key, each in properties.items()
                ),
            )
        else:
            yield form_of(schema)


def _resolved(told: Mapping[str, Any], one: Mapping[str, Any]) -> Mapping[str, Any]:
    """The thing itself, or what a reference leads to."""
    found: Any = one
    if "$ref" in one:
        found = told
        for part in one["$ref"].removeprefix("#/").split("/"):
            found = found[part]
    resolved: Mapping[str, Any] = found
    return resolved
