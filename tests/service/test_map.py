"""The map over HTTP."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.service.asking import API, IDS, problem

if TYPE_CHECKING:
    from flask.testing import FlaskClient

thoroughly = settings(
    max_examples=40,
    derandomize=True,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
some = st.lists(st.sampled_from((*IDS, "PYTHON")), max_size=2)


def asked(client: FlaskClient, **fields: Any) -> Any:
    response = client.get(f"{API}/map", query_string=fields)
    assert response.status_code == 200, response.text
    return response.get_json()


@thoroughly
@given(
    goal=some,
    known=some,
    forbid=some,
    around=st.sampled_from((None, "stats", "Scripting", "nothing")),
    columns=st.integers(1, 24),
)
def test_a_map_is_the_same_from_a_query_and_from_a_body(
    small: FlaskClient,
    goal: list[str],
    known: list[str],
    forbid: list[str],
    around: str | None,
    columns: int,
) -> None:
    fields: dict[str, Any] = {"goal": goal, "known": known, "forbid": forbid, "columns": columns}
    if around:
        fields["around"] = around
    got = small.get(f"{API}/map", query_string=fields)
    posted = small.post(f"{API}/map", json=fields)
    assert got.status_code in (200, 422)
    assert (got.status_code, got.data) == (posted.status_code, posted.data)


def test_the_map_tells_what_is_drawn_where_it_stands_and_where_the_learner_is(
    small: FlaskClient,
) -> None:
    #  (code or r)   sums
    #            \  /
    #           stats
    found = asked(small, known="r", goal="stats")
    assert (found["view"], list(found["views"])) == ("path", ["path", "whole"])
    assert (found["known"], found["inferred"]) == (["r"], [])
    cards = {card["id"]: card for card in found["cards"]}
    assert cards["sums"] == {
        "id": "sums",
        "name": "Sums",
        "kind": "skill",
        "step": "basics",
        "level": None,
        "hours": {"low": 5, "likely": 5, "high": 5},
        "state": "ready",
        "inferred": False,
        "number": 1,
        "rank": 1,
    }
    assert found["joints"] == [{"id": "stats/1", "dependent": "stats", "minimum": 1, "count": 2}]
    assert {"from": "r", "to": "stats/1", "kind": "choice", "on_path": True} in found["lines"]
    path = found["views"]["path"]
    assert path["places"].keys() == {"r", "sums", "stats", "stats/1"}
    assert [(band["id"], band["hours"]) for band in path["bands"]] == [
        ("known", None),
        ("path", 13),
    ]


def test_without_a_question_the_whole_is_shown_and_each_step_with_its_hours(
    small: FlaskClient,
) -> None:
    found = asked(small)
    assert (found["view"], found["total"], len(found["cards"])) == ("whole", 7, 7)
    bands = [(band["position"], band["name"]) for band in found["views"]["whole"]["bands"]]
    assert bands == [(1, "Basics"), (2, "Models, advanced"), (None, "Outside the steps")]


def test_around_an_item_the_map_says_what_it_requires_and_what_requires_it(
    small: FlaskClient,
) -> None:
    found = asked(small, around="Statistics", hops=2, columns=2)
    around = found["views"]["around"]
    assert (found["view"], around["left_out"], around["width"]) == ("around", 0, 412)
    assert [band["id"] for band in around["bands"]] == ["requires-1", "item", "required-by-1"]


def test_next_is_what_can_be_started_of_the_path_that_keeps_to_constraints(
    small: FlaskClient,
) -> None:
    found = asked(small, goal="stats", forbid="code")
    ranks = {card["id"]: card["rank"] for card in found["cards"] if card["rank"]}
    assert ranks == {"r": 2, "sums": 1}


@pytest.mark.parametrize(
    ("fields", "wrong"),
    [
        ({"hops": 3}, [("hops", "2 or less")]),
        ({"columns": 0, "view": "all"}, [("columns", "1 or more"), ("view", "path")]),
        ({"around": ["a", "b"]}, [("around", "one")]),
    ],
)
def test_what_is_out_of_range_is_refused(
    small: FlaskClient, fields: dict[str, Any], wrong: list[tuple[str, str]]
) -> None:
    document = problem(small.get(f"{API}/map", query_string=fields))
    told = {one["field"]: one["expected"] for one in document["errors"]}
    assert told.keys() == {field for field, _ in wrong}
    assert all(expected in told[field] for field, expected in wrong)


def test_all_wrong_names_are_told_at_once_with_where_they_stand(small: FlaskClient) -> None:
    fields = {"around": "statz", "known": "pythn"}
    document = problem(small.get(f"{API}/map", query_string=fields))
    assert document["type"] == "/problems/unknown-name"
    assert [(one["field"], one["nearest"][:1]) for one in document["errors"]] == [
        ("known[0]", ["code"]),
        ("around", ["stats"]),
    ]
