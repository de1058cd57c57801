"""From a `Roadmap` to triples, and to Turtle that is sorted and made for reading diffs."""

from __future__ import annotations

import hashlib
from decimal import Decimal
from io import BytesIO
from typing import TYPE_CHECKING

from rdflib import BNode, Graph, Literal, URIRef
from rdflib.collection import Collection
from rdflib.namespace import DCTERMS, OWL, RDF, SKOS
from rdflib.plugins.serializers.longturtle import LongTurtleSerializer

from skillpath.graph import Group, Kind, Strength
from skillpath.ontology.namespaces import CETERMS, MATCHES, SCHEMA, SP
from skillpath.ontology.terms import PREFIXES

if TYPE_CHECKING:
    from collections.abc import Callable

    from rdflib import Node

    from skillpath.graph import Attainable, Expression, Requirement, Roadmap, Step

LANGUAGE = "en"
LONGEST_NAME = 120
"""Requirements with longer names than this get a digest of the name instead."""

CLASSES = {
    Kind.SKILL: (SP.Skill, SKOS.Concept, SCHEMA.DefinedTerm),
    Kind.TOOL: (SP.Tool, SKOS.Concept, SCHEMA.DefinedTerm),
    Kind.CERTIFICATION: (SP.Certification, SCHEMA.EducationalOccupationalCredential),
}


def turtle_of(roadmap: Roadmap) -> str:
    """The roadmap as Turtle: one triple a line, sorted, equal for equal roadmaps."""
    return serialized(triples_of(roadmap))


def serialized(triples: Graph) -> str:
    """The triples as Turtle, one a line, sorted by subject, term and object."""
    stream = BytesIO()
    _BySubject(triples).serialize(stream)  # type: ignore[no-untyped-call]
    return stream.getvalue().decode().rstrip("\n") + "\n"


class _BySubject(LongTurtleSerializer):
    """Sorts blocks by their subject alone, so that an item and its requirements stand together.

    rdflib's own order counts references first: another mention of an item would move its block.
    """

    def orderSubjects(self) -> list[Node]:  # noqa: N802 - rdflib's name
        return sorted(self._subjects, key=lambda node: (isinstance(node, BNode), str(node)))

    def label(self, node: Node, position: int) -> str:
        """As rdflib has it, which takes the last quote for escaped behind a backslash that is."""
        label = str(super().label(node, position))  # type: ignore[no-untyped-call]
        if isinstance(node, Literal) and "\n" in node and node.endswith('\\"'):
            text, quotes, rest = label.rpartition('""""')
            return f"{text}\\{quotes}{rest}"
        return label


def triples_of(roadmap: Roadmap) -> Graph:
    """The roadmap as triples, with the prefixes bound."""
    writer = TripleWriter(roadmap)
    writer.roadmap()
    writer.specializations()
    writer.mappings()
    return writer.triples


class TripleWriter:
    """Puts what it is told of a roadmap into `triples`."""

    def __init__(self, roadmap: Roadmap) -> None:
        """Begin without triples, with the prefixes bound."""
        self._roadmap = roadmap
        self.triples = Graph(bind_namespaces="none")
        self.triples.bind("", roadmap.base)
        for prefix, namespace in PREFIXES.items():
            self.triples.bind(prefix, namespace)

    def roadmap(self) -> None:
        """All but the specializations and the mappings."""
        self._head()
        for step in self._roadmap.steps:
            self._step(step)
        for item in self._roadmap.items:
            self._item(item)

    def specializations(self) -> None:
        """The other outlines over the same attainables."""
        for outline in self._roadmap.specializations:
            node = self._node(outline.id)
            self._say(node, RDF.type, SP.Roadmap, CETERMS.Pathway)
            self._say(node, SP.specializes, self._node(self._roadmap.id))
            self._text(node, SKOS.prefLabel, outline.name)
            self._text(node, SKOS.definition, outline.description)
            self._link(node, SP.preparesFor, outline.prepares_for)
            self._say(node, SP.hasStep, *(self._node(step.id) for step in outline.steps))
            for step in outline.steps:
                self._step(step)

    def mappings(self, chosen: Callable[[str], bool] = bool) -> None:
        """The links to concepts elsewhere whose IRIs are chosen."""
        for item in self._roadmap.items:
            for one in item.mappings:
                if chosen(one.iri):
                    target = URIRef(one.iri)
                    self._say(self._node(item.id), MATCHES[one.match], target)
                    self._text(target, SKOS.prefLabel, one.name)
                    self._plain(target, SKOS.notation, one.code)

    def _head(self) -> None:
        roadmap = self._roadmap
        node = self._node(roadmap.id)
        self._say(node, RDF.type, SP.Roadmap, CETERMS.Pathway, OWL.Ontology)
        self._text(node, SKOS.prefLabel, roadmap.name)
        self._text(node, SKOS.definition, roadmap.description)
        self._plain(node, OWL.versionInfo, roadmap.version)
        self._link(node, DCTERMS.license, roadmap.license)
        self._link(node, SP.preparesFor, roadmap.prepares_for)
        self._say(node, SP.hasStep, *(self._node(step.id) for step in roadmap.steps))

    def _step(self, step: Step) -> None:
        node = self._node(step.id)
        self._say(node, RDF.type, SP.Step, CETERMS.PathwayComponent)
        self._text(node, SKOS.prefLabel, step.name)
        self._say(node, SCHEMA.position, Literal(step.position))
        self._say(node, SP.covers, *map(self._node, step.covers))
        self._say(node, SP.coversOptional, *map(self._node, step.optional))
        if step.covers or step.optional:
            order = BNode()
            Collection(self.triples, order, [*map(self._node, (*step.covers, *step.optional))])
            self._say(node, SP.inOrder, order)

    def _item(self, item: Attainable) -> None:
        node = self._node(item.id)
        self._say(node, RDF.type, *CLASSES[item.kind])
        self._text(node, SKOS.prefLabel, item.name)
        self._text(node, SKOS.altLabel, *item.alt_labels)
        self._text(node, SKOS.definition, item.description)
        self._effort(node, item)
        if item.level:
            self._say(node, SP.level, SP[item.level.capitalize()])
        if item.is_retired:
            self._say(node, SP.status, SP.Retired)
        self._link(node, SCHEMA.url, item.url)
        if item.cost:
            self._say(node, SCHEMA.price, _decimal(item.cost.amount))
            self._plain(node, SCHEMA.priceCurrency, item.cost.currency)
        if item.valid_months is not None:
            self._say(node, SP.validMonths, Literal(item.valid_months))
        self._say(node, SP.certifies, *map(self._node, item.certifies))
        self._say(node, DCTERMS.isReplacedBy, *map(self._node, item.replaced_by))
        for requirement in item.requirements:
            self._requirement(item, requirement)
        self._resources(node, item)

    def _effort(self, node: URIRef, item: Attainable) -> None:
        if item.effort:
            for term, hours in (
                (SP.effortLow, item.effort.low),
                (SP.effortLikely, item.effort.likely),
                (SP.effortHigh, item.effort.high),
            ):
                self._say(node, term, _decimal(hours))

    def _resources(self, node: URIRef, item: Attainable) -> None:
        for number, resource in enumerate(item.resources, start=1):
            page = self._node(f"{item.id}.Resource.{number}")
            self._say(page, RDF.type, SCHEMA.LearningResource)
            self._say(page, SCHEMA.teaches, node)
            self._text(page, SCHEMA.name, resource.name)
            self._link(page, SCHEMA.url, resource.url)
            if resource.hours is not None:
                self._say(page, SP.effortLikely, _decimal(resource.hours))

    def _requirement(self, item: Attainable, requirement: Requirement) -> None:
        is_required = requirement.strength is Strength.REQUIRED
        verb = "Requires" if is_required else "Recommends"
        node = self._node(f"{item.id}.{verb}.{_named(requirement.of)}")
        self._say(self._node(item.id), SP.hasRequirement, node)
        self._say(node, SP.strength, SP.Required if is_required else SP.Recommended)
        self._text(node, SKOS.note, requirement.reason)
        self._plain(node, DCTERMS.source, requirement.source)
        self._group(node, requirement.of)

    def _group(self, node: URIRef, expression: Expression) -> None:
        self._say(node, RDF.type, SP.Requirement, CETERMS.ComponentCondition)
        if not isinstance(expression, Group):
            self._say(node, SP.of, self._node(expression))
            return
        if expression.minimum != len(expression.members) or expression.minimum == 1:
            self._say(node, SP.minimum, Literal(expression.minimum))
        for member in expression.members:
            if isinstance(member, Group):
                inner = URIRef(f"{node}.{_named(member)}")
                self._say(node, SP.of, inner)
                self._group(inner, member)
            else:
                self._say(node, SP.of, self._node(member))

    def _node(self, identifier: str) -> URIRef:
        return URIRef(self._roadmap.iri(identifier))

    def _say(self, subject: URIRef, term: URIRef, *objects: Node) -> None:
        for one in objects:
            self.triples.add((subject, term, one))

    def _text(self, subject: URIRef, term: URIRef, *texts: str) -> None:
        self._say(subject, term, *(Literal(text, lang=LANGUAGE) for text in texts if text))

    def _plain(self, subject: URIRef, term: URIRef, text: str) -> None:
        if text:
            self._say(subject, term, Literal(text))

    def _link(self, subject: URIRef, term: URIRef, iri: str) -> None:
        if iri:
            self._say(subject, term, URIRef(iri))


def _decimal(hours: float) -> Literal:
    """Decimal hours: what SPARQL can sum."""
    return Literal(Decimal(str(float(hours))))


def _named(expression: Expression) -> str:
    """A name for a requirement that depends on its content alone, so that it is stable.

    Ids have no capitals, so no name of a requirement is an item's, and no two contents share one.
    """
    name = _spelled(expression)
    if len(name) <= LONGEST_NAME:
        return name
    return f"Digest.{hashlib.sha256(name.encode()).hexdigest()[:32]}"


def _spelled(expression: Expression) -> str:
    if not isinstance(expression, Group):
        return expression
    count, most = expression.minimum, len(expression.members)
    joint = ".And." if count == most else ".Or."
    return f"{count}Of{most}.{joint.join(map(_spelled, expression.members))}"
