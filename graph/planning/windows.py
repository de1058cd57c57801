"""When each item can end at the earliest and at the latest, and the longest chain."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from skillpath.graph.planning.precedence import Rows


def earliest_ends(
    order: Sequence[str], hours: Mapping[str, float], before: Rows
) -> Mapping[str, float]:
    """For each item the hours until its end if nothing else came first.

    They are its own and those of all that it rests on, directly or not.
    """
    return _with_all(order, hours, before)


def latest_ends(
    order: Sequence[str], hours: Mapping[str, float], before: Rows, by: Mapping[str, float]
) -> Mapping[str, float]:
    """For each item by how many hours it has to end, so that what has to end `by` some hours can.

    What is left after it and before that is what builds on it and what that rests on besides.
    """
    found = dict(by)
    for item in reversed(order):
        for one in before[item]:
            found[one] = min(found[one], found[item] - hours[item])
    return found


def critical_chain(
    order: Sequence[str], hours: Mapping[str, float], before: Rows
) -> tuple[str, ...]:
    """The chain of prerequisites that takes the most hours, from its beginning to its end.

    Of equals the one that comes first in the order.
    """
    if not order:
        return ()
    length: dict[str, float] = {}
    came_from: dict[str, str | None] = {}
    for item in order:
        last = max(before[item], key=lambda one: length[one], default=None)
        came_from[item] = last
        length[item] = hours[item] + (length[last] if last else 0.0)
    end: str | None = max(order, key=lambda one: length[one])
    chain: list[str] = []
    while end is not None:
        chain.append(end)
        end = came_from[end]
    return tuple(reversed(chain))


def _with_all(
    order: Sequence[str], hours: Mapping[str, float], before: Rows
) -> Mapping[str, float]:
    """Each item's hours with those of all before it, by rows of bits."""
    place = {one: number for number, one in enumerate(order)}
    rows = np.zeros((len(order), (len(order) + 7) // 8), dtype=np.uint8)
    for one, number in place.items():
        row = rows[number]
        for other in before[one]:
            row |= rows[place[other]]
        row[number >> 3] |= 1 << (number & 7)
    amounts = np.array([hours[one] for one in order])
    bits = np.unpackbits(rows, axis=1, count=len(order), bitorder="little")
    return dict(zip(order, (bits @ amounts).tolist(), strict=True))
