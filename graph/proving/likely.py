"""Cheaper choices among the items that a bound makes likely.

A bound tells for each item what no choice that holds it undercuts. The items of which that is
least, together with the best choice known, make a problem that is mostly small enough to be
solved at once; its answer is a choice of the whole problem. More and more items join, as long as
such a problem is proven within its share of the work.

Source: the restricted problem of E. Danna, E. Rothberg, C. Le Pape: Exploring relaxation induced
neighborhoods to improve MIP solutions, Mathematical Programming 102 (2005), here along bounds.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from skillpath.graph.proving.budget import Budget
from skillpath.graph.proving.problem import Stop

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from skillpath.graph.proving.incumbent import Incumbent
    from skillpath.graph.proving.problem import Problem
    from skillpath.graph.proving.proving import Solution

_FIRST = 250
"""Items that are searched first; each further search has half as many more."""
_MOST = 0.5
"""No search takes up more than this share of the items."""
_SHARE = 16
"""One search among likely items may take one part in so many of the work that is left."""


class Likely:
    """Searches for choices that are cheaper than the best one among parts of the items."""

    def __init__(
        self,
        problem: Problem,
        best: Incumbent,
        solve: Callable[[Problem, frozenset[int], Budget], Solution] | None,
        budget: Budget,
    ) -> None:
        """`solve` answers a problem with some of its items; without it nothing is searched."""
        self._problem, self._solve, self._budget = problem, solve, budget
        self.best = best

    def search(self, least: Sequence[float]) -> None:
        """Offer what is found; `least[item]` is what a choice that holds the item costs at least.

        Raises:
            OutOfBudgetError: when a limit strikes.
        """
        if self._solve is None:
            return
        order = sorted(self._problem.among, key=lambda one: (least[one], one))
        size = _FIRST
        while size < _MOST * len(order):
            work = self._budget.work // _SHARE
            share = Budget(self._budget.nodes, work, self._budget.deadline)
            kept = self.best.chosen.union(order[:size])
            found = self._solve(self._problem, kept, share)
            self.best.offer(found.chosen)
            self._budget.take(work=work - max(share.work, 0))
            if found.stop is not Stop.PROVEN:
                return
            size += size // 2
