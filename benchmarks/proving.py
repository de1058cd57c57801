"""Milliseconds until the cheapest path is proven, beside the program without presolve."""

from __future__ import annotations

import time
from dataclasses import replace
from math import inf
from statistics import median
from typing import TYPE_CHECKING

from skillpath.graph import goals_of
from skillpath.graph.cheapest import problem_of
from skillpath.graph.problem import Limits
from skillpath.graph.proving import solve
from skillpath.ontology import read

if TYPE_CHECKING:
    from collections.abc import Callable

    from skillpath.graph import Roadmap


def main() -> None:
    roadmap = read()
    goals = [item.id for item in roadmap.items if not item.is_retired]
    goals += [step.id for step in roadmap.steps] + [roadmap.id]
    print(f"Proving the cheapest path, {len(goals)} goals of the shipped roadmap, nothing known")
    ours = sorted(timed(select, roadmap, goal) for goal in goals)
    plain = sorted(timed(program_alone, roadmap, goal) for goal in goals)
    for name, taken in (("with presolve", ours), ("program alone", plain)):
        worst = taken[int(len(taken) * 0.99)]
        print(f"  {name:<16} p50 {median(taken) * 1e3:6.2f} ms   p99 {worst * 1e3:6.2f} ms")
    print(f"  ratio of the sums {sum(ours) / sum(plain):.2f}")


def select(roadmap: Roadmap, goal: str) -> None:
    problem = problem_of(roadmap, goals_of(roadmap, [goal]).targets.keys())
    assert problem is not None
    if not problem.attains(problem.always):
        solve(problem, nodes=Limits().nodes, deadline=inf)


def program_alone(roadmap: Roadmap, goal: str) -> None:
    problem = problem_of(roadmap, goals_of(roadmap, [goal]).targets.keys())
    assert problem is not None
    solve(replace(problem, always=frozenset()), nodes=Limits().nodes, deadline=inf)


def timed(work: Callable[[Roadmap, str], None], roadmap: Roadmap, goal: str) -> float:
    start = time.perf_counter()
    work(roadmap, goal)
    return time.perf_counter() - start


if __name__ == "__main__":
    main()
