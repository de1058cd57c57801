"""The cheapest choice of a problem, as far as the limits let it be proven.

What is settled leaves the problem, what is left falls into parts. Each part gets greedy choices
and landmarks; where their bound meets the choice, that is the proof. Where it does not, the items
that the landmarks make likely are searched by themselves for a cheaper choice (`likely`); items
that only a dearer choice could hold are barred, which may settle more; the rest is branched on.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from skillpath.graph.proving.budget import Budget, OutOfBudgetError
from skillpath.graph.proving.greedy import greedy_choice
from skillpath.graph.proving.incumbent import Incumbent
from skillpath.graph.proving.landmarks import Landmarks
from skillpath.graph.proving.likely import Likely
from skillpath.graph.proving.parts import parts
from skillpath.graph.proving.problem import Stop
from skillpath.graph.proving.reduction import reduced
from skillpath.graph.proving.scope import near
from skillpath.graph.proving.surplus import Surplus
from skillpath.graph.proving.units import in_whole_units
from skillpath.graph.structure.dominance import needed_always

if TYPE_CHECKING:
    from skillpath.graph.proving.problem import Limits, Problem
    from skillpath.graph.structure.dominance import AlwaysNeeded

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


def _proven(problem: Problem, budget: Budget, *, widen: bool = True) -> Solution:
    """The cheapest choice of a part: in its own places, hours in its unit.

    With `widen` cheaper choices are looked for among likely items first.
    """
    surplus = Surplus(problem)
    best = Incumbent(problem, surplus.without(greedy_choice(problem, problem.cost)))
    landmarks = Landmarks(problem)
    likely = Likely(problem, best, _among_likely if widen else None, budget)
    try:
        landmarks.climb(budget, budget.work // _CLIMBING)
        best.offer(surplus.without(greedy_choice(problem, landmarks.left)))
        if not best.excludes(landmarks.bound):
            likely.search([landmarks.with_item(item) for item in range(problem.gates.items)])
    except OutOfBudgetError as struck:
        stop = Stop.PROVEN if best.excludes(landmarks.bound) else struck.stop
        return Solution(best.chosen, min(best.rounded(landmarks.bound), best.cost), stop)
    if best.excludes(landmarks.bound):
        return Solution(best.chosen, best.cost, Stop.PROVEN)
    kept = best.chosen | {
        item for item in problem.among if not best.excludes(landmarks.with_item(item))
    }
    if len(kept) < _SHRUNK * len(problem.among):
        found = _narrowed(problem, kept, lambda part: _proven(part, budget, widen=widen))
        best.offer(found.chosen)
    else:
        found = _branched(problem, landmarks, surplus, likely, budget)
    bound = max(best.rounded(landmarks.bound), found.lower_bound)
    return Solution(best.chosen, min(bound, best.cost), found.stop)


def _among_likely(problem: Problem, kept: frozenset[int], budget: Budget) -> Solution:
    return _narrowed(problem, kept, lambda part: _proven(part, budget, widen=False))


def _narrowed(
    problem: Problem, kept: frozenset[int], proven: Callable[[Problem], Solution]
) -> Solution:
    """The problem without all items but those that are kept."""
    needs = needed_always(problem.gates, among=kept)
    always = needs.by(sorted(problem.targets))
    fewer = replace(problem, among=frozenset(needs.order), always=always)
    return _united(fewer, needs, proven)


def _branched(
    problem: Problem, landmarks: Landmarks, surplus: Surplus, likely: Likely, budget: Budget
) -> Solution:
    from skillpath.graph.proving.branching import (
        Branching,  # HiGHS and numpy, only where all else fails
    )

    best = likely.best
    search = Branching(problem, likely, landmarks.found, surplus, budget)
    stop = search.run()
    return Solution(best.chosen, search.bound, stop or Stop.PROVEN)
