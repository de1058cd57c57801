from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from skillpath.graph import Attainable, Effort, Kind, Requirement, Roadmap, Status, Step
from skillpath.graph.authoring.advice import advice_on
from skillpath.ontology import Summary, UnreadableError, report_on
from skillpath.ontology.reading import shipped_paths
from skillpath.ontology.summary import Certifications, Links
from tests.ontology.files import document, json_file, turtle_file

if TYPE_CHECKING:
    from pathlib import Path

    from skillpath.ontology import Report


def warnings(report: Report) -> list[tuple[str, str]]:
    return [(warning.where, warning.code) for warning in report.warnings]


def test_the_shipped_roadmap_has_no_faults_and_no_warnings() -> None:
    report = report_on(*shipped_paths())
    assert (report.faults, report.warnings) == ((), ())


def test_a_sound_file_is_summed_up(tmp_path: Path) -> None:
    """a <- b <- any_of(a, b) by c; d is retired."""
    items = (
        {"id": "a", "hours": 2},
        {
            "id": "b",
            "description": "B is this.",
            "hours": {"low": 1, "likely": 2.5, "high": 4},
            "requires": "a",
        },
        {"id": "c", "kind": "tool", "requires": {"any_of": ["a", "b"]}, "recommends": "b"},
        {
            "id": "d",
            "kind": "certification",
            "status": "retired",
            "certifies": ["a"],
            "cost": {"amount": 10, "currency": "USD"},
            "valid_months": 24,
            "resources": [{"name": "Guide", "url": "https://example.org/guide"}],
            "mappings": [
                {"match": "exact", "iri": "https://example.org/d"},
                {"match": "close", "iri": "https://example.org/e"},
                {"match": "exact", "iri": "https://example.com/d"},
            ],
        },
    )
    steps = [{"id": "s", "name": "S", "position": 1, "covers": ["a", "c"], "optional": ["b"]}]
    report = report_on(json_file(tmp_path, document(*items, steps=steps)))
    assert report.summary == Summary(
        name="Roadmap",
        steps=1,
        covered=2,
        specializations=0,
        items={Kind.SKILL: 2, Kind.TOOL: 1, Kind.CERTIFICATION: 1},
        retired=1,
        undefined=3,
        requirements=2,
        choices=1,
        recommendations=1,
        without_reason=3,
        certifications=Certifications(certifying=1, priced=1, expiring=1),
        links=Links(
            resources=1,
            taught=1,
            mappings={"example.com": {"exact": 1}, "example.org": {"exact": 1, "close": 1}},
        ),
        chain=("A", "B"),
        hours=Effort(13, 14.5, 16),
    )


def test_a_faulty_file_has_faults_and_no_summary(tmp_path: Path) -> None:
    report = report_on(json_file(tmp_path, document({"id": "a", "requires": "b"})))
    assert [fault.code for fault in report.faults] == ["unknown-prerequisite"]
    assert (report.warnings, report.summary) == ((), None)


def test_advice_is_given_on_what_lacks_or_says_nothing_new(tmp_path: Path) -> None:
    """a <- b <- c, and c requires a as well, which b implies; d stands alone."""
    items = (
        {"id": "a", "hours": 1},
        {"id": "b", "hours": 1, "requires": [{"of": "a", "reason": "why"}]},
        {"id": "c", "requires": [{"of": "b", "reason": "why"}, {"of": "a"}]},
        {"id": "d", "hours": 1},
    )
    steps = [{"id": "s", "name": "S", "position": 1, "covers": ["c"]}]
    assert warnings(report_on(json_file(tmp_path, document(*items, steps=steps)))) == [
        ("item 'c'", "no-hours"),
        ("item 'c', requirement 'a'", "no-reason"),
        ("item 'c', requires 'a'", "redundant"),
        ("item 'd'", "orphan"),
    ]


def test_a_cycle_that_does_no_harm_is_a_note_and_no_warning(tmp_path: Path) -> None:
    """b requires a or c, c requires b or d."""
    items = (
        {"id": "a", "hours": 1},
        {"id": "b", "hours": 1, "requires": [{"of": {"any_of": ["a", "c"]}, "reason": "why"}]},
        {"id": "c", "hours": 1, "requires": [{"of": {"any_of": ["b", "d"]}, "reason": "why"}]},
        {"id": "d", "hours": 1},
    )
    report = report_on(json_file(tmp_path, document(*items)))
    assert (report.faults, report.warnings) == ((), ())
    assert [(note.where, note.code) for note in report.notes] == [("item 'b'", "cycle")]


def test_what_is_used_by_way_of_others_is_no_orphan() -> None:
    """d <- c <- b, and a: a step covers b alone."""
    names = {"a": (), "b": ("c",), "c": ("d",), "d": ()}
    items = tuple(
        Attainable(one, one, requirements=tuple(Requirement(each) for each in needs))
        for one, needs in names.items()
    )
    told = advice_on(Roadmap("r", "R", items, (Step("s", "S", 1, ("b",)),)))
    assert [one.where for one in told if one.code == "orphan"] == ["item 'a'"]


def test_an_unreadable_file_has_no_report(tmp_path: Path) -> None:
    with pytest.raises(UnreadableError):
        report_on(tmp_path / "missing.ttl")


@pytest.mark.parametrize("ending", [".turtle", ".TURTLE"])
def test_whatever_is_read_as_turtle_is_held_against_the_shapes(tmp_path: Path, ending: str) -> None:
    path = turtle_file(tmp_path, ":b sp:requires :a .").rename(tmp_path / f"x{ending}")
    assert [fault.code for fault in report_on(path).faults] == ["shape"]


def test_faults_of_shape_are_told_beside_the_others(tmp_path: Path) -> None:
    path = turtle_file(tmp_path, ":b sp:requires :a .", ":a sp:certifies :nothing .")
    codes = {fault.code for fault in report_on(path).faults}
    assert codes == {"shape", "unknown-item"}


def test_what_only_retired_items_lead_to_is_pointed_out() -> None:
    old = Attainable("old", "Old", status=Status.RETIRED)
    club = Attainable("club", "Club", requirements=(Requirement("old", reason="Members only."),))
    assert "retired" in {one.code for one in advice_on(Roadmap("r", "R", (old, club)))}
