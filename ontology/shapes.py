"""The published SHACL shapes, and what breaks them."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import pyshacl
from rdflib import Graph
from rdflib.namespace import RDF, SH

from skillpath.graph import Fault
from skillpath.ontology.reading import data_path

if TYPE_CHECKING:
    from rdflib import Node


def shape_faults(triples: Graph) -> list[Fault]:
    """Everything in the triples that breaks the shapes, with the shape's own message."""
    _, results, _ = pyshacl.validate(
        triples, shacl_graph=_own("shapes.ttl"), ont_graph=_own("vocabulary.ttl")
    )
    if not isinstance(results, Graph):
        raise TypeError(f"pySHACL failed: {results!r}")
    found = results.subjects(RDF.type, SH.ValidationResult)
    return sorted(_fault(results, result) for result in found)


@cache
def _own(name: str) -> Graph:
    return Graph().parse(data_path(name))


def _fault(results: Graph, result: Node) -> Fault:
    node, path = results.value(result, SH.focusNode), results.value(result, SH.resultPath)
    value = results.value(result, SH.value)
    message = results.value(result, SH.resultMessage)
    where = f"<{node}>" if path is None else f"<{node}>, <{path}>"
    found = "nothing that fits" if value is None else f"'{value}'"
    return Fault(where, found, str(message), "shape")
