"""Answers that are remembered: the same as those that are made, for the same question only."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from flask import Flask, Response
from werkzeug.test import EnvironBuilder

from skillpath.service.web.remembering import MOST_OF_ONE, MOST_SECONDS, Answers
from tests.service.asking import API

if TYPE_CHECKING:
    from flask.testing import FlaskClient
    from werkzeug.test import TestResponse


def told(response: TestResponse) -> tuple[int, dict[str, str], bytes]:
    headers = dict(response.headers)
    assert headers.pop("X-Request-ID")
    return response.status_code, headers, response.data


@pytest.mark.parametrize(
    "path",
    ["/recommendations?known=stats", "/paths?goal=exam&format=ttl", "/skills?limit=2", "/steps"],
)
@pytest.mark.parametrize("encoding", ["identity", "gzip"])
def test_a_remembered_answer_is_the_answer(small: FlaskClient, path: str, encoding: str) -> None:
    headers = {"Accept-Encoding": encoding}
    first, second = (told(small.get(API + path, headers=headers)) for _ in range(2))
    assert first == second
    assert first[0] == 200
    assert told(small.head(API + path, headers=headers))[1] == first[1]


def test_another_format_order_or_roadmap_is_another_question(small: FlaskClient) -> None:
    small.get(f"{API}/paths?goal=exam")
    turtle = small.get(f"{API}/paths?goal=exam", headers={"Accept": "text/turtle"})
    assert turtle.mimetype == "text/turtle"
    orders = [["stats", "code"], ["code", "stats"]]
    asked = [small.get(f"{API}/recommendations", query_string={"known": one}) for one in orders]
    assert [one.get_json()["known"] for one in asked] == orders


def test_a_refusal_is_told_each_time_it_is_asked_for(small: FlaskClient) -> None:
    for _ in range(2):
        assert small.get(f"{API}/recommendations?known=nonsense").status_code == 422


@pytest.mark.parametrize(
    ("method", "size", "seconds", "is_kept"),
    [
        ("GET", 10, 0, True),
        ("HEAD", 10, 0, True),
        ("POST", 10, 0, False),
        ("GET", MOST_OF_ONE + 1, 0, False),
        ("GET", 10, MOST_SECONDS, False),
    ],
)
def test_what_is_kept(method: str, size: int, seconds: float, is_kept: bool) -> None:  # noqa: FBT001
    answers, environ = Answers(), EnvironBuilder("/a?b=c", method=method).get_environ()
    with Flask(__name__, instance_path="/tmp").test_request_context():  # noqa: S108 - never written
        key, found = answers.recall(environ)
        assert found is None
        answers.keep(key, Response(bytes(size)), environ, seconds)
        _, again = answers.recall(environ)
        assert (again is not None) is is_kept
        assert again is None or again.get_data() == bytes(size)
