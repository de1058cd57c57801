"""From a `Roadmap` to triples."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from rdflib import BNode, Graph, Literal, URIRef
from rdflib.collection import Collection
from rdflib.namespace import DCTERMS, OWL, RDF, SKOS

from skillpath.graph import Group, Kind, Strength
from skillpath.ontology.namespaces import CETERMS, MATCHES, SCHEMA, SP
from skillpath.ontology.part_names import group_name, requirement_name, resource_name
from skillpath.ontology.terms import PREFIXES

if TYPE_CHECKING:
    from collections.abc import Callable

    from rdflib import Node

    from skillpath.graph import Attainable, Effort, Expression, Outline, Requirement, Roadmap, Step

LANGUAGE = "en"

CLASSES = {
    Kind.SKILL: (SP.Skill, SKOS.Concept, SCHEMA.DefinedTerm),
    Kind.TOOL: (SP.Tool, SKOS.Concept, SCHEMA.DefinedTerm),
    Kind.CERTIFICATION: (SP.Certification, SCHEMA.EducationalOccupationalCredential),
}


def triples_of(roadmap: Roadmap) -> Graph:
    """The roadmap as triples, with the prefixes bound."""
    writer = TripleWriter(roadmap)
    writer.roadmap()
    writer.specializations()
    writer.mappings()
    return writer.triples


class TripleWriter:
    """Puts what it is told of the roadmap it is `of` into `triples`."""

    def __init__(self, roadmap: Roadmap) -> None:
        """Begin without triples, with the prefixes bound."""
        self.of = roadmap
        self.language = LANGUAGE
        self.triples = Graph(bind_namespaces="none")
        self.triples.bind("", roadmap.base)
        for prefix, namespace in PREFIXES.items():
            self.triples.bind(prefix, namespace)

    def roadmap(self) -> None:
        """All but the specializations and the mappings."""
        self.head()
        for step in self.of.steps:
            self.step(step)
        for item in self.of.items:
            self.item(item)

    def specializations(self) -> None:
        """The other outlines over the same attainables."""
        for outline in self.of.specializations:
            self.specialization(outline)
            for step in outline.steps:
                self.step(step)

    def specialization(self, outline: Outline) -> None:
        """The head of an outline over the same attainables."""
        node = self.node(outline.id)
        self.say(node, RDF.type, SP.Roadmap, CETERMS.Pathway)
        self.say(node, SP.specializes, self.node(self.of.id))
        self.text(node, SKOS.prefLabel, outline.name)
        self.text(node, SKOS.definition, outline.description)
        self.link(node, SP.preparesFor, outline.prepares_for)
        self.say(node, SP.hasStep, *(self.node(step.id) for step in outline.steps))

    def mappings(self, chosen: Callable[[str], bool] = bool) -> None:
        """The links to concepts elsewhere whose IRIs are chosen."""
        for item in self.of.items:
            self.mappings_of(item, chosen)

    def mappings_of(self, item: Attainable, chosen: Callable[[str], bool] = bool) -> None:
        """The same of one item."""
        for one in item.mappings:
            if chosen(one.iri):
                target = URIRef(one.iri)
                self.say(self.node(item.id), MATCHES[one.match], target)
                self.text(target, SKOS.prefLabel, one.name)
                self.plain(target, SKOS.notation, one.code)

    def head(self) -> None:
        """The roadmap itself, with the version and the license of the data."""
        roadmap = self.of
        node = self.node(roadmap.id)
        self.say(node, RDF.type, SP.Roadmap, CETERMS.Pathway, OWL.Ontology)
        self.text(node, SKOS.prefLabel, roadmap.name)
        self.text(node, SKOS.definition, roadmap.description)
        self.plain(node, OWL.versionInfo, roadmap.version)
        self.link(node, DCTERMS.license, roadmap.license)
        self.link(node, SP.preparesFor, roadmap.prepares_for)
        self.say(node, SP.hasStep, *(self.node(step.id) for step in roadmap.steps))

    def step(self, step: Step) -> None:
        """A step, with what it covers and in which order."""
        node = self.node(step.id)
        self.say(node, RDF.type, SP.Step, CETERMS.PathwayComponent)
        self.text(node, SKOS.prefLabel, step.name)
        self.say(node, SCHEMA.position, Literal(step.position))
        self.say(node, SP.covers, *map(self.node, step.covers))
        self.say(node, SP.coversOptional, *map(self.node, step.optional))
        if step.covers or step.optional:
            order = BNode()
            Collection(self.triples, order, [*map(self.node, (*step.covers, *step.optional))])
            self.say(node, SP.inOrder, order)

    def item(self, item: Attainable) -> None:
        """An item with its requirements and resources, without its mappings."""
        node = self.node(item.id)
        self.say(node, RDF.type, *CLASSES[item.kind])
        self.text(node, SKOS.prefLabel, item.name)
        self.text(node, SKOS.altLabel, *item.alt_labels)
        self.text(node, SKOS.definition, item.description)
        if item.effort:
            self.effort(node, item.effort)
        if item.level:
            self.say(node, SP.level, SP[item.level.capitalize()])
        if item.is_retired:
            self.say(node, SP.status, SP.Retired)
        self.link(node, SCHEMA.url, item.url)
        if item.cost:
            self.say(node, SCHEMA.price, decimal(item.cost.amount))
            self.plain(node, SCHEMA.priceCurrency, item.cost.currency)
        if item.valid_months is not None:
            self.say(node, SP.validMonths, Literal(item.valid_months))
        self.say(node, SP.certifies, *map(self.node, item.certifies))
        self.say(node, DCTERMS.isReplacedBy, *map(self.node, item.replaced_by))
        for requirement in item.requirements:
            self._requirement(item, requirement)
        self.resources(item)

    def effort(self, node: URIRef, effort: Effort) -> None:
        """The hours that something takes."""
        for term, hours in (
            (SP.effortLow, effort.low),
            (SP.effortLikely, effort.likely),
            (SP.effortHigh, effort.high),
        ):
            self.say(node, term, decimal(hours))

    def resources(self, item: Attainable) -> None:
        """The pages and courses that teach an item."""
        node = self.node(item.id)
        for number, resource in enumerate(item.resources, start=1):
            page = self.node(resource_name(item, number))
            self.say(page, RDF.type, SCHEMA.LearningResource)
            self.say(page, SCHEMA.teaches, node)
            self.text(page, SCHEMA.name, resource.name)
            self.link(page, SCHEMA.url, resource.url)
            if resource.hours is not None:
                self.say(page, SP.effortLikely, decimal(resource.hours))

    def _requirement(self, item: Attainable, requirement: Requirement) -> None:
        is_required = requirement.strength is Strength.REQUIRED
        name = requirement_name(item, requirement)
        node = self.node(name)
        self.say(self.node(item.id), SP.hasRequirement, node)
        self.say(node, SP.strength, SP.Required if is_required else SP.Recommended)
        self.text(node, SKOS.note, requirement.reason)
        self.plain(node, DCTERMS.source, requirement.source)
        self._group(name, requirement.of)

    def _group(self, name: str, expression: Expression) -> None:
        node = self.node(name)
        self.say(node, RDF.type, SP.Requirement, CETERMS.ComponentCondition)
        if not isinstance(expression, Group):
            self.say(node, SP.of, self.node(expression))
            return
        if expression.minimum != len(expression.members) or expression.minimum == 1:
            self.say(node, SP.minimum, Literal(expression.minimum))
        for member in expression.members:
            if isinstance(member, Group):
                inner = group_name(name, member)
                self.say(node, SP.of, self.node(inner))
                self._group(inner, member)
            else:
                self.say(node, SP.of, self.node(member))

    def node(self, identifier: str) -> URIRef:
        """What an item, a step, a roadmap or a part of an item is called."""
        return URIRef(self.of.iri(identifier))

    def say(self, subject: URIRef, term: URIRef, *objects: Node) -> None:
        """Say something by a term, once for each object."""
        for one in objects:
            self.triples.add((subject, term, one))

    def text(self, subject: URIRef, term: URIRef, *texts: str) -> None:
        """Say what is meant for people; nothing where the text is empty."""
        self.say(subject, term, *(Literal(text, lang=self.language) for text in texts if text))

    def plain(self, subject: URIRef, term: URIRef, text: str) -> None:
        """Say a text in no language; nothing where it is empty."""
        if text:
            self.say(subject, term, Literal(text))

    def link(self, subject: URIRef, term: URIRef, iri: str) -> None:
        """Say an IRI; nothing where it is empty."""
        if iri:
            self.say(subject, term, URIRef(iri))


def decimal(hours: float) -> Literal:
    """Decimal hours: what SPARQL can sum."""
    return Literal(Decimal(str(float(hours))))
