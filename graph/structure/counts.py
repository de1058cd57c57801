"""What is known, and of how many members each gate is thereby met."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Protocol

from skillpath.graph.structure import many

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from skillpath.graph.structure.gates import Gates

FEW_GATES = 50_000
"""Up to so many gates are counted in a list, which is faster than to keep those that count."""


class Numbers(Protocol):
    """By gate a number, 0 until it is set."""

    def __getitem__(self, gate: int, /) -> int:
        """The number."""
        ...

    def __setitem__(self, gate: int, number: int, /) -> None:
        """Set it."""
        ...


class Counts:
    """Counts what is known at whatever requires it; more may become known, nothing is forgotten.

    Attributes:
        gates: What is counted for.
        known: A byte for each item, 1 where it is known.
        count: Of each gate how many members are known, or opened by what is.
        met: The items that require something, all of which is met. Some may be known.
    """

    __slots__ = ("count", "gates", "known", "met")

    count: Numbers
    met: list[int] | many.Places

    def __init__(self, gates: Gates) -> None:
        """Know nothing yet."""
        self.gates = gates
        self.known = bytearray(gates.items)
        size = len(gates.need)
        self.count = [0] * size if size <= FEW_GATES else defaultdict(int)
        self.met = []

    @classmethod
    def of(cls, gates: Gates, known: Collection[int]) -> Counts:
        """The counts when these items are known, each given once."""
        made = cls(gates)
        if many.is_worth_it(len(known)):
            places = many.array_of(known)
            many.mark(made.known, places)
            count = many.counted(gates, places)
            made.count, made.met = count.data, many.met(gates, made.known, count)
        else:
            made.add(known)
        return made

    def add(self, places: Iterable[int]) -> list[int]:
        """Know these as well, none of which was known; returns the items that are met thereby."""
        pending, known = list(places), self.known
        for place in pending:
            known[place] = 1
        users, need, items = self.gates.plain_users, self.gates.need, self.gates.items
        count, met = self.count, list[int]()
        for gate in pending:
            for user in users[gate]:
                now = count[user] + 1
                count[user] = now
                if now == need[user]:
                    (met if user < items else pending).append(user)
        if not isinstance(self.met, list):
            self.met = self.met.tolist()
        self.met += met
        return met

    def is_met(self, item: int) -> bool:
        """Whether all that the item requires is known."""
        return self.count[item] == self.gates.need[item]

    def is_open(self, gate: int) -> bool:
        """Whether a group's gate is open, or an item is known."""
        if gate < self.gates.items:
            return bool(self.known[gate])
        return self.count[gate] >= self.gates.need[gate]

    def met_with(self, place: int) -> list[int]:
        """The items whose requirements would be met if this were known, and are not now."""
        users, need, items = self.gates.plain_users, self.gates.need, self.gates.items
        count, met, pending = self.count, list[int](), [place]
        more: dict[int, int] = {}
        for gate in pending:
            for user in users[gate]:
                now = more[user] = more.get(user, count[user]) + 1
                if now == need[user]:
                    (met if user < items else pending).append(user)
        return met
