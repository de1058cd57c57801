"""What of a problem is near enough to matter: found before anything that looks at all of it."""

from __future__ import annotations

from dataclasses import replace
from heapq import heapify, heappop, heappush, nsmallest
from math import inf
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable

    from skillpath.graph.proving.problem import Problem

_TOLERANCE = 1e-6


def near(problem: Problem) -> Problem:
    """The problem without the items that alone make a choice dearer than a cheap way.

    Neither pass goes farther than what the cheap way costs: a deep goal with a short way is
    answered at the cost of the short way.
    """
    rough = _prices(problem, sum, most=inf, until=problem.targets)
    most = sum(rough[target] for target in sorted(problem.targets)) + _TOLERANCE
    within = _prices(problem, max, most=most, until=())
    return replace(problem, among=problem.among.intersection(within))


def _prices(
    problem: Problem,
    total: Callable[[Iterable[float]], float],
    *,
    most: float,
    until: Collection[int],
) -> dict[int, float]:
    """Prices as in `prices`, in ascending order up to `most`, or until all of `until` have one."""
    gates, cost = problem.gates, problem.cost
    price: dict[int, float] = {}
    opened: dict[int, int] = {}
    left = set(until)
    ready = [(0.0, place) for place in problem.given]
    ready += [(cost[place], place) for place in problem.among if not gates.need[place]]
    heapify(ready)
    while ready and (left or not until):
        now, gate = heappop(ready)
        if now > most:
            break
        price[gate] = now
        left.discard(gate)
        for user in gates.users[gate]:
            opened[user] = opened.get(user, 0) + 1
            if opened[user] == gates.need[user] and (user >= gates.items or user in problem.among):
                paid = [price[one] for one in gates.members[user] if one in price]
                own = cost[user] if user < gates.items else 0.0
                heappush(ready, (own + total(nsmallest(gates.need[user], paid)), user))
    return price
