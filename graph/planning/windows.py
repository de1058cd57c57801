"""When each item can end at the earliest and at the latest, and the longest chain."""

from __future__ import annotations

from math import inf
from typing import TYPE_CHECKING

import numpy as np

from skillpath.graph.planning.closure import Sums, turned

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from skillpath.graph.planning.precedence import Rows


def earliest_ends(
    order: Sequence[str], hours: Mapping[str, float], before: Rows
) -> Mapping[str, float]:
    """For each item the hours until its end if nothing else came first.

    They are its own and those of all that it rests on, directly or not.
    """
    amounts = np.array([hours[one] for one in order])
    return dict(zip(order, Sums(order, before).of(amounts).tolist(), strict=True))


def latest_ends(
    order: Sequence[str],
    hours: Mapping[str, float],
    before: Rows,
    by: Mapping[str, float],
    end: float,
) -> Mapping[str, float]:
    """For each item by how many hours it has to end, so that some end `by` so many hours.

    What none of these builds on has until the `end`. Before each due time, all that builds on the
    item and is due by then still has to fit behind it. That suffices: what does not build on it
    can be learned before it.
    """
    last_first = tuple(reversed(order))
    sums = Sums(last_first, turned(order, before))
    amounts = np.array([hours[one] for one in last_first])
    due = np.array(_due(last_first, before, by, end))
    found = due.copy()
    for time in np.unique(due).tolist():
        part = np.where(due <= time, amounts, 0.0)
        room = time - (sums.of(part) - part)
        found = np.where(due <= time, np.minimum(found, room), found)
    return dict(zip(last_first, found.tolist(), strict=True))


def _due(
    last_first: Sequence[str], before: Rows, by: Mapping[str, float], end: float
) -> list[float]:
    """In that order, by when each has to end so that what builds on it could still begin."""
    due = {one: by.get(one, inf) for one in last_first}
    _pass_on(due, last_first, before)
    found = {one: end if time == inf else time for one, time in due.items()}
    _pass_on(found, last_first, before)
    return list(found.values())


def _pass_on(due: dict[str, float], last_first: Sequence[str], before: Rows) -> None:
    for item in last_first:
        for one in before[item]:
            due[one] = min(due[one], due[item])


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
