"""The best choice that a search knows."""

from __future__ import annotations

from math import ceil, inf
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection

    from skillpath.graph.proving.problem import Problem

_TOLERANCE = 1e-6
"""By so much a bound of HiGHS may be too high."""


class Incumbent:
    """The cheapest grounded choice so far; of equally cheap ones the first that was found.

    Bounds are rounded up where all costs are whole.
    """

    def __init__(self, problem: Problem, chosen: Collection[int]) -> None:
        """Start with a choice that attains the targets."""
        self._problem = problem
        self._is_whole = all(float(one).is_integer() for one in problem.cost)
        self.chosen = frozenset(chosen)
        self.cost = self._cost(chosen)

    def offer(self, chosen: Collection[int]) -> None:
        """Take another choice that attains the targets, if it is cheaper."""
        cost = self._cost(chosen)
        if cost < self.cost - _TOLERANCE:
            self.chosen, self.cost = frozenset(chosen), cost

    def excludes(self, bound: float) -> bool:
        """Whether nothing that costs at least `bound` is cheaper than the best choice."""
        return self.rounded(bound) >= self.cost - _TOLERANCE

    def rounded(self, bound: float) -> float:
        """The least cost that a choice can have that costs at least `bound`."""
        if not self._is_whole or bound in (inf, -inf):
            return bound
        return float(ceil(bound - _TOLERANCE))

    def _cost(self, chosen: Collection[int]) -> float:
        return self._problem.hours(chosen)
