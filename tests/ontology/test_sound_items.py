"""Items made straight from triples, held against those that come of the document."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from skillpath.graph import Attainable
from skillpath.ontology import UnreadableError
from skillpath.ontology.document_in import draft_of
from skillpath.ontology.formats import TURTLE
from skillpath.ontology.limits import USUAL
from skillpath.ontology.rdf_drafts import NodePlaces, draft_of_rdf, rdf_document
from skillpath.ontology.rdf_in import document_from
from skillpath.ontology.reading import shipped_paths
from skillpath.ontology.sound_items import SoundItems
from skillpath.ontology.turtle_in import parse_turtle
from tests.ontology.files import written
from tests.ontology.test_round_trips import thoroughly
from tests.ontology.written_roadmaps import written_roadmaps

if TYPE_CHECKING:
    from skillpath.graph import Roadmap
    from skillpath.ontology.limits import ReadingLimits

HEAD = """PREFIX : <https://w3id.org/skillpath/id/>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
PREFIX schema: <https://schema.org/>
PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX sp: <https://w3id.org/skillpath/ns#>
:r a sp:Roadmap ; skos:prefLabel "R" .
:b a sp:Skill ; skos:prefLabel "B" .
:c a sp:Tool ; skos:prefLabel "C" .
:a a sp:Skill ; skos:prefLabel "A" """
FACTS = [
    "; a sp:Tool",
    "; skos:prefLabel 'Apfel'@de , 'Apple'@en",
    f"; skos:altLabel '{'x' * 301}'",
    f"; skos:definition '{'x' * 10_001}'",
    "; skos:definition 7 ; schema:url 'no link' , <http://x.org/>",
    "; sp:level sp:Expert ; sp:status sp:Active",
    "; sp:level sp:Expert , sp:Beginner",
    "; sp:level 'beginner'",
    "; sp:level sp:Wizard",
    "; sp:status sp:Retired ; dcterms:isReplacedBy :b",
    "; sp:certifies :b ; schema:price 5 ; sp:validMonths 3",
    "; sp:effortLow 1 ; sp:effortLikely 2.5 ; sp:effortHigh 3e0",
    "; sp:effortLow 1 ; sp:effortLikely 2",
    "; sp:effortLow 1 , 2 ; sp:effortLikely 2 ; sp:effortHigh 3",
    "; sp:effortLow true ; sp:effortLikely 'two' ; sp:effortHigh 3",
    f"; sp:effortLow 1 ; sp:effortLikely 2 ; sp:effortHigh 1{'0' * 400}",
    "; sp:hasRequirement [ sp:of :b ]",
    "; sp:hasRequirement [ sp:of :b ; sp:strength sp:Recommended ; skos:note 'why' ]",
    "; sp:hasRequirement [ sp:of :b , :c ; sp:minimum 1 ; dcterms:source 'who' ]",
    "; sp:hasRequirement [ sp:of :b ; sp:minimum 1 ]",
    "; sp:hasRequirement [ sp:of [ sp:of :b ] ]",
    "; sp:hasRequirement [ sp:of :b , [ sp:of :b , :c ] ] , [ sp:of :c ; sp:minimum 0 ]",
    "; sp:hasRequirement [ sp:of :b ; sp:minimum 'one' ]",
    "; sp:hasRequirement [ sp:of :b ; sp:minimum 1 , 2 ]",
    "; sp:hasRequirement [ sp:of :b ; sp:minimum true ]",
    "; sp:hasRequirement [ skos:note 'of nothing' ]",
    "; sp:hasRequirement :b , 'text' , 5",
    f"; sp:hasRequirement [ sp:of :b ; skos:note '{'x' * 10_001}' ]",
    f"; sp:hasRequirement {'[ sp:of ' * 16} :b {'] ' * 16}",
    f"; sp:hasRequirement {'[ sp:of ' * 18} :b {'] ' * 18}",
    f"; sp:hasRequirement {'[ sp:minimum 1 ; sp:of :c , ' * 16} :b {'] ' * 16}",
    f"; sp:hasRequirement {'[ sp:minimum 1 ; sp:of :c , ' * 17} :b {'] ' * 17}",
    "; skos:exactMatch <http://x.org/> . <http://x.org/> skos:prefLabel 'X' ; skos:notation 7",
    "; skos:closeMatch :b , 'text'",
    ". [] a schema:LearningResource ; schema:teaches :a ; schema:name 'N' ; schema:url 'U'",
]
"""What an item may say, sound or not."""


def both(*texts: bytes, limits: ReadingLimits = USUAL) -> tuple[object, object]:
    """Items and findings as they are read, and as the document alone tells them."""
    named = [(text, "memory") for text in texts]
    document, _ = rdf_document(TURTLE, named, limits)
    places = NodePlaces(named, str(document["base"]), is_jsonld=False)
    drafts = draft_of_rdf(TURTLE, named, limits), draft_of(document, "memory", limits, places)
    read, told = ((one.items, one.findings, one.untold) for one in drafts)
    return read, told


def made_ready(text: bytes) -> list[bool]:
    """Whether each item was made without its document."""
    document = document_from(parse_turtle((text, "memory")), "memory", USUAL, SoundItems)
    return [isinstance(one, Attainable) for one in document["items"]]


@pytest.mark.parametrize("fact", FACTS)
def test_an_item_is_what_its_document_says(fact: str) -> None:
    read, told = both(f"{HEAD}{fact} .".encode())
    assert read == told


@settings(thoroughly, max_examples=60)
@given(st.lists(st.sampled_from(FACTS), min_size=2, max_size=4, unique=True))
def test_facts_together_are_what_the_document_says(facts: list[str]) -> None:
    statements = "".join(f"\n:a a sp:Skill {one} ." for one in facts)
    read, told = both(f"{HEAD}.{statements}".encode())
    assert read == told


@settings(thoroughly, max_examples=40)
@given(written_roadmaps())
def test_whatever_is_written_is_what_its_document_says(roadmap: Roadmap) -> None:
    read, told = both(written(roadmap, ".ttl"))
    assert read == told


def test_the_shipped_items_are_what_their_documents_say() -> None:
    read, told = both(*(path.read_bytes() for path in shipped_paths()))
    assert read == told


def test_most_items_need_no_document() -> None:
    plain = f"{HEAD}; sp:hasRequirement [ sp:of :b ] ; skos:altLabel 'x' .".encode()
    assert made_ready(plain) == [True] * 3
    assert made_ready(f"{HEAD}; sp:level 'beginner' .".encode()) == [False, True, True]


def test_members_count_once_whichever_way_they_are_read() -> None:
    text = (
        f"{HEAD}; sp:hasRequirement [ sp:of :b , :c ; sp:minimum 1 , 2 ] , [ sp:of :b ] .".encode()
    )
    assert draft_of_rdf(TURTLE, [(text, "x")], replace(USUAL, members=2)).items
    with pytest.raises(UnreadableError, match="over 1 members in all"):
        draft_of_rdf(TURTLE, [(text, "x")], replace(USUAL, members=1))
