"""Which prerequisites an item could be given without harm, and not in vain."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from skillpath.graph.attainables import Kind
from skillpath.graph.requirements import Strength, is_met, mentioned
from skillpath.graph.structure.attainment import generations, still_attainable
from skillpath.graph.structure.reach import dependents

if TYPE_CHECKING:
    from skillpath.graph.attainables import ItemId
    from skillpath.graph.roadmap import Roadmap


@dataclass(slots=True)
class Admission:
    """Answers for one roadmap, and keeps what it found out on the way."""

    roadmap: Roadmap
    _possible: frozenset[ItemId] = field(init=False)
    _dependents: dict[ItemId, frozenset[ItemId]] = field(default_factory=dict)
    _without: dict[ItemId, frozenset[ItemId]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """See what can be attained at all."""
        self._possible = still_attainable(self.roadmap)

    def admits(self, item: ItemId, other: ItemId, hidden: ItemId | None = None) -> bool:
        """Whether requiring the other would say something new and leave the item attainable.

        A requirement of exactly `hidden` is taken as not there.
        """
        kept = [one for one in self.roadmap.by_id[item].requirements if one.of != hidden]
        if item == other or not {item, other} <= self._possible or not self._suits(item, other):
            return False
        if any(other in mentioned(one.of) for one in kept):
            return False
        if other in self._building_on(item):  # even as one way of several it would wait for it
            return False
        attained = self.attained_without(other)
        return all(is_met(one.of, attained) for one in kept if one.strength is Strength.REQUIRED)

    def implies(self, item: ItemId, other: ItemId) -> bool:
        """Whether the item cannot be attained without the other."""
        return item not in self.attained_without(other)

    def _suits(self, item: ItemId, other: ItemId) -> bool:
        """Nobody needs a certificate to learn something, or beforehand what a course teaches.

        An author who says what a certification certifies had it in mind, and did not require it.
        """
        mine, its = self.roadmap.by_id[item], self.roadmap.by_id[other]
        if other in mine.certifies:
            return False
        return its.kind is not Kind.CERTIFICATION or mine.kind is Kind.CERTIFICATION

    def _building_on(self, item: ItemId) -> frozenset[ItemId]:
        if item not in self._dependents:
            self._dependents[item] = dependents(self.roadmap, item)
        return self._dependents[item]

    def attained_without(self, item: ItemId) -> frozenset[ItemId]:
        """All that can be attained without the item, also through what is retired."""
        if item not in self._without:
            gates = self.roadmap.gates
            others = set(range(gates.items)) - {gates.place[item]}
            rounds = generations(gates, among=others)
            self._without[item] = frozenset(gates.ids[place] for place in rounds)
        return self._without[item]
