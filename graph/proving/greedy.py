"""Good choices at once: where the search for the cheapest one starts and what it falls back on."""

from __future__ import annotations

from heapq import nsmallest
from typing import TYPE_CHECKING

from skillpath.graph.proving.prices import Prices

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from skillpath.graph.proving.problem import Problem

_STEP = 2.0**-20
"""Added to each cost, so that what rests on an item is always dearer than the item."""


def greedy_choice(problem: Problem, cost: Sequence[float]) -> set[int]:
    """A grounded choice that attains the targets, for a problem in which nothing is given.

    Takes the cheap ways of one target after the other, the dearest first; what is taken costs
    the next ones nothing. `cost` may differ from that of the problem; it is 0 or more.
    """
    prices = Prices(problem.gates, [one + _STEP for one in cost], sum)
    chosen: set[int] = set()
    left = set(problem.targets)
    while left:
        target = max(left, key=lambda one: (prices.of[one], one))
        taken = _way(problem, prices, target, chosen)
        chosen |= taken
        left -= taken
        prices.give(sorted(taken))
    return chosen


def _way(problem: Problem, prices: Prices, target: int, chosen: Collection[int]) -> set[int]:
    """The items of the cheap way to the target that are not chosen yet."""
    gates, taken, pending = problem.gates, set[int](), [target]
    while pending:
        gate = pending.pop()
        if gate in chosen or gate in taken:
            continue
        members = gates.members[gate]
        if gate < gates.items:
            taken.add(gate)
            pending += members
        else:
            pending += nsmallest(gates.need[gate], members, key=lambda one: (prices.of[one], one))
    return taken
