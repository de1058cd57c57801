"""What can be started: counted from what is known, by place, and the best of it."""

from __future__ import annotations

from collections import defaultdict
from heapq import nlargest
from itertools import chain, islice
from typing import TYPE_CHECKING

from skillpath.graph.nearness import Around, hops_between
from skillpath.graph.scoring import RECENCY, continuity_points

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from skillpath.graph.columns import Columns


class Ready:
    """What somebody can start: active, not known, every requirement met.

    `known` are places; `count` says of how many members of each gate they meet; `opened` are
    the items that can be started because of them, in no order. What requires nothing is not
    among these: it is a constant of the roadmap (`Columns.roots`).
    """

    def __init__(self, columns: Columns, known: Iterable[int] = ()) -> None:
        """Count from what is known: the cost is that of what requires it."""
        self.columns = columns
        self.known = set(known)
        self.count: dict[int, int] = defaultdict(int)
        self.opened = [
            place
            for place in self._push(list(self.known))
            if place not in self.known and not columns.retired[place]
        ]

    def _push(self, pending: list[int]) -> Iterator[int]:
        """Count what is known at its users; the items whose requirements are met thereby."""
        gates, count = self.columns.gates, self.count
        users, need, items = gates.plain_users, gates.need, gates.items
        for gate in pending:
            for user in users[gate]:
                count[user] += 1
                if count[user] == need[user]:
                    if user < items:
                        yield user
                    else:
                        pending.append(user)

    def __contains__(self, place: int) -> bool:
        """Whether the item can be started."""
        return (
            place not in self.known
            and not self.columns.retired[place]
            and self.count.get(place, 0) == self.columns.gates.need[place]
        )

    def __len__(self) -> int:
        """How many items can be started."""
        need, retired = self.columns.gates.need, self.columns.retired
        taken = sum(not need[place] and not retired[place] for place in self.known)
        return len(self.columns.roots) - taken + len(self.opened)

    def best(
        self, recent: Sequence[int], limit: int, among: Iterable[int] | None = None
    ) -> list[tuple[int, int]]:
        """The best to start, with what continuity adds to their scores in ten-thousandths.

        `recent` are the last three known items, the latest first; `among` items that can be
        started (None: all).
        """
        columns, last = self.columns, recent[: len(RECENCY)]
        near = hops_between(columns, last)
        points, fixed, rank = continuity_points(len(last)), columns.fixed, columns.rank
        size = columns.gates.items
        pool = self._pool(near, limit) if among is None else among
        # one number, so that ties need no second look: what is smaller in rank comes first
        keys = ((fixed[one] + points[near[one]]) * size - rank[one] for one in pool)
        found = (columns.by_rank[-key % size] for key in nlargest(limit, keys))
        return [(place, points[near[place]]) for place in found]

    def _pool(self, near: Around | bytes, limit: int) -> Iterable[int]:
        """What may be among the best: all that is near, and the best of what is far."""
        known, roots = self.known, self.columns.roots
        unknown = (place for place in roots if place not in known)
        if not isinstance(near, Around):
            return chain(self.opened, unknown)
        need, retired = self.columns.gates.need, self.columns.retired
        close = [
            place for place in near if not need[place] and place not in known and not retired[place]
        ]
        far = islice((place for place in unknown if place not in near), limit)
        return chain(self.opened, close, far)

    def unlocked_by(self, place: int) -> list[int]:
        """The active, unknown items whose requirements are met with this item and not without."""
        gates, count = self.columns.gates, self.count
        more: dict[int, int] = defaultdict(int)
        pending, found = [place], list[int]()
        for gate in pending:
            for user in gates.plain_users[gate]:
                more[user] += 1
                if count.get(user, 0) + more[user] == gates.need[user]:
                    (found if user < gates.items else pending).append(user)
        unlocked = (one for one in found if one not in self.known and not self.columns.retired[one])
        return sorted(unlocked, key=self.columns.rank.__getitem__)
