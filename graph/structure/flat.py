"""Graphs that come as arrays: columns for a million skills, without a `Roadmap` of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from skillpath.graph.requirements import MOST_DEPTH
from skillpath.graph.structure.columns import Columns
from skillpath.graph.structure.gates import Gates
from skillpath.graph.structure.labels import Labels, PlacesOfLabels
from skillpath.graph.structure.many import array_of, joined
from skillpath.graph.structure.rows import Rows

if TYPE_CHECKING:
    from collections.abc import Iterable

    import numpy as np
    from numpy.typing import NDArray

    from skillpath.graph.structure.many import Places
    from skillpath.graph.structure.rows import Buffer

MOST_IN_BYTES = 255
"""What gates need is kept in bytes where none needs more."""

MOST_SHOWN = 5
"""Of what is wrong in arrays."""


def flat_gates(items: int, need: Buffer, members: Rows, ids: Labels | None = None) -> Gates:
    """Gates of flat buffers: the first `items` rows of members are the items', then groups'.

    A gate opens when so many of its members are open as it needs, each of which is given once in
    its row. Groups stand behind the items; each is a member of one gate. `ids` ascend.

    >>> from array import array
    >>> rows = Rows.of([[], [], [0, 3], [0, 1]])  # the third item needs the first, and one of two
    >>> gates = flat_gates(3, array("i", [0, 0, 2, 1]), rows)
    >>> [list(row) for row in gates.users]
    [[2, 3], [3], [], [2]]
    """
    import numpy as np

    needed = np.asarray(need)
    if len(needed) and needed.max() <= MOST_IN_BYTES:
        needed = needed.astype(np.uint8)
    return Gates(
        items=items,
        place={} if ids is None else PlacesOfLabels(ids),
        ids=() if ids is None else ids,
        need=needed.data,
        members=members,
        users=turned(members, len(members)),
    )


def turned(rows: Rows, count: int) -> Rows:
    """For each number below `count` the rows that hold it, ascending."""
    import numpy as np

    values = array_of(rows.values)
    order = np.argsort(values, kind="stable")
    return _rows(np.bincount(values, minlength=count), _holders(rows)[order])


def _rows(lengths: NDArray[np.int64], values: Places) -> Rows:
    import numpy as np

    starts = np.zeros(len(lengths) + 1, np.int32)
    np.cumsum(lengths, out=starts[1:])
    return Rows(starts.data, values.data)


def flat_columns(gates: Gates, fixed: Iterable[int], retired: Buffer | None = None) -> Columns:
    """The columns of a graph, to answer `needed`, `Ready` and `Kept` on.

    `fixed` is what each item scores apart from what is near to what, in ten-thousandths, such as
    what it blocks; ties go to the lower place. `retired` has a byte for each item, 1 where nobody
    can attain it any more.

    Raises:
        ValueError: for what is no graph of items and groups, and for items that can never be
            attained because they wait for each other.

    >>> from array import array
    >>> rows = Rows.of([[], [], [0, 3], [0, 1]])
    >>> columns = flat_columns(flat_gates(3, array("i", [0, 0, 2, 1]), rows), [5, 7, 0])
    >>> [place for place, _ in Ready.of(columns).best()], needed(columns, [2], [1])
    ([1, 0], [0, 2])
    """
    import numpy as np

    items = gates.items
    owner = _checked(gates)
    score, place = array_of(fixed), np.arange(items, dtype=np.int32)
    marks = np.zeros(items, np.uint8) if retired is None else np.asarray(retired)
    merit = score.astype(np.int64) * items - place
    roots = place[(np.asarray(gates.need_column)[:items] == 0) & (marks == 0)]
    prerequisites = _mentioned(gates, owner)
    rounds = _rounds(gates)
    position = np.empty(items, np.int32)
    position[np.lexsort((place, rounds))] = place
    none = np.zeros(items, np.int32).data
    return Columns(
        gates=gates,
        prerequisites=prerequisites,
        dependents=turned(prerequisites, items),
        needs=Rows.of(((),) * items),  # nobody has looked, for nothing is inferred here
        retired=marks.data,
        generation=rounds.data,
        reach=none,
        blocked=none,
        parts={"fixed": score.data},
        rank=range(items),
        merit=merit.data,
        roots=roots[np.argsort(-merit[roots], kind="stable")].data,
        by_rank=range(items),
        position=position.data,
    )


def _checked(gates: Gates) -> Places:
    """By gate the item that it belongs to.

    Raises:
        ValueError: for what is no graph of items and groups.
    """
    import numpy as np

    values, count, items = array_of(gates.member_rows.values), len(gates.need), gates.items
    holders = _holders(gates.member_rows)
    _refuse(np.flatnonzero((values < 0) | (values >= count)), "members that are no gates, at")
    held = np.bincount(values, minlength=count)[items:]
    _refuse(items + np.flatnonzero(held != 1), "groups that are not a member of one gate:")
    lengths = np.diff(np.asarray(gates.member_rows.starts))
    need = np.asarray(gates.need_column).astype(np.int64)
    _refuse(np.flatnonzero(need > lengths), "gates that need more than they have:")
    _refuse(items + np.flatnonzero(need[items:] < 1), "groups that need nothing:")
    owner = np.arange(count, dtype=np.int32)
    owner[values[values >= items]] = holders[values >= items]
    for _ in range(MOST_DEPTH.bit_length() - 1):  # each looks twice as far
        owner = owner[owner]
    _refuse(np.flatnonzero(owner >= items), f"groups nested deeper than {MOST_DEPTH}:")
    return owner


def _refuse(places: NDArray[np.int64], what: str) -> None:
    if len(places):
        shown = ", ".join(map(str, places[:MOST_SHOWN].tolist()))
        raise ValueError(f"{what} {shown}{', …' if len(places) > MOST_SHOWN else ''}")


def _holders(rows: Rows) -> Places:
    """For each of the values the row that it stands in."""
    import numpy as np

    every = np.arange(len(rows), dtype=np.int32)
    return every.repeat(np.diff(np.asarray(rows.starts)))


def _mentioned(gates: Gates, owner: Places) -> Rows:
    """By item what its gate and the groups in it have as members, each once, ascending."""
    import numpy as np

    values, items = array_of(gates.member_rows.values), gates.items
    is_item = values < items
    holders = owner[_holders(gates.member_rows)[is_item]]
    pairs = np.unique(holders.astype(np.int64) * items + values[is_item])
    lengths = np.bincount(pairs // items, minlength=items)
    return _rows(lengths, (pairs % items).astype(np.int32))


def _rounds(gates: Gates) -> Places:
    """By item the round in which it becomes attainable from nothing."""
    import numpy as np

    items, need = gates.items, np.asarray(gates.need_column).astype(np.int64)
    count, rounds = np.zeros(len(need), np.int64), np.full(items, -1, np.int32)
    level, turn = np.flatnonzero(need[:items] == 0).astype(np.int32), 0
    while len(level):
        rounds[level] = turn
        pending, opened = level, []
        while len(pending):
            users, more = np.unique(joined(gates.user_rows, pending), return_counts=True)
            before = count[users]
            count[users] += more
            met = users[(before < need[users]) & (count[users] >= need[users])]
            opened.append(met[met < items])
            pending = met[met >= items]
        level, turn = np.concatenate(opened), turn + 1
    _refuse(np.flatnonzero(rounds < 0), "items that can never be attained:")
    return rounds
