"""What follows from what is known: dominators, and what certifications certify.

Few dominators have to be looked up. Where the requirements of an item are met by known items
whose own dominators are all known, so are the item's: what is missing from the ways to those
items is missing from a way to this one. Who states what was learned, in the order in which it was
learned, therefore costs one count.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from skillpath.graph import many
from skillpath.graph.attainables import Kind
from skillpath.graph.columns import columns_of
from skillpath.graph.counts import Counts
from skillpath.graph.dominance import MOST_AT_ONCE, dominators, needed_always
from skillpath.graph.reach import prerequisite_rows
from skillpath.graph.walks import met_on_walk

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from skillpath.graph.roadmap import Roadmap

CERTIFIED = "certified"
"""Where a roadmap's memo keeps what certifications certify: there it can be put from a file."""

MOST_APART = 16
"""So many items of a large roadmap are looked up one by one, which is remembered."""


def counted(roadmap: Roadmap, stated: Sequence[int]) -> tuple[Counts, list[int]]:
    """What is known when these items are, each stated once; and the places of all that is."""
    if not (many.is_worth_it(len(stated)) and columns_of(roadmap).is_acyclic):
        counts = Counts(roadmap.gates)
        return counts, learn(roadmap, counts, stated, counts.add)
    # without cycles an item that is met by others is met by such as were met before it
    counts = Counts.of(roadmap.gates, stated)
    unmet = many.unmet(counts, stated)
    followed = [one for one in _dominators(roadmap, unmet) if not counts.known[one]]
    counts.add(followed)
    certified = certified_by(roadmap)
    gained = [one for place in certified if counts.known[place] for one in certified[place]]
    return counts, [*stated, *followed, *learn(roadmap, counts, gained, counts.add)]


def learn(
    roadmap: Roadmap,
    counts: Counts,
    places: Iterable[int],
    add: Callable[[list[int]], list[int]],
) -> list[int]:
    """Know these items and all that follows from them; returns what was not known before.

    Of all that is known already the dominators are known. `add` is that of the counts, or of
    what keeps more in step with them.
    """
    certified = certified_by(roadmap)
    left = {one for one in places if not counts.known[one]}
    batch = [one for one in left if counts.is_met(one)]
    found: list[int] = []
    while left:
        if not batch:
            batch = [one for one in _dominators(roadmap, left) if not counts.known[one]]
        met = add(batch)
        found += batch
        left.difference_update(batch)
        gained = [one for place in batch for one in certified.get(place, ())]
        left.update(one for one in gained if not counts.known[one])
        batch = [one for one in {*met, *gained} if one in left and counts.is_met(one)]
    return found


def _dominators(roadmap: Roadmap, items: Iterable[int]) -> set[int]:
    """Without which one of the items or another cannot be attained; the items among them."""
    places, gates = sorted(items), roadmap.gates
    if len(places) > MOST_APART and gates.items > MOST_AT_ONCE:
        among = set(met_on_walk(prerequisite_rows(roadmap), places))
        return set(needed_always(gates, among=among).by(places))
    ids = gates.ids
    return {gates.place[one] for place in places for one in dominators(roadmap, ids[place])}


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
