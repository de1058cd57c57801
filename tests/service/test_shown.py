"""What is told of a certification, on a terminal, over HTTP and on a page."""

from __future__ import annotations

from typing import TYPE_CHECKING

import orjson
import pytest

from skillpath.ontology import read
from skillpath.service.web.app import create_app
from tests.service.asking import API, run

if TYPE_CHECKING:
    from pathlib import Path

EXAM = {
    "id": "small",
    "name": "Small",
    "items": [
        {"id": "code", "name": "Programming", "hours": 2},
        {
            "id": "exam",
            "name": "Exam",
            "kind": "certification",
            "hours": 3,
            "requires": [{"of": "code", "reason": "Half of the questions."}],
            "certifies": ["code"],
            "cost": {"amount": 99.5, "currency": "EUR"},
            "valid_months": 24,
            "resources": [{"name": "Guide", "url": "https://example.org/guide", "hours": 2}],
            "mappings": [
                {"match": "close", "iri": "https://example.org/1", "name": "take exams"},
                {"match": "exact", "iri": "https://example.org/2", "name": "Exams", "code": "43"},
            ],
        },
    ],
}


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("shown") / "exam.json"
    path.write_bytes(orjson.dumps(EXAM))
    return path


def test_a_terminal_shows_costs_pages_and_what_it_is_called_elsewhere(file: Path) -> None:
    assert run("show", "exam", "--roadmap", file).stdout.splitlines() == [
        "Exam   exam",
        "certification · 3 h",
        "Costs 99.50 EUR, valid for 24 months",
        "",
        "Requires",
        "  Programming: Half of the questions.",
        "",
        "Learn it from",
        "  Guide (2 h): https://example.org/guide",
        "",
        "Certifies",
        "  Programming",
        "",
        "Known elsewhere as",
        "  take exams (close, https://example.org/1)",
        "  Exams 43 (exact, https://example.org/2)",
    ]


def test_the_api_tells_the_same(file: Path) -> None:
    answer = create_app(read(file)).test_client().get(f"{API}/skills/exam").get_json()
    told = EXAM["items"][1]
    keys = ("cost", "valid_months", "resources", "mappings", "certifies")
    assert {key: answer[key] for key in keys} == {key: told[key] for key in keys}  # type: ignore[index]


def test_a_whole_price_has_no_fraction(tmp_path: Path) -> None:
    exam = {"id": "e", "name": "E", "cost": {"amount": 100, "currency": "USD"}}
    path = tmp_path / "whole.json"
    path.write_bytes(orjson.dumps({"id": "w", "name": "W", "items": [exam]}))
    assert '"amount": 100,' in run("show", "e", "--roadmap", path, "--format", "json").stdout


def test_a_report_counts_what_a_roadmap_tells(file: Path) -> None:
    special = {"id": "x", "name": "X", "steps": [{"id": "s", "name": "S", "position": 1}]}
    page = {"name": "Course", "url": "https://example.org/course"}
    code = {
        "id": "code",
        "name": "Programming",
        "hours": 2,
        "resources": [page, page | {"name": "B"}],
    }
    changed = {"items": [code, EXAM["items"][1]], "specializations": [special]}
    path = file.with_name("special.json")
    path.write_bytes(orjson.dumps(EXAM | changed))
    told = " ".join(run("validate", path).stdout.split())
    assert "roadmap Small, with 1 specialization steps" in told
    assert "1 tell what they certify, 1 what they cost, 1 when they expire" in told
    assert "resources 3 links for 2 items" in told
    assert "mapped to example.org: 1 close, 1 exact" in told


def test_a_page_tells_the_same(file: Path) -> None:
    page = create_app(read(file)).test_client().get("/skills/exam").text
    assert "<dt>Price</dt><dd>99.50 EUR</dd>" in page
    assert "<dt>Valid for</dt><dd>24 months</dd>" in page
    assert 'href="https://example.org/guide"' in page


def test_the_roadmap_is_shown_with_its_depths(file: Path) -> None:
    assert run("show", "small", "--roadmap", file).stdout.splitlines() == [
        "Small   small",
        "0 steps, 2 items with all that they build on",
        "",
        "Longest chain of prerequisites: 2",
        "  Programming > Exam",
        "",
        "What most others cannot be learned without",
        "     1  Programming",
    ]


def test_what_most_others_need_stands_first() -> None:
    lines = run("show", "ml-engineer").stdout.splitlines()
    bases = lines[lines.index("What most others cannot be learned without") + 1 :]
    counts = [int(line.split()[0]) for line in bases]
    assert len(counts) == 10
    assert counts == sorted(counts, reverse=True)
    assert counts[0] > 2 * counts[-1]
