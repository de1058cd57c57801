"""The search for the cheapest choice: a first one at once, then a program until it is proven.

    minimize   sum of cost(i) x(i)
    such that  x(t) = 1 for every target t, and all always needed
               the rows of `program_rows` hold

over the items that are missing. An optimum may rest on itself; then it is cut off and the program
is solved again.
"""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

from skillpath.graph.greedy import greedy_choice
from skillpath.graph.grounding import cut_off
from skillpath.graph.problem import Stop
from skillpath.graph.program import Program
from skillpath.graph.program_rows import ProgramRows

if TYPE_CHECKING:
    from skillpath.graph.problem import Problem


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
    program = program_of(problem)
    program.hint(best)
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
        cut_off(program, problem, chosen)


def program_of(problem: Problem) -> Program:
    """The program of a problem, not searched yet."""
    program = Program(ProgramRows(problem.gates, given=problem.given, among=problem.among))
    program.price(problem.cost)
    program.hold(sorted(problem.always | problem.targets))
    return program
