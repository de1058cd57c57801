from __future__ import annotations

from pathlib import Path

import pytest

from skillpath.graph import (
    Attainable,
    Cost,
    Effort,
    Kind,
    Requirement,
    Resource,
    Roadmap,
    any_of,
    cheapest_path,
)
from skillpath.ontology import checklist

GOLDEN = Path(__file__).parent / "checklist.md"
HOSTILE = "<script>alert(1)</script> [x](javascript:a) `*_~|#&amp;\\ ![y](z)"


def small() -> Roadmap:
    """
    python <-.
              any_of <- statistics <- exam
    r      <-'
    """
    return Roadmap(
        "small",
        "Small",
        items=(
            Attainable("python", "Python", effort=Effort(10, 20, 40), url="https://python.org/"),
            Attainable("r", "R", kind=Kind.TOOL, effort=Effort(30, 30, 30)),
            Attainable(
                "statistics",
                "Statistics",
                description="Drawing conclusions\nfrom samples.",
                effort=Effort(1, 2.5, 4),
                requirements=(Requirement(any_of("python", "r"), "A program draws the samples."),),
            ),
            Attainable(
                "exam",
                "Exam",
                kind=Kind.CERTIFICATION,
                effort=Effort(5, 5, 5),
                requirements=(Requirement("statistics"),),
                resources=(
                    Resource("Guide", "https://example.org/guide"),
                    Resource("Course", "https://example.org/course", 2.5),
                ),
                cost=Cost(99.5, "EUR"),
                valid_months=24,
            ),
        ),
    )


def of_one(name: str = "A", description: str = "") -> str:
    """The checklist of a roadmap with a single item."""
    item = Attainable("a", name, effort=Effort(1, 1, 1), description=description)
    roadmap = Roadmap("one", "One", (item,))
    return checklist(roadmap, cheapest_path(roadmap, ["a"]))


def test_a_path_is_a_list_of_tasks_with_hours_reasons_and_links() -> None:
    path = cheapest_path(small(), ["exam"])
    assert checklist(small(), path) == GOLDEN.read_text(encoding="utf-8")


def test_what_is_known_is_told() -> None:
    path = cheapest_path(small(), ["exam"], ["python"])
    assert "Known already: Python.\n" in checklist(small(), path)


def test_a_goal_that_is_reached_needs_no_list() -> None:
    path = cheapest_path(small(), ["r"], ["r"])
    assert checklist(small(), path) == "# Path to R\n\nNothing is missing: the goal is reached.\n"


def test_hostile_names_become_text() -> None:
    expected = (
        r"\<script\>alert(1)\</script\> \[x\](javascript:a) "
        r"\`\*\_\~\|\#\&amp;\\ !\[y\](z)"
    )
    assert of_one(name=HOSTILE, description=HOSTILE) == (
        f"# Path to {expected}\n\n"
        "1 item, 1 h (proven cheapest), each after what it requires.\n\n"
        f"- [ ] **1. {expected}** (skill, 1 h)\n  {expected}\n  - It is the goal.\n"
    )


@pytest.mark.parametrize("blank", ["\n", "\r\n\r\n", "\u2028", "\t"])
def test_a_line_end_in_a_name_does_not_end_the_task(blank: str) -> None:
    assert "- [ ] **1. A B** (skill, 1 h)\n" in of_one(name=f"A{blank}B")


@pytest.mark.parametrize("text", ["- x", "+ x", "1. x", "---", "===", "1) x"])
def test_a_description_does_not_begin_a_list_or_make_a_heading(text: str) -> None:
    assert f"\n  {text}\n" not in of_one(description=text)
