"""What follows from what is known: dominators, and what certifications certify.

All that is known already has its dominators known, so a walk stops where it comes to that.
"""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from skillpath.graph.attainables import Kind
from skillpath.graph.structure import many
from skillpath.graph.structure.dominance import immediate_needs

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from skillpath.graph.roadmap import Roadmap

CERTIFIED = "certified"
"""Where a roadmap's memo keeps what certifications certify: there it can be put from a file."""


def with_implied(
    roadmap: Roadmap, places: Sequence[int], known: bytes | bytearray = b""
) -> list[int]:
    """These items, each given once, and all that follows from them, but for what is known.

    `known` has a byte for each item, 1 where it is known together with what follows from it.
    """
    needs, certified = immediate_needs(roadmap), certified_by(roadmap)
    marks = bytearray(known or roadmap.gates.items)
    found = [one for one in places if not marks[one]]
    done = 0
    for one in found:
        marks[one] = 1
    if many.is_worth_it(len(found)):
        done = len(found)
        gained = [one for place in certified if marks[place] for one in certified[place]]
        found += many.beyond(needs, found, gained, marks)
    starts, values = needs.starts, needs.values
    for place in islice(found, done, None):  # which grows meanwhile
        for one in (*values[starts[place] : starts[place + 1]], *certified.get(place, ())):
            if not marks[one]:
                marks[one] = 1
                found.append(one)
    return found


def certified_by(roadmap: Roadmap) -> Mapping[int, Sequence[int]]:
    """By the place of each certification what it certifies, where that is something."""
    return roadmap.memo.recall(CERTIFIED, lambda: _certified_by(roadmap))


def _certified_by(roadmap: Roadmap) -> Mapping[int, Sequence[int]]:
    place = roadmap.gates.place
    return {
        place[item.id]: tuple(place[one] for one in item.certifies)
        for item in roadmap.items
        if item.kind is Kind.CERTIFICATION and item.certifies
    }
