"""What each of many items needs in every alternative, asked for some items at a time.

A bit for each pair of items does not fit into memory where a roadmap is large. Therefore the items
that may be needed are taken in spans, and of those only the ones that somebody asks for.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from heapq import heappop, heappush
from itertools import groupby, islice
from typing import TYPE_CHECKING

from skillpath.graph.structure.attainment import generations
from skillpath.graph.structure.bits import bits_of, in_at_least
from skillpath.graph.structure.components import components
from skillpath.graph.structure.rows import Rows

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from skillpath.graph.structure.gates import Gates

MOST_VISITS = 2_000_000
"""How many gates on cycles are looked at in all before the answers for such gates become coarse."""

SPAN = 4_096
"""So many items at a time are told apart from what follows from them: more take more memory."""


@dataclass(frozen=True, slots=True)
class Needs:
    """Which of some items each gate needs: the bits of `own` that are set in `rows`.

    `columns` are the items in the order of their bits.
    """

    columns: Sequence[int]
    own: Mapping[int, int]
    rows: Sequence[int]

    def mask(self, items: Iterable[int]) -> int:
        """The bits of the items, as far as they have one."""
        found = 0
        for item in items:
            found |= self.own.get(item, 0)
        return found

    def items(self, mask: int) -> list[int]:
        """The items whose bits are set."""
        return [self.columns[bit] for bit in bits_of(mask)]


class Order:
    """The gates of a roadmap in the order in which their needs can be told."""

    def __init__(self, gates: Gates) -> None:
        """Find the order."""
        self._gates = gates
        self._visits_left = MOST_VISITS
        self._stretches: list[tuple[list[int], bool]] = []
        for is_knot, parts in groupby(components(gates), key=lambda part: len(part) > 1):
            if is_knot:
                self._stretches += [(self._by_round(part), True) for part in parts]
            else:
                self._stretches.append(([gate for part in parts for gate in part], False))

    @cached_property
    def _rounds(self) -> Mapping[int, int]:
        return generations(self._gates)

    def _by_round(self, knot: Collection[int]) -> list[int]:
        """The gates of a knot, the items attained first in front, each behind its groups."""
        inside, items = set(knot), self._gates.items
        found: list[int] = []
        for item in sorted(inside & self._rounds.keys(), key=lambda one: (self._rounds[one], one)):
            own = [item]
            for gate in own:
                own += [one for one in self._gates.members[gate] if one >= items and one in inside]
            found += reversed(own)
        return found

    @cached_property
    def position(self) -> Sequence[int]:
        """Where each gate stands in the order."""
        found = [0] * len(self._gates.members)
        at = 0
        for stretch, _ in self._stretches:
            for gate in stretch:
                found[gate] = at
                at += 1
        return found

    @cached_property
    def _far(self) -> Sequence[int]:
        """The position of the last gate that leads to each, or of itself."""
        position, users = self.position, self._gates.users
        found = list(position)
        for stretch, is_knot in reversed(self._stretches):
            for gate in reversed(stretch):
                found[gate] = max(found[gate], *map(found.__getitem__, users[gate]), 0)
            if is_knot:  # whoever leads to one of its gates leads to all
                last = max(map(found.__getitem__, stretch))
                for gate in stretch:
                    found[gate] = last
        return found

    def immediate(self) -> Rows:
        """By item the fewest others that, with all that these need, are all that it needs.

        Of what is needed the last in the order is kept, what that one needs is crossed out, and
        so on. An item stands behind what it needs, so each that is kept is needed by no other.
        Spans are taken from the last, for what is kept of a later span may need what is earlier.
        """
        position, far = self.position, self._far
        order = sorted(range(self._gates.items), key=position.__getitem__)
        found: list[list[int]] = [[] for _ in order]
        for first in reversed(range(0, len(order), SPAN)):
            span = order[first : first + SPAN]
            last = max(map(far.__getitem__, span))
            needs = self.needs(span, last)
            for item in islice(order, first, None):
                if position[item] > last:
                    break
                _keep_immediate(needs, item, found[item])
        return Rows.of(found)

    def needs(self, asked: Collection[int], last: int) -> Needs:
        """For the items asked for, who needs them, told up to the gate in the last position."""
        columns = sorted(asked, key=self.position.__getitem__)
        own = {item: 1 << bit for bit, item in enumerate(columns)}
        rows = [0] * len(self._gates.members)
        for item, bit in own.items():
            rows[item] = bit
        first, at = self.position[columns[0]], 0
        for stretch, is_knot in self._stretches:
            start, at = at, at + len(stretch)
            if at <= first or start > last:
                continue
            if is_knot:
                self._settle(stretch, rows, (1 << len(columns)) - 1)
            else:
                self._pass(stretch[max(0, first - start) : last + 1 - start], rows)
        return Needs(columns, own, rows)

    def _pass(self, stretch: Iterable[int], rows: list[int]) -> None:
        """Where no gate leads back to itself, once is enough."""
        members, need = self._gates.members, self._gates.need
        for gate in stretch:
            inner = members[gate]
            if len(inner) == need[gate]:
                mask = rows[gate]
                for member in inner:
                    mask |= rows[member]
                rows[gate] = mask
            else:
                rows[gate] = self._threshold(gate, rows)

    def _settle(self, knot: Sequence[int], rows: list[int], everything: int) -> None:
        """The greatest solution, downwards from "everything": see `dominance.needed_always`.

        Where that takes too long, what one way up from nothing finds: too little, never wrong.
        """
        own = [rows[gate] for gate in knot]
        rank = {gate: number for number, gate in enumerate(knot)}
        for gate in knot:
            rows[gate] = everything
        pending, waiting = list(rank.values()), set(knot)
        while pending and self._visits_left:
            self._visits_left -= 1
            number = heappop(pending)
            gate = knot[number]
            waiting.discard(gate)
            now = own[number] | self._threshold(gate, rows)
            if now != rows[gate]:
                rows[gate] = now
                for user in self._gates.users[gate]:
                    if user in rank and user not in waiting:
                        waiting.add(user)
                        heappush(pending, rank[user])
        if pending:
            for gate, mask in zip(knot, own, strict=True):
                rows[gate] = mask
            self._pass(knot, rows)

    def _threshold(self, gate: int, rows: Sequence[int]) -> int:
        """The bits that enough members need for the gate to need them."""
        masks = [rows[member] for member in self._gates.members[gate]]
        return in_at_least(len(masks) - self._gates.need[gate] + 1, masks)


def _keep_immediate(needs: Needs, item: int, kept: list[int]) -> None:
    """Add what the item needs that does not follow from what was kept already."""
    rows, columns = needs.rows, needs.columns
    left = rows[item] & ~needs.own.get(item, 0)
    for one in kept if left else ():
        left &= ~rows[one]
    while left:
        latest = columns[left.bit_length() - 1]
        kept.append(latest)
        left &= ~rows[latest]
