"""The documents, held against what they tell of."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from skillpath.graph import Kind
from skillpath.ontology import ReadingLimits, read
from skillpath.service.settings import ReadingSettings

ROOT = Path(__file__).parent.parent
TUTORIAL = ROOT / "docs" / "your-own-roadmap.md"
ROADMAP = read()
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])
CERTIFICATE = re.compile(
    r"^\| \[(?P<name>[^]]+)\]\([^)]+\)[^|]*"
    r"\| (?P<hours>[^|]*) \| (?P<price>[^|]*) \| (?P<valid>[^|]*) \|",
    re.MULTILINE,
)


def test_the_tables_of_hours_are_those_that_are_measured() -> None:
    measured = subprocess.run(
        [sys.executable, "-m", "benchmarks.hours"],
        cwd=ROOT,
        capture_output=True,
        check=True,
        encoding="utf-8",
    ).stdout
    text = (ROOT / "docs" / "content.md").read_text(encoding="utf-8")
    stale = [table for table in measured.strip().split("\n\n") if table not in text]
    assert stale == [], "run: make quotes"
    assert measured.count("\n| --- ") == 3


def test_the_table_of_certifications_tells_what_the_roadmap_tells() -> None:
    text = (ROOT / "docs" / "certifications.md").read_text(encoding="utf-8")
    told = {
        one["name"]: (one["hours"].strip(), one["price"].strip(), one["valid"].strip())
        for one in CERTIFICATE.finditer(text)
    }
    expected = {
        item.name: (
            f"{item.hours.likely:g}",
            item.cost.spoken if item.cost else "",
            f"{item.valid_months} months" if item.valid_months else "",
        )
        for item in ROADMAP.items
        if item.kind is Kind.CERTIFICATION and item.url and item.name in told
    }
    assert told == expected, "run: make quotes"
    assert len(told) >= 40


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_between_documents_lead_somewhere(page: Path) -> None:
    links = re.findall(r"\]\((?!<|https?:|#|mailto:)([^)#\s]+)", page.read_text(encoding="utf-8"))
    assert [link for link in links if not (page.parent / link).exists()] == []


def test_the_readme_counts_what_is_there() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert f"{len(ROADMAP.items)} things to learn" in readme


def test_the_tutorial_tells_every_limit_that_can_be_set() -> None:
    told = re.findall(
        r"\| ([\d,]+) \| `SKILLPATH_LIMIT_(\w+)`", TUTORIAL.read_text(encoding="utf-8")
    )
    limits = {name.lower(): int(number.replace(",", "")) for number, name in told}
    fields = [name for name in ReadingSettings.model_fields if name.startswith("limit_")]
    names = [name.removeprefix("limit_") for name in fields]
    assert limits == {name: getattr(ReadingLimits(), name) for name in names}
