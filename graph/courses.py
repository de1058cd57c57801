"""A learner on the way through the items of an order."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from skillpath.graph.scoring import RECENCY

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from skillpath.graph.columns import Columns
    from skillpath.graph.gates import Gates

    Users = Mapping[int, Sequence[int]] | Sequence[Sequence[int]]
    """By gate: the gates that have it as a member."""


class Course:
    """What is known, and which of the wanted items are left and can be started, by place.

    `users` are those of all gates, or of fewer (see `users_among`): then only the wanted items
    are counted, and `opens` must not be asked.
    """

    def __init__(
        self, columns: Columns, wanted: Iterable[int], granted: Iterable[int], users: Users
    ) -> None:
        """Begin with what is granted; it is known and steers nothing."""
        self.columns = columns
        self.left = set(wanted)
        self.known: set[int] = set()
        self.ready = {one for one in self.left if not columns.gates.need[one]}
        self._stated: list[int] = []
        self._users = users
        self._count: dict[int, int] = defaultdict(int)
        self._know(granted)

    @property
    def recent(self) -> tuple[int, ...]:
        """The last items learned, the latest first."""
        return tuple(self._stated[: -len(RECENCY) - 1 : -1])

    def learn(self, *places: int) -> None:
        """Know some more, the latest last."""
        self._stated += places
        self.left.difference_update(places)
        self.ready.difference_update(places)
        self._know(places)

    def follow(self, choose: Callable[[Course], int]) -> Iterator[int]:
        """Learn what is chosen until nothing that is left can be started."""
        while self.ready:
            chosen = choose(self)
            self.learn(chosen)
            yield chosen

    def opens(self, place: int) -> int:
        """How many active items, wanted or not, can be started as soon as this one is known."""
        gates, retired = self.columns.gates, self.columns.retired
        more: dict[int, int] = defaultdict(int)
        pending, found = [place], 0
        for gate in pending:
            for user in self._users[gate]:
                more[user] += 1
                if self._count[user] + more[user] == gates.need[user]:
                    if user >= gates.items:
                        pending.append(user)
                    else:
                        found += user not in self.known and not retired[user]
        return found

    def _know(self, places: Iterable[int]) -> None:
        gates, pending = self.columns.gates, list(places)
        self.known.update(pending)
        for gate in pending:
            for user in self._users[gate]:
                self._count[user] += 1
                if self._count[user] == gates.need[user]:
                    if user >= gates.items:
                        pending.append(user)
                    elif user in self.left:
                        self.ready.add(user)


def users_among(gates: Gates, wanted: Iterable[int]) -> Users:
    """The users of gates as far as they bear on the wanted items."""
    found: dict[int, list[int]] = defaultdict(list)
    pending = list(wanted)
    for gate in pending:
        for member in gates.members[gate]:
            found[member].append(gate)
            if member >= gates.items:
                pending.append(member)
    return found
