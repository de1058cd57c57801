"""The terms of the vocabulary, from the file that defines them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rdflib import OWL, RDF, RDFS, SKOS, Graph, Namespace, URIRef

from docs.generation.markdown import code, table
from skillpath.ontology.reading import data_path

if TYPE_CHECKING:
    from rdflib.term import Node

SCHEMA = Namespace("https://schema.org/")
NS = Namespace("https://w3id.org/skillpath/ns#")
SORTS = (
    ("Classes", (OWL.Class,)),
    ("Properties", (OWL.ObjectProperty, OWL.DatatypeProperty, OWL.AnnotationProperty)),
)


def vocabulary() -> str:
    """All terms: classes and properties with what they belong to, then the individuals."""
    triples = Graph().parse(data_path("vocabulary.ttl"), format="turtle")
    told: set[URIRef] = set()
    parts: list[str] = []
    for title, kinds in SORTS:
        found = {one for kind in kinds for one in triples.subjects(RDF.type, kind)}
        terms = sorted(one for one in found if isinstance(one, URIRef) and one.startswith(NS))
        told.update(terms)
        parts += [f"## {title}", _table(triples, terms)]
    others = {one for one in triples.subjects() if isinstance(one, URIRef) and one.startswith(NS)}
    parts += ["## Individuals", _table(triples, sorted(others - told))]
    return "\n\n".join(parts)


def _table(triples: Graph, terms: list[URIRef]) -> str:
    return table(
        ("term", "definition", "belongs to", "holds"), (_row(triples, term) for term in terms)
    )


def _row(triples: Graph, term: URIRef) -> tuple[str, str, str, str]:
    def names(*properties: URIRef) -> str:
        found = (one for kind in properties for one in triples.objects(term, kind))
        return ", ".join(sorted(code(_short(triples, one)) for one in found))

    belongs = names(RDFS.subClassOf, SCHEMA.domainIncludes)
    if not belongs:
        kinds = triples.objects(term, RDF.type)
        belongs = ", ".join(
            sorted(code(_short(triples, one)) for one in kinds if one != OWL.NamedIndividual)
        )
    definition = str(triples.value(term, SKOS.definition) or "")
    return code(_short(triples, term)), definition, belongs, names(SCHEMA.rangeIncludes)


def _short(triples: Graph, term: Node) -> str:
    return triples.namespace_manager.normalizeUri(str(term))
