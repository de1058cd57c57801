from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from skillpath.graph import is_met
from skillpath.ontology import read
from tests.service.asking import API, printed

if TYPE_CHECKING:
    from pathlib import Path

    from flask.testing import FlaskClient

RANGE = {"low", "likely", "high"}


def next_of(client: FlaskClient, query: str = "") -> dict[str, Any]:
    answer: dict[str, Any] = client.get(f"{API}/recommendations?{query}").get_json()
    return answer


def path_of(client: FlaskClient, query: str) -> dict[str, Any]:
    answer: dict[str, Any] = client.get(f"{API}/paths?{query}").get_json()
    return answer


def test_what_next_is_answered_in_full(small: FlaskClient) -> None:
    assert next_of(small, "known=sums&goal=stats&limit=1") == {
        "recommendations": [
            {
                "id": "code",
                "name": "Programming, advanced",
                "kind": "skill",
                "step": "basics",
                "hours": {"low": 10, "likely": 20.5, "high": 40},
                "url": "https://example.org/code",
                "score": pytest.approx(-0.1, abs=1),
                "parts": {
                    "continuity": pytest.approx(-0.1, abs=1),
                    "blocking": pytest.approx(0.1, abs=1),
                    "level": pytest.approx(-0.1, abs=1),
                    "effort": pytest.approx(-0.1, abs=1),
                },
                "reasons": ["For Statistics: A program draws the samples."],
                "unlocks": ["stats"],
            }
        ],
        "frontier_size": 2,
        "known": ["sums"],
        "inferred": [],
    }


def test_a_path_is_answered_in_full(small: FlaskClient) -> None:
    assert path_of(small, "known=sums&goal=stats") == {
        "goals": ["stats"],
        "known": ["sums"],
        "inferred": [],
        "optimal": True,
        "lower_bound": 28.5,
        "hours": {"low": 18, "likely": 28.5, "high": 48},
        "items": [
            {
                "id": "code",
                "name": "Programming, advanced",
                "kind": "skill",
                "step": "basics",
                "hours": {"low": 10, "likely": 20.5, "high": 40},
                "url": "https://example.org/code",
                "because": [{"needed_by": "stats", "reason": "A program draws the samples."}],
                "alternatives": [{"instead_of": "r", "extra_hours": 9.5}],
            },
            {
                "id": "stats",
                "name": "Statistics",
                "kind": "skill",
                "step": "models",
                "hours": {"low": 8, "likely": 8, "high": 8},
                "url": "",
                "because": [{"needed_by": "stats", "reason": "It is the goal."}],
                "alternatives": [],
            },
        ],
    }


def test_the_shapes_are_those_of_the_contract(shipped: FlaskClient) -> None:
    brief = {"id", "name", "kind", "step", "hours"}
    found, route = next_of(shipped, "limit=100"), path_of(shipped, "goal=ml-engineer")
    assert set(found) == {"recommendations", "frontier_size", "known", "inferred"}
    for one in found["recommendations"]:
        assert set(one) == brief | {"url", "score", "parts", "reasons", "unlocks"}
        assert set(one["hours"]) == RANGE
    head = {"goals", "known", "inferred", "optimal", "lower_bound", "hours", "items"}
    assert (set(route), set(route["hours"])) == (head, RANGE)
    for one in route["items"]:
        assert set(one) == brief | {"url", "because", "alternatives"}
        assert set(one["hours"]) == RANGE


def test_the_score_is_the_sum_of_its_parts(shipped: FlaskClient) -> None:
    for one in next_of(shipped, "known=python&known=sql&limit=100")["recommendations"]:
        assert set(one["parts"]) == {"continuity", "blocking", "level", "effort"}
        assert one["score"] == pytest.approx(sum(one["parts"].values()), abs=1e-4)


def test_the_best_comes_first(shipped: FlaskClient) -> None:
    scores = [one["score"] for one in next_of(shipped, "known=python&limit=100")["recommendations"]]
    assert scores == sorted(scores, reverse=True)


@pytest.mark.parametrize(
    "goal", ["cert-google-pmle", "ml-engineer", "pytorch", "Industry Specialization"]
)
def test_each_item_of_a_path_comes_after_what_it_requires(shipped: FlaskClient, goal: str) -> None:
    roadmap = read()
    answer = path_of(shipped, f"known=python&goal={goal}")
    learned = {*answer["known"], *answer["inferred"]}
    for one in answer["items"]:
        assert one["id"] not in learned
        assert all(is_met(each.of, learned) for each in roadmap.by_id[one["id"]].required)
        learned.add(one["id"])


def test_a_path_has_a_reason_for_each_item_and_sums_their_hours(shipped: FlaskClient) -> None:
    answer = path_of(shipped, "goal=pytorch&goal=sql")
    assert all(one["because"] for one in answer["items"])
    total = sum(one["hours"]["likely"] for one in answer["items"])
    assert (answer["hours"]["likely"], answer["lower_bound"]) == (total, total)


def test_known_items_keep_their_order_the_latest_last(small: FlaskClient) -> None:
    asked = "known=sums&known=r&known=code&known=r"
    assert next_of(small, asked)["known"] == ["sums", "code", "r"]


def test_inferred_items_are_sorted_and_hold_nothing_that_was_stated(small: FlaskClient) -> None:
    answer = next_of(small, "known=exam")
    assert (answer["known"], answer["inferred"]) == (["exam"], ["code", "stats", "sums"])


def test_strict_infers_nothing(small: FlaskClient) -> None:
    answer = next_of(small, "known=exam&strict=true")
    assert (answer["known"], answer["inferred"]) == (["exam"], [])


def test_goals_are_sorted_and_counted_once(small: FlaskClient) -> None:
    answer = path_of(small, "goal=stats&goal=r&goal=Statistics&goal=basics")
    assert answer["goals"] == ["basics", "r", "stats"]


def test_a_step_asks_for_all_it_covers_but_what_is_retired_or_optional(small: FlaskClient) -> None:
    answer = path_of(small, "goal=models&known=code&known=sums")
    assert [one["id"] for one in answer["items"]] == ["stats"]
    assert answer["items"][0]["because"] == [
        {"needed_by": "models", "reason": "The step Models, advanced covers it."}
    ]


def test_what_is_retired_is_never_recommended(small: FlaskClient) -> None:
    found = {one["id"] for one in next_of(small, "limit=100")["recommendations"]}
    assert found == {"code", "r", "sums"}


def test_a_retired_item_that_is_known_gives_credit(small: FlaskClient) -> None:
    found = {one["id"] for one in next_of(small, "known=old-exam&limit=100")["recommendations"]}
    assert found == {"alumni", "code", "r", "sums"}


def test_a_goal_that_is_reached_leaves_nothing_to_learn(small: FlaskClient) -> None:
    route = path_of(small, "goal=sums&known=sums")
    assert (route["items"], route["hours"]) == ([], {"low": 0, "likely": 0, "high": 0})
    assert next_of(small, "goal=sums&known=sums")["recommendations"] == []


@pytest.mark.parametrize(("asked", "count"), [("", 5), ("limit=1", 1), ("limit=7", 7)])
def test_as_many_are_recommended_as_was_asked_for(
    shipped: FlaskClient, asked: str, count: int
) -> None:
    answer = next_of(shipped, asked)
    assert len(answer["recommendations"]) == count
    assert answer["frontier_size"] > count


def test_an_item_is_shown_in_full(small_file: Path) -> None:
    assert printed("show", "Statistics", "--roadmap", small_file, "--format", "json") == {
        "id": "stats",
        "name": "Statistics",
        "kind": "skill",
        "step": "models",
        "hours": {"low": 8, "likely": 8, "high": 8},
        "iri": "https://w3id.org/skillpath/id/stats",
        "level": "advanced",
        "status": "active",
        "description": "",
        "url": "",
        "cost": None,
        "valid_months": None,
        "alt_labels": [],
        "requires": [
            {"of": "sums", "reason": "Means are sums."},
            {"of": {"any_of": ["code", "r"]}, "reason": "A program draws the samples."},
        ],
        "recommends": [],
        "certifies": [],
        "replaced_by": [],
        "resources": [],
        "mappings": [],
        "needed_by": [{"id": "exam", "reason": "Half of the questions."}],
        "dependents_count": 1,
        "certified_by": [],
    }


def test_a_step_is_shown_in_full(small_file: Path) -> None:
    assert printed("show", "models", "--roadmap", small_file, "--format", "json") == {
        "id": "models",
        "iri": "https://w3id.org/skillpath/id/models",
        "name": "Models, advanced",
        "position": 2,
        "hours": {"low": 8, "likely": 8, "high": 8},
        "covers": [
            {"id": "stats", "name": "Statistics", "kind": "skill", "status": "active"},
            {"id": "old-exam", "name": "Old exam", "kind": "certification", "status": "retired"},
        ],
        "optional": [{"id": "r", "name": "R", "kind": "tool", "status": "active"}],
    }


def test_a_roadmap_is_shown_in_full(small_file: Path) -> None:
    assert printed("show", "small", "--roadmap", small_file, "--format", "json") == {
        "id": "small",
        "iri": "https://w3id.org/skillpath/id/small",
        "name": "Small",
        "description": "",
        "version": "1.0.0",
        "license": "https://example.org/license",
        "prepares_for": "",
        "specializes": None,
        "steps": ["basics", "models"],
        "covers": 4,
        "hours": {"low": 23, "likely": 33.5, "high": 53},
        "items": {"certification": 2, "skill": 4, "tool": 1},
        "requirements": 4,
    }


def test_who_certifies_an_item_is_told(small: FlaskClient) -> None:
    assert small.get(f"{API}/skills/code").get_json()["certified_by"] == ["exam"]


def test_the_steps_are_shown_in_order(small_file: Path) -> None:
    answer = printed("steps", "--roadmap", small_file, "--format", "json")
    assert [step["id"] for step in answer["steps"]] == ["basics", "models"]
    assert set(answer) == {"steps"}
