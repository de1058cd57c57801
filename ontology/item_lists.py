"""Lists of a path's items as triples: what a path and a plan along it have in common."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rdflib import Literal, URIRef
from rdflib.namespace import RDF, SKOS

from skillpath.graph import explained
from skillpath.ontology.about import Description, DescriptionWriter
from skillpath.ontology.namespaces import SCHEMA, SP

if TYPE_CHECKING:
    from rdflib import Node

    from skillpath.graph import Path, PathItem, Roadmap


class ItemListWriter(DescriptionWriter):
    """Each item of the list has a node for its place in it, `#1` and so on behind the name."""

    def __init__(self, roadmap: Roadmap, path: Path, name: URIRef, prefix: str) -> None:
        """Begin a list of that name, whose places are written short with the prefix."""
        super().__init__(roadmap)
        self.path, self.name = path, name
        self._ids = frozenset(one.item.id for one in path.items)
        self._order: list[str] = []
        self.triples.bind(prefix, f"{name}#")

    def begin(self, *kinds: Node) -> None:
        """What the list is, and for whom: whence it leads where to."""
        path, name = self.path, self.name
        self.say(name, RDF.type, *kinds, SCHEMA.ItemList)
        self.say(name, SCHEMA.itemListOrder, SCHEMA.ItemListOrderAscending)
        self.say(name, SCHEMA.numberOfItems, Literal(len(path.items)))
        self.say(name, SP.leadsTo, *map(self.node, path.goals.ids))
        self.say(name, SP.startsFrom, *map(self.node, path.knowledge.stated))
        self.say(name, SP.presumes, *map(self.node, path.knowledge.inferred))
        self._named()

    def _place(self, number: int) -> URIRef:
        """Numbered with as many digits as the last one has, so that sorting keeps the order."""
        digits = len(str(len(self.path.items)))
        return URIRef(f"{self.name}#{number:0{digits}}")

    def put(self, one: PathItem) -> URIRef:
        """The next item in its place, with its reasons, and the edges to others of the list."""
        self._order.append(one.item.id)
        number = len(self._order)
        place, node = self._place(number), self.node(one.item.id)
        self.say(self.name, SCHEMA.itemListElement, place)
        self.say(place, RDF.type, SCHEMA.ListItem)
        self.say(place, SCHEMA.position, Literal(number))
        self.say(place, SCHEMA.item, node)
        for because in one.because:
            self.say(place, SP.neededBy, self.node(because.needed_by))
            self.text(place, SKOS.note, explained(self.of, one.item.id, because))
        self.brief(one.item)
        self.link(node, SCHEMA.url, one.item.url)
        self.edges(one.item, self._ids)
        return place

    def described(self, *parts: URIRef) -> Description:
        """All of it: the list, its places and other parts first, then the items."""
        places = map(self._place, range(1, len(self._order) + 1))
        items = map(self.node, self._order)
        return Description(self.triples, (self.name, *places, *parts, *items), self.of.base)

    def _named(self) -> None:
        """The names of what is aimed at and of what is known."""
        known = self.path.knowledge
        for one in (*self.path.goals.ids, *known.stated, *known.inferred):
            if one in self.of.by_id:
                self.brief(self.of.by_id[one])
            elif one in self.of.steps_by_id:
                self.brief_step(self.of.steps_by_id[one])
            else:
                self.brief_outline(self.of.outlines[one])
