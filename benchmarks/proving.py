"""How fast a cheapest path is proven, beside the plain integer program for the same question.

The plain program has a column for each item and inner group that the goals may need and is left
to HiGHS as it comes; what rests on itself is cut off, and the program solved again.
"""

from __future__ import annotations

import time
from dataclasses import dataclass
from math import exp, inf, log
from typing import TYPE_CHECKING

from benchmarks.and_or import and_or
from skillpath.graph import Limits, Stop, goals_of
from skillpath.graph.cheapest import cheapest_selection, problem_of
from skillpath.graph.grounding import cut_off
from skillpath.graph.program import Program
from skillpath.graph.program_rows import ProgramRows
from skillpath.ontology import read

if TYPE_CHECKING:
    from collections.abc import Callable

    from skillpath.graph import Roadmap

SEEDS = 30
PATIENCE = 20.0
"""Seconds after which either is stopped on graphs of 1,000 items."""


@dataclass(frozen=True)
class Outcome:
    """What was found: the cost, the bound proven for it, and the CPU seconds it took."""

    cost: float
    bound: float
    is_proven: bool
    spent: float = 0.0

    @property
    def gap(self) -> float:
        """The share of the cost that is not proven."""
        return (self.cost - self.bound) / self.cost if self.cost < inf else 1.0


def main() -> None:
    shipped()
    for density in (1.2, 1.6):
        thousand(density)
    wide()


def shipped() -> None:
    roadmap = read()
    goals = [item.id for item in roadmap.items if not item.is_retired]
    goals += [step.id for step in roadmap.steps] + [roadmap.id]
    asked = [frozenset(goals_of(roadmap, [goal]).targets) for goal in goals]
    print(f"\nProving the cheapest path, {len(goals)} goals of the shipped roadmap, nothing known")
    compared(
        lambda one: ours(roadmap, asked[one]), lambda one: plain(roadmap, asked[one]), len(asked)
    )


def thousand(density: float) -> None:
    print(f"Random and/or graphs of 1,000 items, {density} requirements each, {SEEDS} seeds")
    graphs = [and_or(1_000, density, seed, window=300) for seed in range(SEEDS)]
    goals = [frozenset([graph.items[-1].id]) for graph in graphs]
    for graph in graphs:
        assert graph.gates  # laid out once for either
    compared(
        lambda one: ours(graphs[one], goals[one]), lambda one: plain(graphs[one], goals[one]), SEEDS
    )


def wide() -> None:
    print("Wide and/or graphs of 10,000 items, 1.2 requirements each: gaps at equal time")
    for seed in range(3):
        graph = and_or(10_000, 1.2, seed, window=1_000)
        goal = frozenset([graph.items[-1].id])
        start = time.monotonic()
        first = timed(lambda: ours(graph, goal, seconds=60))  # noqa: B023 - run here
        taken = time.monotonic() - start
        second = timed(lambda: plain(graph, goal, seconds=taken))  # noqa: B023
        print(f"  seed {seed}  {told('ours', first)}   {told('plain', second)}", flush=True)


def compared(first: Callable[[int], Outcome], second: Callable[[int], Outcome], cases: int) -> None:
    """Prints the geometric mean of the ratios of CPU time, and how many were proven.

    Where the plain program is stopped, its time counts as if it had been proven then.
    """
    logs, proven = [], [0, 0]
    for case in range(cases):
        one = timed(lambda: first(case))  # noqa: B023 - run here
        other = timed(lambda: second(case))  # noqa: B023
        logs.append(log(one.spent / other.spent))
        proven[0] += one.is_proven
        proven[1] += other.is_proven
        if one.is_proven and other.is_proven and abs(one.cost - other.cost) > 1e-6:
            raise AssertionError(f"two optima in case {case}: {one.cost} and {other.cost}")
    print(
        f"  {exp(sum(logs) / cases):.2f} times the time of the plain program (geometric mean);"
        f" proven {proven[0]} of {cases}, by the plain program {proven[1]}",
        flush=True,
    )


def ours(roadmap: Roadmap, targets: frozenset[str], seconds: float = PATIENCE) -> Outcome:
    found = cheapest_selection(roadmap, targets, frozenset(), limits=Limits(seconds=seconds))
    assert found is not None
    return Outcome(found.cost, found.lower_bound, found.is_optimal)


def plain(roadmap: Roadmap, targets: frozenset[str], seconds: float = PATIENCE) -> Outcome:
    end = time.monotonic() + seconds
    problem = problem_of(roadmap, targets)
    assert problem is not None
    program = Program(ProgramRows(problem.gates, given=problem.given, among=problem.among))
    program.price(problem.cost)
    program.hold(sorted(problem.targets))
    while True:
        stop = program.run(10**9, end - time.monotonic())
        chosen = program.chosen() or set()
        is_proven = stop is Stop.PROVEN
        if not is_proven or not cut_off(program, problem, chosen):
            cost = problem.hours(chosen) if problem.attains(chosen) else inf
            return Outcome(cost, max(program.lower_bound(), 0.0), is_proven)


def timed(work: Callable[[], Outcome]) -> Outcome:
    start = time.process_time()
    found = work()
    return Outcome(found.cost, found.bound, found.is_proven, time.process_time() - start)


def told(name: str, found: Outcome) -> str:
    span = f"from {found.bound:.0f} to {found.cost:.0f} h"
    return f"{name} {found.spent:5.2f} s, {span}, gap {found.gap:.1%}"


if __name__ == "__main__":
    main()
