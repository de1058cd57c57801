"""In which order to learn a set of items."""

from __future__ import annotations

from heapq import heapify, heappop, heappush
from typing import TYPE_CHECKING

from skillpath.graph.attainables import Level
from skillpath.graph.structure.counts import Counts

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from skillpath.graph.attainables import Attainable
    from skillpath.graph.outlines import RoadmapId
    from skillpath.graph.roadmap import Roadmap

LEVEL_NUMBERS = {one: number for number, one in enumerate((*Level, None))}
"""What has no level comes last."""


def learning_order(
    roadmap: Roadmap, items: Iterable[str], known: Iterable[str] = ()
) -> tuple[str, ...]:
    """The items, each after those that its requirements rest on.

    Of what can be learned next always what the roadmap allows earliest: its generation decides,
    then step, level and id. That follows printed syllabi more closely than layers counted from
    what is known, or than going on from the last item. What cannot be attained from the items
    and the known ones is left out.

    >>> learning_order(roadmap, ["pandas", "statistics", "python"])
    ('python', 'pandas', 'statistics')
    """
    gates, rounds = roadmap.gates, roadmap.generations
    counts = Counts.of(gates, sorted(gates.places(known)))
    turn = {
        place: (rounds[one], *standing(roadmap, one))
        for one in items
        if not counts.known[place := gates.place[one]]
    }
    ready = [(turn[place], place) for place in turn if counts.is_met(place)]
    heapify(ready)
    found: list[str] = []
    while ready:
        _, place = heappop(ready)
        found.append(gates.ids[place])
        for met in counts.add((place,)):
            if met in turn and not counts.known[met]:
                heappush(ready, (turn[met], met))
    return tuple(found)


def standing(roadmap: Roadmap, item: str) -> tuple[bool, int, int, str]:
    """A sort key that breaks ties: position of the step, level, id; what has none comes last."""
    step = roadmap.step_of.get(item)
    return (
        step is None,
        step.position if step else 0,
        _level(roadmap.by_id[item]),
        item,
    )


def ranks(roadmap: Roadmap) -> Sequence[int]:
    """By place: where the item stands among all, as ties are broken."""
    return roadmap.memo.recall(ranks_key(roadmap.id), lambda: _ranks(roadmap))


def ranks_key(roadmap: RoadmapId) -> str:
    """Where a roadmap's memo keeps them: there they can be put from a file."""
    return f"{roadmap}/ranks"


def _ranks(roadmap: Roadmap) -> Sequence[int]:
    step_of, last = roadmap.step_of, (True, 0)
    at = {one: (False, step.position) for one, step in step_of.items()}
    key = [(*at.get(item.id, last), _level(item)) for item in roadmap.items]
    return positions(sorted(range(len(key)), key=key.__getitem__))  # places are in order of ids


def positions(places: Sequence[int]) -> list[int]:
    """Where each place stands among all of them."""
    found = [0] * len(places)
    for position, place in enumerate(places):
        found[place] = position
    return found


def _level(item: Attainable) -> int:
    return LEVEL_NUMBERS[item.level]


def roadmap_order(roadmap: Roadmap) -> Mapping[str, int]:
    """The place of every item in the order of the roadmap, from 0.

    Step by step what it covers, then what is optional in it, as their author ordered them, each
    item where it stands first (see `Roadmap.step_of`); then what no step names, by id.

    >>> sorted(roadmap.by_id, key=roadmap_order(roadmap).get)
    ['python', 'pandas', 'statistics', 'machine-learning', 'r']
    """
    return roadmap.memo.recall(f"{roadmap.id}/order", lambda: _roadmap_order(roadmap))


def _roadmap_order(roadmap: Roadmap) -> Mapping[str, int]:
    named = (
        one
        for step in roadmap.steps
        for one in (*step.covers, *step.optional)
        if roadmap.step_of[one] is step
    )
    return {one: place for place, one in enumerate(dict.fromkeys((*named, *roadmap.by_id)))}
