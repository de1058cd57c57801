"""How fast a cheapest path is proven, beside the plain integer program for the same question.

The plain program has a column for each item and inner group that the goals may need and is left
to HiGHS as it comes; what rests on itself is cut off, and the program solved again.
"""

from __future__ import annotations

import time
from dataclasses import dataclass
from math import exp, inf, log
from statistics import fmean
from typing import TYPE_CHECKING

from benchmarks.and_or import and_or
from benchmarks.measuring import Spent
from benchmarks.table import Measurement, at_least, at_most
from skillpath.graph import Limits, Stop, goals_of
from skillpath.graph.paths.cheapest import cheapest_selection, problem_of
from skillpath.graph.proving.grounding import cut_off
from skillpath.graph.proving.program import Program
from skillpath.graph.proving.program_rows import ProgramRows
from skillpath.ontology import read

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from skillpath.graph import Roadmap

SEEDS = 30
PATIENCE = 10.0
"""Seconds after which either is stopped on graphs of 1,000 items."""
HALF = 0.5
"""Of the plain program's time, aimed at on graphs of 1,000 items."""

WIDEST = 0.1
"""The gap aimed at on wide graphs of 10,000 items."""


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

    @property
    def span(self) -> str:
        """The bound and the cost in words."""
        return f"{self.bound:.0f} to {self.cost:.0f} h"


def measurements() -> Iterator[Measurement]:
    yield from shipped()
    for density in (1.2, 1.6):
        yield from thousand(density)
    for density, seeds in ((1.2, 6), (1.6, 2)):
        for seed in range(seeds):
            yield from wide(density, seed)


def shipped() -> Iterator[Measurement]:
    roadmap = read()
    goals = [item.id for item in roadmap.items if not item.is_retired]
    goals += [step.id for step in roadmap.steps] + [roadmap.id]
    asked = [frozenset(goals_of(roadmap, [goal]).targets) for goal in goals]
    yield from compared("shipped roadmap", "", [(roadmap, one) for one in asked], 1)


def thousand(density: float) -> Iterator[Measurement]:
    graphs = [and_or(1_000, density, seed, window=300) for seed in range(SEEDS)]
    for graph in graphs:
        assert graph.gates  # laid out once for either
    asked = [(graph, frozenset([graph.items[-1].id])) for graph in graphs]
    yield from compared("1,000 items", f", {density} requirements each", asked, HALF)


def wide(density: float, seed: int) -> Iterator[Measurement]:
    """The share that is not proven, and by how much that exceeds the plain program's."""
    graph = and_or(10_000, density, seed, window=1_000)
    assert graph.gates
    goal = frozenset([graph.items[-1].id])
    start = time.monotonic()
    first = timed(lambda: ours(graph, goal, seconds=60))
    taken = time.monotonic() - start
    second = timed(lambda: plain(graph, goal, seconds=taken))
    size = f"10,000, seed {seed}"
    each = f"{density} requirements each"
    found = f"gap, {each}: {first.span}, {first.spent:.1f} s"
    peer = f"plain, {second.span}"
    yield Measurement(found, size, first.gap, peer, second.gap, goal=at_most(WIDEST, "figure"))
    ahead = first.gap - second.gap
    less = f"gap less that of the plain program, {each}"
    yield Measurement(less, size, ahead, goal=at_most(0, "figure"))


def compared(
    size: str, each: str, asked: list[tuple[Roadmap, frozenset[str]]], most: float
) -> Iterator[Measurement]:
    """The geometric means of the CPU times, and how many were proven.

    Where either is stopped, its time counts as if it had been proven then.
    """
    pairs = [
        (timed(lambda: ours(roadmap, goal)), timed(lambda: plain(roadmap, goal)))  # noqa: B023
        for roadmap, goal in asked
    ]
    for case, (one, other) in enumerate(pairs):
        if one.is_proven and other.is_proven and abs(one.cost - other.cost) > 1e-6:
            raise AssertionError(f"two optima in case {case}: {one.cost} and {other.cost}")
    means = [
        Spent((exp(fmean(log(one.spent) for one in side)),)) for side in zip(*pairs, strict=True)
    ]
    name = f"proving, mean of {len(asked)} goals{each}"
    yield Measurement(name, size, means[0], "plain", means[1], goal=at_most(most))
    proven = [sum(one.is_proven for one in side) for side in zip(*pairs, strict=True)]
    goal = at_least(1, "ratio")
    yield Measurement(
        f"proven of {len(asked)}{each}", size, proven[0], "plain", proven[1], goal=goal
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
