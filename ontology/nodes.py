"""What triples say of a node: ids, texts, numbers, in one order."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

from rdflib import Literal, URIRef
from rdflib.namespace import RDF

from skillpath.ontology.terms import SP

if TYPE_CHECKING:
    from collections.abc import Iterable

    from rdflib import Graph, Node


class Nodes:
    """The nodes of a graph of triples; data IRIs begin with `base`."""

    def __init__(self, triples: Graph, base: str) -> None:
        """Look at these triples."""
        self._triples = triples
        self.base = base

    def all(self, node: Node, term: URIRef) -> list[Node]:
        """The objects of the term, sorted."""
        return sorted(set(self._triples.objects(node, term)), key=str)

    def instances(self, class_: URIRef) -> list[Node]:
        """The nodes of the class, sorted."""
        return sorted(set(self._triples.subjects(RDF.type, class_)), key=str)

    def id(self, node: Node) -> str:
        """The IRI without the roadmap's base; a node from elsewhere keeps all of it."""
        return str(node).removeprefix(self.base) if isinstance(node, URIRef) else "a blank node"

    def ids(self, nodes: Iterable[Node]) -> list[str]:
        """The id of each."""
        return [self.id(node) for node in nodes]

    def individual(self, node: Node, term: URIRef) -> str | None:
        """`sp:Beginner` as `beginner`."""
        found = self.text(node, term)
        return found.removeprefix(str(SP)).lower() if found else None

    def text(self, node: Node, term: URIRef) -> str | None:
        """The English text, else the one without a language, else the first there is."""
        found = sorted(self.all(node, term), key=_by_language)
        return str(found[0]) if found else None

    def value(self, node: Node, term: URIRef) -> Any:
        """The first object as a number or a text; None where there is none."""
        found = next(iter(self.all(node, term)), None)
        if not isinstance(found, Literal):
            return None if found is None else str(found)
        value = found.value
        if isinstance(value, Decimal):
            return float(value)
        return str(found) if value is None else value


def _by_language(node: Node) -> tuple[int, str]:
    language = node.language if isinstance(node, Literal) else None
    return (0 if language == "en" else 1 if language is None else 2, str(node))
