from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from skillpath.graph import InvalidRoadmapError, Place
from skillpath.ontology import ReadingLimits, UnreadableError, read, template
from skillpath.ontology.json_in import json_document

if TYPE_CHECKING:
    from pathlib import Path

LINES = """\
{
  "id": "r", "name": "R",
  "steps": [
    {"id": "s", "name": "S", "position": 1,
     "covers": ["a", "nobody"]}
  ],
  "items": [
    {"id": "a", "name": "A"},
    {"id": "b", "name": "B",
     "hours": {"low": 1, "likely": "x",
       "high": 3},
     "requires": [{"of": "a"},
       {"of": "c"}]},
    {"name": "C"},
    {"id": "a", "name": "D"}
  ]
}
"""


def faults(path: Path, **limits: int) -> list[tuple[int, str]]:
    with pytest.raises(InvalidRoadmapError) as caught:
        read(path, limits=ReadingLimits(**limits))
    return [(fault.place.line, fault.code) for fault in caught.value.faults]


def written(folder: Path, text: str) -> Path:
    path = folder / "r.json"
    path.write_text(text, encoding="utf-8")
    return path


def test_faults_of_form_and_of_meaning_are_told_together_by_line(tmp_path: Path) -> None:
    assert faults(written(tmp_path, LINES)) == [
        (5, "unknown-item"),
        (10, "float-type"),
        (12, "unknown-prerequisite"),
        (14, "missing"),
        (15, "duplicate-id"),
    ]


def test_a_doubled_id_is_told_with_the_line_of_the_first(tmp_path: Path) -> None:
    with pytest.raises(InvalidRoadmapError, match="found 2 that bear it, first in line 8"):
        read(written(tmp_path, LINES))


@pytest.mark.parametrize(
    ("path", "line"),
    [
        ((), 1),
        (("steps",), 3),
        (("steps", 0, "covers", 1), 5),
        (("items", 1, "hours", "high"), 11),
        (("items", 1, "requires", 1, "of"), 13),
        (("items", 1, "nothing"), 9),
        (("items", 9), 7),
        (("items", 1, "name", "deeper"), 9),
    ],
)
def test_the_line_of_a_value_or_of_what_holds_it(path: tuple[Any, ...], line: int) -> None:
    _, places = json_document(LINES.encode(), "r.json")
    assert places.at(path) == Place("r.json", line)


@pytest.mark.parametrize(
    ("change", "codes"),
    [
        ({"name": None}, ["missing"]),
        ({"name": 5, "hours": -1}, ["hours", "string-type"]),
        (
            {"hours": "x", "requires": ["a", {"of": "z"}]},
            ["model-type", "unknown-prerequisite", "value-error"],
        ),
        ({"kind": "x", "certifies": ["z", 5]}, ["enum", "string-type", "unknown-item"]),
        ({"colour": 1, "url": "ftp://x"}, ["extra-forbidden", "link"]),
        ({"position": 1, "hours": -1}, ["extra-forbidden", "hours"]),
        ({"items": [], "hours": -1}, ["extra-forbidden", "hours"]),
    ],
)
def test_what_is_wrong_in_form_hides_nothing_else(
    tmp_path: Path, change: dict[str, object], codes: list[str]
) -> None:
    item = {"id": "x", "name": "X"} | change
    item = {key: value for key, value in item.items() if value is not None}
    content = {"id": "r", "name": "R", "items": [{"id": "a", "name": "A"}, item]}
    found = faults(written(tmp_path, json.dumps(content)))
    assert sorted(code for _, code in found) == codes


@pytest.mark.parametrize(
    "items",
    [
        [{"id": "a", "name": "A", "position": 1}, {"id": "b", "name": "B", "requires": "a"}],
        [{"id": "a"}, {"id": "b", "name": "A"}],
    ],
)
def test_a_fault_of_form_makes_no_other(tmp_path: Path, items: list[object]) -> None:
    """What bears a wrong key is still there for others; what has no name takes none."""
    content = {"id": "r", "name": "R", "items": items}
    assert len(faults(written(tmp_path, json.dumps(content)))) == 1


@pytest.mark.parametrize(
    "content", [{"items": []}, {"name": 1, "items": "x"}, {"id": [], "items": {}}]
)
def test_a_head_that_is_wrong_is_told_alone(tmp_path: Path, content: object) -> None:
    codes = {code for _, code in faults(written(tmp_path, json.dumps(content)))}
    assert codes <= {"missing", "string-type", "list-type"}


def test_items_that_wait_are_told_beside_other_faults(tmp_path: Path) -> None:
    items = [
        {"id": "a", "name": "A", "requires": "b"},
        {"id": "b", "name": "B", "requires": {"all_of": ["a", "nobody"]}},
    ]
    content = {"id": "r", "name": "R", "items": items}
    codes = {code for _, code in faults(written(tmp_path, json.dumps(content)))}
    assert codes == {"unattainable", "unknown-prerequisite"}


def test_checking_stops_when_enough_is_wrong(tmp_path: Path) -> None:
    items = [{"id": f"a{number}", "name": number} for number in range(100)]
    content = {"id": "r", "name": "R", "items": items}
    found = faults(written(tmp_path, json.dumps(content)), faults=5)
    assert [code for _, code in found] == ["string-type"] * 5 + ["more"]


@pytest.mark.parametrize(
    ("limits", "found"),
    [
        (ReadingLimits(items=2), "found 4 items; expected at most 2"),
        (ReadingLimits(values=9), "found over 9 values; expected fewer"),
        (ReadingLimits(size=99), "found a larger file"),
    ],
)
def test_limits_may_be_chosen(tmp_path: Path, limits: ReadingLimits, found: str) -> None:
    with pytest.raises(UnreadableError, match=found):
        read(written(tmp_path, LINES), limits=limits)


def test_comments_are_skipped_in_every_object() -> None:
    name, content = template("Making coffee", "json")
    document, _ = json_document(content, name)
    assert sum("$comment" in item for item in document["items"]) > 2


def test_faults_of_the_roadmap_itself_have_a_line(tmp_path: Path) -> None:
    text = LINES.replace('"R",\n', '"R", "base": "x",\n  "license": "y",\n')
    assert (3, "link") in faults(written(tmp_path, text))


def test_the_roadmap_is_the_first_that_bears_its_id(tmp_path: Path) -> None:
    text = '{"id": "a", "name": "R", "items": [\n{"id": "a", "name": "A"}\n]}'
    with pytest.raises(InvalidRoadmapError, match=r"line 2: id 'a': found 2.*, first in line 1"):
        read(written(tmp_path, text))


def test_each_object_and_list_is_searched_for_lines_once() -> None:
    """Looked up anew for each of as many faults, 4000 entries took eleven seconds."""
    content = {"steps": [{"covers": list(range(100_000))}]}
    _, places = json_document(json.dumps(content, indent=1).encode(), "r.json")
    lines = [places.at(("steps", 0, "covers", number)).line for number in range(100_000)]
    assert lines == list(range(5, 100_005))


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (
            {"kind": "tools"},
            (
                "item 'a', kind: found 'tools'; "
                "expected one of skill, tool, certification; nearest: tool"
            ),
        ),
        (
            {"mappings": [{"match": "exakt", "iri": "https://example.org/"}]},
            (
                "item 'a', mappings[0].match: found 'exakt'; "
                "expected one of exact, close, focus; nearest: exact"
            ),
        ),
        (
            {"two\nlines": 1},
            "item 'a', 'two\\nlines': found 1; expected a name that the format knows",
        ),
        (
            {"comment": "x"},
            (
                "item 'a', comment: found 'x'; "
                "expected a name that the format knows; nearest: $comment"
            ),
        ),
        (
            {"id": "a" * 301},
            f"item '{'a' * 79}…', id: found '{'a' * 79}…'; expected at most 300 characters",
        ),
    ],
)
def test_what_is_wrong_in_form_is_told_in_words(
    tmp_path: Path, change: dict[str, object], told: str
) -> None:
    content = {"id": "r", "name": "R", "items": [{"id": "a", "name": "A"} | change]}
    with pytest.raises(InvalidRoadmapError) as caught:
        read(written(tmp_path, json.dumps(content)))
    assert [str(fault).partition(": ")[2] for fault in caught.value.faults] == [told]


@pytest.mark.parametrize("ending", ["csv", "json", "jsonld"])
def test_what_is_not_utf_8_is_told_with_its_line(tmp_path: Path, ending: str) -> None:
    path = tmp_path / f"r.{ending}"
    path.write_bytes(b'\n\n"\xe4"')
    with pytest.raises(UnreadableError, match="line 3: found the byte 0xe4, which is not UTF-8"):
        read(path)
