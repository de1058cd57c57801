"""Walks along rows of neighbors, by place."""

from __future__ import annotations

from itertools import islice
from math import inf
from typing import TYPE_CHECKING

from skillpath.graph.structure import many

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from skillpath.graph.structure.columns import Columns
    from skillpath.graph.structure.rows import Rows


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
    found = [one for one in dict.fromkeys(goals) if not marks[one]]
    rows, most = columns.prerequisites, many.LONG * many.least()
    few = rows.plain
    done = _few(few, marks, found, most) if few is not rows else _many(rows, marks, found, most)
    if done < len(found):
        return many.needed(columns, found, done, marks)
    return sorted(found, key=columns.position.__getitem__)


# A small closure costs the loops below: one for tuples, one for flat buffers. Both go on from what
# is found, each place once, but for what is marked; they end early once more than `most` are found,
# and return for how many of these they have looked at what they lead to.

AT_A_TIME = 200
"""After so many places a walk looks how long it has become."""


def _few(rows: Sequence[Sequence[int]], marks: bytearray, found: list[int], most: float) -> int:
    taken = bytearray(marks)  # of few items, which takes less long than to keep a set
    for place in found:
        taken[place] = 1
    add, places = found.append, iter(found)
    done = 0
    while done < len(found) <= most:
        for place in islice(places, AT_A_TIME):
            for one in rows[place]:
                if not taken[one]:
                    taken[one] = 1
                    add(one)
        done += AT_A_TIME
    return min(done, len(found))


def _many(rows: Rows, marks: bytearray, found: list[int], most: float) -> int:
    starts, values, seen = rows.starts, rows.values, set(found)
    add, note, places = found.append, seen.add, iter(found)
    done = 0
    while done < len(found) <= most:
        for place in islice(places, AT_A_TIME):
            for one in values[starts[place] : starts[place + 1]]:
                if not marks[one] and one not in seen:
                    note(one)
                    add(one)
        done += AT_A_TIME
    return min(done, len(found))


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
