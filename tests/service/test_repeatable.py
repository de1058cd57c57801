"""Questions change nothing: asked again, whatever was asked between, they have the same answer."""

from __future__ import annotations

import http.client
from typing import TYPE_CHECKING, Any
from urllib.parse import quote, urlencode

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from skillpath.ontology import read
from skillpath.service.web.app import create_app
from tests.service.asking import API, IDS, problem

if TYPE_CHECKING:
    from pathlib import Path

    from flask.testing import FlaskClient

    from tests.service.conftest import Served

Answer = tuple[int, dict[str, str], bytes]
thoroughly = settings(
    max_examples=60,
    derandomize=True,
    deadline=None,
    suppress_health_check=list(HealthCheck),
)
CHANGING = {"/metrics"}
"""Counts requests: the one route whose answer is to differ."""

names = st.sampled_from((*IDS, "small", "basics", "PYTHON", "Programming, advanced", "nothing"))


def values(schema: dict[str, Any]) -> st.SearchStrategy[Any]:
    """Values of a parameter, most of them right."""
    if "enum" in schema:
        return st.sampled_from(schema["enum"])
    if schema.get("type") == "array":
        return st.lists(values(schema["items"]), max_size=3)
    of_type = {"boolean": st.sampled_from(("true", "false")), "integer": st.integers(0, 4)}
    return of_type.get(schema.get("type", ""), names)


@st.composite
def urls(draw: st.DrawFn, document: dict[str, Any]) -> str:
    """The address of any GET that is described, with some of its parameters."""
    got = {path: told["get"] for path, told in document["paths"].items() if "get" in told}
    path = draw(st.sampled_from(sorted(set(got) - CHANGING)))
    query = {}
    for one in got[path]["parameters"]:
        value = draw(values(one["schema"]))
        if one["in"] == "path":
            path = path.replace(f"{{{one['name']}}}", quote(value, safe=""))
        elif draw(st.booleans()):
            query[one["name"]] = value
    return f"{path}?{urlencode(query, doseq=True)}"


def asked(client: FlaskClient, url: str) -> Answer:
    answer = client.get(url)
    headers = {name: value for name, value in answer.headers if name != "X-Request-ID"}
    return answer.status_code, headers, answer.data


@pytest.fixture(scope="module")
def document(small: FlaskClient) -> dict[str, Any]:
    found: dict[str, Any] = small.get(f"{API}/openapi.json").get_json()
    return found


@thoroughly
@given(data=st.data())
def test_a_question_is_answered_alike_whatever_was_asked_between(
    small: FlaskClient, document: dict[str, Any], data: st.DataObject
) -> None:
    questions = data.draw(st.lists(urls(document), min_size=2, max_size=6))
    first = {one: asked(small, one) for one in questions}
    again = {one: asked(small, one) for one in reversed(questions)}
    assert first == again


@thoroughly
@given(data=st.data())
def test_a_service_that_has_just_begun_answers_like_one_that_has_been_asked_much(
    small: FlaskClient, small_file: Path, document: dict[str, Any], data: st.DataObject
) -> None:
    url = data.draw(urls(document))
    assert asked(create_app(read(small_file)).test_client(), url) == asked(small, url)


@pytest.mark.parametrize("depth", [1, 500, 1_000, 100_000])
@pytest.mark.parametrize(("left", "right"), [("[", "]"), ('{"a":', "}")])
def test_a_body_of_any_depth_is_refused_in_words(
    small: FlaskClient, depth: int, left: str, right: str
) -> None:
    body = '{"goal": [' + left * depth + "1" + right * depth + "]}"
    answer = small.post(f"{API}/paths", data=body, content_type="application/json")
    assert problem(answer)["status"] == (422 if depth < 1_024 else 400)


@pytest.mark.parametrize("times", [2, 20_000])
def test_a_parameter_of_one_value_is_refused_when_it_is_repeated(
    small: FlaskClient, times: int
) -> None:
    answer = small.get(f"{API}/recommendations?" + "&".join(["a=1"] * times))
    assert problem(answer)["status"] == (422 if times == 2 else 414)


@pytest.mark.parametrize("media", ["a/b," * 20_000, "a" * 100_000, "text/html;" + "q=;" * 20_000])
def test_a_long_header_is_answered_in_few_words(small: FlaskClient, media: str) -> None:
    answer = small.get(f"{API}/roadmap", headers={"Accept": media})
    assert (problem(answer)["status"], len(answer.data) < 1_000) == (406, True)


def test_a_real_server_refuses_more_headers_than_it_holds_and_goes_on(served: Served) -> None:
    def status(headers: dict[str, str]) -> int:
        connection = http.client.HTTPConnection("127.0.0.1", served.port, timeout=30)
        try:
            connection.request("GET", f"{API}/roadmap", headers=headers)
            return connection.getresponse().status
        except ConnectionError:
            return 431
        finally:
            connection.close()

    assert status({"X-Long": "a" * 2_000_000}) in (400, 431)
    assert status({}) == 200
