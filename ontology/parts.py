"""The files that the shipped roadmap is kept in, and what stands in each."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from rdflib import Literal, URIRef
from rdflib.namespace import DCTERMS, OWL, RDF

from skillpath.ontology.triples_out import LANGUAGE, TripleWriter
from skillpath.ontology.turtle_out import serialized

if TYPE_CHECKING:
    from collections.abc import Mapping

    from skillpath.graph import Roadmap

CC_BY = "https://creativecommons.org/licenses/by/4.0/"


@dataclass(frozen=True, slots=True)
class Source:
    """A classification that items are linked to: `prefix` begins the IRIs of its concepts."""

    iri: str
    prefix: str
    title: str
    version: str
    license: str
    attribution: str


SOURCES = {
    "esco.ttl": Source(
        iri="https://w3id.org/skillpath/mappings/esco",
        prefix="http://data.europa.eu/esco/",
        title="Items of the roadmap and the skills of ESCO that mean the same or nearly the same",
        version="ESCO 1.1.1",
        license="http://data.europa.eu/eli/dec/2011/833/oj",
        attribution="This service uses the ESCO classification of the European Commission.",
    ),
    "onet.ttl": Source(
        iri="https://w3id.org/skillpath/mappings/onet",
        prefix="https://w3id.org/skillpath/onet/",
        title="Items of the roadmap and the technology titles of O*NET, with commodity codes",
        version="O*NET 29.3",
        license=CC_BY,
        attribution=(
            "This page includes information from the O*NET 29.3 Database by the U.S. Department "
            "of Labor, Employment and Training Administration (USDOL/ETA). Used under the CC BY "
            "4.0 license. O*NET is a trademark of USDOL/ETA. skillpath has modified this "
            "information: it chose the titles that name an item of the roadmap. USDOL/ETA has "
            "not approved, endorsed, or tested these modifications."
        ),
    ),
}
"""Where mappings come from, by the file that holds them; others stay with the roadmap."""

PREFIXES = tuple(source.prefix for source in SOURCES.values())


def shipped_texts(roadmap: Roadmap) -> Mapping[str, str]:
    """The Turtle of each file, by its name; read together they make the roadmap again."""
    own, others = TripleWriter(roadmap), TripleWriter(roadmap)
    own.roadmap()
    own.mappings(lambda iri: not iri.startswith(PREFIXES))
    others.specializations()
    texts = {
        "ml-engineer.ttl": serialized(own.triples),
        "industries.ttl": serialized(others.triples),
    }
    return texts | {name: _mappings(roadmap, source) for name, source in SOURCES.items()}


def _mappings(roadmap: Roadmap, source: Source) -> str:
    writer = TripleWriter(roadmap)
    writer.mappings(lambda iri: iri.startswith(source.prefix))
    head = URIRef(source.iri)
    for term, value in (
        (RDF.type, OWL.Ontology),
        (DCTERMS.title, Literal(source.title, lang=LANGUAGE)),
        (DCTERMS.license, URIRef(source.license)),
        (DCTERMS.rights, Literal(source.attribution, lang=LANGUAGE)),
        (OWL.versionInfo, Literal(source.version)),
    ):
        writer.triples.add((head, term, value))
    return serialized(writer.triples)
