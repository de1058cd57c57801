"""The integer program behind the cheapest path, solved by HiGHS and kept grounded by cuts.

    minimise   sum of cost(i) x(i)
    such that  x(t) = 1                                for every target t, and all always needed
               sum of members(g) >= k x(i)             for every required group g of item i
               sum of members(h) >= k y(h)             for every inner group h

with x and y in {0, 1}, over the items that are missing. Members that are known count 1, members
that cannot be attained count 0. An optimum may rest on itself (a cycle of "any of" groups); then
the items that rest on nothing get a cut each and the program is solved again.
"""

from __future__ import annotations

import time
from dataclasses import dataclass
from fractions import Fraction
from math import gcd, inf, lcm
from typing import TYPE_CHECKING

import highspy
import numpy as np

from skillpath.graph.attainment import generations
from skillpath.graph.greedy import greedy_choice
from skillpath.graph.problem import Stop
from skillpath.graph.waiting import knots

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from skillpath.graph.problem import Problem

MOST_EXACT = 2**40
"""Costs are turned into whole numbers while their sum stays below; HiGHS then prunes better."""


@dataclass(frozen=True, slots=True)
class Solution:
    """Chosen items, a bound that no choice undercuts, and why the search ended."""

    chosen: frozenset[int]
    lower_bound: float
    stop: Stop


def solve(problem: Problem, *, nodes: int, deadline: float) -> Solution:
    """The cheapest grounded choice, or the best one found when a limit strikes.

    `nodes` are those of branch and bound that may be looked at, `deadline` is a moment of the
    monotonic clock; where it is past, the greedy choice is answered.
    """
    best = greedy_choice(problem)
    bound = problem.hours(problem.always)
    program = _Program(problem, best)
    while True:
        stop = program.run(nodes, deadline - time.monotonic())
        bound = max(bound, program.lower_bound())
        chosen = program.chosen()
        if chosen is not None:
            resting = problem.grounded(chosen)
            if problem.targets <= resting and problem.hours(resting) < problem.hours(best):
                best = frozenset(resting)
            if stop is Stop.PROVEN and problem.targets <= resting:
                return Solution(frozenset(resting), bound, Stop.PROVEN)
        if stop is not Stop.PROVEN:
            return Solution(best, bound, stop)
        if chosen is None:
            raise AssertionError("the program has a solution: the greedy choice is one")
        nodes -= program.nodes()
        for knot in knots(problem.gates, chosen - resting):
            program.cut(chosen, knot)


class _Program:
    """The program in HiGHS, with a column for each missing item and each inner group."""

    def __init__(self, problem: Problem, start: Collection[int]) -> None:
        self._problem = problem
        self._items = sorted(problem.among)
        self._column = {place: column for column, place in enumerate(self._items)}
        self._unit, costs = _whole([problem.cost[place] for place in self._items])
        self._highs = highspy.Highs()  # type: ignore[no-untyped-call]
        for option, value in _OPTIONS.items():
            self._highs.setOptionValue(option, value)
        needed = problem.always | problem.targets
        for place, cost in zip(self._items, costs, strict=True):
            self._add_column(cost, lower=float(place in needed))
        for place in self._items:
            for member in problem.gates.members[place]:
                self._require(self._column[place], member)
        self._hint(start)

    def run(self, nodes: int, seconds: float) -> Stop:
        """Search on; says why it ended."""
        self._highs.setOptionValue("mip_max_nodes", max(nodes, 0))
        self._highs.setOptionValue("time_limit", max(seconds, 0.0))
        self._highs.run()
        status = self._highs.getModelStatus()
        if status == highspy.HighsModelStatus.kOptimal:
            return Stop.PROVEN
        if status == highspy.HighsModelStatus.kTimeLimit:
            return Stop.CLOCK
        if status == highspy.HighsModelStatus.kSolutionLimit:
            return Stop.NODES
        raise AssertionError(f"HiGHS ended with {status}, which no such program should")

    def nodes(self) -> int:
        """Branch-and-bound nodes of the last run, at least 1."""
        return max(int(self._highs.getInfo().mip_node_count), 1)

    def lower_bound(self) -> float:
        """What no choice undercuts, in hours; at least 0."""
        bound = self._highs.getInfo().mip_dual_bound
        return round(max(bound, 0.0) * self._unit, 6) if np.isfinite(bound) else 0.0

    def chosen(self) -> set[int] | None:
        """The items of the best solution; None when there is none yet."""
        solution = self._highs.getSolution()
        if not solution.value_valid:
            return None
        values = solution.col_value
        return {place for place, column in self._column.items() if round(values[column])}

    def cut(self, chosen: Collection[int], floating: Collection[int]) -> None:
        """Forbid what rests on itself: each floating item asks for one more item.

        No choice within a certain superset of `chosen` attains any of the floating items; so each
        of them needs an item from outside. Floating items that do not need each other get cuts
        of their own, which say more: their supersets are wider.
        """
        outside = set(self._items) - _widest_without(self._problem, chosen, floating)
        for item in sorted(floating):
            terms = dict.fromkeys((self._column[place] for place in sorted(outside)), 1.0)
            terms[self._column[item]] = -1.0
            self._add_row(0.0, terms)

    def _add_column(self, cost: float, *, lower: float = 0.0) -> int:
        column = int(self._highs.getNumCol())
        self._highs.addCol(cost, lower, 1.0, 0, np.array([], np.int32), np.array([]))
        self._highs.changeColIntegrality(column, highspy.HighsVarType.kInteger)
        return column

    def _add_row(self, lower: float, terms: Mapping[int, float]) -> None:
        columns = np.fromiter(terms.keys(), np.int32, len(terms))
        values = np.fromiter(terms.values(), np.float64, len(terms))
        self._highs.addRow(lower, inf, len(terms), columns, values)

    def _require(self, owner: int, member: int) -> None:
        """If the owner's column is 1, the member must hold."""
        gates = self._problem.gates
        if member < gates.items:
            if member not in self._problem.given:
                self._imply(owner, member)
            return
        self._group(owner, member)

    def _imply(self, owner: int, item: int) -> None:
        if item in self._column:
            self._add_row(0.0, {self._column[item]: 1.0, owner: -1.0})
        else:
            self._add_row(0.0, {owner: -1.0})

    def _group(self, owner: int, group: int) -> None:
        gates, problem = self._problem.gates, self._problem
        need = gates.need[group] - sum(place in problem.given for place in gates.members[group])
        inner = [place for place in gates.members[group] if place not in problem.given]
        if need <= 0:
            return
        if need == len(inner):
            for member in inner:
                self._require(owner, member)
            return
        terms = {owner: -float(need)}
        for member in inner:
            if member in self._column:
                terms[self._column[member]] = 1.0
            elif member >= gates.items:
                column = self._add_column(0.0)
                terms[column] = 1.0
                self._group(column, member)
        self._add_row(0.0, terms)

    def _hint(self, start: Collection[int]) -> None:
        """Tell HiGHS a choice that is known to do; it completes the inner groups itself."""
        columns = np.array(list(self._column.values()), np.int32)
        values = np.array([float(place in start) for place in self._column], np.float64)
        self._highs.setSolution(len(columns), columns, values)


_OPTIONS: dict[str, bool | float | str | int] = {
    "output_flag": False,
    "parallel": "off",
    "random_seed": 0,
    "mip_rel_gap": 0.0,
    "mip_abs_gap": 0.0,
}


def _widest_without(
    problem: Problem, chosen: Collection[int], floating: Collection[int]
) -> set[int]:
    """The chosen items and as many more as leave every floating item unattainable.

    Dear items are kept out of the cut first: the fewer and cheaper items are left outside, the
    more the cut says.
    """
    kept = set(chosen)
    others = sorted(problem.among - kept, key=lambda place: (-problem.cost[place], place))
    for place in others:
        rounds = generations(problem.gates, given=problem.given, among=kept | {place})
        if rounds.keys().isdisjoint(floating):
            kept.add(place)
    return kept


def _whole(costs: Sequence[float]) -> tuple[float, list[float]]:
    """The unit and the costs in it: whole numbers where that is exact, else as they are."""
    exact = [Fraction(str(cost)) for cost in costs]
    denominator = lcm(*(cost.denominator for cost in exact))
    whole = [int(cost * denominator) for cost in exact]
    if sum(whole) >= MOST_EXACT:
        return 1.0, list(costs)
    common = gcd(*whole) or 1
    return common / denominator, [float(cost // common) for cost in whole]
