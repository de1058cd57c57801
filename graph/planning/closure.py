"""All that items rest on, directly or not, as bits of whole numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

    from skillpath.graph.planning.precedence import Rows

BYTE = 8


def closures(order: Sequence[str], rows: Rows) -> Mapping[str, int]:
    """For each item itself and all that its rows lead to: bit n stands for item n of the order.

    What a row leads to stands earlier in the order.
    """
    found: dict[str, int] = {}
    for place, item in enumerate(order):
        bits = 1 << place
        for one in rows[item]:
            bits |= found[one]
        found[item] = bits
    return found


def turned(order: Sequence[str], rows: Rows) -> Rows:
    """The same rows the other way: for each item those whose rows lead to it."""
    found: dict[str, list[str]] = {item: [] for item in order}
    for item in order:
        for one in rows[item]:
            found[one].append(item)
    return {item: tuple(others) for item, others in found.items()}


class Sums:
    """Sums over the closures of all items of an order.

    Eight items at a time, by a table of the 256 sums that eight of them can have.
    """

    def __init__(self, order: Sequence[str], rows: Rows) -> None:
        """Lay the bits of each closure side by side."""
        width = -(-len(order) // BYTE)
        bits = b"".join(one.to_bytes(width, "little") for one in closures(order, rows).values())
        self._bytes = np.frombuffer(bits, np.uint8).reshape(len(order), width)

    def of(self, amounts: NDArray[np.float64]) -> NDArray[np.float64]:
        """For each item, in order, the sum of the amounts of its closure."""
        count, width = self._bytes.shape
        eights = np.pad(amounts, (0, width * BYTE - count)).reshape(width, BYTE)
        table = eights @ PATTERNS.T
        found: NDArray[np.float64] = table[np.arange(width), self._bytes].sum(axis=1)
        return found


PATTERNS = np.unpackbits(np.arange(256, dtype=np.uint8)[:, np.newaxis], axis=1, bitorder="little")
"""The bits of each byte, the lowest first."""
