"""A path as triples: a list of items with hours and reasons, and the edges among them."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import NAMESPACE_URL, uuid5

import orjson
from rdflib import Literal, URIRef
from rdflib.namespace import PROV

from skillpath.ontology.item_lists import ItemListWriter
from skillpath.ontology.namespaces import SP
from skillpath.ontology.triples_out import decimal

if TYPE_CHECKING:
    from skillpath.graph import Path, PathItem, Roadmap
    from skillpath.ontology.about import Description

PATHS = uuid5(NAMESPACE_URL, f"{SP}Path")
"""What names of paths are made in."""


def about_path(roadmap: Roadmap, path: Path) -> Description:
    """The path under a name that is made of what it says: equal paths, equal triples."""
    writer = _PathWriter(roadmap, path, path_iri(roadmap, path), "path")
    writer.all()
    return writer.described()


class _PathWriter(ItemListWriter):
    def all(self) -> None:
        self.begin(SP.Path)
        self.effort(self.name, self.path.hours)
        self._proof(self.path)
        self.origin(self.name, PROV.wasDerivedFrom)
        for one in self.path.items:
            self._step_of_path(one)

    def _proof(self, path: Path) -> None:
        """What is proven of all paths to the goals, those without its constraints among them."""
        extra = path.constrained.extra_hours if path.constrained else 0.0
        if extra is not None:
            bound = round(path.lower_bound - extra, 6)
            self.say(self.name, SP.lowerBound, decimal(bound))
        self.say(self.name, SP.isOptimal, Literal(path.is_optimal and extra == 0))

    def _step_of_path(self, one: PathItem) -> None:
        place = self.put(one)
        self.effort(place, one.item.hours)
        for other in one.alternatives:
            self.say(place, SP.insteadOf, self.node(other.instead_of))
            self.brief(self.of.by_id[other.instead_of])


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
