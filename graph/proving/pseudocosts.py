"""Which fraction to split at: the one that raises the bounds of both sides the most."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_RELIED_ON = 4
"""Tries of a column, each way, after which their mean is believed."""
_LEAST = 0.01
"""A gain counts for so much at least, so that a side without any does not hide the other."""


class Pseudocosts:
    """By how much a bound rose, per unit, when columns were fixed at 0 and at 1.

    Source: T. Achterberg, T. Koch, A. Martin: Branching rules revisited, 2005.
    """

    def __init__(self, cost: Sequence[float]) -> None:
        """Before a column is tried, its cost stands for the gain."""
        self._cost = cost
        self._sums: dict[tuple[int, int], tuple[float, int]] = {}

    def note(self, column: int, worth: int, gain: float, share: float) -> None:
        """The bound rose by `gain` when a column that stood at `share` was fixed at `worth`."""
        total, count = self._sums.get((column, worth), (0.0, 0))
        self._sums[column, worth] = total + gain / abs(worth - share), count + 1

    def is_reliable(self, column: int) -> bool:
        """Whether enough is known of the column to do without a try."""
        return all(self._sums.get((column, worth), (0.0, 0))[1] >= _RELIED_ON for worth in (0, 1))

    def promising(self, columns: Iterable[int], shares: Sequence[float]) -> list[int]:
        """The columns, the most promising one first."""
        return sorted(columns, key=lambda one: (-self.score(one, shares[one]), one))

    def score(self, column: int, share: float) -> float:
        """The product of the gains that are expected on both sides."""
        return self.product(self._mean(column, 0) * share, self._mean(column, 1) * (1 - share))

    @staticmethod
    def product(down: float, up: float) -> float:
        """The score of two gains."""
        return max(down, _LEAST) * max(up, _LEAST)

    def _mean(self, column: int, worth: int) -> float:
        total, count = self._sums.get((column, worth), (0.0, 0))
        return total / count if count else self._cost[column] + 1
