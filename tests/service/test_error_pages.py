"""What goes wrong, told to people as a page and to programs as a problem document."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from skillpath.ontology import read
from skillpath.service.web.app import create_app
from skillpath.service.web.problem_types import PROBLEM_TYPES
from skillpath.visualizations import CONTENT_SECURITY_POLICY
from tests.service.asking import problem
from tests.visualizations.seen import Seen

if TYPE_CHECKING:
    from pathlib import Path

    from flask import Flask
    from flask.testing import FlaskClient

HTML = "text/html; charset=utf-8"
BROWSER = {"Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"}
WRONG = pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/no/such/page", 404),
        ("/skills/statz", 404),
        ("/steps/models-2", 404),
        ("/skills/scripting", 422),
        ("/skills/stats?roadmap_id=nonsense", 422),
        ("/problems/none", 404),
    ],
)


@WRONG
def test_a_person_gets_a_page_with_the_way_back(small: FlaskClient, path: str, status: int) -> None:
    response = small.get(path, headers=BROWSER)
    assert (response.status_code, response.content_type) == (status, HTML)
    assert response.headers["Content-Security-Policy"] == CONTENT_SECURITY_POLICY
    assert "Accept" in response.headers["Vary"].split(", ")
    seen = Seen(response.text)
    assert seen.barriers == []
    assert {"/", "/explore"} <= set(seen.attributes("a", "href"))


@WRONG
def test_a_program_gets_the_problem_document(small: FlaskClient, path: str, status: int) -> None:
    for accepted in ("*/*", "application/json", "application/problem+json, text/html;q=0.5"):
        response = small.get(path, headers={"Accept": accepted})
        assert problem(response)["status"] == status
        assert "Accept" in response.headers["Vary"].split(", ")


def test_the_api_answers_a_browser_as_it_answers_a_program(small: FlaskClient) -> None:
    problem(small.get("/api/v1/skills/statz", headers=BROWSER))
    problem(small.get("/api/v1/nothing", headers=BROWSER))


def test_the_nearest_names_are_linked(small: FlaskClient) -> None:
    seen = Seen(small.get("/skills/statz?known=sums", headers=BROWSER).text)
    assert "Nothing here is called statz . Did you mean Statistics skill" in seen.text
    assert "/skills/stats?known=sums" in seen.attributes("a", "href")


def test_of_an_ambiguous_name_the_candidates_are_linked(small: FlaskClient) -> None:
    text = Seen(small.get("/skills/scripting", headers=BROWSER).text).text
    assert "Several are called so scripting may mean any of these. Which one" in text


def test_a_method_that_a_page_has_not_keeps_its_header(small: FlaskClient) -> None:
    response = small.delete("/skills/stats", headers=BROWSER)
    assert (response.status_code, response.content_type) == (405, HTML)
    assert "GET" in response.headers["Allow"]


def test_a_fault_of_ours_is_told_quietly(small_file: Path) -> None:
    app: Flask = create_app(read(small_file))
    app.add_url_rule("/broken", view_func=lambda: str(1 / 0))
    response = app.test_client().get("/broken", headers=BROWSER)
    assert (response.status_code, response.content_type) == (500, HTML)
    assert "Something went wrong on our side This is our fault." in Seen(response.text).text
    assert "division" not in response.text


@pytest.mark.parametrize("slug", list(PROBLEM_TYPES))
def test_the_example_of_a_type_is_a_document_of_that_type(small: FlaskClient, slug: str) -> None:
    response = small.get(f"/problems/{slug}", headers=BROWSER)
    assert (response.status_code, response.content_type) == (200, HTML)
    if "The answer:" in response.text:
        assert f"&#34;type&#34;: &#34;/problems/{slug}&#34;" in response.text


def test_most_types_have_an_example(shipped: FlaskClient) -> None:
    pages = [shipped.get(f"/problems/{slug}", headers=BROWSER).text for slug in PROBLEM_TYPES]
    assert sum("The answer:" in page for page in pages) >= 9


def test_problem_types_are_json_for_programs(small: FlaskClient) -> None:
    assert small.get("/problems").get_json()["problems"]
    assert small.get("/problems/not-found").get_json()["title"] == "Not Found"


def test_the_vocabulary_is_a_page_for_people(small: FlaskClient) -> None:
    response = small.get("/ns", headers=BROWSER)
    assert (response.status_code, response.content_type) == (200, HTML)
    assert {"requires", "Attainable", "Required"} <= set(
        Seen(response.text).attributes("article", "id")
    )
