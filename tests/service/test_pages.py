from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from skillpath.visualizations import CONTENT_SECURITY_POLICY, edition, static_files
from tests.visualizations.seen import Seen

if TYPE_CHECKING:
    from flask.testing import FlaskClient

HTML = "text/html; charset=utf-8"
BROWSER = {"Accept": "text/html,application/xhtml+xml,*/*;q=0.8"}
EVERY_PAGE = pytest.mark.parametrize(
    "page",
    [
        "/",
        "/skills/stats",
        "/skills/old-exam",
        "/steps/models",
        "/search",
        "/problems",
        "/ns",
    ],
)
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
    response, file = small.get(f"/static/{edition()}/{name}"), static_files()[name]
    assert (response.status_code, response.content_type) == (200, file.content_type)
    assert response.data == file.content
    assert response.headers["Content-Security-Policy"] == CONTENT_SECURITY_POLICY


def test_a_file_asked_for_in_its_edition_is_kept_for_ever(small: FlaskClient) -> None:
    kept = small.get(f"/static/{edition()}/skillpath.css").headers["Cache-Control"]
    other = small.get("/static/before/skillpath.css").headers["Cache-Control"]
    assert (kept, other) == ("public, max-age=31536000, immutable", "no-cache")


@EVERY_PAGE
def test_every_address_on_a_page_is_answered(small: FlaskClient, page: str) -> None:
    text = small.get(f"{page}?known=sums&goal=exam", headers=BROWSER).text
    found = {one.replace("&amp;", "&") for one in re.findall(r'(?:href|src)="(/[^"]*)"', text)}
    assert len(found) > 5
    assert {
        one: small.get(one, follow_redirects=True).status_code for one in found
    } == dict.fromkeys(found, 200)


@EVERY_PAGE
def test_a_page_keeps_nobody_out(small: FlaskClient, page: str) -> None:
    for query in ("", "?known=sums&goal=exam"):
        assert Seen(small.get(page + query, headers=BROWSER).text).barriers == []


@pytest.mark.parametrize("page", ["/skills/stats", "/steps/models", "/search"])
def test_a_page_that_cannot_tell_whom_it_is_for_says_so(small: FlaskClient, page: str) -> None:
    response = small.get(f"{page}?known=nonsense")
    assert (response.status_code, response.content_type) == (422, HTML)
    assert "Nothing here is called nonsense . Leave it out" in Seen(response.text).text
    assert "<h1" in response.text


@pytest.mark.parametrize(
    ("asked", "there"),
    [
        ("/skills/Statistics?known=sums&known=r", "/skills/stats?known=sums&known=r"),
        ("/skills/PYTHON", "/skills/code"),
        ("/steps/Models,%20advanced?goal=exam", "/steps/models?goal=exam"),
        ("/skills/", "/search"),
        ("/steps/", "/#steps"),
    ],
)
def test_a_name_leads_to_the_address_that_the_id_makes(
    small: FlaskClient, asked: str, there: str
) -> None:
    response = small.get(asked)
    assert (response.status_code, response.headers["Location"]) == (303, there)


def test_what_can_be_reached_through_retired_items_alone_says_so(small: FlaskClient) -> None:
    barred, open_ = (
        small.get("/skills/alumni").text,
        small.get("/skills/alumni?known=old-exam").text,
    )
    assert "Every way to it leads through something retired." in barred
    assert "Make it my goal" not in barred
    assert "Every way to it" not in open_
    assert "ready now" in open_


def test_a_step_of_another_roadmap_is_a_page_of_that(shipped: FlaskClient) -> None:
    steps = shipped.get("/api/v1/steps?roadmap_id=healthcare-ml").get_json()["steps"]
    response = shipped.get(f"/steps/{steps[0]['id']}?known=python", follow_redirects=True)
    (seen,) = response.history
    assert seen.headers["Location"].endswith("?known=python&roadmap_id=healthcare-ml")
    assert f"Step 1 of {len(steps)}" in response.text


def test_a_search_finds_what_is_misspelt_and_keeps_who_searches(shipped: FlaskClient) -> None:
    text = shipped.get("/search?q=pytroch&known=python").text
    assert "/skills/pytorch?known=python" in text
    assert '<input type="hidden" name="known" value="python">' in text


@pytest.mark.parametrize(("query", "status"), [("", 200), ("q=%00", 200), ("q=" + "a" * 301, 422)])
def test_any_text_can_be_looked_for(small: FlaskClient, query: str, status: int) -> None:
    response = small.get(f"/search?{query}")
    assert (response.status_code, response.content_type) == (status, HTML)


def test_the_path_is_taken_along_as_it_is_shown(small: FlaskClient) -> None:
    text = small.get("/?known=sums&goal=exam").text
    files = [one.replace("&amp;", "&") for one in re.findall(r'href="([^"]*)" download', text)]
    types = [small.get(one).mimetype for one in files]
    assert types == ["text/markdown", "text/csv", "text/turtle", "application/json"]
    assert "Statistics" in small.get(files[0]).text


@pytest.mark.parametrize(
    ("query", "message"),
    [
        ("known=nonsense", "Nothing here is called nonsense . Leave it out"),
        (
            "goal=scripting",
            "scripting may mean Programming, advanced or R . Which one? Leave it out",
        ),
        ("goal=old-exam", "old-exam is retired: nobody can attain it any more. Aim at Exam"),
        ("goal=alumni", "alumni can be reached only through what is retired: Old exam . I know"),
        ("roadmap_id=none", "No roadmap is called none . Is it Small ? Leave it out"),
        ("known=" + "a" * 301, "This is more than can be asked at once. At most 1,000 things"),
        ("roadmap_id=a&roadmap_id=b", "This is more than can be asked at once."),
    ],
)
@PAGES
def test_a_page_shows_the_form_again_with_the_message(
    small: FlaskClient, page: str, query: str, message: str
) -> None:
    response = small.get(f"{page}?{query}")
    assert (response.status_code, response.content_type) == (422, HTML)
    assert message in Seen(response.text).text


def test_one_click_corrects_one_of_several_wrong_names(small: FlaskClient) -> None:
    seen = Seen(small.get("/?known=statz&known=sums&goal=exm").text)
    links = [one for one in seen.attributes("a", "href") if one.endswith("#answer")]
    assert links == [
        "/?known=stats&known=sums&goal=exm#answer",
        "/?known=sums&goal=exm#answer",
        "/?known=statz&known=sums&goal=exam#answer",
        "/?known=statz&known=sums#answer",
    ]
    assert "answer" in seen.attributes("div", "id")
    assert small.get("/?known=stats&known=sums&goal=exam").status_code == 200


def test_a_page_names_as_many_dependents_as_the_api(shipped: FlaskClient) -> None:
    asked = "/api/v1/skills/pytorch/dependents"
    direct, all_ = (
        len(shipped.get(f"{asked}?transitive={one}").get_json()["dependents"]) for one in (0, 1)
    )
    text = Seen(shipped.get("/skills/pytorch").text).text
    found = re.search(r"(\d+) items ask for it directly; (\d+) in all .*, besides (\d+) ret", text)
    assert found
    assert (direct, all_) == (int(found[1]), int(found[2]) + int(found[3]))


def test_the_start_page_compares_goals_as_the_api_does(shipped: FlaskClient) -> None:
    asked = "known=python&goal=pytorch&goal=robotics"
    told = shipped.get(f"/api/v1/compare?{asked}").get_json()
    text = Seen(shipped.get(f"/?{asked}").text).text
    for one in told["goals"]:
        assert f"{one['hours']['likely']:,} h · {one['count']} items" in text
    assert "Each goal by itself" not in shipped.get("/?goal=pytorch").text


def test_who_sends_the_empty_form_is_told_where_to_start(small: FlaskClient) -> None:
    assert "Where to start" in small.get("/?known=&known=&goal=").text
    assert "Where to start" not in small.get("/").text


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
