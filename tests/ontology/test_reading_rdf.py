"""How Turtle is read: held against rdflib, which reads it in another way."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from pyoxigraph import RdfFormat, parse
from rdflib import Graph

from skillpath.graph import DEFAULT_BASE
from skillpath.ontology import UnreadableError
from skillpath.ontology.formats import TURTLE
from skillpath.ontology.limits import USUAL, ReadingLimits
from skillpath.ontology.rdf_drafts import rdf_document
from skillpath.ontology.rdf_in import document_from
from skillpath.ontology.reading import shipped_paths
from skillpath.ontology.triples import Triples
from tests.ontology.files import HEAD, SOUND, written
from tests.ontology.test_round_trips import thoroughly
from tests.ontology.written_roadmaps import written_roadmaps

if TYPE_CHECKING:
    from skillpath.graph import Roadmap
    from skillpath.ontology.document_out import Json

NUMBERS = [
    *("1", "01", "+1", "-0", "1.10", "+01.50", ".5", "1e0", "1.5E-3", "1e400", "true"),
    *("'x'^^xsd:integer", "'1h'^^xsd:decimal", "'1e5'^^xsd:decimal", "'7'^^xsd:short"),
    *("'INF'^^xsd:double", "'NaN'^^xsd:float", "'7'", "'7'@en"),
]
OTHERS = [
    HEAD.replace("PREFIX", "@prefix").replace(">\n", "> .\n") + SOUND[len(HEAD) :],
    SOUND.replace("PREFIX", "prefix"),
    SOUND.replace("\n", "\r\n") + ':a skos:definition """1\r\n2""" .',
    SOUND.replace("<https://w3id.org/skillpath/id/>", "<urn:x:>"),
    f"BASE <http://x.org/y/>\n{HEAD}<r> a sp:Roadmap . <#a> a sp:Skill . <../b> a sp:Tool .",
    f"{HEAD}<r> a sp:Roadmap . <a> a sp:Skill ; schema:url <?q> , <//x.org/> .",
    f"{SOUND}:a skos:altLabel 'b', 'a', 'B', 'a b', 'a', 'a\"\\\\\\n\\u0001', '\U0001d11e'@de .",
    f"{SOUND}:b sp:hasRequirement [ sp:of [ sp:of :a ] , 'a' , 5 , :a ] .",
    f"{SOUND}:s sp:inOrder _:l . _:l rdf:first :b ; rdf:rest ( :a :b ) .",
    f"{SOUND}:a skos:exactMatch <http://x.org/> . <http://x.org/> skos:notation 0043 .",
    f"{SOUND}:a sp:requirement :b ; a sp:Tol , 'x' . :z skos:closeMatch <http://x.org/> .",
    f"{SOUND}:q sp:specializes :r ; sp:hasStep :t . :t a sp:Step .",
]


def by_rdflib(*texts: bytes) -> Json:
    """The document of what rdflib reads, handed over as N-Triples."""
    graph = Graph(bind_namespaces="none")
    for text in texts:
        graph.parse(data=text, format="turtle", publicID=DEFAULT_BASE)
    lines = graph.serialize(format="nt", encoding="utf-8")
    triples = Triples()
    triples.take(parse(lines, RdfFormat.N_TRIPLES, lenient=True), USUAL)
    return document_from(triples, "memory")


def read_here(*texts: bytes) -> Json:
    return rdf_document(TURTLE, [(text, "memory") for text in texts])[0]


def test_the_shipped_files_say_what_they_say_to_rdflib() -> None:
    texts = [path.read_bytes() for path in shipped_paths()]
    assert read_here(*texts) == by_rdflib(*texts)


@settings(thoroughly, max_examples=30)
@given(written_roadmaps())
def test_whatever_is_written_says_what_it_says_to_rdflib(roadmap: Roadmap) -> None:
    text = written(roadmap, ".ttl")
    assert read_here(text) == by_rdflib(text)


@pytest.mark.parametrize("text", OTHERS)
def test_turtle_by_others_says_what_it_says_to_rdflib(text: str) -> None:
    assert read_here(text.encode()) == by_rdflib(text.encode())


@pytest.mark.parametrize("number", NUMBERS)
@pytest.mark.parametrize("term", ["sp:effortLow", "sp:validMonths", "skos:definition"])
def test_a_number_is_what_it_is_to_rdflib(number: str, term: str) -> None:
    text = f"{SOUND}:a {term} {number} .".encode()
    assert repr(read_here(text)) == repr(by_rdflib(text))


def test_several_files_are_one_but_for_the_names_of_blank_nodes() -> None:
    texts = [f"{HEAD}:{one} sp:inOrder _:l . _:l rdf:first :{one} ." for one in "st"]
    steps = f"{SOUND}:t a sp:Step . :s sp:covers :t , :s . :t sp:covers :t , :s ."
    found = read_here(steps.encode(), *map(str.encode, texts))["steps"]
    assert [(one["id"], one["covers"]) for one in found] == [
        ("s", ["s", "a", "b", "t"]),
        ("t", ["t", "s"]),
    ]


def test_languages_are_told_in_any_case() -> None:
    text = SOUND.replace('"A"', "'Apfel'@de, 'Apple'@EN, 'Plain'")
    assert read_here(text.encode())["items"][0]["name"] == "Apple"


def test_blank_nodes_keep_the_order_of_the_file() -> None:
    many = " , ".join(f"[ sp:of :{one} ; sp:minimum 1 ]" for one in "badcfe")
    item = read_here(f"{SOUND}:c a sp:Tool ; sp:hasRequirement {many} .".encode())["items"][2]
    assert [one["of"]["of"] for one in item["requires"]] == [[one] for one in "badcfe"]


def test_no_more_triples_are_read_than_the_limit() -> None:
    text, count = SOUND.encode(), len(Graph().parse(data=SOUND))
    assert rdf_document(TURTLE, [(text, "x")], limits=replace(USUAL, values=count))
    with pytest.raises(UnreadableError) as caught:
        rdf_document(TURTLE, [(text, "x")], limits=replace(USUAL, values=count - 1))
    assert str(caught.value) == (
        f"x: found more than {count - 1} triples, or IRIs that say over and over what is long; "
        "expected fewer"
    )


def test_a_long_prefix_is_not_written_out_without_end() -> None:
    long = (
        f"PREFIX l: <http://x.org/{'y' * 1000}/> l:a l:b {', '.join(f'l:{n}' for n in range(99))} ."
    )
    text = f"{SOUND}{long}".encode()
    assert rdf_document(TURTLE, [(text, "x")])
    with pytest.raises(UnreadableError, match="IRIs that say over and over what is long"):
        rdf_document(TURTLE, [(text, "x")], limits=replace(USUAL, size=len(text)))


def test_triples_of_several_files_count_together() -> None:
    texts = [(SOUND.encode(), "x"), (b"<a:b> <a:b> <a:b> .", "y")]
    count = len(Graph().parse(data=SOUND))
    with pytest.raises(UnreadableError, match=f"y: found more than {count} triples"):
        rdf_document(TURTLE, texts, limits=replace(USUAL, values=count))


@pytest.mark.parametrize(
    ("limits", "expected"),
    [(ReadingLimits(members=3), "over 3 members in all"), (ReadingLimits(members=4), None)],
)
def test_no_more_members_are_read_than_the_limit(
    limits: ReadingLimits, expected: str | None
) -> None:
    shared = ":b sp:hasRequirement :i , :j . :i sp:of :k . :j sp:of :k . :k sp:of :a ."
    text = f"{SOUND.replace('sp:hasRequirement :b.requires.a', 'a sp:Tool')}{shared}".encode()
    if expected is None:
        assert rdf_document(TURTLE, [(text, "x")], limits=limits)
        return
    with pytest.raises(UnreadableError, match=expected):
        rdf_document(TURTLE, [(text, "x")], limits=limits)


def test_groups_deeper_than_the_limit_are_left_for_the_check() -> None:
    chain = "".join(f":g{one} sp:of :g{one + 1} . " for one in range(4))
    text = f"{SOUND}:a sp:hasRequirement :g0 . {chain} :g4 sp:of :b .".encode()
    found = rdf_document(TURTLE, [(text, "x")], limits=replace(USUAL, depth=1))[0]["items"][0]
    assert found["requires"][0]["of"] == {"all_of": [{"all_of": [{"all_of": [{"all_of": []}]}]}]}


def test_reading_turtle_takes_no_rdflib() -> None:
    code = (
        "import sys, skillpath.ontology; skillpath.ontology.read(); print('rdflib' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    assert done.stdout == "False\n"
