"""Many places at once: what counts and walks do where numpy pays.

The same answers as place by place. numpy takes longer to import than most questions take to
answer, so small ones never wait for it: see `is_worth_it`.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    import numpy as np
    from numpy.typing import NDArray

    from skillpath.graph.structure.columns import Columns
    from skillpath.graph.structure.gates import Gates
    from skillpath.graph.structure.rows import Rows

    Places = NDArray[np.int32]
    Keys = NDArray[np.int64]

MANY = 100
"""So many places are worth arrays, where numpy is there already."""

VERY_MANY = 50_000
"""So many are worth its import, a tenth of a second."""

LONG = 5
"""A walk makes an array for each level: it has to be so many times longer."""


def least() -> int:
    """How many places are worth arrays now."""
    return MANY if "numpy" in sys.modules else VERY_MANY


def is_worth_it(places: int) -> bool:
    """Whether arrays are the faster way for so many places."""
    return places >= MANY and places >= least()


def array_of(places: Iterable[int]) -> Places:
    """The places as an array; a buffer of 32-bit numbers is not copied."""
    import numpy as np

    is_listed = isinstance(places, memoryview | np.ndarray | list | tuple)
    return np.asarray(places, np.int32) if is_listed else np.fromiter(places, np.int32)


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


def best(
    columns: Columns, pool: Iterable[int], apart: Collection[int], limit: int
) -> Sequence[int]:
    """The places of the highest merit in the pool, in no order, without those set apart."""
    import numpy as np

    marks = bytearray(columns.gates.items)
    mark(marks, array_of(apart))
    left = without(array_of(pool), marks)
    if limit < len(left):
        merit = np.asarray(columns.merit)[left]
        left = left[np.argpartition(merit, len(merit) - limit)[-limit:]]
    found: list[int] = left.tolist()
    return found


def needed(columns: Columns, found: list[int], at: int, known: bytearray) -> list[int]:
    """Go on with a walk that has found so much, from the place at `at`: see `walks.needed`."""
    import numpy as np

    free = np.frombuffer(known, np.uint8) == 0
    begun = array_of(found)
    free[begun] = False
    tag = np.empty(len(free), np.int32)
    every, level = [begun], begun[at:]
    while len(level):
        more = joined(columns.prerequisites, level)
        more = more[free[more]]
        free[more] = False
        numbers = np.arange(len(more), dtype=np.int32)
        tag[more] = numbers
        level = more[tag[more] == numbers]  # each once; to sort them would take longer
        every.append(level)
    return in_order(columns, np.concatenate(every))


def in_order(columns: Columns, places: Places) -> list[int]:
    """The places in learning order."""
    import numpy as np

    # sorted as one number of 64 bits, which is faster than to sort by another array
    pairs = places.astype(np.int64)
    pairs |= np.asarray(columns.position)[places].astype(np.int64) << 32
    pairs.sort()
    ordered: list[int] = (pairs & 0xFFFFFFFF).tolist()
    return ordered


def beyond(rows: Rows, places: Sequence[int], others: Sequence[int], marks: bytearray) -> list[int]:
    """Mark what the rows of the places lead to, and the others; what had no mark, each once."""
    import numpy as np

    every = np.concatenate([joined(rows, array_of(places)), array_of(others)])
    found = np.unique(without(every, marks))
    mark(marks, found)
    listed: list[int] = found.tolist()
    return listed
