"""Study plans: the same on the command line and over HTTP."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from skillpath.service.plan_formats import FORMATS
from tests.service.asking import API, problem, refusal, run

if TYPE_CHECKING:
    from pathlib import Path

    from flask.testing import FlaskClient

thoroughly = settings(
    max_examples=40,
    derandomize=True,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
START = "2027-01-04"
"""A Monday."""

days = st.dates().filter(lambda one: 2026 <= one.year <= 2028).map(str) | st.sampled_from(
    ("2027-02-31", "soon", "2027-1-4")
)
QUESTIONS = st.fixed_dictionaries(
    {"goal": st.lists(st.sampled_from(("exam", "stats", "Sums", "old-exam")), min_size=1)},
    optional={
        "hours_per_week": st.sampled_from((0.5, 4, 10, 200)),
        "weekdays": st.sampled_from(([1, 0, 1, 0, 1, 0, 2.5], [1], [0] * 7)),
        "deadline": st.lists(days | days.map("exam={}".format), max_size=2),
        "day_off": st.lists(st.sampled_from((START, "2027-01-05..2027-01-09", "x")), max_size=2),
        "tracks": st.sampled_from((1, 2, 21)),
        "whole": st.lists(st.sampled_from(("certification", "sums", "zums")), max_size=2),
        "done": st.lists(
            st.sampled_from(("sums", "sums=6@2027-01-08", "r=30", "stats@2027-02-30")), max_size=2
        ),
        "today": st.sampled_from(("2027-01-18", "tomorrow")),
        "aim": st.sampled_from(("certification", "small-steps")),
        "review_share": st.sampled_from((0.1, 0.6)),
    },
)
OPTIONS = {
    "weekdays": "--weekday",
    "hours_per_week": "--hours-per-week",
    "day_off": "--day-off",
    "review_share": "--review-share",
}
NAMES = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


def options(fields: dict[str, Any]) -> list[str]:
    """The same question for the command line."""
    found = list(fields["goal"])
    for name, value in fields.items():
        values = value if isinstance(value, list) else [value]
        if name == "weekdays":
            values = [f"{day}={one:g}" for day, one in zip(NAMES, values, strict=False)]
        option = OPTIONS.get(name, f"--{name}")
        found += [] if name == "goal" else [text for one in values for text in (option, str(one))]
    return found


def asked(client: FlaskClient, **fields: Any) -> Any:
    response = client.get(f"{API}/plans", query_string={"start": START, **fields})
    assert response.status_code == 200, response.text
    return response.get_json()


@thoroughly
@given(fields=QUESTIONS)
def test_a_plan_is_the_same_from_a_query_a_body_and_the_command_line(
    small: FlaskClient, small_file: Path, fields: dict[str, Any]
) -> None:
    fields["start"] = START
    got = small.get(f"{API}/plans", query_string=fields)
    posted = small.post(f"{API}/plans", json=fields)
    assert got.status_code in (200, 422)
    assert (got.status_code, got.data) == (posted.status_code, posted.data)
    if len(fields.get("weekdays", ())) == 1:  # the command line fills the other days up
        return
    told = run("plan", "--roadmap", small_file, "--format", "json", *options(fields))
    assert (told.exit_code, told.stdout_bytes) == (
        (0, got.data) if got.status_code == 200 else (2, b"")
    )


@pytest.mark.parametrize("goal", ["exam", "sums"])
def test_orders_side_by_side_are_the_same_on_the_command_line_and_over_http(
    small: FlaskClient, small_file: Path, goal: str
) -> None:
    got = small.get(f"{API}/plans/options?goal={goal}&start={START}&known=r")
    told = run(
        *("plan", goal, "-k", "r", "--start", START, "--options"),
        *("--roadmap", small_file, "--format", "json"),
    )
    assert told.stdout_bytes == got.data
    aims = [one["aim"] for one in json.loads(got.data)["options"]]
    assert aims == ["deadlines", *(["certification"] if goal == "exam" else []), "small-steps"]


@pytest.mark.parametrize("form", [one.name for one in FORMATS if not one.extra])
def test_each_format_has_the_same_bytes_on_the_command_line_and_over_http(
    small: FlaskClient, small_file: Path, form: str
) -> None:
    got = small.get(f"{API}/plans?goal=exam&start={START}&format={form}")
    told = run("plan", "exam", "--start", START, "--roadmap", small_file, "--format", form)
    assert (got.status_code, told.exit_code) == (200, 0)
    assert got.data == told.stdout_bytes != b""


def test_a_plan_tells_when_what_is_learned_and_reached(small: FlaskClient) -> None:
    #  sums 5 <- stats 8 -> (code or r)
    found = asked(small, goal="stats", known="r", hours_per_week=7, deadline="2027-01-10")
    assert (found["ends"], found["lateness_days"], found["needed_hours_per_week"]) == (
        "2027-01-16",
        6,
        13,
    )
    assert [(one["id"], one["begins"], one["ends"]) for one in found["items"]] == [
        ("sums", "2027-01-04", "2027-01-08"),
        ("stats", "2027-01-09", "2027-01-16"),
    ]
    assert found["weeks"][0] == {
        "begins": START,
        "hours": 7,
        "used": 7,
        "items": [
            {"id": "sums", "hours": 5, "last": True},
            {"id": "stats", "hours": 2, "last": False},
        ],
        "reviews": [],
    }
    assert found["milestones"][-1] == {
        "day": "2027-01-16",
        "kind": "step",
        "id": "models",
        "name": "Models, advanced",
    }


def test_a_missed_week_moves_what_is_left_by_a_week(small: FlaskClient) -> None:
    told = {"goal": "stats", "known": "r", "hours_per_week": 7}
    found = asked(small, **told, today="2027-01-11")
    assert (found["since"], found["ends"]) == ("2027-01-11", "2027-01-23")
    assert [(one["id"], one["before"], one["after"]) for one in found["moved"]] == [
        ("sums", "2027-01-08", "2027-01-15"),
        ("stats", "2027-01-16", "2027-01-23"),
    ]
    assert found["moved"][0]["why"] == [{"why": "missed", "amount": 7}]


def test_what_is_done_beside_the_path_counts_as_known(small: FlaskClient) -> None:
    assert [one["id"] for one in asked(small, goal="stats")["items"]] == ["code", "sums", "stats"]
    found = asked(small, goal="stats", done=["r=25", "sums@2027-01-06"])
    assert found["known"] == ["r"]
    assert [(one["id"], one["done"]) for one in found["items"]] == [
        ("sums", {"stage": "finished", "hours": None, "day": "2027-01-06"}),
        ("stats", None),
    ]


def test_a_kind_stands_for_all_items_of_it(small: FlaskClient) -> None:
    assert asked(small, goal="exam", whole="Certification")["whole"] == ["exam", "old-exam"]


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({"start": "2027-02-31"}, ("start", "'2027-02-31'", "a day such as 2027-01-04, from 1900")),
        ({"start": "1492-10-12"}, ("start", "'1492-10-12'", "a day such as 2027-01-04, from 1900")),
        (
            {"weekdays": ["1", "2"]},
            ("weekdays", "2 numbers", "seven numbers, Monday first, or none"),
        ),
        ({"weekdays": ["0"] * 7}, ("weekdays", "0 hours", "0.5 hours a week or more")),
        (
            {"weekdays": ["1"] * 7, "hours_per_week": 3},
            ("weekdays", "both", "either weekdays or hours_per_week"),
        ),
        ({"deadline": "stats=soon"}, ("deadline[0]", "'stats=soon'", "a day such as 2027-06-30")),
        ({"deadline": f"sums={START}"}, ("deadline[0]", "'sums'", "a goal of this question")),
        (
            {"deadline": ["2027-02-01", "2027-03-01"]},
            ("deadline[1]", "2027-03-01", "one deadline for each goal"),
        ),
        (
            {"deadline": "2099-01-01"},
            ("deadline[0]", "2099-01-01", "a day within fifty years of the start"),
        ),
        (
            {"day_off": "2027-02-02..2027-02-01"},
            ("day_off[0]", "'2027-02-02..2027-02-01'", "a day such as 2027-12-24"),
        ),
        ({"day_off": "2027-01-01..2030-01-01"}, ("day_off", "1,097 days", "1,000 days off at")),
        ({"done": "sums=0"}, ("done[0]", "'sums=0'", "ITEM, ITEM=HOURS, ITEM@DAY or")),
        ({"begun": "sums"}, ("begun[0]", "'sums'", "ITEM=HOURS")),
        (
            {"whole": "stats", "hours_per_week": 4},
            ("whole", "'stats', longer than 4 hours", "items that fit into one week"),
        ),
    ],
)
def test_what_is_wrong_is_told_with_what_was_expected(
    small: FlaskClient, fields: dict[str, Any], told: tuple[str, str, str]
) -> None:
    fields = {"start": START, "goal": "stats", **fields}
    document = problem(small.get(f"{API}/plans", query_string=fields))
    ((field, found, expected),) = [
        (one["field"], one["found"], one["expected"]) for one in document["errors"]
    ]
    assert (document["status"], field, found) == (422, told[0], told[1])
    assert expected.startswith(told[2])


def test_all_terms_that_are_wrong_are_told_at_once(small_file: Path) -> None:
    told = refusal(
        "plan", "stats", "--roadmap", small_file, "--start", "x", "--day-off", "y", "--tracks", "0"
    )
    assert told.splitlines() == [
        "start: found 'x'; expected a day such as 2027-01-04, from 1900 to 2199",
        "day_off[0]: found 'y'; expected a day such as 2027-12-24, or FIRST..LAST",
        "tracks: found 0; expected 1 to 20",
    ]


def test_what_takes_longer_than_fifty_years_is_refused(small: FlaskClient) -> None:
    fields = {"goal": "stats", "start": START, "hours_per_week": 0.5, "pace": 10}
    fields["day_off"] = "2027-01-04..2029-01-04"
    assert problem(small.post(f"{API}/plans", json=fields | {"goal": ["stats"]}))["status"] == 422


def test_the_formats_are_listed_the_same_on_the_command_line_and_over_http(
    small: FlaskClient,
) -> None:
    got = small.get(f"{API}/formats")
    assert run("export", "--list", "--format", "json").stdout_bytes == got.data
    listed = run("export", "--list").stdout
    formats = json.loads(got.data)["formats"]
    assert all(f"\n{one['name']} " in listed for one in formats)
    assert {one["name"] for one in formats if one["importable"]} >= {"md", "csv", "json", "ics"}


def test_what_is_to_come_first_does_whatever_is_due(small: FlaskClient) -> None:
    told = {"goal": ["stats"], "deadline": "2027-02-01"}
    assert [one["id"] for one in asked(small, **told)["items"]] == ["code", "sums", "stats"]
    found = asked(small, **told, first="Sums")
    assert (found["first"], found["items"][0]["id"]) == (["sums"], "sums")


def test_repetition_takes_hours_of_weeks(small: FlaskClient) -> None:
    found = asked(small, goal="exam", hours_per_week=2, review_share=0.5)
    assert found["review_share"] == 0.5
    repeated = [one for week in found["weeks"] for one in week["reviews"]]
    assert repeated
    assert all(week["used"] <= week["hours"] for week in found["weeks"])
