from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from rdflib import Graph
from rdflib.compare import isomorphic

from skillpath.graph import Fault, Severity
from skillpath.ontology import report_on
from skillpath.ontology.shapes import graph_of, shape_faults
from skillpath.ontology.terms import PREFIXES
from skillpath.ontology.turtle_in import parse_turtle
from tests.ontology.files import SOUND, turtle_file

if TYPE_CHECKING:
    from pathlib import Path

ID = "https://w3id.org/skillpath/id/"
NS = "https://w3id.org/skillpath/ns#"
SKOS = "http://www.w3.org/2004/02/skos/core#"
SCHEMA = "https://schema.org/"
TERMS = "http://purl.org/dc/terms/"
OWL = "http://www.w3.org/2002/07/owl#"

PAGE = ":p a schema:LearningResource"
ROADMAPS = ":q a sp:Roadmap ; skos:prefLabel 'Q' . :p a sp:Roadmap ; skos:prefLabel 'P' ."

PLANTED = [
    (":c a sp:Skill .", "c", SKOS + "prefLabel"),
    (":a skos:prefLabel 'X'@en , 'Y'@en .", "a", SKOS + "prefLabel"),
    (":a skos:definition 'X'@en , 'Y'@en .", "a", SKOS + "definition"),
    (":a sp:effortLow 1 .", "a", NS + "effortLow"),
    (":a sp:effortLow 0.0 .", "a", NS + "effortLow"),
    (":a sp:effortLow 2.0 ; sp:effortLikely 1.0 .", "a", NS + "effortLow"),
    (":a sp:effortLikely 1.0 , 2.0 .", "a", NS + "effortLikely"),
    (":a sp:effortLikely 2.0 ; sp:effortHigh 1.0 .", "a", NS + "effortLikely"),
    (":a sp:effortHigh 'ten' .", "a", NS + "effortHigh"),
    (":a sp:effortHigh 1e0 .", "a", NS + "effortHigh"),
    (":a sp:level :hard .", "a", NS + "level"),
    (":a sp:level sp:Beginner , sp:Expert .", "a", NS + "level"),
    (":a sp:status sp:Gone .", "a", NS + "status"),
    (":a sp:hasRequirement :b .", "a", NS + "hasRequirement"),
    (":a schema:url 'https://example.org/' .", "a", SCHEMA + "url"),
    (":a schema:url <https://example.org/1> , <https://example.org/2> .", "a", SCHEMA + "url"),
    (":b sp:requires :a .", "b", NS + "requires"),
    (":b sp:recommends :a .", "b", NS + "recommends"),
    (":a sp:certifies :b .", "a", None),
    (":q a sp:Requirement .", "q", NS + "of"),
    (":b.requires.a sp:of 'a' .", "b.requires.a", NS + "of"),
    (":b.requires.a sp:of :nothing .", "b.requires.a", NS + "of"),
    (":b.requires.a sp:of :s .", "b.requires.a", NS + "of"),
    (":b.requires.a sp:minimum 0 .", "b.requires.a", NS + "minimum"),
    (":b.requires.a sp:minimum 1.0 .", "b.requires.a", NS + "minimum"),
    (":b.requires.a sp:minimum 1 , 2 .", "b.requires.a", NS + "minimum"),
    (":b.requires.a sp:strength sp:Helpful .", "b.requires.a", NS + "strength"),
    (":b.requires.a skos:note 'X'@en , 'Y'@en .", "b.requires.a", SKOS + "note"),
    (":t a sp:Step ; schema:position 2 .", "t", SKOS + "prefLabel"),
    (":t a sp:Step ; skos:prefLabel 'T' .", "t", SCHEMA + "position"),
    (":s schema:position 2 .", "s", SCHEMA + "position"),
    (":t a sp:Step ; skos:prefLabel 'T' ; schema:position '2' .", "t", SCHEMA + "position"),
    (":s sp:covers :r .", "s", NS + "covers"),
    (":s sp:coversOptional :nothing .", "s", NS + "coversOptional"),
    (":r skos:prefLabel 'X'@en , 'Y'@en .", "r", SKOS + "prefLabel"),
    (":r dcterms:license 'MIT' .", "r", TERMS + "license"),
    (":r sp:hasStep :a .", "r", NS + "hasStep"),
    (":q a sp:Roadmap ; skos:prefLabel 'Q' ; sp:specializes :a .", "q", NS + "specializes"),
    (f"{ROADMAPS} :q sp:specializes :r , :p .", "q", NS + "specializes"),
    (":a schema:price 10 ; schema:priceCurrency 'USD' .", "a", SCHEMA + "price"),
    (":a schema:price -1.0 ; schema:priceCurrency 'USD' .", "a", SCHEMA + "price"),
    (":a schema:price 1.0 .", "a", SCHEMA + "priceCurrency"),
    (":a schema:priceCurrency 'USD' .", "a", SCHEMA + "price"),
    (":a schema:price 1.0 ; schema:priceCurrency '$' .", "a", SCHEMA + "priceCurrency"),
    (":a sp:validMonths 0 .", "a", NS + "validMonths"),
    (":a sp:validMonths 1.5 .", "a", NS + "validMonths"),
    (":a skos:exactMatch 'Python' .", "a", SKOS + "exactMatch"),
    (":a skos:closeMatch 'Python' .", "a", SKOS + "closeMatch"),
    (f"{PAGE} ; schema:name 'P' ; schema:url <x:y> .", "p", SCHEMA + "teaches"),
    (f"{PAGE} ; schema:teaches :a ; schema:url <x:y> .", "p", SCHEMA + "name"),
    (f"{PAGE} ; schema:teaches :a ; schema:name 'P' .", "p", SCHEMA + "url"),
    (f"{PAGE} ; schema:teaches :a ; schema:name 'P' ; schema:url 'x' .", "p", SCHEMA + "url"),
]


def faults(*more: str) -> list[str]:
    """Where the shapes are broken."""
    triples = parse_turtle(("\n".join([SOUND, *more]).encode(), "memory"))
    return [fault.where for fault in shape_faults(triples)]


def short(term: str) -> str:
    """The term with its prefix."""
    [found] = [
        f"{prefix}:{term.removeprefix(namespace)}"
        for prefix, namespace in PREFIXES.items()
        if term.startswith(namespace)
    ]
    return found


def test_a_sound_roadmap_breaks_no_shape() -> None:
    assert faults() == []


@pytest.mark.parametrize(("statement", "node", "path"), PLANTED)
def test_a_planted_fault_is_named_with_node_and_property(
    statement: str, node: str, path: str | None
) -> None:
    assert set(faults(statement)) == {f"'{node}'" + (f", {short(path)}" if path else "")}


def test_a_version_is_given_once() -> None:
    more = f":r <{OWL}versionInfo> '1' , '2' ."
    assert faults(more) == ["'r', owl:versionInfo"]


def test_a_requirement_without_an_iri_breaks_a_shape(tmp_path: Path) -> None:
    report = report_on(
        turtle_file(tmp_path, ":a sp:hasRequirement [ a sp:Requirement ; sp:of :b ] .")
    )
    assert "shape" in [fault.code for fault in report.faults]


def test_all_planted_faults_are_found_at_once() -> None:
    chosen = [statement for statement, node, _ in PLANTED if node in {"t", "q", "c"}]
    assert {where.partition(",")[0] for where in faults(*chosen)} == {"'c'", "'q'", "'t'"}


def test_the_message_says_what_was_expected(tmp_path: Path) -> None:
    report = report_on(turtle_file(tmp_path, ":b sp:requires :a ."))
    assert [fault.expected for fault in report.faults] == [
        "no sp:requires: it is derived, use sp:hasRequirement"
    ]


def test_more_triples_than_can_be_checked_in_time_are_noted() -> None:
    triples = parse_turtle((f"{SOUND}:b sp:requires :a .".encode(), "memory"))
    assert [one.code for one in shape_faults(triples, most=triples.count)] == ["shape"]
    assert shape_faults(triples, most=triples.count - 1) == [
        Fault(
            "file",
            f"{triples.count} triples",
            f"at most {triples.count - 1}: the shapes were not checked",
            "shapes-not-checked",
            Severity.NOTE,
        )
    ]


def test_a_file_whose_shapes_were_not_checked_is_valid_with_a_note(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("skillpath.ontology.shapes.MOST_TRIPLES", 3)
    report = report_on(turtle_file(tmp_path, ":b sp:requires :a ."))
    assert report.faults == ()
    assert report.notes[0].code == "shapes-not-checked"


def test_the_shapes_see_the_triples_that_rdflib_reads() -> None:
    more = ":a sp:effortLow 1.50 , 2 ; skos:altLabel 'b'@de , '\\u0001\\\"' , [] . _:x a :y ."
    text = f"{SOUND}{more}"
    expected = Graph().parse(data=text, format="turtle")
    assert isomorphic(graph_of(parse_turtle((text.encode(), "memory"))), expected)


def test_a_blank_node_is_told_of_by_what_it_belongs_to(tmp_path: Path) -> None:
    """Its label is another at each run."""
    path = turtle_file(tmp_path, ":a sp:hasRequirement [ a sp:Requirement ; sp:of [ ] ] .")
    [fault] = [one for one in report_on(path).faults if one.code == "shape"]
    assert (fault.where, fault.found, fault.subject) == (
        "'a', a blank node",
        "a blank node",
        "a",
    )


def test_what_the_validator_stumbles_over_is_noted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stumble(*_: object, **__: object) -> None:
        raise RuntimeError("over\nthis")

    monkeypatch.setattr("pyshacl.validate", stumble)
    report = report_on(turtle_file(tmp_path))
    found = r"what pySHACL stumbles over: 'over\nthis'"
    assert [(one.code, one.found) for one in report.notes] == [("shapes-not-checked", found)]
