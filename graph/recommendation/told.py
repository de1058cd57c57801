"""What can be told of an item's requirements, made once for each item that is asked about."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from skillpath.graph.reasons import Because
from skillpath.graph.requirements import Strength, mentioned

if TYPE_CHECKING:
    from collections.abc import Mapping

    from skillpath.graph.roadmap import Roadmap

Asks = tuple[tuple[int, Because], ...]
"""Gates of requirements, with what is told where one is not open."""


@dataclass(frozen=True, slots=True)
class Told:
    """What an item's requirements say to others.

    Attributes:
        asks: By each item that required requirements mention: their gates, and what it is told,
            that this item needs it.
        rests: Each mentioned item, as often as a requirement mentions it, with what this item is
            told: that it builds on it.
    """

    asks: Mapping[int, Asks]
    rests: tuple[tuple[int, Because], ...]


class Telling(dict[int, Told]):
    """What can be told of each item, by place, made when it is first asked for."""

    def __init__(self, roadmap: Roadmap) -> None:
        """Nothing is told yet."""
        self._items, self._gates = roadmap.items, roadmap.gates

    def __missing__(self, place: int) -> Told:
        """Look at the item's requirements."""
        item, places = self._items[place], self._gates.place
        required = iter(self._gates.members[place])
        asks: dict[int, Asks] = {}
        rests: list[tuple[int, Because]] = []
        for requirement in item.requirements:
            named = mentioned(requirement.of)
            if requirement.strength is Strength.REQUIRED:
                gate = next(required)
                distinct = dict(zip(named, self._gates.leaves(gate), strict=True))
                ask = gate, Because(item.id, requirement.reason)
                asks.update((other, (*asks.get(other, ()), ask)) for other in distinct.values())
            else:
                distinct = {one: places[one] for one in named}
            rests += [(other, Because(one, requirement.reason)) for one, other in distinct.items()]
        found = self[place] = Told(asks, tuple(rests))
        return found


def telling(roadmap: Roadmap) -> Telling:
    """What can be told of the items of a roadmap; remembered as long as the roadmap is."""
    return roadmap.memo.recall("told", lambda: Telling(roadmap))
