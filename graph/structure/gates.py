"""Requirements as counters: one gate for each item and each group.

A gate opens when `need` of its members are open. An item's gate has its required requirements
as members and needs them all; a group's gate has its members and needs `minimum`. Items come
first, in the order given; groups follow.

Gates are laid out from items, or made of flat buffers: `Gates(items, place, ids, need, members,
users)` takes `Rows` for the members and the users, a `memoryview` for what is needed, and `Labels`
for the ids, all of which may be parts of a mapped file.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from skillpath.graph.requirements import Group, Strength
from skillpath.graph.structure.labels import Labels, PlacesOfLabels
from skillpath.graph.structure.rows import Rows, inverted, numbers

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from skillpath.graph.attainables import Attainable
    from skillpath.graph.requirements import Expression


@dataclass(frozen=True)
class Gates:
    """The gates of a roadmap.

    `need[g]` members of `members[g]` open gate g; `users[g]` are the gates that have g as a
    member. The first `items` gates are the items; `place` finds them by id.
    """

    items: int
    place: Mapping[str, int]
    ids: Sequence[str]
    need: Sequence[int]
    members: Sequence[Sequence[int]]
    users: Sequence[Sequence[int]]

    @classmethod
    def of(cls, items: Sequence[Attainable]) -> Gates:
        """Lay out the items' required groups; every id they mention must be among them."""
        place = {item.id: number for number, item in enumerate(items)}
        members: list[tuple[int, ...]] = [()] * len(items)
        need = [0] * len(items)

        def lay(expression: Expression) -> int:
            if not isinstance(expression, Group):
                return place[expression]
            try:
                inner = tuple([place[member] for member in expression.members])  # type: ignore[index]
            except KeyError:  # a group in the group
                inner = tuple([lay(member) for member in expression.members])
            members.append(inner)
            need.append(expression.minimum)
            return len(members) - 1

        required = Strength.REQUIRED
        for number, item in enumerate(items):
            if item.requirements:
                outer = [lay(one.of) for one in item.requirements if one.strength is required]
                members[number] = tuple(outer)
                need[number] = len(outer)
        return cls(
            items=len(items),
            place=place,
            ids=tuple(item.id for item in items),
            need=tuple(need),
            members=tuple(members),
            users=tuple(map(tuple, inverted(members, len(members)))),
        )

    @property
    def plain_users(self) -> Sequence[Sequence[int]]:
        """The users in the form that a walk reads fastest."""
        return self.users.plain if isinstance(self.users, Rows) else self.users

    @property
    def plain_ids(self) -> Sequence[str]:
        """The ids in the form that is read fastest."""
        return self.ids.plain if isinstance(self.ids, Labels) else self.ids

    @cached_property
    def member_rows(self) -> Rows:
        """The members in flat buffers, made once."""
        return self.members if isinstance(self.members, Rows) else Rows.of(self.members)

    @cached_property
    def user_rows(self) -> Rows:
        """The users in flat buffers, made once."""
        return self.users if isinstance(self.users, Rows) else Rows.of(self.users)

    @cached_property
    def need_column(self) -> memoryview[int]:
        """What the gates need in a flat buffer, made once."""
        return self.need if isinstance(self.need, memoryview) else numbers(self.need)

    def packed(self) -> Gates:
        """The same gates in flat buffers, as `Rows`, `Labels` and a `memoryview`."""
        labels = Labels.of(self.ids)
        return Gates(
            items=self.items,
            place=PlacesOfLabels(labels),
            ids=labels,
            need=self.need_column,
            members=self.member_rows,
            users=self.user_rows,
        )

    def places(self, ids: Iterable[str]) -> set[int]:
        """The gates of the items with these ids."""
        return {self.place[one] for one in ids}

    def below(self, item: int) -> Iterator[int]:
        """The items that the item's requirements mention, each as often as they do."""
        pending = list(self.members[item])
        while pending:
            gate = pending.pop()
            if gate < self.items:
                yield gate
            else:
                pending.extend(self.members[gate])

    def leaves(self, gate: int) -> Iterator[int]:
        """The items that the gate mentions, in the order and as often as its requirement does.

        They are at hand here: to look them up by their ids takes longer.
        """
        if gate < self.items:
            yield gate
            return
        for member in self.members[gate]:
            yield from self.leaves(member)

    def spread(
        self,
        given: Iterable[int],
        may_attain: Callable[[int], bool],
        *,
        reached: Callable[[int, int], None],
    ) -> bytearray:
        """Open gates from the items in `given`, round by round, until nothing more opens.

        `may_attain(item)` says whether an item whose requirements are met is attained and so
        opens others in the next round. `reached(item, round)` hears of every item outside
        `given` whose requirements are met, with the round from 0, items of a round in ascending
        order. Returns a byte per gate, 1 where open. Linear in the size of all groups.
        """
        is_open = bytearray(len(self.need))
        count = [0] * len(self.need)
        known = set(given)
        for item in known:
            is_open[item] = 1
        ready: list[int] = [
            item for item in range(self.items) if not self.need[item] and not is_open[item]
        ]
        ready += self._push(sorted(known), is_open, count)
        turn = 0
        while ready:
            attained = []
            for item in sorted(ready):
                reached(item, turn)
                if may_attain(item):
                    is_open[item] = 1
                    attained.append(item)
            ready = self._push(attained, is_open, count)
            turn += 1
        return is_open

    def _push(self, opened: list[int], is_open: bytearray, count: list[int]) -> list[int]:
        """Count the opened gates at their users; return the items whose requirements are met."""
        met = []
        pending = list(opened)
        while pending:
            for user in self.users[pending.pop()]:
                count[user] += 1
                if count[user] == self.need[user] and not is_open[user]:
                    if user < self.items:
                        met.append(user)
                    else:
                        is_open[user] = 1
                        pending.append(user)
        return met
