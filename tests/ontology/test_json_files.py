from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from skillpath.graph import (
    Effort,
    Expression,
    InvalidRoadmapError,
    Kind,
    Level,
    Mapping,
    Requirement,
    Resource,
    Status,
    Strength,
    all_of,
    any_of,
    at_least,
)
from skillpath.ontology import UnreadableError, read
from tests.ontology.files import document, from_json, json_file, refused, requirements

if TYPE_CHECKING:
    from pathlib import Path

ABC: tuple[dict[str, Any], ...] = ({"id": "a"}, {"id": "b"}, {"id": "c"})


@pytest.mark.parametrize(
    ("form", "expected"),
    [
        pytest.param(None, [], id="null"),
        pytest.param([], [], id="empty list"),
        pytest.param("a", ["a"], id="bare id"),
        pytest.param({"all_of": ["a", "b"]}, ["a", "b"], id="outermost all_of is split"),
        pytest.param(
            {"all_of": ["c", {"any_of": ["a", "b"]}]}, ["c", any_of("a", "b")], id="split once"
        ),
        pytest.param({"any_of": ["b", "a"]}, [any_of("a", "b")], id="any_of"),
        pytest.param(
            {"at_least": 2, "of": ["a", "b", "c"]}, [at_least(2, "a", "b", "c")], id="at_least"
        ),
        pytest.param(
            {"any_of": ["a", {"all_of": ["b", "c"]}]}, [any_of("a", all_of("b", "c"))], id="nested"
        ),
        pytest.param([{"of": {"all_of": ["a", "b"]}}], [all_of("a", "b")], id="kept in a list"),
        pytest.param([{"of": "b"}, {"of": "a", "reason": None}], ["a", "b"], id="sorted list"),
    ],
)
def test_requirements_may_be_written_short(
    tmp_path: Path, form: object, expected: list[Expression]
) -> None:
    roadmap = from_json(tmp_path, *ABC, {"id": "x", "requires": form})
    assert requirements(roadmap, "x") == expected


@pytest.mark.parametrize("key", ["requires", "recommends"])
def test_a_list_of_requirements_carries_reasons_and_sources(tmp_path: Path, key: str) -> None:
    form = [{"of": {"any_of": ["a", "b"]}, "reason": "why", "source": "who"}]
    roadmap = from_json(tmp_path, *ABC, {"id": "x", key: form})
    strength = Strength.REQUIRED if key == "requires" else Strength.RECOMMENDED
    expected = (Requirement(any_of("a", "b"), "why", "who", strength),)
    assert roadmap.by_id["x"].requirements == expected


@pytest.mark.parametrize(
    ("hours", "effort"),
    [
        (None, None),
        (3, Effort(3, 3, 3)),
        (0.25, Effort(0.25, 0.25, 0.25)),
        ({"low": 1, "likely": 2.5, "high": 4}, Effort(1, 2.5, 4)),
    ],
)
def test_hours_are_a_number_or_a_range(
    tmp_path: Path, hours: object, effort: Effort | None
) -> None:
    assert from_json(tmp_path, {"id": "a", "hours": hours}).by_id["a"].effort == effort


def test_an_item_holds_all_that_the_format_knows(tmp_path: Path) -> None:
    full = {
        "id": "x",
        "name": "X",
        "kind": "certification",
        "level": "expert",
        "alt_labels": ["Y", "X"],
        "description": "D",
        "url": "https://example.org/",
        "certifies": ["b", "a"],
        "status": "retired",
        "replaced_by": ["c"],
        "resources": [{"name": "N", "url": "http://example.org/n", "hours": 1.5}],
        "mappings": [{"match": "focus", "iri": "http://www.wikidata.org/entity/Q1"}],
    }
    item = from_json(tmp_path, *ABC, full).by_id["x"]
    assert (item.name, item.kind, item.level) == ("X", Kind.CERTIFICATION, Level.EXPERT)
    assert (item.alt_labels, item.description, item.url) == (("Y",), "D", "https://example.org/")
    assert (item.certifies, item.replaced_by) == (("a", "b"), ("c",))
    assert item.status is Status.RETIRED
    assert item.resources == (Resource("N", "http://example.org/n", 1.5),)
    assert item.mappings == (Mapping("focus", "http://www.wikidata.org/entity/Q1"),)


def test_all_faults_of_form_are_named_at_once_with_item_and_place(tmp_path: Path) -> None:
    items = (
        {"id": "a", "hours": "ten"},
        {"id": "b", "kind": "art", "colour": "red"},
        {"id": "c", "level": 3, "requires": {"one_of": ["a"]}},
        {"id": "d", "resources": [{"name": "N"}], "mappings": [{"match": "near", "iri": "x"}]},
        {"id": "e", "requires": ["a"]},
    )
    content = document(*items, steps=[{"id": "s", "name": "S", "position": "first"}])
    assert refused(json_file(tmp_path, content)) == [
        ("item 'a', hours", "value-error"),
        ("item 'b', colour", "extra-forbidden"),
        ("item 'b', kind", "enum"),
        ("item 'c', level", "enum"),
        ("item 'c', requires[0].of", "value-error"),
        ("item 'd', mappings[0].match", "literal-error"),
        ("item 'd', resources[0].url", "missing"),
        ("item 'e', requires[0]", "model-type"),
        ("step 's', position", "int-type"),
    ]


def test_all_faults_of_meaning_are_named_at_once_with_the_item(tmp_path: Path) -> None:
    items = (
        {"id": "A b", "name": "First"},
        {"id": "b", "name": "Same", "hours": {"low": 3, "likely": 2, "high": 1}},
        {"id": "c", "name": "same", "url": "javascript:alert(1)"},
        {"id": "d", "requires": "nothing", "certifies": ["nobody"]},
        {"id": "e", "requires": {"at_least": 3, "of": ["b", "c", "b"]}},
        {"id": "e", "name": "Other", "requires": {"any_of": []}, "hours": 0},
    )
    content = document(*items, steps=[{"id": "s", "name": " ", "position": 1, "covers": ["z"]}])
    assert refused(json_file(tmp_path, content)) == [
        ("id 'e'", "duplicate-id"),
        ("item 'A b'", "id"),
        ("item 'b'", "hours"),
        ("item 'c'", "link"),
        ("item 'c'", "duplicate-name"),
        ("item 'd', certifies", "unknown-item"),
        ("item 'd', requirements", "unknown-prerequisite"),
        ("item 'e'", "hours"),
        ("item 'e', requirement 'any_of()'", "empty-group"),
        ("item 'e', requirement 'at_least(3; b, c)'", "group-minimum"),
        ("step 's'", "name"),
        ("step 's', covers", "unknown-item"),
    ]


def test_an_unknown_prerequisite_comes_with_the_nearest_ids(tmp_path: Path) -> None:
    content = document({"id": "pytorch"}, {"id": "x", "requires": "pytroch"})
    with pytest.raises(InvalidRoadmapError, match="expected the id of an item; nearest: pytorch"):
        read(json_file(tmp_path, content))


@pytest.mark.parametrize(
    "link", ["javascript:alert(1)", "data:text/html,x", "//x.org", "https://", "h"]
)
def test_links_lead_to_web_pages_only(tmp_path: Path, link: str) -> None:
    item = {
        "id": "a",
        "url": link,
        "resources": [{"name": "N", "url": link}],
        "mappings": [{"match": "exact", "iri": link}],
    }
    assert refused(json_file(tmp_path, document(item))) == [("item 'a'", "link")] * 3


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(b"[" * 10_000 + b"]" * 10_000, id="10,000 levels"),
        pytest.param(b'{"id": ' + b"9" * 5000 + b"}", id="a number of 5,000 digits"),
        pytest.param(b'{"id": 1e400}', id="a number beyond all doubles"),
        pytest.param(b'{"hours": NaN}', id="NaN"),
        pytest.param(b'{"hours": Infinity}', id="Infinity"),
        pytest.param(b"", id="empty"),
        pytest.param(bytes(range(256)), id="binary"),
        pytest.param('{"id": "ä"}'.encode("latin-1"), id="Latin-1"),
        pytest.param("{}".encode("utf-16"), id="UTF-16"),
        pytest.param(b'{"id": "\\ud800"}', id="lone surrogate"),
        pytest.param(b"[]", id="list"),
        pytest.param(b"null", id="null"),
        pytest.param(b'"id"', id="text"),
        pytest.param(b"{} {}", id="two documents"),
    ],
)
def test_what_is_no_json_object_is_unreadable(tmp_path: Path, content: bytes) -> None:
    with pytest.raises(UnreadableError, match=r"roadmap\.json"):
        read(json_file(tmp_path, content))


def test_the_place_of_a_mistake_in_json_is_told(tmp_path: Path) -> None:
    with pytest.raises(UnreadableError) as caught:
        read(json_file(tmp_path, b'{\n"id": a\n}'))
    assert str(caught.value).startswith(f"{tmp_path / 'roadmap.json'}, line 2: found ")
    assert "at column 7" in str(caught.value)


def test_a_byte_order_mark_is_skipped(tmp_path: Path) -> None:
    content = b'\xef\xbb\xbf{"id": "r", "name": "R", "items": [{"id": "a", "name": "A"}]}'
    assert read(json_file(tmp_path, content)).id == "r"


def test_an_object_that_is_no_roadmap_lacks_everything(tmp_path: Path) -> None:
    missing = [("id", "missing"), ("items", "missing"), ("name", "missing")]
    assert refused(json_file(tmp_path, {})) == missing


def test_a_roadmap_has_an_item(tmp_path: Path) -> None:
    assert refused(json_file(tmp_path, document())) == [("roadmap 'roadmap'", "empty")]


@pytest.mark.parametrize("item", [None, 1, "a", []])
def test_an_item_is_an_object(tmp_path: Path, item: object) -> None:
    content = {"id": "r", "name": "R", "items": [item]}
    assert refused(json_file(tmp_path, content)) == [("items[0]", "model-type")]


@pytest.mark.parametrize("hours", [-1, 0, 1e300, 100_001, True, "3", [3], {"low": 1, "likely": 2}])
def test_hours_are_numbers_above_0_and_below_100_000(tmp_path: Path, hours: object) -> None:
    found = refused(json_file(tmp_path, document({"id": "a", "hours": hours})))
    assert {where.partition(".")[0] for where, _ in found} <= {"item 'a'", "item 'a', hours"}


@pytest.mark.parametrize("depth", [17, 300])
def test_groups_nest_at_most_16_deep(tmp_path: Path, depth: int) -> None:
    expression: object = "a"
    for _ in range(depth):
        expression = {"any_of": [expression, "b"]}
    content = document(*ABC, {"id": "x", "requires": expression})
    place = "item 'x', requires[0].of"
    assert refused(json_file(tmp_path, content)) == [(place, "value-error")]


def test_groups_that_nest_16_deep_are_read(tmp_path: Path) -> None:
    expression: object = "a"
    for _ in range(16):
        expression = {"any_of": [expression, "b"]}
    roadmap = from_json(tmp_path, *ABC, {"id": "x", "requires": expression})
    assert roadmap.generations["x"] == 1


def test_a_value_that_nests_deep_where_text_belongs_is_a_fault(tmp_path: Path) -> None:
    deep = b'{"id": "r", "items": [], "name": ' + b"[" * 1000 + b"]" * 1000 + b"}"
    with pytest.raises((UnreadableError, InvalidRoadmapError)):
        read(json_file(tmp_path, deep))


def test_an_outermost_all_of_without_members_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InvalidRoadmapError):
        from_json(tmp_path, {"id": "a", "requires": {"all_of": []}})


def test_a_key_given_twice_is_refused(tmp_path: Path) -> None:
    twice = b'{"id": "r", "name": "R", "items": [{"id": "a", "name": "A", "name": "B"}]}'
    with pytest.raises((UnreadableError, InvalidRoadmapError)):
        read(json_file(tmp_path, twice))


@pytest.mark.parametrize("hours", [-1, 0])
def test_hours_of_a_resource_are_above_0(tmp_path: Path, hours: int) -> None:
    resource = {"name": "N", "url": "https://example.org/", "hours": hours}
    with pytest.raises(InvalidRoadmapError):
        from_json(tmp_path, {"id": "a", "resources": [resource]})
