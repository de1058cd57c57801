"""From triples to Turtle that is sorted and made for reading diffs."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

from rdflib import BNode, Literal
from rdflib.plugins.serializers.longturtle import LongTurtleSerializer

from skillpath.ontology.triples_out import triples_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rdflib import Graph, Node

    from skillpath.graph import Roadmap


def turtle_of(roadmap: Roadmap) -> str:
    """The roadmap as Turtle: one triple a line, sorted, equal for equal roadmaps."""
    return serialized(triples_of(roadmap))


def serialized(triples: Graph, first: Sequence[Node] = ()) -> str:
    """The triples as Turtle, one a line, sorted by subject, term and object.

    What is said of the `first` nodes comes first, in their order.
    """
    stream = BytesIO()
    _BySubject(triples, first).serialize(stream)
    return stream.getvalue().decode().rstrip("\n") + "\n"


class _BySubject(LongTurtleSerializer):
    """Sorts blocks by their subject alone, so that an item and its requirements stand together.

    rdflib's own order counts references first: another mention of an item would move its block.
    """

    def __init__(self, triples: Graph, first: Sequence[Node]) -> None:
        super().__init__(triples)  # type: ignore[no-untyped-call]
        self._places = {node: place for place, node in enumerate(first)}

    def orderSubjects(self) -> list[Node]:  # noqa: N802 - rdflib's name
        return sorted(self._subjects, key=self._place)

    def _place(self, node: Node) -> tuple[int, bool, str]:
        return self._places.get(node, len(self._places)), isinstance(node, BNode), str(node)

    def label(self, node: Node, position: int) -> str:
        """As rdflib has it, which takes the last quote for escaped behind a backslash that is."""
        label = str(super().label(node, position))  # type: ignore[no-untyped-call]
        if isinstance(node, Literal) and "\n" in node and node.endswith('\\"'):
            text, quotes, rest = label.rpartition('""""')
            return f"{text}\\{quotes}{rest}"
        return label
