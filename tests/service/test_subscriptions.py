"""Calendars at signed addresses."""

from __future__ import annotations

import json
import re
from datetime import date, timedelta
from random import Random
from typing import TYPE_CHECKING

import pytest

from skillpath.ontology import read
from skillpath.service.settings import Settings
from skillpath.service.web.app import create_app
from tests.service.asking import API, SMALL, problem

if TYPE_CHECKING:
    from pathlib import Path

    from flask.testing import FlaskClient

SECRET = "a secret that nobody guesses"  # noqa: S105 - of a test
QUESTION = {"goal": ["stats"], "known": ["r"], "start": "2027-01-04", "deadline": ["2027-03-01"]}


def served(file: Path, secret: str | None = SECRET) -> FlaskClient:
    return create_app(read(file), Settings.model_construct(secret=secret)).test_client()


@pytest.fixture
def signing(small_file: Path) -> FlaskClient:
    """A client of a service with a secret."""
    return served(small_file)


def calendar_of(client: FlaskClient, **more: object) -> str:
    """The address that the answer leads to."""
    answer = client.post(f"{API}/plans", json=QUESTION | more)
    (link,) = answer.headers.getlist("Link")
    found = re.fullmatch(r'<(/plans/[\w.-]+\.ics)>; rel="alternate"; type="text/calendar"', link)
    assert found
    return found[1]


def test_an_answer_leads_to_a_calendar_that_holds_the_same_plan(signing: FlaskClient) -> None:
    calendar = signing.get(calendar_of(signing))
    asked = signing.post(f"{API}/plans", json=QUESTION | {"format": "ics"})
    assert (calendar.status_code, calendar.data) == (200, asked.data)
    assert calendar.content_type == asked.content_type == "text/calendar; charset=utf-8"
    assert calendar.headers["Cache-Control"] == "private, no-cache"


def test_the_address_of_a_query_is_that_of_the_same_body(signing: FlaskClient) -> None:
    got = signing.get(f"{API}/plans", query_string=QUESTION)
    assert calendar_of(signing) in got.headers["Link"]


def test_an_address_that_was_changed_is_unknown(signing: FlaskClient) -> None:
    address = calendar_of(signing)
    places = (8, len(address) // 2, len(address) - 10)
    for place in places:
        other = "A" if address[place] != "A" else "B"
        changed = address[:place] + other + address[place + 1 :]
        document = problem(signing.get(changed))
        assert (document["status"], document["type"]) == (404, "/problems/unknown-subscription")


@pytest.mark.parametrize("token", ["x", ".", "a.b", "%00", "é.é", "a" * 4_001])
def test_what_is_no_token_is_unknown(signing: FlaskClient, token: str) -> None:
    document = problem(signing.get(f"/plans/{token}.ics"))
    assert (document["status"], document["type"]) == (404, "/problems/unknown-subscription")
    assert token not in document["detail"] or token in ("x", ".")


def test_another_secret_knows_no_address_of_the_old_one(
    signing: FlaskClient, small_file: Path
) -> None:
    other = served(small_file, SECRET + "!")
    assert problem(other.get(calendar_of(signing)))["status"] == 404


def test_without_a_secret_nothing_is_signed_and_the_route_says_so(
    signing: FlaskClient, small: FlaskClient
) -> None:
    assert "Link" not in small.post(f"{API}/plans", json=QUESTION).headers
    document = problem(small.get(calendar_of(signing)))
    assert (document["status"], document["type"]) == (404, "/problems/subscriptions-off")


def test_a_plan_that_the_roadmap_no_longer_allows_is_gone(
    signing: FlaskClient, tmp_path: Path
) -> None:
    items = [one for one in SMALL["items"] if one["id"] != "r"]
    changed = tmp_path / "small.json"
    text = json.dumps(SMALL | {"items": items, "steps": []})
    changed.write_text(text.replace('{"any_of": ["code", "r"]}', '"code"'), encoding="utf-8")
    document = problem(served(changed).get(calendar_of(signing)))
    assert (document["status"], document["type"]) == (410, "/problems/subscription-ended")
    assert "'r'" in document["detail"]


def test_a_question_too_long_for_an_address_has_no_calendar(signing: FlaskClient) -> None:
    days = Random(1).sample(range(60_000), 990)
    off = [str(date(2027, 1, 4) + timedelta(one)) for one in days]
    long = signing.post(f"{API}/plans", json=QUESTION | {"day_off": off})
    assert (long.status_code, "Link" in long.headers) == (200, False)


def test_a_short_secret_is_refused_and_not_told() -> None:
    from skillpath.service.settings import SettingsError, settings

    with pytest.raises(SettingsError) as caught:
        settings({"secret": "guessable"})
    assert str(caught.value) == (
        "--secret: found a secret that is too short; expected 16 characters or more"
    )


def test_the_description_tells_of_calendars_where_there_are_any(
    signing: FlaskClient, small: FlaskClient
) -> None:
    route = "/plans/{token}.ics"
    assert route not in small.get(f"{API}/openapi.json").get_json()["paths"]
    told = signing.get(f"{API}/openapi.json").get_json()["paths"][route]["get"]
    (token,) = [one["example"] for one in told["parameters"]]
    assert signing.get(f"/plans/{token}.ics").mimetype in told["responses"]["200"]["content"]
    assert set(told["responses"]) == {"200", "404", "410", "500"}
