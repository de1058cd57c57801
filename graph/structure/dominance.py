"""What is needed in every alternative."""

from __future__ import annotations

from dataclasses import dataclass
from functools import reduce
from operator import or_
from typing import TYPE_CHECKING

from skillpath.graph.structure.attainment import generations
from skillpath.graph.structure.bits import bits_of, in_at_least
from skillpath.graph.structure.needs import Order
from skillpath.graph.structure.reach import counts_above
from skillpath.graph.structure.walks import met_on_walk

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from skillpath.graph.roadmap import Roadmap
    from skillpath.graph.structure.gates import Gates
    from skillpath.graph.structure.rows import Rows

IMMEDIATE, DEPENDENCE = "immediate needs", "dependence counts"
"""Where a roadmap's memo keeps these: there they can be put from a file."""


def dominators(roadmap: Roadmap, item: str) -> frozenset[str]:
    """The items without which `item` cannot be attained starting from nothing; itself among them.

    With "any of" nothing is guessed: of two alternatives neither dominates, only what both need.

    >>> sorted(dominators(roadmap, "machine-learning"))
    ['machine-learning', 'pandas', 'python', 'statistics']
    """
    gates = roadmap.gates
    found = met_on_walk(immediate_needs(roadmap), gates.places([item]))
    return frozenset(map(gates.ids.__getitem__, found))


def immediate_needs(roadmap: Roadmap) -> Rows:
    """By place the fewest items whose dominators, together with the item, are its dominators.

    Each row has the latest first, in the order in which dominators come before what they
    dominate. The rows are about as many numbers as the prerequisites, however many dominators
    there are: those are found on a walk.
    """
    return roadmap.memo.recall(IMMEDIATE, lambda: Order(roadmap.gates).immediate())


def dependence_counts(roadmap: Roadmap) -> Mapping[str, int]:
    """How many other active items cannot be attained without each.

    >>> dependence_counts(roadmap)["pandas"]
    1
    """
    return roadmap.memo.recall(DEPENDENCE, lambda: _dependence_counts(roadmap))


def _dependence_counts(roadmap: Roadmap) -> Mapping[str, int]:
    counts = counts_above(roadmap, immediate_needs(roadmap), roadmap.rounds)
    return dict(zip(roadmap.gates.ids, counts, strict=True))


@dataclass(frozen=True, slots=True)
class AlwaysNeeded:
    """What every way of attaining an item needs, for each item of `order`, by place.

    A need is a bit in `masks` at its place in `order`: sets of all items would take a hundred
    times the room, and few of them are looked at.
    """

    order: tuple[int, ...]
    masks: Mapping[int, int]

    def by(self, items: Iterable[int]) -> frozenset[int]:
        """What these items need, themselves included; each of them is in `order`."""
        mask = reduce(or_, (self.masks[item] for item in items), 0)
        return frozenset(self.order[bit] for bit in bits_of(mask))


def needed_always(
    gates: Gates, *, among: Collection[int], given: Iterable[int] = ()
) -> AlwaysNeeded:
    """For each item that can be attained from `given`, what every way of attaining it needs.

    Only items in `among` may be attained; what is in `given` costs nothing and is never named.
    An item is its own first need.

    For a fixed d, "unattainable without d" is the greatest solution of: an item is when it is d
    or one of its gate's requirements is; a group of n that needs k is when more than n - k of its
    members are. All d are solved at once, as bits of one number per gate, downwards from "all".
    """
    rounds = generations(gates, given=given, among=among)
    order = sorted(rounds, key=lambda item: (rounds[item], item))
    return AlwaysNeeded(tuple(order), _solve(gates, order, frozenset(given)))


def _solve(gates: Gates, order: list[int], given: frozenset[int]) -> Mapping[int, int]:
    everything = (1 << len(order)) - 1
    own = {item: 1 << bit for bit, item in enumerate(order)}
    needs = dict.fromkeys(given, 0)

    def of_gate(gate: int) -> int:
        if gate < gates.items:
            return needs.get(gate, everything)
        return threshold(gate)

    def threshold(gate: int) -> int:
        members = gates.members[gate]
        masks = [of_gate(member) for member in members]
        return in_at_least(len(members) - gates.need[gate] + 1, masks)

    changed = True
    while changed:
        changed = False
        for item in order:
            now = own[item] | threshold(item)
            changed = changed or now != needs.get(item)
            needs[item] = now
    return needs
