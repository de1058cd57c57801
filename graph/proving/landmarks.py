"""Landmarks: sets of items of which every way takes at least one, and the bound they prove.

Each landmark is charged with the cost that its cheapest item has left; the charges add up to a
bound that no choice undercuts, and what is left of the costs says how much more a choice takes
when it holds a given item.

Source: M. Helmert, C. Domshlak: Landmarks, critical paths and abstractions: what's the
difference anyway? ICAPS 2009 (the cut of LM-cut); R. T. Wong: A dual ascent approach for Steiner
tree problems on a directed graph, Mathematical Programming 28 (1984).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from skillpath.graph.proving.prices import Prices

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from skillpath.graph.proving.budget import Budget
    from skillpath.graph.proving.problem import Problem


class Landmarks:
    """Landmarks of a problem in which nothing is given, found one after the other.

    `bound` is the sum of the charges, `found` the landmarks, each in ascending order.
    """

    def __init__(self, problem: Problem) -> None:
        """None is found yet."""
        gates = problem.gates
        self._items, self._need, self._members = gates.items, gates.need, gates.members
        self._targets = sorted(problem.targets)
        self._prices = Prices(gates, problem.cost, max)
        self.bound = 0.0
        self.found: list[tuple[int, ...]] = []
        self._looked = 0

    @property
    def left(self) -> Sequence[float]:
        """What of each item's cost is not charged."""
        return self._prices.cost

    def climb(self, budget: Budget, most: int) -> None:
        """Charge landmarks until nothing is left to charge, or so much of the budget is spent.

        Raises:
            OutOfBudgetError: when a limit strikes.
        """
        prices = self._prices
        while most > 0:
            top = max(self._targets, key=lambda one: (prices.of[one], one))
            if prices.of[top] <= _NOTHING:
                return
            before = self._looked + prices.work
            landmark = self._cut(top)
            charge = min(prices.cost[item] for item in landmark)
            self.bound += charge
            self.found.append(tuple(sorted(landmark)))
            prices.lower([(item, prices.cost[item] - charge) for item in landmark])
            spent = (self._looked + prices.work - before) * _WEIGHT
            most -= spent
            budget.take(work=spent)

    def with_item(self, item: int) -> float:
        """What no choice that holds the item undercuts."""
        return self.bound + self._prices.of[item]

    def _hard(self, gate: int) -> Iterable[int]:
        """Members of which the gate cannot do without one: the dearest."""
        members, price = self._members[gate], self._prices.of
        need = self._need[gate]
        if need == 1:
            return members
        if need == len(members):
            return (max(members, key=price.__getitem__),) if members else ()
        return sorted(members, key=price.__getitem__)[need - 1 :]

    def _cut(self, top: int) -> list[int]:
        """A landmark of the target: what stands between it and all that is cheaper.

        The zone holds the gates from which the target follows at no cost left; who enters it
        pays for an item at its border. Those at the border that lie behind the zone are left out.
        """
        price, cost = self._prices.of, self._prices.cost
        zone, border, pending = {top}, set(), [top]
        if cost[top] > _NOTHING:
            border, pending = {top}, []
        while pending:
            for member in self._hard(pending.pop()):
                if member in zone:
                    continue
                if member < self._items and cost[member] > _NOTHING:
                    border.add(member)
                else:
                    zone.add(member)
                    pending.append(member)
        self._looked += len(zone) + len(border)
        level = price[top] - _NOTHING
        near = [item for item in border if price[item] - cost[item] < level]
        far = border.difference(near)
        return near + self._before(far, zone | border, level) if far else near

    def _before(self, far: set[int], walls: set[int], level: float) -> list[int]:
        """Those of the border that can be come to without passing the zone.

        What is cheaper than the zone can be come to; from there on, forwards through the gates
        that the far ones rest on.
        """
        price, cost, items = self._prices.of, self._prices.cost, self._items
        behind: dict[int, list[int]] = {}
        pending, reached = sorted(far), list[int]()
        seen = set(far)
        while pending:
            gate = pending.pop()
            for member in self._hard(gate):
                if member in walls:
                    continue
                behind.setdefault(member, []).append(gate)
                if member not in seen:
                    seen.add(member)
                    own = cost[member] if member < items else 0.0
                    (reached if price[member] - own < level else pending).append(member)
        self._looked += len(seen)
        return sorted(far & _leading_to(reached, behind))


def _leading_to(reached: list[int], behind: Mapping[int, Iterable[int]]) -> set[int]:
    """The gates that open, one behind the other, once these are come to."""
    found = set(reached)
    while reached:
        for user in behind.get(reached.pop(), ()):
            if user not in found:
                found.add(user)
                reached.append(user)
    return found


_NOTHING = 1e-9
_WEIGHT = 16
"""What a gate looked at counts for in a budget, beside a row in a step of the simplex method."""
