"""Many learners over HTTP."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import orjson
import pytest

from skillpath.service.web import crowds
from tests.service.asking import API

if TYPE_CHECKING:
    from flask.testing import FlaskClient

ROUTE = f"{API}/recommendations/batch"
LINES = "application/x-ndjson"
GOOD: tuple[dict[str, Any], ...] = (
    {"id": "ada", "known": ["code"], "goal": ["exam"]},
    {"known": ["Sums", "r"], "limit": 1, "strict": True},
    {"id": "b", "roadmap_id": "small"},
)


def test_each_is_answered_as_it_would_be_alone(small: FlaskClient) -> None:
    found = small.post(ROUTE, json={"learners": list(GOOD)})
    expected = []
    for one in GOOD:
        alone = {key: value for key, value in one.items() if key != "id"}
        answer = small.post(f"{API}/recommendations", json=alone).get_json()
        expected.append(({"id": one["id"]} if "id" in one else {}) | answer)
    assert (found.status_code, found.get_json()) == (200, {"answers": expected, "refused": 0})
    assert b",\n    ".join(map(orjson.dumps, expected)) in found.data


def test_one_that_is_wrong_spoils_no_other(small: FlaskClient) -> None:
    wrong = [{"id": "c", "known": ["nothing"]}, 7, {"id": "d", "limit": 0}, {"id": 5}]
    found = small.post(ROUTE, json={"learners": [GOOD[0], *wrong, GOOD[1]]}).get_json()
    told = [(one.get("id"), one.get("problem", {}).get("type")) for one in found["answers"]]
    assert told == [
        ("ada", None),
        ("c", "/problems/unknown-name"),
        (None, "/problems/malformed-body"),
        ("d", "/problems/invalid-fields"),
        (None, "/problems/invalid-fields"),
        (None, None),
    ]
    assert found["refused"] == 4
    alone = small.post(f"{API}/recommendations", json={"known": ["nothing"]}).get_json()
    assert found["answers"][1]["problem"] == alone


def test_lines_are_answered_by_lines(small: FlaskClient) -> None:
    body = b"\n".join([*map(orjson.dumps, GOOD), b" ", b"nothing", b'{"known":[],"known":[]}', b""])
    lines = small.post(ROUTE, data=body, content_type=LINES, headers={"Accept": LINES})
    whole = small.post(ROUTE, data=body, content_type=LINES).get_json()
    assert lines.content_type == LINES
    assert [orjson.loads(one) for one in lines.data.splitlines()] == whole["answers"]
    assert [sorted(one) for one in whole["answers"][3:]] == [["problem"], ["problem"]]
    asked = small.post(ROUTE, json={"learners": list(GOOD), "format": "jsonl"})
    assert asked.data.splitlines() == lines.data.splitlines()[:3]


def test_nobody_is_answered_by_nothing(small: FlaskClient) -> None:
    assert small.post(ROUTE, json={"learners": []}).get_json() == {"answers": [], "refused": 0}
    assert small.post(ROUTE, data=b"", content_type=LINES, headers={"Accept": LINES}).data == b""


@pytest.mark.parametrize(
    ("body", "status", "detail"),
    [
        ({}, 422, "learners: found nothing; expected a value"),
        ({"learners": {}}, 422, "learners: found an object of 0; expected a list"),
        (
            {"learners": [{}] * 10_001},
            422,
            "learners: found a list of 10001; expected at most 10000",
        ),
        ({"learners": [], "known": []}, 422, "known: found an unknown name"),
    ],
)
def test_what_is_no_batch_is_refused(
    small: FlaskClient, body: dict[str, Any], status: int, detail: str
) -> None:
    found = small.post(ROUTE, json=body)
    assert (found.status_code, found.get_json()["detail"][: len(detail)]) == (status, detail)


def test_a_body_of_millions_of_lists_is_refused_before_they_are_made(small: FlaskClient) -> None:
    body = b'{"learners": [' + b"[]," * 1_000_000 + b"[]]}"
    found = small.post(ROUTE, data=body, content_type="application/json")
    assert (found.status_code, found.get_json()["type"], found.get_json()["detail"]) == (
        400,
        "/problems/malformed-body",
        "found more than 1,000,000 brackets; expected a JSON object",
    )


def test_too_many_lines_are_refused(small: FlaskClient) -> None:
    found = small.post(ROUTE, data=b"{}\n" * 10_001, content_type=LINES)
    assert (found.status_code, found.get_json()["detail"]) == (
        422,
        "learners: found 10,001 learners; expected at most 10,000",
    )


def test_a_batch_may_be_larger_than_a_question(small: FlaskClient) -> None:
    learners = [{"known": ["r"] * 1_000, "limit": 1}] * 300
    body = json.dumps({"learners": learners})
    assert len(body) > 1_000_000
    assert small.post(ROUTE, data=body, content_type="application/json").status_code == 200
    found = small.post(f"{API}/recommendations", data=body, content_type="application/json")
    assert found.status_code == 413
    found = small.post(ROUTE, data=b" " * 32_000_001, content_type="application/json")
    assert (found.status_code, found.get_json()["detail"]) == (
        413,
        "found a larger body; expected at most 32 MB",
    )


def test_more_than_can_be_held_is_refused(
    small: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    alone = small.post(ROUTE, data=b"{}", content_type=LINES, headers={"Accept": LINES})
    monkeypatch.setattr(crowds, "MOST_ANSWER", 3 * len(alone.data))
    monkeypatch.setattr(crowds, "AT_ONCE", 2)
    asked = [small.post(ROUTE, json={"learners": [{}] * count}) for count in (3, 4)]
    assert [one.status_code for one in asked] == [200, 422]
    assert asked[1].get_json()["errors"][0]["field"] == "learners"


def test_a_batch_is_only_posted(small: FlaskClient) -> None:
    found = small.get(ROUTE)
    assert (found.status_code, set(found.allow)) == (405, {"OPTIONS", "POST"})
    found = small.post(ROUTE, data=b"x", content_type="text/plain")
    assert "expected application/json or application/x-ndjson" in found.get_json()["detail"]
