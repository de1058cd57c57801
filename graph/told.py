"""What can be told of an item's requirements, made once for each item that is asked about."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from skillpath.graph.reasons import Because
from skillpath.graph.requirements import Strength, mentioned

if TYPE_CHECKING:
    from skillpath.graph.roadmap import Roadmap


@dataclass(frozen=True, slots=True)
class Told:
    """What an item's requirements say to others.

    Attributes:
        asks: For each required requirement its gate, the items that it mentions, and what these
            are told: that this item needs them.
        rests: Each mentioned item, as often as a requirement mentions it, with what this item is
            told: that it builds on it.
    """

    asks: tuple[tuple[int, frozenset[int], Because], ...]
    rests: tuple[tuple[int, Because], ...]


def told(roadmap: Roadmap, place: int) -> Told:
    """What can be told of the item; remembered as long as the roadmap is."""
    kept = roadmap.memo.recall("told", dict[int, Told])
    found = kept.get(place)
    if found is None:
        found = kept[place] = _told(roadmap, place)
    return found


def _told(roadmap: Roadmap, place: int) -> Told:
    item, gates, asks, rests = roadmap.items[place], roadmap.gates, [], []
    required = iter(gates.members[place])
    for requirement in item.requirements:
        named = mentioned(requirement.of)
        if requirement.strength is Strength.REQUIRED:
            gate = next(required)
            distinct = dict(zip(named, gates.leaves(gate), strict=True))
            asks.append((gate, frozenset(distinct.values()), Because(item.id, requirement.reason)))
        else:
            distinct = {one: gates.place[one] for one in named}
        rests += [(other, Because(one, requirement.reason)) for one, other in distinct.items()]
    return Told(tuple(asks), tuple(rests))
