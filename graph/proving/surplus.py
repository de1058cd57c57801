"""What of a choice can be left out while the targets stay attained."""

from __future__ import annotations

from typing import TYPE_CHECKING

from skillpath.graph.structure.components import components

if TYPE_CHECKING:
    from collections.abc import Collection

    from skillpath.graph.proving.problem import Problem


class Surplus:
    """Leaves out of choices for a problem in which nothing is given what they can do without.

    `work` counts the gates that were closed on trial.
    """

    def __init__(self, problem: Problem) -> None:
        """Find out which gates lie on cycles."""
        self._problem = problem
        self._part = [0] * len(problem.gates.need)
        for number, part in enumerate(components(problem.gates)):
            for gate in part:
                self._part[gate] = number
        self.work = 0

    def without(self, chosen: Collection[int]) -> frozenset[int]:
        """What is left when one item after the other goes, the dearest first, as long as it can.

        `chosen` attains the targets; so does the answer.
        """
        cost, always = self._problem.cost, self._problem.always
        kept = _Kept(self._problem, self._part, chosen)
        while True:
            before = len(kept.items)
            for item in sorted(kept.items - always, key=lambda one: (-cost[one], one)):
                if item in kept.items:
                    kept.drop(item)
            self.work += kept.work
            if len(kept.items) == before:
                return frozenset(kept.items)
            kept = _Kept(self._problem, self._part, kept.items)


class _Kept:
    """Open gates, each one resting on members that opened before it or lie on no cycle with it."""

    def __init__(self, problem: Problem, part: list[int], chosen: Collection[int]) -> None:
        gates = problem.gates
        self._gates, self._targets = gates, problem.targets
        self._rank: dict[int, tuple[int, int]] = {}
        self._count = [0] * len(gates.need)
        self.work = 0
        may_open = set(chosen)
        ready = [item for item in sorted(chosen) if not gates.need[item]]
        while ready:
            gate = ready.pop()
            self._rank[gate] = (part[gate], len(self._rank))
            for user in gates.users[gate]:
                self._count[user] += 1
                if self._count[user] == gates.need[user] and (
                    user >= gates.items or user in may_open
                ):
                    ready.append(user)
        self.items = {gate for gate in self._rank if gate < gates.items}
        for gate, rank in self._rank.items():
            members = gates.members[gate]
            self._count[gate] = sum(self._supports(member, rank) for member in members)

    def drop(self, item: int) -> None:
        """Close the item and all that rests on it, unless a target does."""
        closed = [item]
        rank = self._rank.pop(item)
        ranks = [rank]
        fewer: list[int] = []
        is_attained = item not in self._targets
        for gate, rank in zip(closed, ranks, strict=False):
            for user in self._gates.users[gate]:
                own = self._rank.get(user)
                if own is None or own < rank:
                    continue
                self._count[user] -= 1
                fewer.append(user)
                if self._count[user] < self._gates.need[user]:
                    is_attained = is_attained and user not in self._targets
                    closed.append(user)
                    ranks.append(self._rank.pop(user))
            if not is_attained:
                break
        self.work += len(closed)
        if is_attained:
            self.items.difference_update(closed)
            return
        self._rank.update(zip(closed, ranks, strict=True))
        for user in fewer:
            self._count[user] += 1

    def _supports(self, member: int, rank: tuple[int, int]) -> bool:
        return member in self._rank and self._rank[member] < rank
