"""What every gate costs by a rule of thumb, kept up to date while costs fall."""

from __future__ import annotations

from heapq import heappop, heappush, nsmallest
from math import inf
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Sequence

    from skillpath.graph.structure.gates import Gates


class Prices:
    """The price of a gate: what its `need` cheapest members come to, and an item's own cost.

    With `max` for `total` that is the dearest of them, which no way to the gate undercuts; with
    `sum` all of them, as if nothing were shared. `of[gate]` is infinite where the gate cannot be
    opened from nothing. `work` counts the prices that were set.
    """

    def __init__(
        self,
        gates: Gates,
        cost: Sequence[float],
        total: Callable[[Collection[float]], float],
    ) -> None:
        """Price all gates in ascending order, each once, as in Dijkstra's algorithm.

        Source: D. E. Knuth: A generalization of Dijkstra's algorithm, 1977.
        """
        self._items, self._need = gates.items, gates.need
        self._members, self._users = gates.members, gates.users
        self._total = total
        self.cost = list(cost)
        self.of = [inf] * len(gates.need)
        self.work = 0
        missing = list(gates.need)
        ready = [(self.cost[item], item) for item in range(gates.items) if not missing[item]]
        ready.sort()
        while ready:
            price, gate = heappop(ready)
            self.of[gate] = price
            for user in self._users[gate]:
                missing[user] -= 1
                if missing[user] == 0:
                    heappush(ready, (self._now(user), user))
        self.work += len(missing)

    def lower(self, costs: Iterable[tuple[int, float]]) -> None:
        """Some items cost less from now on: pairs of item and cost."""
        fallen = []
        for item, cost in costs:
            self.cost[item] = cost
            fallen.append((self._now(item), item))
        self._fall(fallen)

    def give(self, items: Iterable[int]) -> None:
        """These items are there from now on, at no cost and whatever they require."""
        self._fall([(0.0, item) for item in items])

    def _fall(self, fallen: list[tuple[float, int]]) -> None:
        """Tell users of lower prices, the lowest first."""
        of, cost, items, need = self.of, self.cost, self._items, self._need
        fallen.sort()
        while fallen:
            price, gate = heappop(fallen)
            if price >= of[gate]:
                continue
            of[gate] = price
            self.work += 1
            for user in self._users[gate]:
                if user >= items and need[user] == 1:
                    now = price
                elif of[user] > (price + cost[user] if user < items else price):
                    now = self._now(user)
                else:
                    continue
                if now < of[user]:
                    heappush(fallen, (now, user))

    def _now(self, gate: int) -> float:
        prices = [self.of[member] for member in self._members[gate]]
        if gate < self._items:
            return self.cost[gate] + (self._total(prices) if prices else 0.0)
        need = self._need[gate]
        if need == 1:
            return min(prices)
        return self._total(prices if need == len(prices) else nsmallest(need, prices))
