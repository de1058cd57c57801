"""From the triples of requirements to their JSON form."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from skillpath.ontology.errors import UnreadableError
from skillpath.ontology.nodes import nodes, shown, text, value
from skillpath.ontology.terms import DCTERMS, SKOS, SP

if TYPE_CHECKING:
    from skillpath.ontology.document_out import Json
    from skillpath.ontology.limits import ReadingLimits
    from skillpath.ontology.nodes import Nodes
    from skillpath.ontology.triples import Triples

OF, MINIMUM = f"{SP}of", f"{SP}minimum"
REASON, SOURCE = f"{SKOS}note", f"{DCTERMS}source"


class Requirements:
    """The requirements of one file; what they say together is bounded."""

    def __init__(self, triples: Triples, nodes: Nodes, where: str, limits: ReadingLimits) -> None:
        """Begin with no member counted."""
        self._facts_of = triples.of
        self._groups = frozenset(triples.saying(OF))
        self._nodes = nodes
        self._where = where
        self._limits = limits
        self._members = 0

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

    def _expression(self, node: str, depth: int) -> Any:
        """An id for a single member, else a group; a group too deep is left for the check.

        Groups may share inner ones, so that few nodes can say very much; what is said is bounded.
        """
        self._members += 1
        if self._members > self._limits.members:
            found = f"over {self._limits.members} members in all"
            raise UnreadableError(self._where, found, "fewer", within=shown(node))
        if depth > self._limits.depth + 1:
            return {"all_of": []}
        facts = self._facts_of(node)
        members = nodes(facts, OF)
        inner = [
            self._expression(member, depth + 1)
            if member in self._groups
            else self._nodes.id(member)
            for member in members
        ]
        minimum = value(facts, MINIMUM)
        if minimum is not None:
            return {"at_least": minimum, "of": inner}
        if len(inner) == 1 and members[0] not in self._groups:
            return inner[0]
        return {"all_of": inner}
