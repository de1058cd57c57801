"""From the triples of requirements to their JSON form."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from skillpath.ontology.errors import UnreadableError
from skillpath.ontology.nodes import nodes, shown, text, value
from skillpath.ontology.terms import MINIMUM, OF, REASON, SOURCE

if TYPE_CHECKING:
    from skillpath.ontology.document_out import Json
    from skillpath.ontology.limits import ReadingLimits
    from skillpath.ontology.nodes import Nodes
    from skillpath.ontology.triples import Triples


class Requirements:
    """The requirements of one file; what they say together is bounded."""

    def __init__(self, triples: Triples, nodes: Nodes, where: str, limits: ReadingLimits) -> None:
        """Begin with no member counted."""
        self._facts_of = triples.of
        self._nodes = nodes
        self._where = where
        self._limits = limits
        self.members = 0
        """How many were read so far, inner ones as often as they were reached."""

    def document(self, node: str) -> Json:
        """A requirement in the JSON form.

        Raises:
            UnreadableError: when the requirements read so far have too many members together.
        """
        facts = self._facts_of(node)
        return {
            "of": self._expression(node, 0),
            "reason": text(facts, REASON),
            "source": text(facts, SOURCE),
        }

    def count(self, node: str) -> None:
        """Count a member.

        Raises:
            UnreadableError: when there are too many.
        """
        self.members += 1
        if self.members > self._limits.members:
            found = f"over {self._limits.members} members in all"
            raise UnreadableError(self._where, found, "fewer", within=shown(node))

    def _expression(self, node: str, depth: int) -> Any:
        """An id for a single member, else a group; a group too deep is left for the check.

        Groups may share inner ones, so that few nodes can say very much; what is said is bounded.
        """
        self.count(node)
        if depth > self._limits.depth + 1:
            return {"all_of": []}
        facts = self._facts_of(node)
        members = nodes(facts, OF)
        inner = [
            self._expression(member, depth + 1)
            if OF in self._facts_of(member)
            else self._nodes.id(member)
            for member in members
        ]
        minimum = value(facts, MINIMUM)
        if minimum is not None:
            return {"at_least": minimum, "of": inner}
        if len(inner) == 1 and OF not in self._facts_of(members[0]):
            return inner[0]
        return {"all_of": inner}
