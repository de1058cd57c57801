"""Learners side by side: for each gate those for whom it is open, as the bits of one number.

A column is a number whose bit n stands for learner n. What a single learner's answer finds by
counting at the gates, a handful of operations on columns finds for thousands at once.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import reduce
from operator import and_
from typing import TYPE_CHECKING

import numpy as np

from skillpath.graph.structure.bits import in_at_least

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from numpy.typing import NDArray

    from skillpath.graph.structure.gates import Gates

    Numbers = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Circuit:
    """The gates of a roadmap as tuples, which loops read faster than flat buffers."""

    items: int
    need: tuple[int, ...]
    members: tuple[tuple[int, ...], ...]
    users: tuple[tuple[int, ...], ...]

    @classmethod
    def of(cls, gates: Gates) -> Circuit:
        """Copy the gates."""
        members, users = (tuple(map(tuple, rows)) for rows in (gates.members, gates.users))
        return cls(gates.items, tuple(gates.need), members, users)

    def below(self, item: int) -> set[int]:
        """The items that the item's requirements mention."""
        found: set[int] = set()
        pending = list(self.members[item])
        while pending:
            gate = pending.pop()
            if gate < self.items:
                found.add(gate)
            else:
                pending += self.members[gate]
        return found


def columns_of(items: Numbers, learners: Numbers, width: int) -> dict[int, int]:
    """The columns of pairs of an item and a learner below `width`; items without one are absent."""
    if not len(items):
        return {}
    row = np.bincount(items) > 0
    present = np.flatnonzero(row)
    bits = np.zeros((len(present), width), bool)
    bits[(np.cumsum(row) - 1)[items], learners] = True
    packed = np.packbits(bits, axis=1, bitorder="little")
    return {
        item: int.from_bytes(line.tobytes(), "little")
        for item, line in zip(present.tolist(), packed, strict=True)
    }


def packed_columns(columns: Collection[int], width: int) -> NDArray[np.uint8]:
    """The columns as rows of bytes, the first learner in the lowest bit of the first byte."""
    size = -(-width // 8)
    joined = b"".join([one.to_bytes(size, "little") for one in columns])
    return np.frombuffer(joined, np.uint8).reshape(len(columns), size)


def unpacked(columns: Collection[int], width: int) -> NDArray[np.bool_]:
    """The columns as rows of truths."""
    packed = packed_columns(columns, width)
    return np.unpackbits(packed, axis=1, count=width, bitorder="little").view(bool)


def listed_of(columns: Mapping[int, int], width: int) -> tuple[Numbers, list[int]]:
    """The items of each learner ascending, one learner after the other, and where each ends."""
    present = sorted(item for item, column in columns.items() if column)
    flat = np.flatnonzero(unpacked([columns[item] for item in present], width))
    rows = flat // width
    items, learners = np.array(present, np.int64)[rows], flat - rows * width
    turn = np.argsort(learners.astype(np.int16), kind="stable")
    return items[turn], np.cumsum(np.bincount(learners, minlength=width)).tolist()


def open_columns(gates: Circuit, known: Mapping[int, int]) -> list[int]:
    """For each gate who has it open: an item when it is known, a group when enough members are.

    A group's members stand before it.
    """
    found = [known.get(item, 0) for item in range(gates.items)]
    for group in range(gates.items, len(gates.need)):
        found.append(in_at_least(gates.need[group], [found[one] for one in gates.members[group]]))
    return found


def met_column(gates: Circuit, item: int, is_open: Sequence[int], everyone: int) -> int:
    """Whose knowledge meets all required requirements of the item."""
    return reduce(and_, (is_open[one] for one in gates.members[item]), everyone)


def startable(
    gates: Circuit, retired: Sequence[int], is_open: Sequence[int], everyone: int
) -> list[int]:
    """For each item who can start it now: nobody where it is retired."""
    return [
        0 if retired[item] else met_column(gates, item, is_open, everyone & ~is_open[item])
        for item in range(gates.items)
    ]


def opened_by(
    gates: Circuit, item: int, users: Iterable[int], is_open: Sequence[int], everyone: int
) -> list[int]:
    """For each of the items in `users` to whom it opens as soon as `item` is known, not before."""
    with_it: dict[int, int] = {item: everyone}
    for group in groups_above(gates, item):
        members = [with_it.get(one, is_open[one]) for one in gates.members[group]]
        with_it[group] = in_at_least(gates.need[group], members)
    found = []
    for user in users:
        column = everyone & ~is_open[user]
        for one in gates.members[user]:
            column &= with_it.get(one, is_open[one])
        found.append(column & ~met_column(gates, user, is_open, everyone))
    return found


def groups_above(gates: Circuit, item: int) -> list[int]:
    """The groups that mention the item at any depth, inner ones first."""
    found: set[int] = set()
    pending = [item]
    while pending:
        above = {one for one in gates.users[pending.pop()] if one >= gates.items} - found
        found |= above
        pending += above
    return sorted(found)


def gap_columns(
    gates: Circuit,
    targets: Mapping[int, int],
    is_open: Sequence[int],
    active: Sequence[int],
) -> dict[int, int]:
    """For each item to whom it may still be needed for the targets: `reach.gap` of each learner.

    `active` holds the items that can be attained; an order in which each stands before what it
    requires takes the fewest rounds.
    """
    found: dict[int, int] = defaultdict(int)
    for item, column in targets.items():
        found[item] = column & ~is_open[item]
    passed: dict[int, int] = defaultdict(int)
    is_changed = True
    while is_changed:
        is_changed = False
        for item in active:
            fresh = found[item] & ~passed[item] if item in found else 0
            if fresh:
                passed[item] |= fresh
                is_changed = True
                _spread(gates, item, fresh, is_open, found)
    return dict(passed)


def _spread(
    gates: Circuit, item: int, column: int, is_open: Sequence[int], found: dict[int, int]
) -> None:
    """Add what these learners lack of the item's requirements."""
    pending = [(one, column) for one in gates.members[item]]
    while pending:
        gate, asked = pending.pop()
        missing = asked & ~is_open[gate]
        if not missing:
            continue
        if gate < gates.items:
            found[gate] |= missing
        else:
            pending += [(one, missing) for one in gates.members[gate]]


def edge_columns(
    gates: Circuit,
    targets: Mapping[int, int],
    gap: Mapping[int, int],
    is_open: Sequence[int],
) -> dict[int, int]:
    """For each item who knows it and asks for it: as a target, or by a requirement of the gap."""
    found: dict[int, int] = defaultdict(int)
    for item, column in targets.items():
        found[item] = column & is_open[item]
    for item, column in gap.items():
        for below in gates.below(item):
            found[below] |= column & is_open[below]
    return {item: column for item, column in found.items() if column}
