"""What a path must do without, and what it should use."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from skillpath.graph.errors import ContradictionError, UnavoidableError
from skillpath.graph.names import find_item
from skillpath.graph.naming import both_found, each_found
from skillpath.graph.paths.cheapest import cheapest_selection
from skillpath.graph.structure.attainment import generations
from skillpath.graph.structure.reach import gap

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from skillpath.graph.goals import Goals
    from skillpath.graph.paths.cheapest import Selection
    from skillpath.graph.proving.problem import Limits, Problem
    from skillpath.graph.roadmap import Roadmap
    from skillpath.graph.structure.gates import Gates


@dataclass(frozen=True, slots=True)
class Constraints:
    """What a path may never hold, and what it should use: names of items, in any order.

    A way uses an item when it does not attain the goals without it. What is preferred counts
    among the ways that do without what is forbidden: those that use the most of it come first, of
    these the cheapest.
    """

    forbid: tuple[str, ...] = ()
    prefer: tuple[str, ...] = ()


FREE = Constraints()
"""No constraints."""


@dataclass(frozen=True, slots=True)
class Constrained:
    """How a path keeps to constraints, by ids, sorted.

    `unused` is what is preferred and that the path does not use, since no way does together with
    the others that it uses; what is known is not among it. `extra_hours` are the likely hours
    beyond the cheapest path without constraints; None where either of the two is not proven.
    """

    forbid: tuple[str, ...]
    prefer: tuple[str, ...]
    unused: tuple[str, ...]
    extra_hours: float | None


def constraints_of(roadmap: Roadmap, asked: Constraints) -> Constraints:
    """The constraints by ids, sorted, each once.

    Raises:
        UnknownNameError: for a name that no item bears.
        AmbiguousNameError: for a name that several bear.
        ContradictionError: for items that are both forbidden and preferred.
    """
    forbid, prefer = both_found(
        lambda: each_found(roadmap, find_item, asked.forbid, "forbid"),
        lambda: each_found(roadmap, find_item, asked.prefer, "prefer"),
    )
    both = set(forbid).intersection(prefer)
    if both:
        raise ContradictionError(sorted(both))
    return Constraints(tuple(sorted(set(forbid))), tuple(sorted(set(prefer))))


def without(
    roadmap: Roadmap,
    goals: Goals,
    known: frozenset[str],
    forbidden: frozenset[str],
    *,
    limits: Limits | None = None,
) -> Selection:
    """The cheapest selection without the forbidden items.

    Raises:
        UnreachableGoalError: when a goal can be reached only through retired items.
        UnavoidableError: when no way does without the forbidden items.
    """
    found = cheapest_selection(roadmap, goals.targets, known, forbidden=forbidden, limits=limits)
    if found is None:
        cheapest_selection(roadmap, goals.targets, known, limits=limits)  # retired items bar it
        raise _unavoidable(roadmap, goals, known, forbidden)
    return found


def used_in(problem: Problem, chosen: Collection[int], items: Collection[int]) -> frozenset[int]:
    """Those of the items without which the choice does not attain the targets."""
    whole = frozenset(chosen)
    return frozenset(one for one in whole.intersection(items) if not problem.attains(whole - {one}))


def _unavoidable(
    roadmap: Roadmap, goals: Goals, known: frozenset[str], forbidden: frozenset[str]
) -> UnavoidableError:
    """Names as few forbidden items as bar the way to a goal, and what fails for each."""
    gates = roadmap.gates
    given = gates.places(known)
    scope = gates.places(gap(roadmap, goals.targets, known))
    barred = gates.places(forbidden) & scope
    left = generations(gates, given=given, among=scope - barred)
    target = min(gates.places(goals.targets) - given - left.keys())
    for one in sorted(barred):
        fewer = barred - {one}
        if target not in generations(gates, given=given, among=scope - fewer):
            barred = fewer
    needed_by = _failing(gates, scope, given, barred)
    goal = gates.ids[target]
    return UnavoidableError(
        goal,
        {
            gates.ids[one]: goals.targets[goal]
            if one == target
            else tuple(gates.ids[user] for user in needed_by[one])
            for one in sorted(barred)
        },
    )


def _failing(
    gates: Gates, scope: Collection[int], given: Collection[int], barred: Collection[int]
) -> dict[int, list[int]]:
    """For each barred item the items that cannot be attained for want of it, ascending."""
    among = set(scope).difference(barred)
    is_open = gates.spread(given, among.__contains__, reached=lambda _, __: None)
    found: dict[int, list[int]] = {one: [] for one in barred}
    for item in sorted(scope):
        if not is_open[item]:
            for one in sorted(set(_closed(gates, item, is_open)).intersection(barred)):
                found[one].append(item)
    return found


def _closed(gates: Gates, item: int, is_open: bytearray) -> Iterator[int]:
    """The items in those parts of its requirements that are not met."""
    pending = list(gates.members[item])
    while pending:
        gate = pending.pop()
        if is_open[gate]:
            continue
        if gate < gates.items:
            yield gate
        else:
            pending.extend(gates.members[gate])
