"""From triples to the JSON form of a roadmap, which is then checked like any other."""

from __future__ import annotations

import logging
from collections import defaultdict
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from rdflib import Graph, Literal, URIRef
from rdflib.collection import Collection
from rdflib.namespace import DCTERMS, OWL, RDF, SKOS

from skillpath.graph import Kind
from skillpath.graph.checks import MOST_DEPTH
from skillpath.graph.errors import shortened
from skillpath.ontology.errors import UnreadableError
from skillpath.ontology.terms import MATCHES, SCHEMA, SP, TERMS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from rdflib import Node

    from skillpath.ontology.document_out import Json

KINDS = {
    SP.Attainable: Kind.SKILL,
    SP.Skill: Kind.SKILL,
    SP.Tool: Kind.TOOL,
    SP.Certification: Kind.CERTIFICATION,
}

MOST_MEMBERS = 200_000
"""Members of all requirements of a file together, inner ones as often as they are reached."""

logging.getLogger("rdflib.term").setLevel(logging.CRITICAL)
"""rdflib logs a traceback for each ill-formed number; the document's check reports them."""


def parse_turtle(*texts: tuple[bytes, str]) -> Graph:
    """The triples of Turtle files together; each text with where it is from.

    Raises:
        UnreadableError: with the line, when it is not Turtle.
    """
    triples = Graph(bind_namespaces="none")
    for text, where in texts:
        _parse(triples, text, where)
    return triples


def _parse(triples: Graph, text: bytes, where: str) -> None:
    from rdflib.plugins.parsers.notation3 import BadSyntax

    try:
        triples.parse(data=text, format="turtle")
    except BadSyntax as error:
        line = f"{where}, line {error.lines + 1}"
        raise UnreadableError(line, shortened(str(error._why)), "Turtle") from None  # noqa: SLF001
    except Exception as error:  # noqa: BLE001 - rdflib raises whatever it stumbles over
        found = f"what rdflib cannot read ({type(error).__name__}: {shortened(str(error))})"
        raise UnreadableError(where, found, "Turtle") from None


def document_from(triples: Graph, where: str) -> Json:
    """The document that the triples describe.

    Raises:
        UnreadableError: unless they hold exactly one `sp:Roadmap` that specializes no other.
    """
    roadmaps = set(triples.subjects(RDF.type, SP.Roadmap))
    general = [one for one in roadmaps if (one, SP.specializes, None) not in triples]
    if len(general) != 1:
        found = f"{len(general)} nodes of the class sp:Roadmap"
        found += " that specialize no other" if len(roadmaps) > len(general) else ""
        raise UnreadableError(where, found, "one")
    return _Reader(triples, general[0], where).document()


class _Reader:
    def __init__(self, triples: Graph, roadmap: Node, where: str) -> None:
        self._triples = triples
        self._where = where
        self._members = 0
        self._roadmap = roadmap
        iri = str(roadmap)
        self._base = iri[: max(iri.rfind("/"), iri.rfind("#")) + 1]
        self._resources: dict[Node, list[Json]] = defaultdict(list)

    def document(self) -> Json:
        node = self._roadmap
        for page in self._instances(SCHEMA.LearningResource):
            for taught in self._all(page, SCHEMA.teaches):
                self._resources[taught].append(self._resource(page))
        others = [one for one in self._instances(SP.Roadmap) if one != node]
        theirs = {step for one in others for step in self._all(one, SP.hasStep)}
        steps = {*self._all(node, SP.hasStep), *self._instances(SP.Step)} - theirs
        kinds: dict[Node, set[Kind]] = defaultdict(set)
        for class_, kind in KINDS.items():
            for item in self._instances(class_):
                kinds[item].add(kind)
        return self._unknown_terms() | {
            "id": self._id(node),
            "name": self._text(node, SKOS.prefLabel),
            "base": self._base,
            "description": self._text(node, SKOS.definition),
            "version": self._text(node, OWL.versionInfo),
            "license": self._text(node, DCTERMS.license),
            "prepares_for": self._text(node, SP.preparesFor),
            "steps": [self._step(step) for step in sorted(steps, key=str)],
            "specializations": [self._outline(one) for one in others],
            "items": [self._item(item, found) for item, found in kinds.items()],
        }

    def _unknown_terms(self) -> Json:
        """Terms of our namespace that do not exist, as keys that the check refuses.

        A misspelt term would otherwise lose what it says in silence.
        """
        found = {
            f"<{subject}> {_short(name)}": _short(name)
            for subject, term, value in self._triples
            for name in (value if term == RDF.type else term,)
            if str(name).startswith(str(SP)) and str(name)[len(str(SP)) :] not in TERMS
        }
        return dict(sorted(found.items()))

    def _outline(self, node: Node) -> Json:
        return {
            "id": self._id(node),
            "name": self._text(node, SKOS.prefLabel),
            "description": self._text(node, SKOS.definition),
            "steps": [self._step(step) for step in self._all(node, SP.hasStep)],
        }

    def _step(self, node: Node) -> Json:
        place = self._places(node)
        return {
            "id": self._id(node),
            "name": self._text(node, SKOS.prefLabel),
            "position": self._value(node, SCHEMA.position),
            "covers": self._ids(sorted(self._all(node, SP.covers), key=place)),
            "optional": self._ids(sorted(self._all(node, SP.coversOptional), key=place)),
        }

    def _places(self, step: Node) -> Any:
        """A sort key: the place in the step's list; what is not listed comes last, by IRI."""
        order = self._triples.value(step, SP.inOrder)
        listed = self._list(order, step) if order is not None else []
        place = {one: number for number, one in enumerate(listed)}
        return lambda one: (place.get(one, len(place)), str(one))

    def _list(self, order: Node, step: Node) -> list[Node]:
        try:
            return list(Collection(self._triples, order))
        except ValueError:
            where = f"{self._where}, <{step}>, sp:inOrder"
            raise UnreadableError(where, "a list without an end", "a list") from None

    def _item(self, node: Node, kinds: set[Kind]) -> Json:
        requirements = self._all(node, SP.hasRequirement)
        by_strength: dict[bool, list[Json]] = {True: [], False: []}
        for requirement in requirements:
            is_recommended = (requirement, SP.strength, SP.Recommended) in self._triples
            by_strength[is_recommended].append(self._requirement(requirement))
        found = {
            "id": self._id(node),
            "name": self._text(node, SKOS.prefLabel),
            "kind": " and ".join(sorted(kinds)),
            "hours": self._hours(node),
            "level": self._individual(node, SP.level),
            "alt_labels": sorted(str(one) for one in self._all(node, SKOS.altLabel)),
            "description": self._text(node, SKOS.definition),
            "url": self._text(node, SCHEMA.url),
            "requires": by_strength[False],
            "recommends": by_strength[True],
            "certifies": self._ids(self._all(node, SP.certifies)),
            "status": self._individual(node, SP.status),
            "replaced_by": self._ids(self._all(node, DCTERMS.isReplacedBy)),
            "resources": self._resources[node],
            "mappings": list(self._mappings(node)),
            "cost": self._cost(node),
            "valid_months": self._value(node, SP.validMonths),
        }
        return {key: value for key, value in found.items() if value is not None}

    def _hours(self, node: Node) -> Json | None:
        terms = {"low": SP.effortLow, "likely": SP.effortLikely, "high": SP.effortHigh}
        found = {key: self._value(node, term) for key, term in terms.items()}
        known = {key: value for key, value in found.items() if value is not None}
        return known or None

    def _mappings(self, node: Node) -> Iterator[Json]:
        for match, term in MATCHES.items():
            for iri in self._all(node, term):
                found: Json = {"match": match, "iri": str(iri)}
                if not str(iri).startswith(self._base):
                    found["name"] = self._text(iri, SKOS.prefLabel)
                    found["code"] = self._text(iri, SKOS.notation)
                yield found

    def _cost(self, node: Node) -> Json | None:
        terms = {"amount": SCHEMA.price, "currency": SCHEMA.priceCurrency}
        found = {key: self._value(node, term) for key, term in terms.items()}
        return None if all(value is None for value in found.values()) else found

    def _resource(self, page: Node) -> Json:
        return {
            "name": self._text(page, SCHEMA.name),
            "url": self._text(page, SCHEMA.url),
            "hours": self._value(page, SP.effortLikely),
        }

    def _requirement(self, node: Node) -> Json:
        return {
            "of": self._expression(node, 0),
            "reason": self._text(node, SKOS.note),
            "source": self._text(node, DCTERMS.source),
        }

    def _expression(self, node: Node, depth: int) -> Any:
        """An id for a single member, else a group; a group too deep is left for the check.

        Groups may share inner ones, so that few nodes can say very much; what is said is bounded.
        """
        self._members += 1
        if self._members > MOST_MEMBERS:
            where = f"{self._where}, <{node}>"
            raise UnreadableError(where, f"over {MOST_MEMBERS} members in all", "fewer")
        if depth > MOST_DEPTH + 1:
            return {"all_of": []}
        members = self._all(node, SP.of)
        inner = [
            self._expression(member, depth + 1) if self._is_group(member) else self._id(member)
            for member in members
        ]
        minimum = self._value(node, SP.minimum)
        if minimum is not None:
            return {"at_least": minimum, "of": inner}
        if len(inner) == 1 and not self._is_group(members[0]):
            return inner[0]
        return {"all_of": inner}

    def _is_group(self, node: Node) -> bool:
        return (node, SP.of, None) in self._triples

    def _all(self, node: Node, term: URIRef) -> list[Node]:
        return sorted(set(self._triples.objects(node, term)), key=str)

    def _instances(self, class_: URIRef) -> list[Node]:
        return sorted(set(self._triples.subjects(RDF.type, class_)), key=str)

    def _id(self, node: Node) -> str:
        """The IRI without the roadmap's base; a node from elsewhere keeps all of it."""
        return str(node).removeprefix(self._base) if isinstance(node, URIRef) else "a blank node"

    def _ids(self, nodes: Iterable[Node]) -> list[str]:
        return [self._id(node) for node in nodes]

    def _individual(self, node: Node, term: URIRef) -> str | None:
        """`sp:Beginner` as `beginner`."""
        found = self._text(node, term)
        return found.removeprefix(str(SP)).lower() if found else None

    def _text(self, node: Node, term: URIRef) -> str | None:
        """The English text, else the one without a language, else the first there is."""
        found = sorted(self._all(node, term), key=_by_language)
        return str(found[0]) if found else None

    def _value(self, node: Node, term: URIRef) -> Any:
        found = next(iter(self._all(node, term)), None)
        if not isinstance(found, Literal):
            return None if found is None else str(found)
        value = found.value
        if isinstance(value, Decimal):
            return float(value)
        return str(found) if value is None else value


def _short(name: Node) -> str:
    return f"sp:{str(name).removeprefix(str(SP))}"


def _by_language(node: Node) -> tuple[int, str]:
    language = node.language if isinstance(node, Literal) else None
    return (0 if language == "en" else 1 if language is None else 2, str(node))
