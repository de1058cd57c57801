"""The cheapest set of items that attains the goals.

What every way needs comes first. Where that alone attains the goals it is the answer; else the
choice that is left is made in `proving`.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from time import monotonic
from typing import TYPE_CHECKING

from skillpath.graph.errors import UnreachableGoalError
from skillpath.graph.proving.problem import Limits, Problem, Stop
from skillpath.graph.proving.proving import solve
from skillpath.graph.structure.attainment import still_attainable
from skillpath.graph.structure.dominance import needed_always
from skillpath.graph.structure.reach import closure, gap

if TYPE_CHECKING:
    from collections.abc import Collection

    from skillpath.graph.roadmap import Roadmap
    from skillpath.graph.structure.dominance import AlwaysNeeded


@dataclass(frozen=True, slots=True)
class Selection:
    """Items that attain the goals together with what is known, and how good they are.

    `always` are those of them that every way needs. `cost` is their likely hours, `lower_bound`
    what no selection can undercut; they are equal when `stop` is `PROVEN`.
    """

    items: frozenset[str]
    always: frozenset[str]
    cost: float
    lower_bound: float
    stop: Stop

    @property
    def is_optimal(self) -> bool:
        """Whether no cheaper selection exists."""
        return self.stop is Stop.PROVEN


def cheapest_selection(
    roadmap: Roadmap,
    targets: Collection[str],
    known: frozenset[str],
    *,
    forbidden: frozenset[str] = frozenset(),
    limits: Limits | None = None,
) -> Selection | None:
    """The cheapest items, by likely hours, that attain the targets from what is known.

    Retired items are never chosen, nor forbidden ones. None when there is no way without the
    forbidden items. Remembered by the roadmap, unless the clock cut it short.

    Raises:
        UnreachableGoalError: when a target can be reached only through retired items.
    """
    asked = frozenset(targets) - known
    bounds = limits or Limits()
    return roadmap.memo.recall(
        ("selection", asked, known, forbidden, bounds),
        lambda: _select(roadmap, asked, known, forbidden, bounds),
        keep=lambda found: found is None or found.stop is not Stop.CLOCK,
    )


def _select(
    roadmap: Roadmap,
    targets: frozenset[str],
    known: frozenset[str],
    forbidden: frozenset[str],
    limits: Limits,
) -> Selection | None:
    deadline = monotonic() + limits.seconds
    posed = _posed(roadmap, targets, known, forbidden)
    if posed is None:
        if forbidden:
            return None
        raise _unreachable(roadmap, targets, known)
    problem, needs = posed
    if problem.attains(problem.always):
        cost = problem.hours(problem.always)
        return _selection(problem, problem.always, cost, Stop.PROVEN)
    found = solve(
        problem,
        needs,
        limits,
        deadline=deadline,
        recall=partial(roadmap.memo.recall, keep=lambda one: one.stop is not Stop.CLOCK),
    )
    return _selection(problem, found.chosen, found.lower_bound, found.stop)


def problem_of(
    roadmap: Roadmap,
    targets: Collection[str],
    known: Collection[str] = (),
    forbidden: Collection[str] = (),
) -> Problem | None:
    """The search for the cheapest items, with what every way needs; None when there is no way."""
    posed = _posed(roadmap, targets, known, forbidden)
    return None if posed is None else posed[0]


def _posed(
    roadmap: Roadmap,
    targets: Collection[str],
    known: Collection[str],
    forbidden: Collection[str],
) -> tuple[Problem, AlwaysNeeded] | None:
    """The problem, and what each of its items needs."""
    gates = roadmap.gates
    given = frozenset(gates.places(known))
    wanted = frozenset(gates.places(targets))
    scope = gates.places(gap(roadmap, targets, known).difference(forbidden))
    needs = needed_always(gates, among=scope, given=given)
    among = frozenset(needs.order)
    if not wanted <= among:
        return None
    problem = Problem(
        gates=gates,
        targets=wanted,
        given=given,
        among=among,
        always=needs.by(wanted),
        cost=tuple(item.hours.likely for item in roadmap.items),
    )
    return problem, needs


def _selection(
    problem: Problem, chosen: Collection[int], lower_bound: float, stop: Stop
) -> Selection:
    cost = problem.hours(chosen)
    return Selection(
        items=frozenset(problem.gates.ids[place] for place in chosen),
        always=frozenset(problem.gates.ids[place] for place in problem.always),
        cost=cost,
        lower_bound=cost if stop is Stop.PROVEN else min(lower_bound, cost),
        stop=stop,
    )


def _unreachable(
    roadmap: Roadmap, targets: frozenset[str], known: frozenset[str]
) -> UnreachableGoalError:
    goal = min(targets - still_attainable(roadmap, known))
    below = closure(roadmap, [goal]) - known
    retired = sorted(one for one in below if roadmap.by_id[one].is_retired)
    return UnreachableGoalError(goal, retired)
