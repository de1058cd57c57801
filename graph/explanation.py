"""Why an item is recommended: who needs it, what it builds on, what it opens.

Each costs what its answer is long, however large the roadmap: nothing is told of other items.
"""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from skillpath.graph.reasons import Because
from skillpath.graph.requirements import is_met, mentioned
from skillpath.graph.scoring import RECENCY

if TYPE_CHECKING:
    from collections.abc import Iterator

    from skillpath.graph.knowledge import Knowledge
    from skillpath.graph.ready import Ready
    from skillpath.graph.roadmap import Roadmap

MOST_REASONS = 3


class Explanation:
    """Explains items to one learner, by place."""

    def __init__(self, roadmap: Roadmap, knowledge: Knowledge, ready: Ready) -> None:
        """Explain what can be started from this knowledge."""
        self._roadmap = roadmap
        self._knowledge = knowledge
        self._ready = ready
        last = knowledge.stated[-len(RECENCY) :]
        self._latest = {one: number for number, one in enumerate(last)}

    def needed_by(self, place: int) -> tuple[Because, ...]:
        """Who still lacks it, those that most depend on first."""
        return tuple(islice(dict.fromkeys(self._lacking(place)), MOST_REASONS))

    def _lacking(self, place: int) -> Iterator[Because]:
        columns, known = self._ready.columns, self._knowledge.items
        one = columns.gates.ids[place]
        for other in columns.dependents[place]:
            if other in self._ready.known or columns.retired[other]:
                continue
            item = self._roadmap.by_id[columns.gates.ids[other]]
            for requirement in item.required:
                if one in mentioned(requirement.of) and not is_met(requirement.of, known):
                    yield Because(item.id, requirement.reason)

    def builds_on(self, place: int) -> tuple[Because, ...]:
        """The known items that its requirements mention, the last three stated first."""
        known, latest = self._knowledge.items, self._latest
        found = [
            Because(one, requirement.reason)
            for requirement in self._roadmap.items[place].requirements
            for one in dict.fromkeys(mentioned(requirement.of))
            if one in known
        ]
        found.sort(key=lambda one: (-latest.get(one.needed_by, -1), one.needed_by))
        return tuple(found[:MOST_REASONS])

    def unlocks(self, place: int) -> tuple[str, ...]:
        """The active, unknown items whose requirements are met with this item and not without."""
        ids = self._ready.columns.gates.ids
        return tuple(ids[one] for one in self._ready.unlocked_by(place))
