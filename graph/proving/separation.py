"""Landmarks that a fractional solution violates."""

from __future__ import annotations

from math import inf
from typing import TYPE_CHECKING

from skillpath.graph.proving.prices import Prices

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from skillpath.graph.proving.problem import Problem

_WIDEST = 60
"""Items of a landmark; wider ones are taken at their latest item instead."""
_VIOLATED = 1e-4
_NOTHING = 1e-9
_STEP = 2.0**-20
"""Added to each cost, so that what rests on an item stands behind it."""

Set = frozenset[int]


class Separation:
    """Finds sets of items of which a choice that holds an item takes at least one.

    One pass over the gates keeps for each a set without which it cannot be opened, of little
    weight: a group's is the union of its members' sets, so that what they share counts once; an
    item's is the lightest of its requirements', or the item itself.
    """

    def __init__(self, problem: Problem) -> None:
        """Take the gates in the order of what they cost by themselves."""
        self._gates = gates = problem.gates
        price = Prices(gates, [cost + _STEP for cost in problem.cost], sum).of
        self._order = sorted(
            range(len(gates.need)), key=lambda one: (price[one], one >= gates.items, one)
        )

    def violated(self, weight: Sequence[float]) -> Iterator[tuple[int, Set]]:
        """Pairs of an item and a set of others that weighs less than the item."""
        items = self._gates.items
        sets: dict[int, tuple[float, Set]] = {}
        for gate in self._order:
            if gate >= items:
                sets[gate] = self._joined(gate, sets, weight)
                continue
            own = weight[gate]
            weighed, lightest = min(
                (self._of(member, sets, weight) for member in self._gates.members[gate]),
                key=lambda one: one[0],
                default=(inf, frozenset()),
            )
            if weighed < own - _VIOLATED and gate not in lightest:
                yield gate, lightest
            if weighed <= own + _NOTHING and len(lightest) < _WIDEST:
                sets[gate] = weighed, lightest
            else:
                sets[gate] = own, frozenset((gate,))

    def _of(
        self, member: int, sets: dict[int, tuple[float, Set]], weight: Sequence[float]
    ) -> tuple[float, Set]:
        found = sets.get(member)
        if found is not None:
            return found
        if member < self._gates.items:
            return weight[member], frozenset((member,))
        return inf, frozenset()

    def _joined(
        self, group: int, sets: dict[int, tuple[float, Set]], weight: Sequence[float]
    ) -> tuple[float, Set]:
        members, need = self._gates.members[group], self._gates.need[group]
        parts = [self._of(member, sets, weight) for member in members]
        if need > 1:
            parts = sorted(parts, key=lambda one: one[0])[: len(parts) - need + 1]
        if any(weighed == inf for weighed, _ in parts):
            return inf, frozenset()
        union = frozenset().union(*(one for _, one in parts))
        return sum(weight[item] for item in sorted(union)), union
