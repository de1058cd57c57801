"""One question, asked on the command line and over HTTP, and small roadmaps to ask about."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from click.testing import CliRunner

from skillpath.service.terminal.command import main
from skillpath.service.web.problems import PROBLEM_TYPES

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from click.testing import Result
    from flask.testing import FlaskClient

API = "/api/v1"

SMALL: dict[str, Any] = {
    "id": "small",
    "name": "Small",
    "version": "1.0.0",
    "license": "https://example.org/license",
    "steps": [
        {"id": "basics", "name": "Basics", "position": 1, "covers": ["code", "sums"]},
        {
            "id": "models",
            "name": "Models, advanced",
            "position": 2,
            "covers": ["stats", "old-exam"],
            "optional": ["r"],
        },
    ],
    "items": [
        {
            "id": "code",
            "name": "Programming, advanced",
            "hours": {"low": 10, "likely": 20.5, "high": 40},
            "level": "beginner",
            "alt_labels": ["Python", "Scripting"],
            "url": "https://example.org/code",
        },
        {"id": "r", "name": "R", "kind": "tool", "hours": 30, "alt_labels": ["Scripting"]},
        {"id": "sums", "name": "Sums", "hours": 5},
        {
            "id": "stats",
            "name": "Statistics",
            "hours": 8,
            "level": "advanced",
            "requires": [
                {"of": {"any_of": ["code", "r"]}, "reason": "A program draws the samples."},
                {"of": "sums", "reason": "Means are sums."},
            ],
        },
        {
            "id": "exam",
            "name": "Exam",
            "kind": "certification",
            "hours": 3,
            "requires": [{"of": "stats", "reason": "Half of the questions."}],
            "certifies": ["code"],
        },
        {
            "id": "old-exam",
            "name": "Old exam",
            "kind": "certification",
            "hours": 3,
            "status": "retired",
            "replaced_by": ["exam"],
        },
        {"id": "alumni", "name": "Alumni", "requires": "old-exam"},
    ],
}
r"""
code <- any_of <- stats <- exam (certifies code)
r    <-'           |            old-exam (retired) <- alumni
sums <-------------'
"""
IDS = tuple(item["id"] for item in SMALL["items"])


@dataclass(frozen=True)
class Question:
    """What is known and aimed at; without goals it can only be asked what comes next."""

    known: tuple[str, ...] = ()
    goals: tuple[str, ...] = ()
    strict: bool = False
    limit: int | None = None

    @property
    def options(self) -> list[str]:
        known = [text for one in self.known for text in ("--known", one)]
        limit = ["--limit", str(self.limit)] if self.limit is not None else []
        return [*known, *limit, *(["--strict"] if self.strict else []), "--format", "json"]

    @property
    def fields(self) -> dict[str, Any]:
        told = {"known": list(self.known), "goal": list(self.goals), "strict": self.strict}
        limit = {} if self.limit is None else {"limit": self.limit}
        return {key: one for key, one in told.items() if one} | limit


def run(*arguments: str | Path, env: dict[str, str] | None = None) -> Result:
    """A command, in this process; nothing may escape it."""
    result = CliRunner().invoke(main, [str(one) for one in arguments], env=env)
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result


def printed(*arguments: str | Path, env: dict[str, str] | None = None) -> Any:
    """What a command that succeeds prints as JSON."""
    result = run(*arguments, env=env)
    assert (result.exit_code, result.stderr) == (0, "")
    return json.loads(result.stdout)


def refusal(*arguments: str | Path) -> str:
    """The message of a command that ends with status 2, prints nothing and tells one thing."""
    result = run(*arguments)
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith("Error: ")
    return result.stderr.removeprefix("Error: ").rstrip("\n")


def answers(
    client: FlaskClient, command: Sequence[str], route: str, question: Question
) -> list[bytes]:
    """The bytes on the command line, of a GET and of a POST; what is refused has no bytes."""
    told = run(*command, *question.options)
    got = client.get(API + route, query_string=question.fields)
    posted = client.post(API + route, json=question.fields)
    assert (told.exit_code == 0, got.status_code) in ((True, 200), (False, 422))
    assert got.data == posted.data
    return [told.stdout_bytes, got.data if got.status_code == 200 else b""]


def problem(response: Any) -> dict[str, Any]:
    """The problem document of an error, which repeats the status, of a type that is explained."""
    assert response.content_type == "application/problem+json"
    document: dict[str, Any] = json.loads(response.data)
    assert document["status"] == response.status_code
    assert set(document) >= {"type", "title", "status", "detail"}
    kind = PROBLEM_TYPES[document["type"].removeprefix("/problems/")]
    assert (document["title"], document["status"]) == (kind.title, kind.status)
    assert kind.may_lack or set(kind.members) <= set(document)
    return document
