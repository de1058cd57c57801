"""What next without what is forbidden: on the command line, over HTTP, on the map."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.service.asking import API, problem, refusal
from tests.service.test_found import lines
from tests.service.test_what_if import NAMES, asked, options, same, some, thoroughly

if TYPE_CHECKING:
    from pathlib import Path

    from flask.testing import FlaskClient


@thoroughly
@given(goal=st.lists(st.sampled_from(NAMES), max_size=2), known=some, forbid=some)
def test_what_next_without_something_has_the_same_bytes(
    small: FlaskClient, small_file: Path, goal: list[str], known: list[str], forbid: list[str]
) -> None:
    fields = {"goal": goal, "known": known, "forbid": forbid}
    told = options(**{"--goal": goal, "--known": known, "--forbid": forbid})
    same(small, "/recommendations", fields, "next", *told, "--roadmap", small_file)


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"goal": "stats"}, ["sums", "code"]),
        ({"goal": "stats", "forbid": "Python"}, ["sums", "r"]),
        ({"goal": "stats", "forbid": ["code", "r"], "known": "code"}, ["sums"]),
        ({"forbid": ["sums", "exam"]}, ["code", "r"]),
    ],
)
def test_what_is_forbidden_is_not_recommended(
    small: FlaskClient, fields: dict[str, Any], expected: list[str]
) -> None:
    found = asked(small, "/recommendations", **fields)
    assert [one["id"] for one in found["recommendations"]] == expected


def test_what_no_way_does_without_is_a_problem(small: FlaskClient) -> None:
    fields = {"goal": "exam", "forbid": ["sums", "alumni"]}
    told = problem(small.get(f"{API}/recommendations", query_string=fields))
    assert told["type"] == "/problems/unavoidable-item"
    assert told["forbidden"] == [{"id": "sums", "needed_by": ["stats"]}]


def test_a_wrong_forbidden_name_is_told_by_its_field(small: FlaskClient) -> None:
    told = problem(small.post(f"{API}/recommendations", json={"goal": ["x"], "forbid": ["rr"]}))
    assert [one["field"] for one in told["errors"]] == ["goal[0]", "forbid[0]"]
    many = problem(small.get(f"{API}/recommendations", query_string={"forbid": ["r"] * 101}))
    assert [one["field"] for one in many["errors"]] == ["forbid"]


def test_many_learners_forbid_nothing(small: FlaskClient) -> None:
    body = {"learners": [{"forbid": ["r"]}]}
    [told] = small.post(f"{API}/recommendations/batch", json=body).get_json()["answers"]
    assert [one["field"] for one in told["problem"]["errors"]] == ["forbid"]


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"goal": "stats", "forbid": "code"}, {"sums": 1, "r": 2}),
        ({"goal": "stats", "prefer": "r"}, {"sums": 1, "r": 2}),
        ({"goal": "stats", "known": "stats"}, {}),
        ({"goal": "stats", "known": "stats", "prefer": "r"}, {}),
        ({"forbid": "code"}, {"sums": 1, "r": 2}),
    ],
)
def test_the_map_ranks_what_can_be_started_on_the_way_that_it_draws(
    small: FlaskClient, fields: dict[str, Any], expected: dict[str, int]
) -> None:
    found = asked(small, "/map", **fields)
    assert {one["id"]: one["rank"] for one in found["cards"] if one["rank"]} == expected


def test_what_next_prints_the_way_around(small_file: Path) -> None:
    told = lines("next", "-g", "stats", "--forbid", "code", "--roadmap", small_file)
    assert [one.split()[:2] for one in told if one[:1].isdigit()] == [["1", "Sums"], ["2", "R"]]


def test_where_all_that_can_be_started_is_forbidden_it_is_said(small_file: Path) -> None:
    everything = options(**{"--forbid": ["code", "r", "sums"]})
    assert lines("next", *everything, "--roadmap", small_file) == [
        "All that can be started now is forbidden."
    ]
    command = ("next", "-g", "exam", "--forbid", "sums", "--roadmap", small_file)
    assert refusal(*command) == (
        "found forbidden 'sums' (needed by 'stats'); expected that some way to 'exam' does "
        "without, and none does"
    )
