from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from skillpath.visualizations import CONTENT_SECURITY_POLICY, static_files

if TYPE_CHECKING:
    from flask.testing import FlaskClient

HTML = "text/html; charset=utf-8"
PAGES = pytest.mark.parametrize("page", ["/", "/explore"])


@pytest.mark.parametrize("query", ["", "?known=sums", "?known=sums&goal=exam", "?known=&goal="])
@PAGES
def test_a_page_is_answered_under_the_policy(small: FlaskClient, page: str, query: str) -> None:
    response = small.get(page + query)
    assert (response.status_code, response.content_type) == (200, HTML)
    assert response.headers["Content-Security-Policy"] == CONTENT_SECURITY_POLICY
    assert response.data.startswith(b"<!doctype html>")


@PAGES
def test_a_page_of_the_shipped_roadmap_answers_a_question(shipped: FlaskClient, page: str) -> None:
    response = shipped.get(f"{page}?known=Python&goal=cert-google-pmle")
    assert response.status_code == 200
    assert "Google Professional Machine Learning Engineer" in response.text


@pytest.mark.parametrize("name", sorted(static_files()))
def test_a_file_is_answered_with_its_type(small: FlaskClient, name: str) -> None:
    response, file = small.get(f"/static/{name}"), static_files()[name]
    assert (response.status_code, response.content_type) == (200, file.content_type)
    assert response.data == file.content
    assert response.headers["Content-Security-Policy"] == CONTENT_SECURITY_POLICY


def test_a_file_asked_for_by_its_digest_is_kept_for_ever(small: FlaskClient) -> None:
    file = static_files()["skillpath.css"]
    kept = small.get(f"/static/skillpath.css?v={file.digest}").headers["Cache-Control"]
    other = small.get("/static/skillpath.css?v=0").headers["Cache-Control"]
    assert (kept, other) == ("public, max-age=31536000, immutable", "no-cache")


@pytest.mark.parametrize("page", ["/", "/explore"])
def test_every_address_on_a_page_is_answered(small: FlaskClient, page: str) -> None:
    text = small.get(f"{page}?known=sums&goal=exam").text
    found = {one.replace("&amp;", "&") for one in re.findall(r'(?:href|src)="(/[^"]*)"', text)}
    assert found
    assert {one: small.get(one).status_code for one in found} == dict.fromkeys(found, 200)


@pytest.mark.parametrize(
    ("query", "message"),
    [
        ("known=nonsense", "found &#39;nonsense&#39;; expected the id, IRI or label"),
        ("goal=scripting", "which names several; expected one of &#39;code&#39; or &#39;r&#39;"),
        ("goal=old-exam", "which is retired; expected an active goal, such as &#39;exam&#39;"),
        ("known=sums&goal=alumni", "which can be reached only through retired items"),
    ],
)
@PAGES
def test_a_page_shows_the_form_again_with_the_message(
    small: FlaskClient, page: str, query: str, message: str
) -> None:
    response = small.get(f"{page}?{query}")
    assert (response.status_code, response.content_type) == (422, HTML)
    assert message in response.text
    assert query.partition("=")[2].partition("&")[0] in response.text


@pytest.mark.parametrize("count", [1001, 5000])
@PAGES
def test_a_page_refuses_more_than_a_thousand_known_items(
    small: FlaskClient, page: str, count: int
) -> None:
    assert small.get(f"{page}?{'known=code&' * count}").status_code == 422


@PAGES
def test_a_page_asks_nothing_from_the_outside(small: FlaskClient, page: str) -> None:
    text = small.get(page).text
    assert re.findall(r'<(?:script|link|img)[^>]+(?:src|href)="(?:https?:)?//', text) == []
