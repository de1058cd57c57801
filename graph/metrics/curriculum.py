"""What stands behind what within a set of items, as a graph without cycles, and measures of it.

The measures are those of Curricular Analytics.

Source: G. L. Heileman, C. T. Abdallah, A. Slim, M. Hickman: Curricular Analytics: A Framework for
Quantifying the Impact of Curricular Reforms and Pedagogical Innovations, 2018, arXiv:1811.09676.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from skillpath.graph.structure.attainment import generations

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from skillpath.graph.structure.gates import Gates

SPAN = 1 << 14
"""For so many items at a time it is told who stands behind them: a bit for each pair."""

MOST_BITS = 1023
"""Numbers of more bits are not told: what counts paths may double with every layer, and a number
of this length is the largest that a double still holds."""


@dataclass(frozen=True, slots=True)
class Curriculum:
    """Items by place, each after what it requires; their edges, by position in that order.

    An edge leads from an item of an earlier generation to one of a later generation whose
    requirements mention it, in a part that what is given does not meet. Cycles under "any of" have
    an edge back to an earlier generation, which is none here.
    """

    places: tuple[int, ...]
    before: tuple[tuple[int, ...], ...]
    after: tuple[tuple[int, ...], ...]

    def blocking(self) -> list[int]:
        """How many items stand behind each: those that can be reached from it.

        That number cannot be had in linear time in general. Sets of items are the bits of one
        number, `SPAN` items at a time, so that memory stays within `SPAN` bits an item.
        """
        counts = [0] * len(self.places)
        for start in range(0, len(self.places), SPAN):
            masks = [0] * len(self.places)
            for one in reversed(range(len(self.places))):
                mask = 0
                for user in self.after[one]:
                    mask |= masks[user]
                    if start <= user < start + SPAN:
                        mask |= 1 << (user - start)
                masks[one] = mask
                counts[one] += mask.bit_count()
        return counts

    def delays(self) -> list[int]:
        """How many items the longest chain through each has."""
        up, down = self._heights()
        return [above + below - 1 for above, below in zip(up, down, strict=True)]

    def longest_chain(self) -> list[int]:
        """The positions of a longest chain; of equals the one that begins, then goes on, first."""
        _, down = self._heights()
        chain: list[int] = []
        offered: Sequence[int] = range(len(self.places))
        while offered:
            chain.append(max(offered, key=lambda one: (down[one], -one)))
            offered = self.after[chain[-1]]
        return chain

    def centralities(self) -> list[int | None]:
        """The lengths, in items, of all paths from a source to a sink that each is between, summed.

        None where that has more than `MOST_BITS` bits. With a paths from sources to an item, of
        total length A, and b paths from it to sinks, of total length B, it is A b + a B - a b.
        """
        order = range(len(self.places))
        come = _paths(order, self.before)
        go = _paths(order[::-1], self.after)
        return [
            _between(come[one], go[one]) if self.before[one] and self.after[one] else 0
            for one in order
        ]

    def _heights(self) -> tuple[list[int], list[int]]:
        """The lengths of the longest chains that end, and that begin, at each item."""
        up, down = [1] * len(self.places), [1] * len(self.places)
        for one, before in enumerate(self.before):
            up[one] += max((up[other] for other in before), default=0)
        for one in reversed(range(len(self.places))):
            down[one] += max((down[other] for other in self.after[one]), default=0)
        return up, down


def curriculum_of(gates: Gates, among: Collection[int], given: Collection[int]) -> Curriculum:
    """The graph of those of the items that can be attained from what is given, in linear time."""
    rounds = generations(gates, given=given, among=among)
    places = sorted(rounds, key=lambda place: (rounds[place], place))
    position = {place: number for number, place in enumerate(places)}
    after: list[list[int]] = [[] for _ in places]
    before: list[tuple[int, ...]] = []
    known = frozenset(given)
    for number, place in enumerate(places):
        earlier = {
            position[one]
            for one in _unmet(gates, place, known)
            if one in rounds and rounds[one] < rounds[place]
        }
        before.append(tuple(sorted(earlier)))
        for one in before[-1]:
            after[one].append(number)
    return Curriculum(tuple(places), tuple(before), tuple(map(tuple, after)))


def _unmet(gates: Gates, item: int, given: frozenset[int]) -> Iterator[int]:
    """The items in those parts of its requirements that are not met yet."""

    def is_met(gate: int) -> bool:
        if gate < gates.items:
            return gate in given
        return sum(map(is_met, gates.members[gate])) >= gates.need[gate]

    pending = list(gates.members[item])
    while pending:
        gate = pending.pop()
        if given and is_met(gate):
            continue
        if gate < gates.items:
            yield gate
        else:
            pending.extend(gates.members[gate])


_Paths = tuple[int, int]
"""How many paths there are, and the sum of their lengths in items."""


def _paths(order: Sequence[int], towards: Sequence[tuple[int, ...]]) -> list[_Paths | None]:
    """The paths between each item and the ends; None where they are too many to be told."""
    found: list[_Paths | None] = [None] * len(order)
    for one in order:
        if not towards[one]:
            found[one] = (1, 1)
            continue
        parts = [part for part in map(found.__getitem__, towards[one]) if part is not None]
        if len(parts) == len(towards[one]):
            count = sum(number for number, _ in parts)
            length = sum(total for _, total in parts) + count
            found[one] = (count, length) if length.bit_length() <= MOST_BITS else None
    return found


def _between(come: _Paths | None, go: _Paths | None) -> int | None:
    if come is None or go is None:
        return None
    (a, total_a), (b, total_b) = come, go
    found = total_a * b + a * total_b - a * b
    return found if found.bit_length() <= MOST_BITS else None
