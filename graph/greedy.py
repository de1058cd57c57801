"""A good choice at once: where the search for the cheapest one starts and what it falls back on."""

from __future__ import annotations

from heapq import nsmallest
from typing import TYPE_CHECKING

from skillpath.graph.attainment import generations

if TYPE_CHECKING:
    from skillpath.graph.problem import Problem


def greedy_choice(problem: Problem) -> frozenset[int]:
    """A grounded choice that attains the targets and from which nothing can be left out.

    Prices every item with the hours of a cheap way to it, takes the cheap ways of the targets,
    then leaves out one item after the other, the dearest first, as long as the targets stay
    attained.
    """
    support = _cheap_support(problem)
    chosen = set(problem.always)
    pending = [*sorted(problem.targets), *sorted(problem.always)]
    seen: set[int] = set()
    while pending:
        item = pending.pop()
        if item not in seen:
            seen.add(item)
            chosen.add(item)
            pending.extend(support[item])
    return _without_surplus(problem, chosen)


def _cheap_support(problem: Problem) -> dict[int, set[int]]:
    """For each item the missing items of its requirements on a cheap way, earlier rounds only."""
    gates = problem.gates
    rounds = generations(gates, given=problem.given, among=problem.among)
    price = dict.fromkeys(problem.given, 0.0)
    support: dict[int, set[int]] = {}

    def cheapest(gate: int) -> tuple[float, set[int]] | None:
        if gate < gates.items:
            if gate not in price:
                return None
            return price[gate], set() if gate in problem.given else {gate}
        return cheapest_members(gate)

    def cheapest_members(gate: int) -> tuple[float, set[int]] | None:
        offers = [offer for offer in map(cheapest, gates.members[gate]) if offer is not None]
        if len(offers) < gates.need[gate]:
            return None
        taken = nsmallest(gates.need[gate], offers, key=lambda offer: (offer[0], sorted(offer[1])))
        return sum(one for one, _ in taken), set().union(*(items for _, items in taken))

    for item in sorted(rounds, key=lambda place: (rounds[place], place)):
        offer = cheapest_members(item)
        if offer is not None:
            price[item] = problem.cost[item] + offer[0]
            support[item] = offer[1]
    return support


def _without_surplus(problem: Problem, chosen: set[int]) -> frozenset[int]:
    kept = set(problem.grounded(chosen))
    for item in sorted(kept - problem.always, key=lambda place: (-problem.cost[place], place)):
        fewer = problem.grounded(kept - {item})
        if problem.targets <= fewer:
            kept = fewer
    return frozenset(kept)
