"""Walks along rows of neighbors, by place."""

from __future__ import annotations

from math import inf
from typing import TYPE_CHECKING

from skillpath.graph import many

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from skillpath.graph.columns import Columns


def needed(columns: Columns, goals: Iterable[int], known: Collection[int] = ()) -> list[int]:
    """The goals and all that their requirements mention, transitively, but what is known.

    In learning order: who learns the items one after the other meets each one's requirements.
    The walk does not go on behind a known item, since who knows it needs nothing that it rests
    on. Where whatever a known item mentions is known as well, that makes no difference.

    `known` are places, or a `bytearray` of one byte for each item, 1 where it is known, such as
    `Counts.known`, which need not be made anew for each question.

    >>> columns, place = columns_of(roadmap), roadmap.gates.place
    >>> found = needed(columns, [place["machine-learning"]], [place["python"]])
    >>> [columns.gates.ids[one] for one in found]
    ['r', 'pandas', 'statistics', 'machine-learning']
    """
    marks = known if isinstance(known, bytearray) else _marked(columns.gates.items, known)
    rows, most = columns.prerequisites.plain, many.least()
    found = [one for one in dict.fromkeys(goals) if not marks[one]]
    seen = set(found)
    for at, place in enumerate(found):
        for one in rows[place]:
            if one not in seen and not marks[one]:
                seen.add(one)
                found.append(one)
        if len(found) > most:
            return many.needed(columns, found, at + 1, marks)
    return sorted(found, key=columns.position.__getitem__)


def _marked(items: int, places: Iterable[int]) -> bytearray:
    marks = bytearray(items)
    for place in places:
        marks[place] = 1
    return marks


def met_on_walk(
    rows: Sequence[Sequence[int]], start: Iterable[int], *, most: float = inf
) -> list[int]:
    """The places in `start` and all that their rows lead to, transitively, each once.

    The walk ends early as soon as more than `most` are found.
    """
    found = list(dict.fromkeys(start))
    seen = set(found)
    for place in found:
        if len(found) > most:
            break
        more = [one for one in rows[place] if one not in seen]
        seen.update(more)
        found += dict.fromkeys(more)
    return found
