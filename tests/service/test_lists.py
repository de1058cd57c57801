from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qs, urlsplit

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from skillpath.ontology import read
from tests.service.asking import API, problem

if TYPE_CHECKING:
    from flask.testing import FlaskClient

thoroughly = settings(
    max_examples=60,
    derandomize=True,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
SHIPPED = read()
SORTS = ("step", "name", "hours", "level", "blocked_count", "id")


def asked(client: FlaskClient, route: str, **fields: Any) -> Any:
    response = client.get(API + route, query_string=fields)
    assert response.status_code == 200, response.text
    return response.get_json()


def ids(client: FlaskClient, route: str, **fields: Any) -> str:
    key = route.rpartition("/")[2]
    return " ".join(one["id"] for one in asked(client, route, **fields)[key])


def refused(client: FlaskClient, route: str, **fields: Any) -> list[tuple[str, str, str]]:
    found = problem(client.get(API + route, query_string=fields))
    assert found["status"] == 422
    return [(one["field"], one["found"], one["expected"]) for one in found["errors"]]


def walked(client: FlaskClient, route: str, **fields: Any) -> list[str]:
    """The ids on all pages, by the links in the headers."""
    found: list[str] = []
    response = client.get(API + route, query_string=fields)
    while True:
        page = response.get_json()
        found += [one["id"] for one in page[route.rpartition("/")[2]]]
        link = response.headers.get("Link", "")
        assert page["total"] >= len(found)
        assert ('rel="next"' in link) == (page["next_cursor"] is not None)
        if not link:
            assert page["total"] == len(found)
            return found
        target = link.split(">")[0].removeprefix("<")
        assert parse_qs(urlsplit(target).query)["cursor"] == [page["next_cursor"]]
        response = client.get(target)


def test_a_skill_of_a_list_has_what_a_list_is_chosen_from(small: FlaskClient) -> None:
    assert asked(small, "/skills", q="programming") == {
        "skills": [
            {
                "id": "code",
                "name": "Programming, advanced",
                "kind": "skill",
                "step": "basics",
                "hours": {"low": 10, "likely": 20.5, "high": 40},
                "level": "beginner",
                "status": "active",
                "description": "",
                "blocked_count": 0,
            }
        ],
        "total": 1,
        "next_cursor": None,
    }


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({}, "code sums stats old-exam r alumni exam"),
        ({"kind": ["tool", "certification"]}, "old-exam r exam"),
        ({"step": "Models, advanced"}, "stats old-exam r"),
        ({"step": ["basics", "https://w3id.org/skillpath/id/models"], "kind": "skill"},
         "code sums stats"),
        ({"level": ["beginner", "advanced"]}, "code stats"),
        ({"status": "retired"}, "old-exam"),
        ({"q": "EXAM"}, "old-exam exam"),
        ({"q": "exam old"}, "old-exam"),
        ({"sort": "-hours", "limit": 2}, "r code"),
        ({"sort": "-blocked_count", "limit": 2}, "sums stats"),
    ],
)  # fmt: skip
def test_skills_are_filtered_and_ordered(
    small: FlaskClient, fields: dict[str, Any], expected: str
) -> None:
    assert ids(small, "/skills", **fields) == expected


def test_a_roadmap_id_narrows_the_list_to_what_that_roadmap_is_about(shipped: FlaskClient) -> None:
    found = asked(shipped, "/skills", roadmap_id="robotics-ml", limit=1)
    assert found["total"] == len(SHIPPED.specialized("robotics-ml").scope)


@thoroughly
@given(
    route=st.sampled_from(("/skills", "/goals")),
    kinds=st.lists(st.sampled_from(("skill", "tool", "certification")), max_size=2),
    sort=st.sampled_from(("step", "name", "hours", "id")),
    turned=st.booleans(),
    limit=st.integers(7, 200),
)
def test_all_pages_together_hold_each_entry_once_and_in_order(
    shipped: FlaskClient, route: str, kinds: list[str], sort: str, limit: int, *, turned: bool
) -> None:
    fields = {"kind": kinds, "sort": f"-{sort}" if turned else sort}
    found = walked(shipped, route, **fields, limit=limit)
    assert found == walked(shipped, route, **fields, limit=200)
    assert len(found) == len(set(found))


def test_a_cursor_leads_on_with_another_limit(small: FlaskClient) -> None:
    first = asked(small, "/skills", limit=2)
    rest = ids(small, "/skills", cursor=first["next_cursor"])
    assert (first["total"], rest) == (7, "stats old-exam r alumni exam")


@pytest.mark.parametrize(
    "other",
    [{"sort": "name"}, {"kind": "skill"}, {"q": "a"}, {"roadmap_id": "small"}, {"step": "basics"}],
)
def test_a_cursor_of_another_question_is_refused(small: FlaskClient, other: dict[str, str]) -> None:
    cursor = asked(small, "/skills", limit=2)["next_cursor"]
    expected = "the next_cursor of an answer to the same question, in the same order"
    assert refused(small, "/skills", cursor=cursor, **other) == [
        ("cursor", f"'{cursor}'", expected)
    ]
    assert refused(small, "/goals", cursor=cursor)[0][0] == "cursor"


@thoroughly
@given(cursor=st.one_of(st.text(min_size=1), st.text("ABCabc019-_=", min_size=1, max_size=40)))
def test_a_cursor_that_is_none_is_refused(small: FlaskClient, cursor: str) -> None:
    assert [field for field, *_ in refused(small, "/skills", cursor=cursor)] == ["cursor"]


@pytest.mark.parametrize(
    ("route", "fields", "wrong"),
    [
        ("/skills", {"kind": "robot"}, ("kind[0]", "'robot'", "one of skill, tool, certification")),
        ("/skills", {"limit": "201"}, ("limit", "201", "200 or less")),
        ("/skills", {"limit": ["1", "2"]}, ("limit", "2 values", "one value")),
        ("/skills", {"q": ""}, ("q", "''", "at least 1 character")),
        ("/goals", {"level": "expert"},
         ("level", "an unknown name", "one of roadmap_id, limit, cursor, kind, q, sort")),
        ("/search", {}, ("q", "nothing", "a value")),
        ("/skills/code/dependents", {"transitive": "maybe"},
         ("transitive", "'maybe'", "true or false")),
        ("/compare", {"goal": "code"}, ("goal", "a list of 1", "at least 2 entries")),
        ("/compare", {"goal": ["code", "Python"]},
         ("goal", "'code' and 'Python'", "goals that differ")),
    ],
)  # fmt: skip
def test_what_is_wrong_with_a_question_is_named(
    small: FlaskClient, route: str, fields: dict[str, Any], wrong: tuple[str, str, str]
) -> None:
    assert refused(small, route, **fields) == [wrong]


def test_an_unknown_step_or_skill_is_named(small: FlaskClient) -> None:
    step = problem(small.get(f"{API}/skills?step=basic"))
    assert (step["status"], step["name"], step["nearest"]) == (422, "basic", ["basics"])
    skill = problem(small.get(f"{API}/skills/stat/prerequisites"))
    assert (skill["status"], skill["name"], skill["nearest"][0]) == (404, "stat", "stats")


def test_a_search_tells_what_matched_where(small: FlaskClient) -> None:
    found = asked(small, "/search", q="pyton", kind="skill")
    assert (found["query"], len(found["results"])) == ("pyton", 1)
    assert {key: found["results"][0][key] for key in ("id", "label", "field", "highlights")} == {
        "id": "code",
        "label": "Python",
        "field": "alt_label",
        "highlights": [[0, 6]],
    }


def test_prerequisites_are_told_with_depth_strength_and_reasons(small: FlaskClient) -> None:
    found = asked(small, "/skills/Exam/prerequisites", transitive="true")
    assert found["id"] == "exam"
    told = [(one["id"], one["depth"], one["choice"]) for one in found["prerequisites"]]
    assert told == [("stats", 1, False), ("code", 2, True), ("sums", 2, False), ("r", 2, True)]
    assert found["prerequisites"][2]["because"] == [
        {"needed_by": "stats", "reason": "Means are sums.", "strength": "required", "choice": False}
    ]


def test_dependents_are_told_with_what_they_need(small: FlaskClient) -> None:
    found = asked(small, "/skills/r/dependents")["dependents"]
    reason = "A program draws the samples."
    assert [one["id"] for one in found] == ["stats"]
    assert found[0]["because"] == [
        {"needs": "r", "reason": reason, "strength": "required", "choice": True}
    ]


@pytest.mark.parametrize("limit", [1, 3, 4, 200])
def test_neighbors_come_page_by_page(small: FlaskClient, limit: int) -> None:
    route = "/skills/exam/prerequisites"
    found = walked(small, route, transitive="true", limit=limit)
    assert found == ["stats", "code", "sums", "r"]


@pytest.mark.parametrize(
    ("other", "transitive"),
    [
        ("/skills/stats/prerequisites", "true"),
        ("/skills/exam/prerequisites", "false"),
        ("/skills/exam/dependents", "true"),
    ],
)
def test_a_cursor_among_neighbors_leads_on_nowhere_else(
    small: FlaskClient, other: str, transitive: str
) -> None:
    first = asked(small, "/skills/exam/prerequisites", transitive="true", limit=2)
    cursor = first["next_cursor"]
    assert refused(small, other, transitive=transitive, cursor=cursor)[0][0] == "cursor"


def test_the_neighbors_of_any_shipped_skill_stand_on_one_page(shipped: FlaskClient) -> None:
    for one in walked(shipped, "/skills", limit=200)[::20]:
        assert asked(shipped, f"/skills/{one}/dependents")["next_cursor"] is None
    [(wrong, *_)] = refused(shipped, "/skills/python/dependents", limit=1_001)
    assert wrong == "limit"


def test_goals_are_what_a_path_can_be_asked_for(small: FlaskClient) -> None:
    assert ids(small, "/goals") == "small basics models code sums stats r exam"
    assert ids(small, "/goals", kind=["step", "roadmap"], sort="-hours") == "small basics models"


def test_every_goal_of_the_shipped_roadmap_can_be_compared_with_another(
    shipped: FlaskClient,
) -> None:
    goals = walked(shipped, "/goals", limit=200)[::40]
    found = asked(shipped, "/compare", goal=goals[:10])
    assert [one["id"] for one in found["goals"]] == sorted(goals[:10])
    assert found["together"]["saved_hours"] > 0


def test_goals_are_compared_with_what_they_share(small: FlaskClient) -> None:
    found = asked(small, "/compare", goal=["exam", "Sums", "stats"], known="r", strict="true")
    told = [(one["id"], one["hours"]["likely"], one["count"]) for one in found["goals"]]
    assert told == [("exam", 16, 3), ("stats", 13, 2), ("sums", 5, 1)]
    assert [one["id"] for one in found["shared"]["items"]] == ["sums"]
    assert [one["id"] for one in found["goals"][0]["alone"]["items"]] == ["exam"]
    assert (found["together"]["hours"]["likely"], found["together"]["saved_hours"]) == (16, 18)


def test_the_count_of_dependents_is_that_of_the_list_of_all(shipped: FlaskClient) -> None:
    for name in ("pytorch", "jax", "python"):
        listed = asked(shipped, f"/skills/{name}/dependents", transitive="true", limit=1_000)
        assert listed["total"] == len(listed["dependents"])
        assert asked(shipped, f"/skills/{name}")["dependents_count"] == listed["total"]


def test_all_that_is_wrong_of_form_is_told_at_once(small: FlaskClient) -> None:
    query = "/skills?limit=abc&kind=foo&step=nope&sort=name&sort=id&x=1"
    told = problem(small.get(API + query))
    assert [one["field"] for one in told["errors"]] == ["sort", "limit", "kind[0]", "x"]
