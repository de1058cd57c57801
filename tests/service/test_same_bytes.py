from __future__ import annotations

import urllib.parse
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.service.asking import API, IDS, Question, answers, run
from tests.service.conftest import fetch

if TYPE_CHECKING:
    from pathlib import Path

    from flask.testing import FlaskClient

    from tests.service.conftest import Served

thoroughly = settings(
    max_examples=80,
    derandomize=True,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
NAMES = (*IDS, "PYTHON", "Programming, advanced", "https://w3id.org/skillpath/id/sums")
GOALS = (*NAMES, "small", "models", "Models, advanced")
known = st.lists(st.sampled_from(NAMES), max_size=4).map(tuple)
some_goals = st.lists(st.sampled_from(GOALS), max_size=2).map(tuple)
limits = st.sampled_from((None, 1, 2, 100))
questions = st.builds(Question, known, some_goals, st.booleans(), limits)
routes = st.builds(
    Question, known, st.lists(st.sampled_from(GOALS), min_size=1, max_size=2).map(tuple)
)

SHIPPED = [
    Question(),
    Question(limit=100),
    Question(("python",), limit=1),
    Question(("linear-algebra", "python"), ("cert-google-pmle",)),
    Question(("Python", "PyTorch"), ("Industry Specialization",), limit=20),
    Question(("cert-aws-mls",), ("tensorflow", "natural-language-processing")),
    Question(("cert-aws-mls",), ("ml-engineer",), strict=True, limit=20),
]


def goal_options(question: Question) -> list[str]:
    return [text for goal in question.goals for text in ("--goal", goal)]


@thoroughly
@given(asked=questions)
def test_what_next_has_the_same_bytes_on_the_command_line_and_over_http(
    small: FlaskClient, small_file: Path, asked: Question
) -> None:
    command = ["next", "--roadmap", str(small_file), *goal_options(asked)]
    told, got = answers(small, command, "/recommendations", asked)
    assert told == got


@thoroughly
@given(asked=routes, strict=st.booleans())
def test_a_path_has_the_same_bytes_on_the_command_line_and_over_http(
    small: FlaskClient, small_file: Path, asked: Question, *, strict: bool
) -> None:
    question = Question(asked.known, asked.goals, strict=strict)
    command = ["path", "--roadmap", str(small_file), *question.goals]
    told, got = answers(small, command, "/paths", question)
    assert told == got


@pytest.mark.parametrize("asked", SHIPPED)
def test_the_shipped_roadmap_answers_what_next_with_the_same_bytes(
    shipped: FlaskClient, asked: Question
) -> None:
    told, got = answers(shipped, ["next", *goal_options(asked)], "/recommendations", asked)
    assert (told, told[-2:]) == (got, b"}\n")


@pytest.mark.parametrize("asked", [one for one in SHIPPED if one.goals])
def test_the_shipped_roadmap_answers_a_path_with_the_same_bytes(
    shipped: FlaskClient, asked: Question
) -> None:
    question = Question(asked.known, asked.goals, strict=asked.strict)
    told, got = answers(shipped, ["path", *question.goals], "/paths", question)
    assert (told, told[-2:]) == (got, b"}\n")


@pytest.mark.parametrize(
    ("command", "route"),
    [
        (("steps",), "/steps"),
        (("show", "small"), "/roadmap"),
        (("show", "stats"), "/skills/stats"),
        (("show", "PYTHON"), "/skills/PYTHON"),
    ],
)
def test_what_is_shown_has_the_same_bytes(
    small: FlaskClient, small_file: Path, command: tuple[str, ...], route: str
) -> None:
    told = run(*command, "--roadmap", small_file, "--format", "json")
    assert told.stdout_bytes == small.get(API + route).data


def test_a_real_server_answers_with_the_same_bytes(served: Served, small_file: Path) -> None:
    query = urllib.parse.urlencode([("known", "Programming, advanced"), ("goal", "exam")])
    with fetch(f"{served.address}api/v1/paths?{query}") as response:
        got = response.read()
    told = run("path", "exam", "-k", "code", "--roadmap", small_file, "--format", "json")
    assert got == told.stdout_bytes


def test_the_same_question_has_the_same_bytes_twice(small: FlaskClient) -> None:
    route = f"{API}/recommendations?known=sums&goal=exam"
    assert small.get(route).data == small.get(route).data


@thoroughly
@given(
    query=st.one_of(st.sampled_from(NAMES), st.text("exam pyton-xs/", min_size=1, max_size=12)),
    kinds=st.lists(st.sampled_from(("skill", "tool", "certification")), max_size=2),
    limit=limits,
)
def test_a_search_has_the_same_bytes_on_the_command_line_and_over_http(
    small: FlaskClient, small_file: Path, query: str, kinds: list[str], limit: int | None
) -> None:
    options = [text for kind in kinds for text in ("--kind", kind)]
    options += ["--limit", str(limit)] if limit else []
    told = run("search", "--roadmap", small_file, "--format", "json", *options, "--", query)
    fields = {"q": query, "kind": kinds} | ({"limit": limit} if limit else {})
    assert told.stdout_bytes == small.get(f"{API}/search", query_string=fields).data


@thoroughly
@given(
    asked=st.builds(
        Question, known, st.lists(st.sampled_from(GOALS), min_size=2, max_size=3).map(tuple)
    ),
    strict=st.booleans(),
)
def test_a_comparison_has_the_same_bytes_on_the_command_line_and_over_http(
    small: FlaskClient, small_file: Path, asked: Question, *, strict: bool
) -> None:
    question = Question(asked.known, asked.goals, strict=strict)
    command = ["compare", "--roadmap", str(small_file), *question.goals]
    told, got = answers(small, command, "/compare", question)
    assert told == got


@pytest.mark.parametrize("query", ["pytroch", "google ml cert", "C++", "blockchain"])
def test_the_shipped_roadmap_is_searched_with_the_same_bytes(
    shipped: FlaskClient, query: str
) -> None:
    told = run("search", *query.split(), "--format", "json")
    got = shipped.get(f"{API}/search", query_string={"q": query}).data
    assert (told.stdout_bytes, got[-2:]) == (got, b"}\n")
