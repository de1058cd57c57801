"""Cuts against choices that rest on themselves.

A cycle of "any of" groups may support itself: every group is met, and nothing can be learned
first. What a program chooses is held against attainability, and what rests on nothing is cut off.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from skillpath.graph.attainment import generations
from skillpath.graph.waiting import knots

if TYPE_CHECKING:
    from collections.abc import Collection

    from skillpath.graph.problem import Problem
    from skillpath.graph.program import Program


def cut_off(program: Program, problem: Problem, chosen: Collection[int]) -> bool:
    """Forbid what of the choice rests on itself; whether there is any.

    Each item that rests on nothing asks for one more item from outside a set that holds the
    choice and within which it cannot be attained. Items that do not need each other get cuts of
    their own, which say more: their sets are wider.
    """
    floating = set(chosen) - problem.grounded(chosen)
    for knot in knots(problem.gates, floating):
        outside = dict.fromkeys(sorted(problem.among - _widest_without(problem, chosen, knot)), 1.0)
        for item in sorted(knot):
            program.at_least(0.0, outside | {item: -1.0})
    return bool(floating)


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
