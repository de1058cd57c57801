from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from skillpath.graph import Effort, InvalidRoadmapError, Kind, all_of, any_of, at_least
from skillpath.ontology import UnreadableError, read
from tests.ontology.files import (
    HANGING,
    HEAD,
    SOUND,
    from_turtle,
    refused,
    requirements,
    turtle_file,
)

if TYPE_CHECKING:
    from pathlib import Path

GROUP = ":c a sp:Skill ; skos:prefLabel 'C' ; sp:hasRequirement :q . :q a sp:Requirement ; sp:of "
PAGE = ":p a schema:LearningResource ; schema:teaches :a ; schema:url <https://example.org/> ; "


def test_classes_are_kinds_and_plain_attainables_are_skills(tmp_path: Path) -> None:
    more = ":c a sp:Certification ; skos:prefLabel 'C' . :d a sp:Attainable ; skos:prefLabel 'D' ."
    found = {item.id: item.kind for item in from_turtle(tmp_path, more).items}
    kinds = {"a": Kind.SKILL, "b": Kind.TOOL, "c": Kind.CERTIFICATION, "d": Kind.SKILL}
    assert found == kinds


@pytest.mark.parametrize(
    ("members", "expected"),
    [
        (":a .", "a"),
        (":a, :b .", all_of("a", "b")),
        (":a, :b ; sp:minimum 1 .", any_of("a", "b")),
        (":b, :i ; sp:minimum 1 . :i a sp:Requirement ; sp:of :a, :b .", "nested"),
    ],
)
def test_a_requirement_is_all_of_its_members_or_its_minimum(
    tmp_path: Path, members: str, expected: object
) -> None:
    if expected == "nested":
        expected = at_least(1, "b", all_of("a", "b"))
    assert requirements(from_turtle(tmp_path, GROUP + members), "c") == [expected]


def test_requirements_may_be_blank_nodes(tmp_path: Path) -> None:
    more = ":c a sp:Skill ; skos:prefLabel 'C' ; sp:hasRequirement [ sp:of :a ] ."
    assert requirements(from_turtle(tmp_path, more), "c") == ["a"]


def test_a_base_may_end_with_a_hash(tmp_path: Path) -> None:
    text = SOUND.replace("<https://w3id.org/skillpath/id/>", "<http://example.org/map#>")
    found = from_turtle(tmp_path, text=text)
    assert (found.base, [item.id for item in found.items]) == (
        "http://example.org/map#",
        ["a", "b"],
    )


@pytest.mark.parametrize(
    ("labels", "name"),
    [
        ("'Apfel'@de, 'Apple'@en, 'Plain'", "Apple"),
        ("'Apfel'@de, 'Plain'", "Plain"),
        ("'Pomme'@fr, 'Apfel'@de", "Apfel"),
    ],
)
def test_english_is_preferred_then_no_language_then_the_first(
    tmp_path: Path, labels: str, name: str
) -> None:
    found = from_turtle(tmp_path, text=SOUND.replace('"A"', labels))
    assert found.by_id["a"].name == name


def test_hours_may_be_whole_numbers(tmp_path: Path) -> None:
    more = ":a sp:effortLow 1 ; sp:effortLikely 2.5 ; sp:effortHigh 3e0 ."
    assert from_turtle(tmp_path, more).by_id["a"].effort == Effort(1, 2.5, 3)


def test_a_step_shows_what_its_list_leaves_out_last(tmp_path: Path) -> None:
    more = ":c a sp:Skill ; skos:prefLabel 'C' . :s sp:covers :c ; sp:inOrder ( :c :b ) ."
    assert from_turtle(tmp_path, more).steps[0].covers == ("c", "b", "a")


@pytest.mark.parametrize(
    ("hours", "fault"),
    [
        ("sp:effortLikely 1.0", ("item 'a', hours.high", "missing")),
        (
            "sp:effortLow '1 h'^^xsd:decimal ; sp:effortLikely 1.0 ; sp:effortHigh 1.0",
            ("item 'a', hours.low", "float-type"),
        ),
        (
            "sp:effortLow 1.0 ; sp:effortLikely 1.0 ; sp:effortHigh true",
            ("item 'a', hours.high", "float-type"),
        ),
        (
            "sp:effortLow 1.0 ; sp:effortLikely 1.0 ; sp:effortHigh 1e400",
            ("item 'a'", "hours"),
        ),
        (
            "sp:effortLow 'NaN'^^xsd:double ; sp:effortLikely 1.0 ; sp:effortHigh 1.0",
            ("item 'a'", "hours"),
        ),
        ("sp:effortLow 3.0 ; sp:effortLikely 2.0 ; sp:effortHigh 1.0", ("item 'a'", "hours")),
        ("sp:effortLow 0.0 ; sp:effortLikely 1.0 ; sp:effortHigh 1.0", ("item 'a'", "hours")),
    ],
)
def test_hours_that_make_no_range_are_refused(
    tmp_path: Path, hours: str, fault: tuple[str, str]
) -> None:
    assert fault in refused(turtle_file(tmp_path, f":a {hours} ."))


@pytest.mark.parametrize(
    ("statement", "fault"),
    [
        (":a sp:level :hard .", ("item 'a', level", "enum")),
        (":a sp:status :gone .", ("item 'a', status", "enum")),
        (":a schema:url <javascript:alert(1)> .", ("item 'a'", "link")),
        (":a schema:url <https://x y.org/> .", ("item 'a'", "link")),
        (":a skos:exactMatch <urn:x> .", ("item 'a'", "link")),
        (PAGE.replace("https://", "file:///") + "schema:name 'N' .", ("item 'a'", "link")),
        (PAGE + ".", ("item 'a', resources[0].name", "string-type")),
        ("<http://x.org/c> a sp:Skill ; skos:prefLabel 'C' .", ("item 'http://x.org/c'", "id")),
        (":c a sp:Skill .", ("item 'c', name", "missing")),
        (GROUP + ":nothing .", ("item 'c', requirements", "unknown-prerequisite")),
        (
            GROUP + ":a ; sp:minimum 2 .",
            ("item 'c', requirement 'at_least(2; a)'", "group-minimum"),
        ),
        (GROUP + ":a ; sp:minimum 'x' .", ("item 'c', requires[0].of", "value-error")),
        (GROUP + ":c .", ("item 'c'", "unattainable")),
        (":t a sp:Step ; skos:prefLabel 'T' .", ("step 't', position", "int-type")),
        (":s sp:covers :nothing .", ("step 's', covers", "unknown-item")),
        (":a sp:certifies :nothing .", ("item 'a', certifies", "unknown-item")),
        (":a dcterms:isReplacedBy :nothing .", ("item 'a', replaced_by", "unknown-item")),
    ],
)
def test_a_wrong_statement_is_a_fault_with_its_place(
    tmp_path: Path, statement: str, fault: tuple[str, str]
) -> None:
    assert fault in refused(turtle_file(tmp_path, statement))


def test_requirements_that_hold_each_other_are_refused(tmp_path: Path) -> None:
    loop = GROUP + ":w . :w a sp:Requirement ; sp:of :q ."
    assert [code for _, code in refused(turtle_file(tmp_path, loop))] == ["value-error"]


@pytest.mark.parametrize(
    ("more", "count"),
    [(":q a sp:Roadmap ; skos:prefLabel 'Q' .", 2), (None, 0)],
)
def test_a_file_holds_exactly_one_roadmap(tmp_path: Path, more: str | None, count: int) -> None:
    path = turtle_file(tmp_path, more) if more else turtle_file(tmp_path, text=HEAD)
    with pytest.raises(UnreadableError, match=f"found {count} nodes of the class sp:Roadmap"):
        read(path)


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("{ :a :b :c } => { } .", 1),
        (SOUND + "\n:a :b ; .", 14),
        (SOUND + "\n\n:a unknown:b :c .", 15),
        (SOUND.replace('"A" .', '"A" "B" .'), 10),
    ],
)
def test_text_that_is_no_turtle_is_unreadable_at_its_line(
    tmp_path: Path, text: str, line: int
) -> None:
    with pytest.raises(UnreadableError) as caught:
        read(turtle_file(tmp_path, text=text))
    assert (caught.value.where, caught.value.line) == (str(tmp_path / "roadmap.ttl"), line)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (":a unknown:b :c .", "'The prefix unknown: has not been declared'"),
        ('"A" "B" .', """'"A" is not a valid subject'"""),
        (":a :b '\\uD800' .", "surrogate"),
    ],
)
def test_broken_turtle_is_told_in_words_with_file_and_line(
    tmp_path: Path, text: str, found: str
) -> None:
    with pytest.raises(UnreadableError) as caught:
        read(turtle_file(tmp_path, text))
    assert (caught.value.where, caught.value.line) == (str(tmp_path / "roadmap.ttl"), 14)
    assert found in caught.value.found
    assert caught.value.expected == "Turtle"


@pytest.mark.parametrize(
    "text",
    [
        "@",
        ":a :b",
        "<a> <b> <c>",
        "?x",
        "<\\UFFFFFFFF> a :b .",
        ":a :b 'c'^^",
        "<<(:a :b :c)>> a :b .",
    ],
)
def test_what_is_cut_short_or_no_turtle_is_unreadable(tmp_path: Path, text: str) -> None:
    with pytest.raises(UnreadableError, match=r"roadmap\.ttl"):
        read(turtle_file(tmp_path, text=f"PREFIX : <https://example.org/>\n{text}"))


@pytest.mark.parametrize(
    "nested", ["[" * 10_000, ":a :b " + "( " * 10_000, ":a :b " + "[:c " * 5000]
)
def test_turtle_that_nests_without_end_is_unreadable(tmp_path: Path, nested: str) -> None:
    with pytest.raises(UnreadableError, match="line 14"):
        read(turtle_file(tmp_path, nested))


@pytest.mark.parametrize(
    "nested", [f"{'( ' * 20_000}{') ' * 20_000}", f"{'[ :b ' * 20_000}1{']' * 20_000}"]
)
def test_what_nests_very_deep_and_ends_is_read(tmp_path: Path, nested: str) -> None:
    assert from_turtle(tmp_path, f":a skos:related {nested} .") == from_turtle(tmp_path)


def test_an_unclosed_string_of_megabytes_is_unreadable(tmp_path: Path) -> None:
    with pytest.raises(UnreadableError, match=r"roadmap\.ttl"):
        read(turtle_file(tmp_path, ':a :b """' + "x" * 2_000_000))


def test_a_byte_order_mark_is_skipped(tmp_path: Path) -> None:
    assert from_turtle(tmp_path, text="\ufeff" + SOUND).id == "r"


def test_a_list_without_an_end_is_refused(tmp_path: Path) -> None:
    loop = ":s sp:inOrder _:l . _:l rdf:first :a ; rdf:rest _:l ."
    with pytest.raises(UnreadableError, match="found a list without an end; expected a list"):
        from_turtle(tmp_path, loop)


def test_requirements_that_all_hold_each_other_are_refused_without_walking_every_way(
    tmp_path: Path,
) -> None:
    nodes = [f":q{number}" for number in range(6)]
    mesh = [f"{node} a sp:Requirement ; sp:of {', '.join(nodes)} ." for node in nodes]
    path = turtle_file(tmp_path, ":b sp:hasRequirement :q0 .", *mesh)
    code = f"from skillpath.ontology import read; read({str(path)!r})"
    done = subprocess.run(
        [sys.executable, "-c", code], check=False, capture_output=True, text=True, timeout=HANGING
    )
    assert "members in all" in done.stderr


def test_an_item_without_an_iri_is_refused(tmp_path: Path) -> None:
    with pytest.raises((UnreadableError, InvalidRoadmapError)):
        from_turtle(tmp_path, "[] a sp:Skill ; skos:prefLabel 'C' .")


@pytest.mark.parametrize("found", ["-1.0", "0.0", "1e400", "'NaN'^^xsd:double"])
def test_hours_of_a_resource_that_are_none_are_refused(tmp_path: Path, found: str) -> None:
    with pytest.raises(InvalidRoadmapError):
        from_turtle(tmp_path, PAGE + f"schema:name 'N' ; sp:effortLikely {found} .")


def test_a_license_that_runs_code_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InvalidRoadmapError):
        from_turtle(tmp_path, ":r dcterms:license <javascript:alert(1)> .")


def test_an_item_of_two_kinds_is_refused(tmp_path: Path) -> None:
    with pytest.raises((UnreadableError, InvalidRoadmapError)):
        from_turtle(tmp_path, ":a a sp:Tool .")


@pytest.mark.parametrize(
    ("statement", "found"),
    [
        (":a sp:requirement :b .", "sp:requirement"),
        (":a sp:levle sp:Beginner .", "sp:levle"),
        (":new a sp:Tol .", "sp:Tol"),
    ],
)
def test_a_misspelt_term_is_a_fault_and_loses_nothing_in_silence(
    tmp_path: Path, statement: str, found: str
) -> None:
    with pytest.raises(InvalidRoadmapError, match=rf"found '{found}'; expected a name that"):
        from_turtle(tmp_path, statement)


@pytest.mark.parametrize("bracket", ["[ :b ", "( "])
def test_brackets_without_end_are_refused_before_they_cost_memory(
    tmp_path: Path, bracket: str
) -> None:
    with pytest.raises(UnreadableError, match="found over 1000000 opening brackets"):
        read(turtle_file(tmp_path, f":a :b {bracket * 1_000_001}"))
