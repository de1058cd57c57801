"""Cuts against choices that rest on themselves.

A cycle of "any of" groups may support itself: every group is met, and nothing can be learned
first. What a program chooses is held against attainability, and what rests on nothing is cut off.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from skillpath.graph.structure.waiting import knots

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from skillpath.graph.proving.problem import Problem
    from skillpath.graph.proving.program import Program


def cut_off(program: Program, problem: Problem, chosen: Collection[int]) -> bool:
    """Forbid what of the choice rests on itself; whether there is any."""
    is_cut = False
    for item, others in demands(problem, chosen):
        program.at_least(0.0, dict.fromkeys(sorted(others), 1.0) | {item: -1.0})
        is_cut = True
    return is_cut


def demands(problem: Problem, chosen: Collection[int]) -> Iterator[tuple[int, frozenset[int]]]:
    """What each item that rests on nothing asks for: one of the items beside it.

    They are those outside a set that holds the choice and within which the item cannot be
    attained. Items that do not need each other have sets of their own, which say more: they are
    wider.
    """
    floating = set(chosen) - problem.grounded(chosen)
    for knot in knots(problem.gates, floating):
        outside = problem.among - _widest_without(problem, chosen, knot)
        for item in sorted(knot):
            yield item, outside


def _widest_without(
    problem: Problem, chosen: Collection[int], floating: Collection[int]
) -> set[int]:
    """The chosen items and as many more as leave every floating item unattainable.

    Dear items are kept out of the cut first: the fewer and cheaper items are left outside, the
    more the cut says.
    """
    within = _Within(problem, chosen)
    others = sorted(problem.among - set(chosen), key=lambda place: (-problem.cost[place], place))
    for place in others:
        within.take(place, floating)
    return within.items


class _Within:
    """A growing set of items, and the gates that open from what is given within it."""

    def __init__(self, problem: Problem, chosen: Collection[int]) -> None:
        gates = problem.gates
        self._gates = gates
        self.items = set(chosen)
        self._is_open = bytearray(len(gates.need))
        self._missing = list(gates.need)
        self._open([*sorted(problem.given)])
        self._open([item for item in sorted(chosen) if not gates.need[item]])

    def take(self, item: int, closed: Collection[int]) -> None:
        """Add an item, unless one of the `closed` would open."""
        self.items.add(item)
        if self._missing[item] > 0:
            return
        opened = self._open([item])
        if any(self._is_open[one] for one in closed):
            self.items.discard(item)
            for gate in opened:
                self._is_open[gate] = 0
                for user in self._gates.users[gate]:
                    self._missing[user] += 1

    def _open(self, pending: list[int]) -> list[int]:
        """Open these gates and all that opens with them; tells which."""
        opened = []
        while pending:
            gate = pending.pop()
            if self._is_open[gate]:
                continue
            self._is_open[gate] = 1
            opened.append(gate)
            for user in self._gates.users[gate]:
                self._missing[user] -= 1
                if self._missing[user] == 0 and (user >= self._gates.items or user in self.items):
                    pending.append(user)
        return opened
