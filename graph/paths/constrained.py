"""The cheapest selection that keeps to constraints, and what they cost."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from skillpath.graph.paths.cheapest import Selection, cheapest_selection, problem_of
from skillpath.graph.paths.constraints import FREE, Constrained, used_in, without
from skillpath.graph.proving.problem import Limits, Stop

if TYPE_CHECKING:
    from skillpath.graph.goals import Goals
    from skillpath.graph.paths.constraints import Constraints
    from skillpath.graph.proving.problem import Problem
    from skillpath.graph.roadmap import Roadmap


def constrained_selection(
    roadmap: Roadmap,
    goals: Goals,
    known: frozenset[str],
    asked: Constraints,
    limits: Limits | None,
) -> tuple[Selection, Constrained | None]:
    """The selection, and how it keeps to what was asked by ids; None where that is nothing.

    Raises:
        UnreachableGoalError: when a goal can be reached only through retired items.
        UnavoidableError: when no way does without the forbidden items.
    """
    forbidden, preferred = frozenset(asked.forbid), frozenset(asked.prefer) - known
    free = cheapest_selection(roadmap, goals.targets, known, limits=limits)
    assert free is not None, "only forbidden items can leave no way"
    if asked == FREE:
        return free, None
    found = without(roadmap, goals, known, forbidden, limits=limits)
    unused: tuple[str, ...] = ()
    if preferred:
        found, unused = _preferring(roadmap, goals, known, asked, limits or Limits())
    is_proven = free.is_optimal and found.is_optimal
    extra = round(found.cost - free.cost, 6) + 0.0 if is_proven else None
    return found, Constrained(asked.forbid, asked.prefer, unused, extra)


def _preferring(
    roadmap: Roadmap,
    goals: Goals,
    known: frozenset[str],
    asked: Constraints,
    limits: Limits,
) -> tuple[Selection, tuple[str, ...]]:
    """The selection that uses the most of what is preferred, and what it does not use."""
    forbidden, targets = frozenset(asked.forbid), frozenset(goals.targets) - known
    problem = problem_of(roadmap, targets, known, forbidden)
    assert problem is not None, "there is a way without the forbidden items"
    gates = problem.gates
    wanted = frozenset(gates.places(frozenset(asked.prefer) - known))
    usable = wanted & problem.among

    def cheapest(also: frozenset[int]) -> Selection:
        aims = targets.union(gates.ids[place] for place in also)
        found = cheapest_selection(roadmap, aims, known, forbidden=forbidden, limits=limits)
        assert found is not None, "all that is usable can be attained"
        return found

    def unused(found: Selection) -> tuple[str, ...]:
        places = wanted - used_in(problem, gates.places(found.items), wanted)
        return tuple(sorted(gates.ids[place] for place in places))

    bare = cheapest(frozenset())
    for offer in (bare, cheapest(usable)):  # mostly one of them is the answer
        if offer.is_optimal and len(unused(offer)) == len(wanted - usable):
            return replace(offer, always=bare.always), unused(offer)
    best = roadmap.memo.recall(
        ("preferring", targets, known, asked, limits),
        lambda: _search(problem, usable - problem.always, bare, limits),
        keep=lambda found: found.stop is not Stop.CLOCK,
    )
    return best, unused(best)


def _search(problem: Problem, items: frozenset[int], bare: Selection, limits: Limits) -> Selection:
    """The selection that uses the most of the items; `bare` is the one without regard to them."""
    from skillpath.graph.paths.preferring import solve_preferring  # HiGHS and numpy

    ids = problem.gates.ids
    found = solve_preferring(problem, items, problem.gates.places(bare.items), limits)
    cost = problem.hours(found.chosen)
    is_proven = found.stop is Stop.PROVEN
    return Selection(
        items=frozenset(ids[place] for place in found.chosen),
        always=frozenset(ids[place] for place in problem.always),
        cost=cost,
        lower_bound=cost if is_proven else min(bare.lower_bound, cost),
        stop=found.stop,
    )
