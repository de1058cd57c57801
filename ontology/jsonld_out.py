"""From triples to JSON-LD: objects that nest, with their context."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import orjson
from rdflib import BNode, Literal, URIRef
from rdflib.collection import Collection
from rdflib.namespace import RDF

from skillpath.ontology.addresses import joined
from skillpath.ontology.jsonld_terms import (
    BOOLEAN,
    INTEGER,
    NESTED,
    ROADMAPS,
    Lexicon,
    Term,
)
from skillpath.ontology.triples_out import triples_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rdflib import Graph, Node

    from skillpath.graph import Roadmap
    from skillpath.ontology.document_out import Json

RELATIVE = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")
"""What stands for itself behind a base; with a colon or a slash it might not."""


def jsonld_of(roadmap: Roadmap) -> bytes:
    """The roadmap as JSON-LD with its context: nodes sorted, equal for equal roadmaps."""
    writer = _Writer(triples_of(roadmap), roadmap.base, ROADMAPS, ())
    context = ROADMAPS.context(writer.base, ROADMAPS.keys, ROADMAPS.names.values())
    return _encoded({"@context": context, "@graph": writer.nodes()})


def described_in_jsonld(
    triples: Graph, base: str, lexicon: Lexicon, first: Sequence[Node] = ()
) -> bytes:
    """The triples as JSON-LD whose context has what they use; the `first` nodes come first."""
    writer = _Writer(triples, base, lexicon, first)
    nodes = writer.nodes()
    context = lexicon.context(writer.base, writer.used, writer.used)
    return _encoded({"@context": context, "@graph": nodes})


def _encoded(document: Json) -> bytes:
    return orjson.dumps(document, option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE)


class _Writer:
    """Its base is the given one where ids behind it are what addresses come to.

    `used` gathers the keys and names that were written.
    """

    def __init__(self, triples: Graph, base: str, lexicon: Lexicon, first: Sequence[Node]) -> None:
        self._own = base
        self._lead = "#" if base.endswith("#") else ""
        self.base = base if joined(base, f"{self._lead}x") == f"{base}x" else ""
        self.used: set[str] = set()
        self._triples = triples
        self._keys, self._names = lexicon.keys, lexicon.names
        self._key_of = {term.iri: key for key, term in lexicon.keys.items()}
        self._first = {node: place for place, node in enumerate(first)}
        self._inner = {node for one in NESTED for node in triples.subjects(RDF.type, URIRef(one))}

    def nodes(self) -> list[Json]:
        """All but those that stand where they are mentioned; the first ones, then own ones."""
        found = {one for one in self._triples.subjects() if not isinstance(one, BNode)}
        return [self._node(one) for one in sorted(found - self._inner, key=self._place)]

    def _place(self, node: Node) -> tuple[int, bool, str]:
        place = self._first.get(node, len(self._first))
        return place, not str(node).startswith(self._own), str(node)

    def _node(self, node: Node) -> Json:
        types = sorted(self._name(one) for one in self._triples.objects(node, RDF.type))
        said: dict[str, list[Node]] = {}
        for term, one in self._triples.predicate_objects(node):
            if term != RDF.type:
                said.setdefault(self._key_of[str(term)], []).append(one)
        self.used |= said.keys()
        return (
            {"id": self._id(node)}
            | ({"type": types if len(types) > 1 else types[0]} if types else {})
            | {
                key: self._values(said[key], term)
                for key, term in self._keys.items()
                if key in said
            }
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
        return self._name(found) if term.type == "@vocab" else self._id(found)

    def _name(self, node: Node) -> str:
        name = self._names[str(node)]
        self.used.add(name)
        return name

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
    if kind["@type"] == BOOLEAN:
        return bool(found)
    return {"@value": str(found)} | {key: value for key, value in kind.items() if value}
