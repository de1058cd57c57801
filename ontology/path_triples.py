"""A path as triples: a list of items with hours and reasons, and the edges among them."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import NAMESPACE_URL, uuid5

import orjson
from rdflib import Literal, URIRef
from rdflib.namespace import PROV, RDF, SKOS

from skillpath.graph import explained
from skillpath.ontology.about import Description, DescriptionWriter
from skillpath.ontology.namespaces import SCHEMA, SP
from skillpath.ontology.triples_out import decimal

if TYPE_CHECKING:
    from skillpath.graph import Path, PathItem, Roadmap

PATHS = uuid5(NAMESPACE_URL, f"{SP}Path")
"""What names of paths are made in."""


def about_path(roadmap: Roadmap, path: Path) -> Description:
    """The path under a name that is made of what it says: equal paths, equal triples."""
    writer = _PathWriter(roadmap, path)
    writer.path()
    return writer.description()


class _PathWriter(DescriptionWriter):
    """Each item of the path has a node for its place in it, `#1` and so on behind the name."""

    def __init__(self, roadmap: Roadmap, path: Path) -> None:
        super().__init__(roadmap)
        self._path = path
        self._name = path_iri(roadmap, path)
        self.triples.bind("path", f"{self._name}#")

    def description(self) -> Description:
        places = (self._place(number) for number in range(1, len(self._path.items) + 1))
        items = (self.node(one.item.id) for one in self._path.items)
        return Description(self.triples, (self._name, *places, *items), self.of.base)

    def path(self) -> None:
        path, name = self._path, self._name
        self.say(name, RDF.type, SP.Path, SCHEMA.ItemList)
        self.say(name, SCHEMA.itemListOrder, SCHEMA.ItemListOrderAscending)
        self.say(name, SCHEMA.numberOfItems, Literal(len(path.items)))
        self.say(name, SP.leadsTo, *map(self.node, path.goals.ids))
        self.say(name, SP.startsFrom, *map(self.node, path.knowledge.stated))
        self.say(name, SP.presumes, *map(self.node, path.knowledge.inferred))
        self.effort(name, path.hours)
        self._proof(path)
        self.origin(name, PROV.wasDerivedFrom)
        self._named()
        on_path = frozenset(one.item.id for one in path.items)
        for number, one in enumerate(path.items, start=1):
            self.say(name, SCHEMA.itemListElement, self._place(number))
            self._step_of_path(number, one)
            self.brief(one.item)
            self.link(self.node(one.item.id), SCHEMA.url, one.item.url)
            self.edges(one.item, on_path)

    def _proof(self, path: Path) -> None:
        """What is proven of all paths to the goals, those without its constraints among them."""
        extra = path.constrained.extra_hours if path.constrained else 0.0
        if extra is not None:
            bound = round(path.lower_bound - extra, 6)
            self.say(self._name, SP.lowerBound, decimal(bound))
        self.say(self._name, SP.isOptimal, Literal(path.is_optimal and extra == 0))

    def _step_of_path(self, number: int, one: PathItem) -> None:
        place = self._place(number)
        self.say(place, RDF.type, SCHEMA.ListItem)
        self.say(place, SCHEMA.position, Literal(number))
        self.say(place, SCHEMA.item, self.node(one.item.id))
        self.effort(place, one.item.hours)
        for because in one.because:
            self.say(place, SP.neededBy, self.node(because.needed_by))
            self.text(place, SKOS.note, explained(self.of, one.item.id, because))
        for other in one.alternatives:
            self.say(place, SP.insteadOf, self.node(other.instead_of))
            self.brief(self.of.by_id[other.instead_of])

    def _place(self, number: int) -> URIRef:
        """Numbered with as many digits as the last one has, so that sorting keeps the order."""
        digits = len(str(len(self._path.items)))
        return URIRef(f"{self._name}#{number:0{digits}}")

    def _named(self) -> None:
        """The names of what is aimed at and of what is known."""
        known = self._path.knowledge
        for one in (*self._path.goals.ids, *known.stated, *known.inferred):
            if one in self.of.by_id:
                self.brief(self.of.by_id[one])
            elif one in self.of.steps_by_id:
                self.brief_step(self.of.steps_by_id[one])
            else:
                self.brief_outline(self.of.outlines[one])


def path_iri(roadmap: Roadmap, path: Path) -> URIRef:
    """A name made of the roadmap, the question and the answer: a UUID of version 5."""
    told = [
        roadmap.iri(roadmap.id),
        roadmap.version,
        path.goals.ids,
        path.knowledge.stated,
        sorted(path.knowledge.inferred),
        [[one.item.id, one.item.hours, one.because, one.alternatives] for one in path.items],
        [path.hours, path.lower_bound, path.is_optimal],
    ]
    return URIRef(uuid5(PATHS, orjson.dumps(told).decode()).urn)
