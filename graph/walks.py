"""Walks along rows of neighbors, a level at a time."""

from __future__ import annotations

from itertools import chain
from math import inf
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


def met_on_walk(
    rows: Sequence[Sequence[int]], start: Iterable[int], *, most: float = inf
) -> set[int]:
    """The places in `start` and all that their rows lead to, transitively.

    The walk ends early as soon as more than `most` are found.
    """
    level = set(start)
    found = set(level)
    while level and len(found) <= most:
        level = set(chain.from_iterable(map(rows.__getitem__, level))) - found
        found |= level
    return found
