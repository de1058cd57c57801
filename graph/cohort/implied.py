"""What follows from what the learners of a cohort stated: `implied`, side by side.

What an item implies is handed on a step at a time: to what it implies and nothing between them
does. What stands between was handed on already.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from skillpath.graph.knowledge import knowledge_of
from skillpath.graph.structure.columns import columns_of
from skillpath.graph.structure.dominance import needed_always
from skillpath.graph.structure.implied import certified_by

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from skillpath.graph.roadmap import Roadmap
    from skillpath.graph.structure.dominance import AlwaysNeeded

MOST_AT_ONCE = 30_000
"""Up to so many items what all of them imply is found at once: that takes a bit for each pair."""


class Implied:
    """What items of a roadmap imply."""

    def __init__(self, roadmap: Roadmap) -> None:
        """Nothing is asked yet."""
        self._roadmap = roadmap
        rounds = columns_of(roadmap).generation
        self._order = sorted(range(len(rounds)), key=lambda item: -rounds[item])
        self._steps: dict[int, Sequence[int]] = {}

    def spread(self, stated: Mapping[int, int], whose: int) -> dict[int, int]:
        """Who knows each item when these columns are stated; of those in `whose` what follows too.

        Down the rounds in which items become attainable, because what an item presupposes comes
        before it. What certifications give keeps to no rounds; they hand on all that follows.
        """
        known = dict(stated)
        for item in self._order:
            column = known.get(item, 0) & whose
            if column:
                for other in self._next(item):
                    known[other] = known.get(other, 0) | column
        return known

    def _next(self, item: int) -> Sequence[int]:
        found = self._steps.get(item)
        if found is None:
            found = self._steps[item] = tuple(self._found(item))
        return found

    def _found(self, item: int) -> Iterable[int]:
        roadmap = self._roadmap
        if len(roadmap.items) > MOST_AT_ONCE or item in certified_by(roadmap):
            gates = roadmap.gates
            return gates.places(knowledge_of(roadmap, [gates.ids[item]]).inferred)
        return self._presupposed(item)

    def _presupposed(self, item: int) -> Iterator[int]:
        """What it presupposes, but for what that presupposes; the latest round first."""
        needs = self._needs
        left = needs.masks[item] & ~(1 << self._bit[item])
        while left:
            last = needs.order[left.bit_length() - 1]
            yield last
            left &= ~needs.masks[last]

    @cached_property
    def _needs(self) -> AlwaysNeeded:
        gates = self._roadmap.gates
        return needed_always(gates, among=range(gates.items))

    @cached_property
    def _bit(self) -> Mapping[int, int]:
        return {item: bit for bit, item in enumerate(self._needs.order)}
