"""Walks along rows of neighbors, by place."""

from __future__ import annotations

from math import inf
from typing import TYPE_CHECKING

from skillpath.graph import many

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Sequence

    from skillpath.graph.columns import Columns
    from skillpath.graph.rows import Rows


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
    level = [one for one in dict.fromkeys(goals) if not marks[one]]
    step = _stepping(columns.prerequisites, marks, level)
    found, most = list[int](), many.LONG * many.least()
    while level:
        found += level
        if len(found) > most:
            return many.needed(columns, found, len(found) - len(level), marks)
        level = step(level)
    return sorted(found, key=columns.position.__getitem__)


def _stepping(
    rows: Rows, marks: bytearray, start: Iterable[int]
) -> Callable[[Iterable[int]], list[int]]:
    """What finds the places that a level leads to, each once, but for what is marked.

    A small closure costs these loops, so there is one for tuples and one for flat buffers.
    """
    plain = rows.plain
    return _among_few(plain, marks, start) if plain is not rows else _among_many(rows, marks, start)


def _among_few(
    rows: Sequence[Sequence[int]], marks: bytearray, start: Iterable[int]
) -> Callable[[Iterable[int]], list[int]]:
    taken = bytearray(marks)  # of few items, which takes less long than to keep a set
    for place in start:
        taken[place] = 1

    def step(level: Iterable[int]) -> list[int]:
        found = []
        for place in level:
            for one in rows[place]:
                if not taken[one]:
                    taken[one] = 1
                    found.append(one)
        return found

    return step


def _among_many(
    rows: Rows, marks: bytearray, start: Iterable[int]
) -> Callable[[Iterable[int]], list[int]]:
    starts, values, seen = rows.starts, rows.values, set(start)

    def step(level: Iterable[int]) -> list[int]:
        found = []
        for place in level:
            for one in values[starts[place] : starts[place + 1]]:
                if not marks[one] and one not in seen:
                    seen.add(one)
                    found.append(one)
        return found

    return step


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
