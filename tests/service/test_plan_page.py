"""The page that plans the weeks, asked over HTTP on a day that is told."""

from __future__ import annotations

from dataclasses import fields
from datetime import date
from html import unescape
from typing import TYPE_CHECKING
from urllib.parse import urlencode

import pytest
from hypothesis import given
from hypothesis import strategies as st
from werkzeug.datastructures import MultiDict

from skillpath.ontology import read
from skillpath.service.web.app import Usual, create_app
from skillpath.service.web.plan_form import in_one_form
from skillpath.service.web.plan_questions import PlanQuestion
from skillpath.service.web.planning import OFFERS
from skillpath.service.web.running.lasting import Running
from skillpath.visualizations import CONTENT_SECURITY_POLICY, languages, texts
from skillpath.visualizations.plans.typed import NAMES
from tests.browser import visit
from tests.service.conftest import fetch
from tests.visualizations.seen import Seen

if TYPE_CHECKING:
    from pathlib import Path

    from flask.testing import FlaskClient
    from playwright.sync_api import Browser

    from tests.service.conftest import Served

WEDNESDAY, MONDAY = date(2027, 1, 6), "2027-01-11"
PLAN = "/plan?known=sums&goal=exam&start=2027-01-04&hours_per_week=10"
ADDED = ("off_first", "off_last", "deadline_goal", "deadline_day", "done_item", "done_hours")


@pytest.fixture(scope="module")
def client(small_file: Path) -> FlaskClient:
    return asked_on(small_file, WEDNESDAY)


def asked_on(roadmap: Path, day: date) -> FlaskClient:
    return create_app(read(roadmap), running=Running(today=lambda: day)).test_client()


def value_of(page: str, name: str) -> str:
    """What stands in a field of the form."""
    found = [attrs for tag, attrs in Seen(page).elements if tag == "input"]
    (value,) = [one.get("value") for one in found if one.get("name") == name]
    return value or ""


def test_the_form_proposes_the_next_monday(client: FlaskClient) -> None:
    response = client.get("/plan")
    assert (response.status_code, value_of(response.text, "start")) == (200, MONDAY)
    assert response.headers["Content-Security-Policy"] == CONTENT_SECURITY_POLICY


def test_who_plans_on_a_monday_may_begin_at_once(small_file: Path) -> None:
    page = asked_on(small_file, date(2027, 1, 11)).get("/plan").text
    assert value_of(page, "start") == MONDAY


def test_a_plan_without_a_start_leads_to_one_that_has_it(client: FlaskClient) -> None:
    response = client.get("/plan?goal=exam&known=")
    assert (response.status_code, response.location) == (303, f"/plan?goal=exam&start={MONDAY}")
    assert client.get(response.location).status_code == 200


def test_a_cached_form_is_asked_anew_and_another_day_answers_otherwise(small_file: Path) -> None:
    first = asked_on(small_file, WEDNESDAY).get("/plan")
    again = asked_on(small_file, date(2027, 2, 3)).get(
        "/plan", headers={"If-None-Match": first.headers["ETag"]}
    )
    assert (first.headers["Cache-Control"], again.status_code) == ("no-cache", 200)


def test_a_plan_says_when_it_ends_and_what_is_learned_in_which_week(client: FlaskClient) -> None:
    page = Seen(client.get(PLAN).text)
    assert "Study plan: Exam" in page.text
    assert "Done by January 26, 2027 In 4 weeks." in page.text
    last = page.text.partition("Jan 25 to Jan 31")[2]
    assert last.startswith(" 1.5 h Exam 1.5 h finish it mark as done")
    assert "Exam reached" in last
    assert page.barriers == []


@pytest.mark.parametrize(
    ("sent", "asked"),
    [
        ({"off_first": "2027-02-01", "off_last": "2027-02-07"}, "day_off=2027-02-01..2027-02-07"),
        ({"off_first": "2027-02-01", "off_last": ""}, "day_off=2027-02-01"),
        ({"deadline_goal": "exam", "deadline_day": "2027-03-01"}, "deadline=exam=2027-03-01"),
        (
            {"done_item": "code", "done_hours": "12", "done_day": "2027-01-05"},
            "done=code=12@2027-01-05&today=2027-01-06",
        ),
        (
            {"done_item": "code", "done_hours": "5", "done_open": "true"},
            "begun=code=5&today=2027-01-06",
        ),
        (
            {"weekdays": ["", "2", "", "", "2.5", "", "4"]},
            "&".join(f"weekdays={hours}" for hours in ("0", "2", "0", "0", "2.5", "0", "4")),
        ),
        (
            {"tracks": "1", "weekdays": [""] * 7, "whole": ["", "certification"]},
            "whole=certification",
        ),
    ],
)
def test_the_form_asks_as_programs_do(
    client: FlaskClient, sent: dict[str, str | list[str]], asked: str
) -> None:
    form = {"goal": "exam", "known": "", "start": "2027-01-04", **sent}
    response = client.get(f"/plan?{urlencode(form, doseq=True)}")
    there = unescape(response.location).replace("%3D", "=").replace("%40", "@")
    assert (response.status_code, there) == (303, f"/plan?goal=exam&start=2027-01-04&{asked}")


def test_weekdays_of_the_form_count_for_more_than_hours_a_week(client: FlaskClient) -> None:
    form = {"goal": "exam", "hours_per_week": "10", "weekdays": ["1"] * 7, "off_first": ""}
    there = client.get(f"/plan?{urlencode(form, doseq=True)}").location
    assert ("weekdays" in there, "hours_per_week" in there) == (True, False)


def test_an_address_holds_all_that_programs_can_ask() -> None:
    assert set(NAMES) == {one.name for one in fields(PlanQuestion)}


@given(
    st.lists(
        st.tuples(
            st.sampled_from((*NAMES, *ADDED, "other")),
            st.sampled_from(("", "exam", "exam=2027-01-01", "2027-01-01", "1", " 0 ", "x=y=z")),
        ),
        max_size=12,
    )
)
def test_an_address_that_is_asked_as_programs_do_stays_as_it_is(
    pairs: list[tuple[str, str]],
) -> None:
    once = list(in_one_form(MultiDict(pairs), WEDNESDAY).pairs)
    assert list(in_one_form(MultiDict(once), WEDNESDAY).pairs) == once


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("hours_per_week=0", "Hours a week: found “0”"),
        ("hours_per_week=many", "Hours a week: found “'many'”"),
        ("hours_per_week=0.5&tracks=99", "Items at once: found “99”"),
        ("start=2027-02-30", "First day: “'2027-02-30'” is no day"),
        ("deadline=soon", "Deadline: found “'soon'”"),
        ("deadline=code=2027-02-02", "Deadline: found “'code'”"),
        ("day_off=2027-01-09..2027-01-01", "Days off: found"),
        ("weekdays=1&weekdays=2", "Weekdays: found “"),
        ("whole=code", "a week has not enough hours for “Programming, advanced”"),
        ("whole=nothing", "Keep in one week: found “nothing”"),
        ("goal=nothing", "Nothing here is called “nothing”"),
    ],
)
def test_what_cannot_be_planned_stands_in_the_form_with_what_is_wrong(
    client: FlaskClient, query: str, said: str
) -> None:
    asked = {"goal": "exam", "start": "2027-01-04", "hours_per_week": "10"}
    asked.pop(query.partition("=")[0], None)
    response = client.get(f"/plan?{urlencode(asked)}&{query}", follow_redirects=True)
    quoted = response.text.replace('<q dir="auto">', "“").replace("</q>", "”")
    assert response.status_code == 422
    assert said in unescape(quoted)


def test_a_name_is_corrected_without_losing_the_terms(client: FlaskClient) -> None:
    page = Seen(client.get(PLAN.replace("sums", "Scripting")).text)
    corrected = [one for one in page.attributes("a", "href") if "known=code" in one]
    assert corrected == [PLAN.replace("sums", "code")]


def test_a_missed_deadline_leads_to_the_hours_that_keep_it(client: FlaskClient) -> None:
    page = client.get(f"{PLAN}&deadline=2027-01-17").text
    (there,) = [one for one in Seen(page).attributes("a", "href") if "hours_per_week=16" in one]
    assert "9 days after its deadline" in Seen(page).text
    assert "days after its deadline" not in client.get(there).text


def test_a_plan_that_has_begun_offers_to_plan_the_rest(client: FlaskClient) -> None:
    links = Seen(client.get(PLAN).text).attributes("a", "href")
    assert f"{PLAN}&today=2027-01-06" in links
    assert "Plan the rest from today" not in client.get(PLAN.replace("-04", "-11")).text


def test_every_address_of_a_plan_is_answered_and_every_format_is_offered(
    client: FlaskClient,
) -> None:
    links = [one for one in Seen(client.get(PLAN).text).attributes("a", "href") if one[0] == "/"]
    forms = {one.rpartition("=")[2] for one in links if "/plans?" in one}
    assert forms == {one.name for one in OFFERS}
    told = {one: client.get(one, follow_redirects=True).status_code for one in links}
    assert told == dict.fromkeys(links, 200)


@pytest.mark.parametrize("language", languages())
def test_every_format_has_a_name_in_every_language(language: str) -> None:
    named = texts(language).by_key
    assert [one.name for one in OFFERS if f"plan.format.{one.name}" not in named] == []


def test_a_calendar_can_be_subscribed_to_where_there_is_a_secret(small_file: Path) -> None:
    app = create_app(read(small_file), Usual(secret="a" * 40))
    found = Seen(app.test_client().get(PLAN).text)
    (there,) = [one for one in found.attributes("a", "href") if one.endswith(".ics")]
    assert app.test_client().get(there).content_type == "text/calendar; charset=utf-8"


def test_the_same_is_offered_in_other_orders(client: FlaskClient) -> None:
    page = Seen(client.get(PLAN).text)
    there = f"{PLAN}&aim=small-steps"
    assert there in page.attributes("a", "href")
    said = page.text.partition("The same in another order ")[2]
    assert said.startswith("Deadlines first First item done January 18, 2027 First certification")
    back = f"{PLAN}&aim=deadlines"
    assert back in Seen(client.get(there).text).attributes("a", "href")
    assert client.get(back).location == PLAN


def test_a_plan_that_is_made_anew_says_what_moved_and_why(client: FlaskClient) -> None:
    page = Seen(client.get(f"{PLAN}&done=code=41@2027-01-31&today=2027-02-01").text)
    said = page.text.partition("Planned anew from February 1, 2027 ")[2].partition(" The plan")[0]
    assert said == (
        "9.5 h more were spent than planned until then. What is done took 20 h more than planned. "
        "At that pace the rest takes 41.4 % more. 2 items have moved "
        "Statistics 16 days later, to February 8, 2027 Exam 16 days later, to February 11, 2027"
    )


def test_nobody_else_keeps_what_is_done(client: FlaskClient) -> None:
    assert "private" in client.get("/plan?done=code").headers["Cache-Control"]


def test_the_page_needs_no_script_and_fits_the_smallest_window(
    served: Served, chromium: Browser
) -> None:
    address = served.address + PLAN.removeprefix("/")
    with visit(chromium, address, size=(320, 640), scripts="off") as seen:
        seen.page.get_by_text("Weekdays, days off").click()
        seen.page.get_by_label("Items at once").fill("2")
        seen.page.get_by_role("button", name="Plan the weeks").click()
        assert "tracks=2" in seen.page.url
        seen.page.emulate_media(media="screen")
        box = seen.page.locator("main").bounding_box()
        assert box is not None
        assert box["width"] <= 320
        assert seen.complaints == []
        assert seen.outside(served.address) == []


@pytest.mark.parametrize("width", [320, 390, 1280])
def test_no_window_scrolls_sideways(served: Served, chromium: Browser, width: int) -> None:
    with visit(chromium, served.address + PLAN.removeprefix("/"), size=(width, 640)) as seen:
        wide = seen.page.evaluate("document.documentElement.scrollWidth")
        shown = [one.is_visible() for one in seen.page.locator("figure").all()]
        assert (wide, shown) == (width, [width > 700, width < 700])
        assert seen.complaints == []


def test_the_map_leads_to_the_plan_of_the_same_question(served: Served, chromium: Browser) -> None:
    with visit(chromium, f"{served.address}explore?goal=exam&known=sums") as seen:
        seen.page.get_by_label("Hours a week").fill("7")
        seen.page.get_by_label("Hours a week").press("Tab")
        seen.page.get_by_role("link", name="Plan the weeks").click()
        seen.page.wait_for_url("**/plan?known=sums&goal=exam&start=*&hours_per_week=7")


def test_a_plan_in_one_file_opens_offline(
    served: Served, chromium: Browser, tmp_path: Path
) -> None:
    file = tmp_path / "plan.html"
    asked = PLAN.partition("?")[2]
    file.write_bytes(fetch(f"{served.address}api/v1/plans?{asked}&format=html").read())
    with visit(chromium, file.as_uri()) as seen:
        assert seen.page.locator("h1").inner_text() == "Study plan: Exam"
        assert seen.page.locator("figure.wide svg").is_visible()
        assert (seen.complaints, seen.requests) == ([], [file.as_uri()])
        assert seen.page.locator("form, script, a:not([rel~=license])").count() == 0
