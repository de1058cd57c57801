"""Many places at once: what counts and walks do where numpy pays.

The same answers as place by place. numpy takes longer to import than most questions take to
answer, so small ones never wait for it: see `is_worth_it`.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    import numpy as np
    from numpy.typing import NDArray

    from skillpath.graph.columns import Columns
    from skillpath.graph.counts import Counts
    from skillpath.graph.gates import Gates
    from skillpath.graph.nearness import Hops
    from skillpath.graph.rows import Rows

    Places = NDArray[np.int32]
    Keys = NDArray[np.int64]

MANY = 500
"""So many places are worth arrays, where numpy is there already."""

VERY_MANY = 50_000
"""So many are worth its import, a tenth of a second."""


def least() -> int:
    """How many places are worth arrays now."""
    return MANY if "numpy" in sys.modules else VERY_MANY


def is_worth_it(places: int) -> bool:
    """Whether arrays are the faster way for so many places."""
    return places >= MANY and places >= least()


def array_of(places: Iterable[int]) -> Places:
    """The places as an array; a buffer of 32-bit numbers is not copied."""
    import numpy as np

    is_flat = isinstance(places, memoryview | np.ndarray)
    return np.asarray(places, np.int32) if is_flat else np.fromiter(places, np.int32)


def mark(marks: bytearray, places: Places) -> None:
    """Set the bytes of these places to 1."""
    import numpy as np

    np.frombuffer(marks, np.uint8)[places] = 1


def without(places: memoryview[int] | Places, marks: bytearray | memoryview[int]) -> Places:
    """Those of the places that have no mark."""
    import numpy as np

    every = array_of(places)
    found: Places = every[np.frombuffer(marks, np.uint8)[every] == 0]
    return found


def joined(rows: Rows, places: Places) -> Places:
    """The rows of these places, one after the other."""
    import numpy as np

    starts = np.asarray(rows.starts)
    first = starts[places]
    lengths = starts[places + 1] - first
    ends = lengths.cumsum()
    total = int(ends[-1]) if len(ends) else 0
    at = np.arange(total, dtype=np.int32)
    at += (first - (ends - lengths)).astype(np.int32).repeat(lengths)
    return array_of(rows.values)[at]


def counted(gates: Gates, known: Places) -> Keys:
    """Of how many members of each gate are known, or opened by what is."""
    import numpy as np

    users, need, items = gates.user_rows, np.asarray(gates.need_column), gates.items
    count = np.bincount(joined(users, known), minlength=len(need))
    opened = np.zeros(len(need) - items, bool)
    while True:
        now = count[items:] >= need[items:]
        more = np.flatnonzero(now & ~opened).astype(np.int32) + items
        if not len(more):
            return count
        opened = now
        count += np.bincount(joined(users, more), minlength=len(need))


def met(gates: Gates, known: bytearray, count: Keys) -> Places:
    """The unknown items that require something, all of which is met."""
    import numpy as np

    need = np.asarray(gates.need_column)[: gates.items]
    is_met = (count[: gates.items] == need) & (need > 0)
    return np.flatnonzero(is_met & (np.frombuffer(known, np.uint8) == 0)).astype(np.int32)


def startable(columns: Columns, opened: Iterable[int], known: bytearray) -> Places:
    """What is opened, and what requires nothing and is not known."""
    import numpy as np

    return np.concatenate([array_of(opened), without(columns.roots, known)])


def keys(columns: Columns, pool: Places, hops: Hops, scaled: Sequence[int]) -> Keys:
    """By what the places are compared: see `Columns.merit`; `scaled` is added by hops."""
    import numpy as np

    if isinstance(hops, bytes):
        near = np.frombuffer(hops, np.uint8)[pool]
    else:
        column = np.full(columns.gates.items, hops.farthest, np.uint8)
        column[array_of(hops)] = np.fromiter(hops.values(), np.uint8)
        near = column[pool]
    return np.asarray(columns.merit)[pool] + np.asarray(scaled, np.int64)[near]


def places_of(columns: Columns, merits: list[int]) -> Places:
    """The places that have these merits."""
    import numpy as np

    return np.asarray(columns.by_rank)[-np.array(merits, np.int64) % columns.gates.items]


def highest(values: Keys, limit: int) -> list[int]:
    """The highest numbers, from the highest."""
    import numpy as np

    most = np.partition(values, len(values) - limit)[-limit:] if limit < len(values) else values
    found: list[int] = np.sort(most)[::-1].tolist()
    return found


def levels(rows: Sequence[Rows], level: Places, free: NDArray[np.uint8]) -> Iterator[Places]:
    """What the rows lead to from the first level, level by level, as far as it is free.

    What is found is free no longer.
    """
    import numpy as np

    tag = np.empty(len(free), np.int32)
    while len(level):
        every = [joined(one, level) for one in rows]
        more = np.concatenate(every) if len(every) > 1 else every[0]
        more = more[free[more] != 0]
        free[more] = 0
        numbers = np.arange(len(more), dtype=np.int32)
        tag[more] = numbers
        level = more[tag[more] == numbers]  # each once, which sorting them would take longer for
        yield level


def needed(columns: Columns, found: list[int], at: int, known: bytearray) -> list[int]:
    """Go on with a walk that has found so much, from the place at `at`: see `walks.needed`."""
    import numpy as np

    free = (np.frombuffer(known, np.uint8) == 0).astype(np.uint8)
    begun = array_of(found)
    free[begun] = 0
    every = np.concatenate([begun, *levels((columns.prerequisites,), begun[at:], free)])
    places = every.astype(np.int64)
    places |= np.asarray(columns.position)[every].astype(np.int64) << 32
    places.sort()
    ordered: list[int] = (places & 0xFFFFFFFF).tolist()
    return ordered


def hops_from(columns: Columns, place: int, most: int) -> bytes:
    """Hops from the item to each, a byte each, at most `most`."""
    import numpy as np

    hops = np.full(columns.gates.items, most, np.uint8)
    free = np.ones(len(hops), np.uint8)
    hops[place] = free[place] = 0
    rows = (columns.prerequisites, columns.dependents)
    for hop, level in enumerate(levels(rows, np.array([place], np.int32), free), 1):
        if hop == most:
            break
        hops[level] = hop
    return hops.tobytes()


def unmet(counts: Counts, places: Sequence[int]) -> list[int]:
    """Those of the places whose requirements are not met."""
    import numpy as np

    every = array_of(places)
    need = np.asarray(counts.gates.need_column)
    found: list[int] = every[np.asarray(counts.count)[every] != need[every]].tolist()
    return found
