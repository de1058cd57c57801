"""The cheapest choice of a problem, as far as the limits let it be proven.

What is settled leaves the problem, what is left falls into parts. Each part gets greedy choices
and landmarks; where their bound meets the choice, that is the proof. Where it does not, items that
only a dearer choice could hold are barred, which may settle more; the rest is branched on.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from skillpath.graph.budget import Budget, OutOfBudgetError
from skillpath.graph.dominance import needed_always
from skillpath.graph.greedy import greedy_choice
from skillpath.graph.incumbent import Incumbent
from skillpath.graph.landmarks import Landmarks
from skillpath.graph.parts import parts
from skillpath.graph.problem import Stop
from skillpath.graph.reduction import reduced
from skillpath.graph.scope import near
from skillpath.graph.surplus import Surplus
from skillpath.graph.units import in_whole_units

if TYPE_CHECKING:
    from skillpath.graph.dominance import AlwaysNeeded
    from skillpath.graph.problem import Limits, Problem

_CLIMBING = 16
"""One part in so many of the work may go into landmarks."""
_SHRUNK = 0.9
"""A part is taken up anew when barring leaves less than this share of its items."""


@dataclass(frozen=True, slots=True)
class Solution:
    """Chosen items, a bound that no choice undercuts, and why the search ended."""

    chosen: frozenset[int]
    lower_bound: float
    stop: Stop


Recall = Callable[[Hashable, Callable[[], Solution]], Solution]
"""Remembers solutions by a key, or computes them."""


def solve(
    problem: Problem, needs: AlwaysNeeded, limits: Limits, *, deadline: float, recall: Recall
) -> Solution:
    """The cheapest grounded choice, or the best one found when a limit strikes.

    `needs` tells what each item of the problem needs. `deadline` is a moment of the monotonic
    clock; where it is past, a greedy choice is answered. Each independent part has the limits for
    itself, and is asked of `recall` first: its answer depends on nothing else.
    """

    def proven(part: Problem) -> Solution:
        budget = Budget(limits.nodes, limits.work, deadline)
        key = (part.gates.need, part.gates.members, part.targets, part.cost)
        return recall((key, limits), lambda: _proven(part, budget))

    return _united(near(problem), needs, proven)


def _united(
    problem: Problem, needs: AlwaysNeeded, proven: Callable[[Problem], Solution]
) -> Solution:
    """The solutions of the parts that are left when what is settled is gone, in one."""
    reduction = reduced(problem, needs)
    unit, cost = in_whole_units(reduction.problem.cost)
    chosen, bound, stops = set(problem.always), problem.hours(problem.always), {Stop.PROVEN}
    for part, places in parts(replace(reduction.problem, cost=tuple(cost))):
        found = proven(part)
        chosen |= {reduction.places[places[one]] for one in found.chosen}
        bound += found.lower_bound * unit
        stops.add(found.stop)
    stop = next(one for one in (Stop.CLOCK, Stop.NODES, Stop.PROVEN) if one in stops)
    return Solution(frozenset(chosen), round(bound, 6), stop)


def _proven(problem: Problem, budget: Budget) -> Solution:
    """The cheapest choice of a part: in its own places, hours in its unit."""
    surplus = Surplus(problem)
    best = Incumbent(problem, surplus.without(greedy_choice(problem, problem.cost)))
    landmarks = Landmarks(problem)
    try:
        landmarks.climb(budget, budget.work // _CLIMBING)
    except OutOfBudgetError as struck:
        stop = Stop.PROVEN if best.excludes(landmarks.bound) else struck.stop
        return Solution(best.chosen, min(best.rounded(landmarks.bound), best.cost), stop)
    best.offer(surplus.without(greedy_choice(problem, landmarks.left)))
    if best.excludes(landmarks.bound):
        return Solution(best.chosen, best.cost, Stop.PROVEN)
    kept = best.chosen | {
        item for item in problem.among if not best.excludes(landmarks.with_item(item))
    }
    if len(kept) < _SHRUNK * len(problem.among):
        found = _narrowed(problem, kept, budget)
        best.offer(found.chosen)
    else:
        found = _branched(problem, best, landmarks, surplus, budget)
    bound = max(best.rounded(landmarks.bound), found.lower_bound)
    return Solution(best.chosen, min(bound, best.cost), found.stop)


def _narrowed(problem: Problem, kept: frozenset[int], budget: Budget) -> Solution:
    """The problem without the items that only a dearer choice could hold."""
    needs = needed_always(problem.gates, among=kept)
    always = needs.by(sorted(problem.targets))
    fewer = replace(problem, among=frozenset(needs.order), always=always)
    return _united(fewer, needs, lambda part: _proven(part, budget))


def _branched(
    problem: Problem, best: Incumbent, landmarks: Landmarks, surplus: Surplus, budget: Budget
) -> Solution:
    from skillpath.graph.branching import Branching  # HiGHS and numpy, only where all else fails

    search = Branching(problem, best, landmarks.found, surplus, budget)
    stop = search.run()
    return Solution(best.chosen, search.bound, stop or Stop.PROVEN)
