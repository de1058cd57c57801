"""From the triples of requirements to their JSON form."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from rdflib.namespace import DCTERMS, SKOS

from skillpath.graph.checks import MOST_DEPTH
from skillpath.ontology.errors import UnreadableError
from skillpath.ontology.terms import SP

if TYPE_CHECKING:
    from rdflib import Graph, Node

    from skillpath.ontology.document_out import Json
    from skillpath.ontology.nodes import Nodes

MOST_MEMBERS = 200_000
"""Members of all requirements of a file together, inner ones as often as they are reached."""


class Requirements:
    """The requirements of one file; what they say together is bounded."""

    def __init__(self, triples: Graph, nodes: Nodes, where: str) -> None:
        """Begin with no member counted."""
        self._triples = triples
        self._nodes = nodes
        self._where = where
        self._members = 0

    def document(self, node: Node) -> Json:
        """A requirement in the JSON form.

        Raises:
            UnreadableError: when the requirements read so far have too many members together.
        """
        return {
            "of": self._expression(node, 0),
            "reason": self._nodes.text(node, SKOS.note),
            "source": self._nodes.text(node, DCTERMS.source),
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
        members = self._nodes.all(node, SP.of)
        inner = [
            self._expression(member, depth + 1)
            if self._is_group(member)
            else self._nodes.id(member)
            for member in members
        ]
        minimum = self._nodes.value(node, SP.minimum)
        if minimum is not None:
            return {"at_least": minimum, "of": inner}
        if len(inner) == 1 and not self._is_group(members[0]):
            return inner[0]
        return {"all_of": inner}

    def _is_group(self, node: Node) -> bool:
        return (node, SP.of, None) in self._triples
