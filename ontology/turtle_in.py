"""From triples to the JSON form of a roadmap, which is then checked like any other."""

from __future__ import annotations

import logging
from collections import defaultdict
from typing import TYPE_CHECKING, Any

from rdflib import Graph
from rdflib.collection import Collection
from rdflib.namespace import DCTERMS, OWL, RDF, SKOS

from skillpath.graph import Kind
from skillpath.graph.errors import shortened
from skillpath.ontology.errors import UnreadableError
from skillpath.ontology.nodes import Nodes
from skillpath.ontology.requirements_in import Requirements
from skillpath.ontology.terms import MATCHES, SCHEMA, SP, unknown_terms

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator

    from rdflib import Node

    from skillpath.ontology.document_out import Json

KINDS = {
    SP.Attainable: Kind.SKILL,
    SP.Skill: Kind.SKILL,
    SP.Tool: Kind.TOOL,
    SP.Certification: Kind.CERTIFICATION,
}

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
    special = set(triples.subjects(SP.specializes))
    roadmaps = special.union(triples.subjects(RDF.type, SP.Roadmap))
    general = sorted(roadmaps - special, key=str)
    if len(general) != 1:
        found = f"{len(general)} nodes of the class sp:Roadmap"
        found += " that specialize no other" if len(roadmaps) > len(general) else ""
        raise UnreadableError(where, found, "one")
    for one in sorted(special, key=str):
        named = sorted(map(str, triples.objects(one, SP.specializes)))
        if named != [str(general[0])]:
            found = shortened(" and ".join(named))
            raise UnreadableError(f"{where}, <{one}>, sp:specializes", found, f"<{general[0]}>")
    return _Reader(triples, general[0], where).document(sorted(special, key=str))


class _Reader:
    def __init__(self, triples: Graph, roadmap: Node, where: str) -> None:
        self._triples = triples
        self._where = where
        self._roadmap = roadmap
        iri = str(roadmap)
        self._nodes = Nodes(triples, iri[: max(iri.rfind("/"), iri.rfind("#")) + 1])
        self._requirements = Requirements(triples, self._nodes, where)
        self._resources: dict[Node, list[Json]] = defaultdict(list)

    def document(self, others: Iterable[Node]) -> Json:
        node = self._roadmap
        for page in self._nodes.instances(SCHEMA.LearningResource):
            for taught in self._nodes.all(page, SCHEMA.teaches):
                self._resources[taught].append(self._resource(page))
        theirs = {step for one in others for step in self._nodes.all(one, SP.hasStep)}
        own = self._nodes.all(node, SP.hasStep)
        steps = {*own, *(one for one in self._nodes.instances(SP.Step) if one not in theirs)}
        kinds: dict[Node, set[Kind]] = defaultdict(set)
        for class_, kind in KINDS.items():
            for item in self._nodes.instances(class_):
                kinds[item].add(kind)
        return (
            unknown_terms(self._triples)
            | self._strays(kinds)
            | {
                "id": self._nodes.id(node),
                "name": self._nodes.text(node, SKOS.prefLabel),
                "base": self._nodes.base,
                "description": self._nodes.text(node, SKOS.definition),
                "version": self._nodes.text(node, OWL.versionInfo),
                "license": self._nodes.text(node, DCTERMS.license),
                "prepares_for": self._nodes.text(node, SP.preparesFor),
                "steps": [self._step(step) for step in sorted(steps, key=str)],
                "specializations": [self._outline(one) for one in others],
                "items": [self._item(item, found) for item, found in kinds.items()],
            }
        )

    def _strays(self, items: Container[Node]) -> Json:
        """Mappings of what is no item, as keys that the check refuses: a misspelt IRI."""
        return {
            f"<{subject}> {match} match": str(subject)
            for match, term in MATCHES.items()
            for subject in sorted(set(self._triples.subjects(term)), key=str)
            if str(subject).startswith(self._nodes.base) and subject not in items
        }

    def _outline(self, node: Node) -> Json:
        refused = {"version": OWL.versionInfo, "license": DCTERMS.license}
        told = {key: self._nodes.text(node, term) for key, term in refused.items()}
        return {key: text for key, text in told.items() if text is not None} | {
            "id": self._nodes.id(node),
            "name": self._nodes.text(node, SKOS.prefLabel),
            "description": self._nodes.text(node, SKOS.definition),
            "prepares_for": self._nodes.text(node, SP.preparesFor),
            "steps": [self._step(step) for step in self._nodes.all(node, SP.hasStep)],
        }

    def _step(self, node: Node) -> Json:
        place = self._places(node)
        return {
            "id": self._nodes.id(node),
            "name": self._nodes.text(node, SKOS.prefLabel),
            "position": self._nodes.value(node, SCHEMA.position),
            "covers": self._nodes.ids(sorted(self._nodes.all(node, SP.covers), key=place)),
            "optional": self._nodes.ids(
                sorted(self._nodes.all(node, SP.coversOptional), key=place)
            ),
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
        requirements = self._nodes.all(node, SP.hasRequirement)
        by_strength: dict[bool, list[Json]] = {True: [], False: []}
        for requirement in requirements:
            is_recommended = (requirement, SP.strength, SP.Recommended) in self._triples
            by_strength[is_recommended].append(self._requirements.document(requirement))
        found = {
            "id": self._nodes.id(node),
            "name": self._nodes.text(node, SKOS.prefLabel),
            "kind": " and ".join(sorted(kinds)),
            "hours": self._hours(node),
            "level": self._nodes.individual(node, SP.level),
            "alt_labels": sorted(str(one) for one in self._nodes.all(node, SKOS.altLabel)),
            "description": self._nodes.text(node, SKOS.definition),
            "url": self._nodes.text(node, SCHEMA.url),
            "requires": by_strength[False],
            "recommends": by_strength[True],
            "certifies": self._nodes.ids(self._nodes.all(node, SP.certifies)),
            "status": self._nodes.individual(node, SP.status),
            "replaced_by": self._nodes.ids(self._nodes.all(node, DCTERMS.isReplacedBy)),
            "resources": self._resources[node],
            "mappings": list(self._mappings(node)),
            "cost": self._cost(node),
            "valid_months": self._nodes.value(node, SP.validMonths),
        }
        return {key: value for key, value in found.items() if value is not None}

    def _hours(self, node: Node) -> Json | None:
        terms = {"low": SP.effortLow, "likely": SP.effortLikely, "high": SP.effortHigh}
        found = {key: self._nodes.value(node, term) for key, term in terms.items()}
        known = {key: value for key, value in found.items() if value is not None}
        return known or None

    def _mappings(self, node: Node) -> Iterator[Json]:
        for match, term in MATCHES.items():
            for iri in self._nodes.all(node, term):
                found: Json = {"match": match, "iri": str(iri)}
                if not str(iri).startswith(self._nodes.base):
                    found["name"] = self._nodes.text(iri, SKOS.prefLabel)
                    found["code"] = self._nodes.text(iri, SKOS.notation)
                yield found

    def _cost(self, node: Node) -> Json | None:
        terms = {"amount": SCHEMA.price, "currency": SCHEMA.priceCurrency}
        found = {key: self._nodes.value(node, term) for key, term in terms.items()}
        return None if all(value is None for value in found.values()) else found

    def _resource(self, page: Node) -> Json:
        return {
            "name": self._nodes.text(page, SCHEMA.name),
            "url": self._nodes.text(page, SCHEMA.url),
            "hours": self._nodes.value(page, SP.effortLikely),
        }
