"""Ways that use what is preferred, as far as any does, and of those the cheapest.

A way uses an item when it does not attain the goals without it: what is merely learned on top of a
way is not used by it. That nothing else than the item stands in for it is told by a witness: gates
that stay closed when the item is missing, each because enough of what would open it stays closed,
up to one of the goals. A witness may rest on itself; what cannot be attained does, too.

With u(g) = 1 where gate g is in the witness of item p, and w = 1 where p is used:

    sum of u(t) over the targets >= w
    x(i) + u(i) - 1 <= sum of u(r) over the requirements of item i, except for p itself
    (n - k + 1) u(g) <= sum of u(m) over the members of group g, which needs k of n

over the rows of `program_rows` for the x of the items that are chosen.
"""

from __future__ import annotations

from dataclasses import dataclass
from time import monotonic
from typing import TYPE_CHECKING

from skillpath.graph.paths.constraints import used_in
from skillpath.graph.proving.grounding import cut_off
from skillpath.graph.proving.problem import Stop
from skillpath.graph.proving.program import Program
from skillpath.graph.proving.program_rows import ProgramRows

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from skillpath.graph.proving.problem import Limits, Problem


@dataclass(frozen=True, slots=True)
class Preferred:
    """A choice, the preferred items that it uses, and why the search for a better one ended."""

    chosen: frozenset[int]
    used: frozenset[int]
    stop: Stop


def solve_preferring(
    problem: Problem, items: Collection[int], start: Collection[int], limits: Limits
) -> Preferred:
    """The cheapest of the choices that use the most of the items, none of which every way needs.

    `start` is a choice that attains the targets, to fall back on when a limit strikes.
    """
    deadline, nodes = monotonic() + limits.seconds, limits.nodes
    best = Preferred(frozenset(start), used_in(problem, start, items), Stop.PROVEN)
    program = _program(problem, sorted(items))
    program.hint(start)
    while True:
        stop = program.run(nodes, deadline - monotonic())
        chosen = program.chosen()
        if chosen is not None:
            resting = frozenset(problem.grounded(chosen & problem.among))
            if problem.targets <= resting:
                found = Preferred(resting, used_in(problem, resting, items), stop)
                if stop is Stop.PROVEN:
                    return found
                best = min(best, found, key=lambda one: _rank(problem, one))
        if stop is not Stop.PROVEN:
            return Preferred(best.chosen, best.used, stop)
        assert chosen is not None, "the program has a solution: the start is one"
        nodes -= program.nodes()
        cut_off(program, problem, chosen & problem.among)


def _rank(problem: Problem, found: Preferred) -> tuple[int, float]:
    return -len(found.used), problem.hours(found.chosen)


def _program(problem: Problem, items: Sequence[int]) -> Program:
    size = len(problem.gates.need)
    witnesses = [_Witness(problem, one, size * turn) for turn, one in enumerate(items, start=1)]
    also = [column for one in witnesses for column in one.columns]
    rows = ProgramRows(problem.gates, given=problem.given, among=problem.among, also=also)
    for one in witnesses:
        one.lay(rows)
    program = Program(rows)
    dear = sum(problem.cost[place] for place in problem.among) + 1  # worth more than any hours
    prices = dict.fromkeys(also, 0.0) | {place: problem.cost[place] for place in problem.among}
    program.price(prices | {one.use: -dear for one in witnesses})
    program.hold(sorted(problem.always | problem.targets))
    return program


class _Witness:
    """Columns and rows that tell whether an item is used, which is no target.

    Gate g has the column `shift + g`. The item itself is closed in any case, so that its column is
    free to tell whether it is used.
    """

    def __init__(self, problem: Problem, item: int, shift: int) -> None:
        """Find the gates that may be closed or open: those of the items that are missing."""
        self._problem = problem
        self._item, self._shift = item, shift
        self._groups = _groups(problem)
        self.use = shift + item
        gates = sorted(problem.among | self._groups.keys())
        self.columns = [shift + gate for gate in gates]

    def lay(self, rows: ProgramRows) -> None:
        """Add the rows."""
        gates = self._problem.gates
        targets = sorted(self._problem.targets)
        self._add(rows, 0.0, dict.fromkeys(targets, 1.0), {self.use: -1.0})
        for item in sorted(self._problem.among - {self._item}):
            own = {self._shift + item: -1.0, item: -1.0}
            self._add(rows, -1.0, dict.fromkeys(gates.members[item], 1.0), own)
        for group, closed in self._groups.items():
            own = {self._shift + group: -float(closed)}
            self._add(rows, 0.0, dict.fromkeys(gates.members[group], 1.0), own)

    def _add(
        self, rows: ProgramRows, least: float, gates: Mapping[int, float], own: Mapping[int, float]
    ) -> None:
        """At least so many of the gates closed, for what `own` says; given items are open."""
        terms: dict[int, float] = {}
        for gate, value in gates.items():
            if gate == self._item or self._is_never(gate):
                least -= value
            elif gate not in self._problem.given:
                terms[rows.column[self._shift + gate]] = value
        rows.add(least, terms | {rows.column[key]: value for key, value in own.items()})

    def _is_never(self, gate: int) -> bool:
        """An item that is neither given nor may be chosen."""
        problem = self._problem
        is_item = gate < problem.gates.items
        return is_item and gate not in problem.among and gate not in problem.given


def _groups(problem: Problem) -> dict[int, int]:
    """The groups below the missing items, each with how many closed members close it."""
    gates = problem.gates
    found: dict[int, int] = {}
    pending = [gate for item in problem.among for gate in gates.members[item]]
    while pending:
        gate = pending.pop()
        if gate >= gates.items and gate not in found:
            members = gates.members[gate]
            found[gate] = len(members) - gates.need[gate] + 1
            pending += members
    return dict(sorted(found.items()))
