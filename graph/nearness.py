"""How many hops lie between items, in the undirected graph of prerequisites."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING, TypeAlias

from skillpath.graph import many
from skillpath.graph.scoring import FARTHEST, RECENCY

if TYPE_CHECKING:
    from collections.abc import Sequence

    from skillpath.graph.columns import Columns

LEAST_SHARE = 8
"""What is near is kept as a column of all items once it is one in so many of them."""


class Around(dict[int, int]):
    """By place a number of hops; what has none is as far away as can be."""

    __slots__ = ("farthest",)

    def __init__(self, farthest: int) -> None:
        """Nothing is near yet."""
        self.farthest = farthest

    def __missing__(self, place: int) -> int:
        """What is not near is far."""
        return self.farthest


Hops: TypeAlias = "Around | bytes"
"""By place a number of hops: of what is near alone, or of all items, a byte each."""


def hops_between(columns: Columns, recent: Sequence[int]) -> Hops:
    """The hops to the last items, the latest first, weighted by `RECENCY` and summed.

    Each counts as at most `FARTHEST` hops; at most three items are given.
    """
    key = ("hops", tuple(recent))
    return columns.memo.recall(
        key,
        lambda: _summed(
            columns.gates.items,
            [
                (weight, hops_from(columns, place))
                for weight, place in zip(RECENCY, recent, strict=False)
            ],
        ),
    )


def _summed(items: int, weighted: Sequence[tuple[int, Hops]]) -> Hops:
    if any(isinstance(hops, bytes) for _, hops in weighted):
        # a byte for each item, so that one long number adds them all: 8 * (4 + 2 + 1) < 256
        total = sum(
            weight * int.from_bytes(_spread(items, hops), "little") for weight, hops in weighted
        )
        return total.to_bytes(items, "little")
    farthest = FARTHEST * sum(weight for weight, _ in weighted)
    found = Around(farthest)
    for weight, hops in weighted:
        assert isinstance(hops, Around)
        for place, count in hops.items():
            found[place] = found[place] - weight * (FARTHEST - count)
    return found


def _spread(items: int, hops: Hops) -> bytes:
    """The same as a column of all items."""
    if isinstance(hops, bytes):
        return hops
    column = bytearray([FARTHEST]) * items
    for place, count in hops.items():
        column[place] = count
    return bytes(column)


def hops_from(columns: Columns, place: int) -> Hops:
    """Hops from the item, at most `FARTHEST`; to itself 0."""
    return columns.memo.recall(("hops", place), lambda: _hops(columns, place))


def _hops(columns: Columns, place: int) -> Hops:
    most = many.least()
    below, above = columns.prerequisites.plain, columns.dependents.plain
    found = Around(FARTHEST)
    found[place] = 0
    level = {place}
    for hop in range(1, FARTHEST):
        level = set(
            chain.from_iterable(chain.from_iterable((below[one], above[one]) for one in level))
        ).difference(found)
        found.update(dict.fromkeys(level, hop))
        if len(found) > most:
            return many.hops_from(columns, place, FARTHEST)
    items = columns.gates.items
    return _spread(items, found) if len(found) * LEAST_SHARE > items else found
