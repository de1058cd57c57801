"""From a `Roadmap` to JSON-LD: the triples of its Turtle as objects that nest."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import orjson
from rdflib import BNode, Literal, URIRef
from rdflib.collection import Collection
from rdflib.namespace import RDF

from skillpath.ontology.addresses import joined
from skillpath.ontology.jsonld_terms import (
    INTEGER,
    IRIS,
    KEY_OF,
    KEYS,
    REQUIREMENT,
    Term,
    context,
)
from skillpath.ontology.triples_out import triples_of

if TYPE_CHECKING:
    from rdflib import Graph, Node

    from skillpath.graph import Roadmap
    from skillpath.ontology.document_out import Json

RELATIVE = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")
"""What stands for itself behind a base; with a colon or a slash it might not."""


def jsonld_of(roadmap: Roadmap) -> bytes:
    """The roadmap as JSON-LD with its context: nodes sorted, equal for equal roadmaps."""
    writer = _Writer(triples_of(roadmap), roadmap.base)
    document = {"@context": context(writer.base), "@graph": writer.nodes()}
    return orjson.dumps(document, option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE)


class _Writer:
    """Its base is that of the roadmap where ids behind it are what addresses come to."""

    def __init__(self, triples: Graph, base: str) -> None:
        self._own = base
        self._lead = "#" if base.endswith("#") else ""
        self.base = base if joined(base, f"{self._lead}x") == f"{base}x" else ""
        self._triples = triples
        self._inner = set(triples.subjects(RDF.type, URIRef(REQUIREMENT)))

    def nodes(self) -> list[Json]:
        """All but the requirements, which stand where they are asked for; own ones first."""
        found = {one for one in self._triples.subjects() if not isinstance(one, BNode)}
        return [self._node(one) for one in sorted(found - self._inner, key=self._place)]

    def _place(self, node: Node) -> tuple[bool, str]:
        return not str(node).startswith(self._own), str(node)

    def _node(self, node: Node) -> Json:
        types = sorted(IRIS[str(one)] for one in self._triples.objects(node, RDF.type))
        said: dict[str, list[Node]] = {}
        for term, one in self._triples.predicate_objects(node):
            if term != RDF.type:
                said.setdefault(KEY_OF[str(term)], []).append(one)
        return (
            {"id": self._id(node)}
            | ({"type": types if len(types) > 1 else types[0]} if types else {})
            | {key: self._values(said[key], term) for key, term in KEYS.items() if key in said}
        )

    def _values(self, found: list[Node], term: Term) -> Any:
        if term.container == "@list":
            return [self._id(one) for one in Collection(self._triples, found[0])]
        values = [self._value(one, term) for one in sorted(found, key=str)]
        return values if term.container or len(values) > 1 else values[0]

    def _value(self, found: Node, term: Term) -> Any:
        if isinstance(found, Literal):
            return _literal(found, term)
        if found in self._inner:
            return self._node(found)
        return IRIS[str(found)] if term.type == "@vocab" else self._id(found)

    def _id(self, node: Node) -> str:
        """Relative to the base where that is surely read back as it was."""
        iri = str(node)
        rest = iri.removeprefix(self.base)
        is_ours = self.base and rest != iri and RELATIVE.fullmatch(rest)
        return f"{self._lead}{rest}" if is_ours else iri


def _literal(found: Literal, term: Term) -> Any:
    kind = {"@language": found.language or "", "@type": str(found.datatype or "")}
    if kind == {"@language": term.language, "@type": term.type}:
        return str(found)
    if kind["@type"] == INTEGER:
        return int(found)
    return {"@value": str(found)} | {key: value for key, value in kind.items() if value}
