"""The published SHACL shapes, and what breaks them."""

from __future__ import annotations

import logging
from functools import cache
from typing import TYPE_CHECKING

import pyshacl
from rdflib import BNode, Graph, Literal, URIRef
from rdflib.namespace import RDF, SH

from skillpath.graph import Fault, Severity
from skillpath.ontology.collecting import collector_paused
from skillpath.ontology.literals import parts_of
from skillpath.ontology.reading import data_path

if TYPE_CHECKING:
    from rdflib import Node

    from skillpath.ontology.triples import Triples

MOST_TRIPLES = 500_000
"""pySHACL takes about 60 µs for each triple: half a minute for as many as this."""

logging.getLogger("rdflib.term").setLevel(logging.CRITICAL)
"""rdflib logs a traceback for each ill-formed number; the document's check reports them."""


def shape_faults(triples: Triples, most: int | None = None) -> list[Fault]:
    """Everything in the triples that breaks the shapes, with the shape's own message.

    Of more than `most` triples (the usual number) a note says that they were not checked.
    """
    most = MOST_TRIPLES if most is None else most
    if triples.count > most:
        found = f"{triples.count} triples"
        expected = f"at most {most}: the shapes were not checked"
        return [Fault("file", found, expected, "shapes-not-checked", Severity.NOTE)]
    with collector_paused():
        _, results, _ = pyshacl.validate(
            graph_of(triples),
            shacl_graph=_own("shapes.ttl"),
            ont_graph=_own("vocabulary.ttl"),
            inplace=True,
        )
    if not isinstance(results, Graph):
        raise TypeError(f"pySHACL failed: {results!r}")
    broken = results.subjects(RDF.type, SH.ValidationResult)
    return sorted(_fault(results, result) for result in broken)


def graph_of(triples: Triples) -> Graph:
    """The triples for rdflib."""
    graph = Graph(bind_namespaces="none")
    for subject, term, one in triples:
        graph.add((_node(subject), URIRef(term), _node(one)))
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
        return Literal(text, lang=language, datatype=datatype, normalize=False)
    except ValueError:  # what pyoxigraph lets pass as a language
        return Literal(text)


def _fault(results: Graph, result: Node) -> Fault:
    node, path = results.value(result, SH.focusNode), results.value(result, SH.resultPath)
    value = results.value(result, SH.value)
    message = results.value(result, SH.resultMessage)
    where = f"<{node}>" if path is None else f"<{node}>, <{path}>"
    found = "nothing that fits" if value is None else f"'{value}'"
    return Fault(where, found, str(message), "shape")
