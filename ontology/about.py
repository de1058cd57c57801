"""Triples about one thing: what a roadmap says of it, and what follows for its neighbors."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from rdflib.namespace import DCTERMS, OWL, RDF, RDFS, SKOS

from skillpath.graph import mentioned
from skillpath.ontology.namespaces import SP
from skillpath.ontology.part_names import part_names
from skillpath.ontology.triples_out import CLASSES, TripleWriter

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from rdflib import Graph, URIRef

    from skillpath.graph import Attainable, Outline, Roadmap, Step


@dataclass(frozen=True, slots=True)
class Description:
    """Triples about something; `first` are the nodes to begin with, the thing itself before all.

    `base` begins the IRIs of data, which are written short.
    """

    triples: Graph
    first: tuple[URIRef, ...]
    base: str


def about_item(roadmap: Roadmap, item: Attainable) -> Description:
    """All that is said of an item, in which steps it stands, and the edges to its neighbors.

    Neighbors come with their names, so that a reader need not ask for each. It is the same for
    every roadmap over these attainables.
    """
    head = roadmap.general or roadmap
    writer = DescriptionWriter(head)
    node = writer.node(item.id)
    writer.item(item)
    writer.mappings_of(item)
    writer.edges(item)
    for term, other in _incoming(head).get(item.id, ()):
        writer.say(writer.node(other), term, node)
        writer.brief(head.by_id[other])
    writer.places(item)
    writer.origin(node)
    return Description(writer.triples, _parts(writer, item), head.base)


def about_step(roadmap: Roadmap, step: Step) -> Description:
    """A step, the roadmaps it belongs to, and what it covers, by name."""
    head = roadmap.general or roadmap
    writer = DescriptionWriter(head)
    writer.full_step(step)
    writer.owners(step)
    writer.origin(writer.node(step.id))
    return Description(writer.triples, (writer.node(step.id),), head.base)


def about_steps(roadmap: Roadmap) -> Description:
    """The head of a roadmap and its steps with what they cover, by name."""
    head = roadmap.general or roadmap
    writer = DescriptionWriter(head)
    if roadmap.general:
        writer.specialization(head.outlines[roadmap.id])
        writer.origin(writer.node(roadmap.id))
    else:
        writer.head()
    for step in roadmap.steps:
        writer.full_step(step)
    nodes = (roadmap.id, *(step.id for step in roadmap.steps))
    return Description(writer.triples, tuple(map(writer.node, nodes)), head.base)


class DescriptionWriter(TripleWriter):
    """Adds what follows from a roadmap: flat edges, names of neighbors, where the data is from."""

    def brief(self, item: Attainable) -> None:
        """The kind and the name of an item."""
        node = self.node(item.id)
        self.say(node, RDF.type, CLASSES[item.kind][0])
        self.text(node, SKOS.prefLabel, item.name)

    def edges(self, item: Attainable, among: Iterable[str] | None = None) -> None:
        """Flat edges to what the item requires, recommends, certifies or was replaced by.

        With `among` only those that lead to one of these.
        """
        chosen = None if among is None else frozenset(among)
        for term, other in _outgoing(item):
            if chosen is None or other in chosen:
                self.say(self.node(item.id), term, self.node(other))
                self.brief(self.of.by_id[other])

    def places(self, item: Attainable) -> None:
        """The steps that an item stands in, of all roadmaps."""
        for step in self.of.all_steps:
            for term, covered in ((SP.covers, step.covers), (SP.coversOptional, step.optional)):
                if item.id in covered:
                    self.say(self.node(step.id), term, self.node(item.id))
                    self.brief_step(step)
                    self.owners(step)

    def brief_step(self, step: Step) -> None:
        """A step by name."""
        node = self.node(step.id)
        self.say(node, RDF.type, SP.Step)
        self.text(node, SKOS.prefLabel, step.name)

    def full_step(self, step: Step) -> None:
        """A step with what it covers, by name."""
        self.step(step)
        for one in (*step.covers, *step.optional):
            self.brief(self.of.by_id[one])

    def owners(self, step: Step) -> None:
        """The roadmaps that have the step."""
        for outline in self.of.outlines.values():
            if step in outline.steps:
                self.say(self.node(outline.id), SP.hasStep, self.node(step.id))
                self.brief_outline(outline)

    def brief_outline(self, outline: Outline) -> None:
        """A roadmap by name."""
        node = self.node(outline.id)
        self.say(node, RDF.type, SP.Roadmap)
        self.text(node, SKOS.prefLabel, outline.name)

    def origin(self, node: URIRef, term: URIRef = RDFS.isDefinedBy) -> None:
        """Which roadmap the node is from, with the version and the license of its data."""
        roadmap = self.of
        head = self.node(roadmap.id)
        self.say(node, term, head)
        self.brief_outline(roadmap.outlines[roadmap.id])
        self.plain(head, OWL.versionInfo, roadmap.version)
        self.link(head, DCTERMS.license, roadmap.license)


def _parts(writer: TripleWriter, item: Attainable) -> tuple[URIRef, ...]:
    return tuple(writer.node(one) for one in (item.id, *part_names(item)))


def _outgoing(item: Attainable) -> Iterator[tuple[URIRef, str]]:
    for term, requirements in ((SP.requires, item.required), (SP.recommends, item.recommended)):
        for requirement in requirements:
            yield from ((term, one) for one in mentioned(requirement.of))
    yield from ((SP.certifies, one) for one in item.certifies)
    yield from ((DCTERMS.isReplacedBy, one) for one in item.replaced_by)


def _incoming(roadmap: Roadmap) -> Mapping[str, list[tuple[URIRef, str]]]:
    """By item the edges that lead to it, found once for a roadmap."""
    return roadmap.memo.recall("incoming edges", lambda: _turned(roadmap))


def _turned(roadmap: Roadmap) -> dict[str, list[tuple[URIRef, str]]]:
    found: dict[str, list[tuple[URIRef, str]]] = {}
    for item in roadmap.items:
        for term, other in _outgoing(item):
            found.setdefault(other, []).append((term, item.id))
    return found
