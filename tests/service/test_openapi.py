from __future__ import annotations

import re
from functools import cache
from http import HTTPStatus
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

import pytest
from jsonschema import Draft202012Validator
from openapi_spec_validator import validate

from skillpath.graph import Attainable, Roadmap, Status, closure
from skillpath.ontology import read
from skillpath.service.web.app import create_app
from skillpath.service.web.description.examples import telling_items
from skillpath.service.web.problems import PROBLEM_TYPES, type_of
from skillpath.service.web.routes import operations as every_operation
from tests.service.asking import API, problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from flask import Flask
    from flask.testing import FlaskClient
    from werkzeug.test import TestResponse

EXAMPLES = Path(__file__).parents[2] / "docs" / "examples"
BARE = {
    "lone": (Attainable("only", "Only"),),
    "gone": (Attainable("old", "Old", status=Status.RETIRED),),
}
"""Roadmaps about which there is next to nothing to ask."""

EACH = pytest.mark.parametrize("name", ["shipped", "bread-baking", "music-theory", *BARE])


def made(name: str) -> Flask:
    """A service over one of the roadmaps."""
    if name in BARE:
        return create_app(Roadmap(name, name.title(), items=BARE[name]))
    return create_app(read() if name == "shipped" else read(EXAMPLES / f"{name}.csv"))


service = cache(made)


@cache
def described(name: str) -> dict[str, Any]:
    """The description that it gives of itself."""
    answer = service(name).test_client().get(f"{API}/openapi.json")
    assert (answer.status_code, answer.content_type) == (200, "application/json")
    document: dict[str, Any] = answer.get_json()
    return document


def operations(name: str) -> Iterator[tuple[str, str, dict[str, Any]]]:
    """Path, method and operation."""
    for path, item in described(name)["paths"].items():
        for method, one in item.items():
            yield path, method, one


def values(node: Any, key: str) -> Iterator[Any]:
    """What stands under the key, anywhere."""
    if isinstance(node, list):
        for one in node:
            yield from values(one, key)
    if isinstance(node, dict):
        if key in node:
            yield node[key]
        for one in node.values():
            yield from values(one, key)


def asked(name: str, path: str, method: str, one: dict[str, Any], media: str) -> TestResponse:
    """The answer to the example of an operation."""
    given = [each for each in one.get("parameters", ()) if "example" in each]
    for each in given:
        path = path.replace(f"{{{each['name']}}}", quote(str(each["example"]), safe=""))
    query = {each["name"]: each["example"] for each in given if each["in"] == "query"}
    body = one.get("requestBody", {}).get("content", {}).get("application/json", {})
    return (
        service(name)
        .test_client()
        .open(
            path,
            method=method,
            query_string=query,
            json=body.get("example", {}) if body else None,
            headers={"Accept": media},
        )
    )


@EACH
def test_the_description_is_openapi(name: str) -> None:
    assert described(name)["openapi"] == "3.1.1"
    validate(described(name))


@EACH
def test_every_reference_leads_to_a_schema_and_every_schema_is_referred_to(name: str) -> None:
    schemas = described(name)["components"]["schemas"]
    found = {one.removeprefix("#/components/schemas/") for one in values(described(name), "$ref")}
    assert found == set(schemas)


def test_no_two_schemas_bear_one_name() -> None:
    """Those that do are told apart by the paths of their modules, which nobody wants to read."""
    assert [one for one in described("shipped")["components"]["schemas"] if "__" in one] == []


def test_every_route_below_the_prefix_is_described_and_no_other() -> None:
    found = {
        (re.sub(r"<(?:\w+:)?(\w+)>", r"{\1}", rule.rule), method.lower())
        for rule in service("lone").url_map.iter_rules()
        if rule.rule.startswith(API)
        for method in (rule.methods or set()) - {"HEAD", "OPTIONS"}
    }
    told = {(path, method) for path, method, _ in operations("lone") if path.startswith(API)}
    assert told == found


def test_what_is_described_beside_the_api_answers() -> None:
    beside = [one for one in operations("shipped") if not one[0].startswith(API)]
    assert {path for path, _, _ in beside} >= {"/healthz", "/problems", "/problems/{slug}"}
    assert {path for path, _, _ in beside} >= {"/id/{id}", "/ns"}
    for path, method, one in beside:
        answers = [(int(status), told) for status, told in one["responses"].items()]
        for status, told in answers:
            for media in told["content"] if status == HTTPStatus.OK else ():
                answer = asked("shipped", path, method, one, media)
                assert (answer.status_code, answer.mimetype) == (status, media)
            if status == HTTPStatus.SEE_OTHER:
                answer = asked("shipped", path, method, one, "text/turtle")
                assert answer.status_code == status
                assert answer.location.startswith(f"{API}/")
            if status == HTTPStatus.NOT_ACCEPTABLE:
                assert asked("shipped", path, method, one, "image/png").status_code == status


def test_every_operation_has_a_name_of_its_own_and_words() -> None:
    names = [one["operationId"] for _, _, one in operations("shipped")]
    assert sorted(set(names)) == sorted(names)
    for _, _, one in operations("shipped"):
        assert one["summary"][0].isupper()
        assert not one["summary"].endswith(".")
        told = {tag["name"] for tag in described("shipped")["tags"] if tag["description"]}
        assert set(one["tags"]) <= told


def test_every_parameter_and_every_field_of_a_body_has_words() -> None:
    for path, _, one in operations("shipped"):
        for parameter in one.get("parameters", ()):
            assert parameter.get("description"), (path, parameter["name"])
    for path, _, one in operations("shipped"):
        for reference in values(one.get("requestBody", {}), "$ref"):
            schema = described("shipped")["components"]["schemas"][reference.rpartition("/")[2]]
            assert all(field.get("description") for field in schema["properties"].values()), path


@EACH
def test_every_example_has_the_form_that_is_described(name: str) -> None:
    shared = {"components": described(name)["components"]}
    for _, _, one in operations(name):
        told = [each for each in one.get("parameters", ()) if "example" in each]
        told += [each for each in values(one, "content") for each in each.values()]
        for each in told:
            if "example" in each:
                Draft202012Validator(each["schema"] | shared).validate(each["example"])


@EACH
def test_the_example_of_a_question_is_answered_with_the_example_of_its_answer(name: str) -> None:
    for path, method, one in operations(name):
        for media, content in one["responses"].get("200", {}).get("content", {}).items():
            if "example" in content:
                answer = asked(name, path, method, one, media)
                got = answer.get_json() if answer.is_json else answer.text
                assert (answer.mimetype, got) == (media, content["example"])


def test_the_examples_ask_about_what_has_a_handful_of_prerequisites_and_many_dependents() -> None:
    roadmap = read()
    for one in telling_items(roadmap):
        assert 3 <= len(closure(roadmap, [one.id])) - 1 <= 6
    assert telling_items(roadmap)[0].id == "statistics"


def test_the_shipped_roadmap_has_an_example_for_every_question() -> None:
    for path, method, one in operations("shipped"):
        status, answer = next(iter(one["responses"].items()))
        media = next(iter(answer["content"]))
        wanted = media if status == "200" else "text/html"
        assert asked("shipped", path, method, one, wanted).status_code == int(status), path
        required = [each for each in one.get("parameters", ()) if each.get("required")]
        assert all("example" in each for each in required), path


def test_the_description_stays_short() -> None:
    assert len(service("shipped").test_client().get(f"{API}/openapi.json").data) < 440_000


@EACH
def test_equal_roadmaps_have_descriptions_of_equal_bytes(name: str) -> None:
    first, again = service(name).test_client(), made(name).test_client()
    told = [one.get(f"{API}/openapi.json").data for one in (first, first, again)]
    assert told[0] == told[1] == told[2]


@pytest.mark.parametrize("operation", every_operation(), ids=lambda one: one.id)
def test_whatever_an_operation_refuses_is_a_type_of_problem(operation: Any) -> None:
    for error in operation.refuses:
        assert type_of(error) in PROBLEM_TYPES.values()


@pytest.mark.parametrize("slug", PROBLEM_TYPES)
def test_every_type_of_problem_leads_to_its_meaning(small: FlaskClient, slug: str) -> None:
    kind = PROBLEM_TYPES[slug]
    told = small.get(kind.type, headers={"Accept": "application/json"}).get_json()
    assert told == small.get("/problems").get_json()["problems"][list(PROBLEM_TYPES).index(slug)]
    assert (told["type"], told["status"]) == (f"/problems/{slug}", kind.status)
    assert all(told[key] for key in ("title", "meaning", "remedy"))
    assert told["members"] == dict(kind.members)


def test_an_unknown_type_of_problem_is_a_problem(small: FlaskClient) -> None:
    assert problem(small.get("/problems/nothing"))["type"] == "/problems/not-found"
