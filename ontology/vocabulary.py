"""The vocabulary as it is published: its terms, and its file."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Literal, TypeAlias

from skillpath.ontology.literals import text_of
from skillpath.ontology.reading import data_path
from skillpath.ontology.terms import (
    DCTERMS,
    DEFINITION,
    LICENSE,
    OWL,
    RDF,
    RDFS,
    SCHEMA,
    SP,
    VERSION,
)
from skillpath.ontology.triples import objects

if TYPE_CHECKING:
    from skillpath.ontology.triples import Facts, Triples

TermKind: TypeAlias = Literal["class", "property", "individual"]

FILE = "vocabulary.ttl"
INDIVIDUAL: TermKind = "individual"
KINDS: dict[str, TermKind] = {f"{RDFS}Class": "class", f"{RDF}Property": "property"}
BROADER = (f"{RDFS}subClassOf", f"{RDFS}subPropertyOf")


@dataclass(frozen=True, slots=True)
class VocabularyTerm:
    """A term of the vocabulary; everything but `label` and `definition` is told by IRIs.

    `parents` are the broader classes or properties of one, and the class of an individual;
    `domain` and `range` say what a property is used with, and make nobody infer types.
    """

    iri: str
    name: str
    kind: TermKind
    label: str
    definition: str
    parents: tuple[str, ...]
    domain: tuple[str, ...]
    range: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The vocabulary as a whole; `terms` are classes, properties and individuals, by name."""

    iri: str
    title: str
    description: str
    version: str
    license: str
    terms: tuple[VocabularyTerm, ...]


def vocabulary_terms() -> tuple[VocabularyTerm, ...]:
    """All terms: classes, then properties, then individuals, each sorted by name.

    >>> vocabulary_terms()[0].name
    'Arrival'
    """
    return vocabulary().terms


@cache
def vocabulary() -> Vocabulary:
    """The vocabulary that the shipped file declares; read once per process."""
    from skillpath.ontology.turtle_in import parse_turtle

    triples = parse_turtle((vocabulary_turtle(), FILE))
    (head,) = triples.instances(f"{OWL}Ontology")
    said = triples.of(head)
    return Vocabulary(
        head,
        _text(said, f"{DCTERMS}title"),
        _text(said, f"{DCTERMS}description"),
        _text(said, VERSION),
        _text(said, LICENSE),
        _terms(triples),
    )


def vocabulary_turtle() -> bytes:
    """The bytes of the file."""
    return data_path(FILE).read_bytes()


def _terms(triples: Triples) -> tuple[VocabularyTerm, ...]:
    order = (*KINDS.values(), INDIVIDUAL)
    found = [_term(triples, iri) for iri in triples.saying(f"{RDFS}isDefinedBy")]
    return tuple(sorted(found, key=lambda one: (order.index(one.kind), one.name)))


def _term(triples: Triples, iri: str) -> VocabularyTerm:
    said = triples.of(iri)
    types = triples.classes(iri)
    kind = next((KINDS[one] for one in types if one in KINDS), INDIVIDUAL)
    broader = [one for term in BROADER for one in objects(said, term)]
    return VocabularyTerm(
        iri,
        iri.removeprefix(SP),
        kind,
        _text(said, f"{RDFS}label"),
        _text(said, DEFINITION),
        tuple(broader if kind != INDIVIDUAL else types),
        tuple(objects(said, f"{SCHEMA}domainIncludes")),
        tuple(objects(said, f"{SCHEMA}rangeIncludes")),
    )


def _text(said: Facts, term: str) -> str:
    return "".join(map(text_of, objects(said, term)))
