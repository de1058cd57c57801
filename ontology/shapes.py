"""The published SHACL shapes, and what breaks them."""

from __future__ import annotations

import logging
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING

import pyshacl
from rdflib import BNode, Graph, Literal, URIRef
from rdflib.namespace import DCTERMS, FOAF, RDF, SH, SKOS

from skillpath.graph import DEFAULT_BASE, Fault, Severity
from skillpath.graph.collecting import collector_paused
from skillpath.graph.errors import shortened
from skillpath.ontology.literals import BLANK, parts_of
from skillpath.ontology.namespaces import SCHEMA, SP
from skillpath.ontology.reading import data_path
from skillpath.ontology.terms import PREFIXES

if TYPE_CHECKING:
    from rdflib import Node

    from skillpath.ontology.triples import Triples

MOST_TRIPLES = 500_000
"""pySHACL takes about 60 µs for each triple: half a minute for as many as this."""

PARTS = {
    str(term): part
    for part, terms in {
        "name": (SKOS.prefLabel,),
        "description": (SKOS.definition,),
        "hours": (SP.effortLow, SP.effortLikely, SP.effortHigh),
        "level": (SP.level,),
        "status": (SP.status,),
        "url": (SCHEMA.url,),
        "requires": (SP.hasRequirement, SP.of, SP.minimum, SP.strength),
        "cost": (SCHEMA.price, SCHEMA.priceCurrency),
        "valid_months": (SP.validMonths,),
        "certifies": (SP.certifies,),
        "replaced_by": (DCTERMS.isReplacedBy,),
        "mappings": (SKOS.exactMatch, SKOS.closeMatch, FOAF.focus),
        "position": (SCHEMA.position,),
        "covers": (SP.covers,),
        "optional": (SP.coversOptional,),
    }.items()
    for term in terms
}
"""The key of the JSON form that holds what a property says."""

COMPARED = frozenset(map(str, (SP.effortLow, SP.effortLikely, SP.effortHigh)))
NO_NUMBER = Literal(BLANK)
"""Stands for a blank node where numbers are compared, which pySHACL stumbles over."""

logging.getLogger("rdflib.term").setLevel(logging.CRITICAL)
"""rdflib logs a traceback for each ill-formed number; the document's check reports them."""


def shape_faults(
    triples: Triples, base: str = DEFAULT_BASE, most: int | None = None
) -> list[Fault]:
    """Everything in the triples that breaks the shapes, with the shape's own message.

    IRIs that begin with the base are told by what follows it.

    Of more than `most` triples (the usual number) a note says that they were not checked, and of
    those that pySHACL stumbles over.
    """
    most = MOST_TRIPLES if most is None else most
    if triples.count > most:
        return [_unchecked(f"{triples.count} triples", f"at most {most}")]
    data = graph_of(triples)
    try:
        with collector_paused():
            _, results, _ = pyshacl.validate(
                data,
                shacl_graph=_own("shapes.ttl"),
                ont_graph=_own("vocabulary.ttl"),
                inplace=True,
            )
    except Exception as error:  # noqa: BLE001 - it and rdflib raise what they like
        results = error
    if not isinstance(results, Graph):
        found = f"what pySHACL stumbles over: {shortened(str(results))}"
        return [_unchecked(found, "values that it can compare")]
    broken = results.subjects(RDF.type, SH.ValidationResult)
    teller = _Teller(data, results, base)
    return sorted(map(teller.fault, broken))


def _unchecked(found: str, expected: str) -> Fault:
    told = f"{expected}: the shapes were not checked"
    return Fault("file", found, told, "shapes-not-checked", Severity.NOTE)


def graph_of(triples: Triples) -> Graph:
    """The triples for rdflib."""
    graph = Graph(bind_namespaces="none")
    for subject, term, one in triples:
        told = NO_NUMBER if term in COMPARED and one.startswith("_:") else _node(one)
        graph.add((_node(subject), URIRef(term), told))
    return graph


@cache
def _own(name: str) -> Graph:
    return Graph().parse(data_path(name))


def _node(term: str) -> Node:
    if term.startswith("_:"):
        return BNode(term[2:])
    if not term.startswith('"'):
        return URIRef(term)
    text, language, datatype = parts_of(term)
    try:
        found = Literal(text, lang=language, datatype=datatype, normalize=False)
    except ValueError:  # what pyoxigraph lets pass as a language
        return Literal(text)
    is_number = not isinstance(found.value, Decimal) or found.value.is_finite()
    return found if is_number else Literal(text)


class _Teller:
    """Says in the words of a roadmap what is wrong with a node; data IRIs begin with `base`."""

    def __init__(self, data: Graph, results: Graph, base: str) -> None:
        self._data = data
        self._results = results
        self._base = base

    def fault(self, result: Node) -> Fault:
        """What one result says."""
        node, path, value, message = (
            self._results.value(result, term)
            for term in (SH.focusNode, SH.resultPath, SH.value, SH.resultMessage)
        )
        owner = self._owner(node)
        named = [owner, node, path] if isinstance(node, BNode) and owner != node else [node, path]
        return Fault(
            where=", ".join(self._spoken(one) for one in named if one is not None),
            found="nothing that fits" if value is None else f"{self._spoken(value)}",
            expected=str(message),
            code="shape",
            subject="" if isinstance(owner, BNode) else str(owner).removeprefix(self._base),
            part=PARTS.get(str(path), ""),
        )

    def _owner(self, node: Node | None) -> Node | None:
        """The item that a requirement or a page belongs to; the node itself where none does."""
        seen: set[Node | None] = set()
        while node is not None and node not in seen:
            seen.add(node)
            above = self._data.value(None, SP.hasRequirement, node) or self._data.value(
                node, SCHEMA.teaches
            )
            group = (node, RDF.type, SP.Requirement) in self._data
            owner = above or (self._data.value(None, SP.of, node) if group else None)
            if owner is None:
                break
            node = owner
        return node

    def _spoken(self, node: Node | None) -> str:
        """An id in quotes, a term with its prefix, a text in quotes, another IRI in full.

        What parsers call a blank node is another word at each run, and none of the author's.
        """
        if isinstance(node, BNode):
            return "a blank node"
        if not isinstance(node, URIRef):
            return f"'{node}'"
        if node.startswith(self._base) and len(node) > len(self._base):
            return f"'{node.removeprefix(self._base)}'"
        for prefix, namespace in PREFIXES.items():
            if node.startswith(str(namespace)):
                return f"{prefix}:{node.removeprefix(str(namespace))}"
        return f"<{node}>"
