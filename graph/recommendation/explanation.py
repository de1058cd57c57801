"""Why an item is recommended: who needs it, what it builds on, what it opens.

Each costs what its answer is long, however large the roadmap: nothing is told of other items.
"""

from __future__ import annotations

from operator import itemgetter
from typing import TYPE_CHECKING

from skillpath.graph.recommendation.told import telling

if TYPE_CHECKING:
    from collections.abc import Sequence

    from skillpath.graph.reasons import Because
    from skillpath.graph.recommendation.ready import Ready
    from skillpath.graph.roadmap import Roadmap

MOST_REASONS = 3


class Explanation:
    """Explains items to one learner, by place."""

    def __init__(self, roadmap: Roadmap, ready: Ready, recent: Sequence[int]) -> None:
        """Explain what can be started; `recent` are the last three stated, the latest first."""
        self._told = telling(roadmap)
        self._ready = ready
        self._latest = {place: number - len(recent) for number, place in enumerate(recent)}

    def needed_by(self, place: int) -> tuple[Because, ...]:
        """Who still lacks it, those that most depend on first."""
        columns, counts, told = self._ready.columns, self._ready.counts, self._told
        found: dict[Because, None] = {}
        for other in columns.dependents.plain[place]:
            if counts.known[other] or columns.retired[other]:
                continue
            for gate, because in told[other].asks[place]:
                if not counts.is_open(gate):
                    found[because] = None
            if len(found) >= MOST_REASONS:
                break
        return tuple(found)[:MOST_REASONS]

    def builds_on(self, place: int) -> tuple[Because, ...]:
        """The known items that its requirements mention, the last three stated first."""
        known, latest = self._ready.counts.known, self._latest
        found = [
            (latest.get(one, 0), one, because)
            for one, because in self._told[place].rests
            if known[one]
        ]
        found.sort(key=itemgetter(0, 1))
        return tuple(because for *_, because in found[:MOST_REASONS])

    def unlocks(self, place: int) -> tuple[str, ...]:
        """The active, unknown items whose requirements are met with this item and not without."""
        ids = self._ready.columns.gates.plain_ids
        return tuple([ids[one] for one in self._ready.unlocked_by(place)])
