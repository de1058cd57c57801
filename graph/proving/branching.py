"""Branch and cut: the search that proves a choice cheapest where landmarks alone do not.

Linear relaxations give bounds, violated landmarks raise them, greedy choices guided by the
fractions give solutions, and what stays in between is split at one item after the other. All work
is counted, so that equal input ends at an equal place.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from heapq import heappop, heappush
from math import inf
from typing import TYPE_CHECKING

from skillpath.graph.proving.budget import OutOfBudgetError
from skillpath.graph.proving.greedy import greedy_choice
from skillpath.graph.proving.grounding import demands
from skillpath.graph.proving.prices import Prices
from skillpath.graph.proving.program_rows import ProgramRows
from skillpath.graph.proving.pseudocosts import Pseudocosts
from skillpath.graph.proving.relaxation import Relaxation
from skillpath.graph.proving.separation import Separation

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from skillpath.graph.proving.budget import Budget
    from skillpath.graph.proving.likely import Likely
    from skillpath.graph.proving.problem import Problem, Stop
    from skillpath.graph.proving.surplus import Surplus

_FRACTION = 1e-6
_VIOLATED = 1e-4
_ROUNDS_FIRST, _ROUNDS = 15, 1
"""How often a node's solution is cut before it is split: the first node's, and any other's."""
_TRIED = 4
"""Columns that are tried at a node before one is chosen."""
_GUIDED = 4
"""Every so many nodes a greedy choice is made along the fractions."""


@dataclass(order=True, slots=True)
class _Node:
    """Choices with some columns fixed; none of them is below `bound`."""

    bound: float
    number: int
    fixed: dict[int, int] = field(compare=False)


class Branching:
    """One search over the items of a problem in which nothing is given."""

    def __init__(
        self,
        problem: Problem,
        likely: Likely,
        landmarks: Iterable[tuple[int, ...]],
        surplus: Surplus,
        budget: Budget,
    ) -> None:
        """Start from the best choice known, and from landmarks that cut once they are violated."""
        self._problem, self._surplus, self._budget = problem, surplus, budget
        self._likely, self._best = likely, likely.best
        rows = ProgramRows(problem.gates, given=problem.given, among=problem.among)
        self._relaxation = Relaxation(rows, problem.cost)
        self._separation = Separation(problem)
        self._pool = list(landmarks)
        self._gains = Pseudocosts(problem.cost)
        self._columns: Sequence[float] = ()
        self._node = _Node(0.0, 0, dict.fromkeys(sorted(problem.targets), 1))
        self._open = [self._node]
        self._looked_at = self._made = 0

    def run(self) -> Stop | None:
        """Search until the best choice is proven; else which limit struck."""
        following: _Node | None = None
        try:
            while following is not None or self._open:
                self._node = following or heappop(self._open)
                following = None
                if not self._best.excludes(self._node.bound):
                    self._budget.take(nodes=1)
                    following = self._split(self._node)
        except OutOfBudgetError as struck:
            self._open.append(self._node)
            return struck.stop
        return None

    @property
    def bound(self) -> float:
        """What no choice undercuts."""
        bounds = [self._best.rounded(node.bound) for node in self._open]
        return min([*bounds, self._best.cost])

    def _split(self, node: _Node) -> _Node | None:
        """The part of a node to go on with; the other is laid aside. None when nothing is left."""
        self._looked_at += 1
        if not self._cut(node):
            return None
        while True:
            fractions = self._fractions()
            if not fractions:
                if self._attained():
                    return None
            elif (parts := self._parts(node, fractions)) is not None:
                return self._laid_aside(parts)
            if not self._relaxed(node):
                return None

    def _laid_aside(self, parts: list[_Node]) -> _Node | None:
        if len(parts) > 1:
            heappush(self._open, parts[1])
        return parts[0] if parts else None

    def _cut(self, node: _Node) -> bool:
        """Raise the node's bound by landmarks, round by round; whether it stays worth a look."""
        is_first = self._looked_at == 1
        rounds = _ROUNDS_FIRST if is_first else _ROUNDS
        for number in range(rounds + 1):
            before = node.bound
            if not self._relaxed(node):
                return False
            if is_first or (number == 0 and self._looked_at % _GUIDED == 1):
                self._guided()
            is_slow = number > 2 and node.bound - before < node.bound / 1000  # noqa: PLR2004
            if number == rounds or is_slow or not self._separated():
                break
        if is_first:
            self._widened(node.bound)
        return not self._best.excludes(node.bound)

    def _relaxed(self, node: _Node) -> bool:
        """Solve the node's relaxation and fix what it decides; whether it stays worth a look."""
        value = self._value(node.fixed)
        node.bound = max(node.bound, value)
        if self._best.excludes(node.bound):
            return False
        self._columns = columns = self._relaxation.columns
        duals = self._relaxation.duals
        for column, worth in enumerate(columns):
            if column in node.fixed:
                continue
            if worth < _FRACTION and self._best.excludes(value + duals[column]):
                node.fixed[column] = 0
            elif worth > 1 - _FRACTION and self._best.excludes(value - duals[column]):
                node.fixed[column] = 1
        return True

    def _value(self, fixed: Mapping[int, int]) -> float:
        """What the relaxation comes to with some columns fixed; infinite without a solution."""
        self._relaxation.fix(fixed)
        return self._relaxation.solve(self._budget)

    def _separated(self) -> bool:
        """Add the landmarks that the solution violates; whether there are any."""
        columns, left = self._columns, []
        added = False
        for landmark in self._pool:
            if sum(columns[item] for item in landmark) < 1 - _VIOLATED:
                self._relaxation.add(1.0, dict.fromkeys(landmark, 1.0))
                added = True
            else:
                left.append(landmark)
        self._pool = left
        found = list(self._separation.violated(columns))
        self._demand(found)
        return added or bool(found)

    def _demand(self, found: Iterable[tuple[int, Iterable[int]]]) -> None:
        """Each of these items, if it is chosen, asks for one of the set beside it."""
        for item, others in found:
            self._relaxation.add(0.0, dict.fromkeys(sorted(others), 1.0) | {item: -1.0})

    def _widened(self, bound: float) -> None:
        """Cheaper choices among the items that the relaxation makes likely.

        The items that a choice holds beside those at 1 add their reduced costs to the bound, so
        an item adds at least what the dearest way to it comes to.
        """
        items = self._problem.gates.items
        reduced = [max(one, 0.0) for one in self._relaxation.duals[:items]]
        price = Prices(self._problem.gates, reduced, max).of
        self._likely.search([bound + price[item] for item in range(items)])

    def _guided(self) -> None:
        """A choice that is greedy along the fractions."""
        pairs = zip(self._problem.cost, self._columns, strict=False)
        cost = [max(0.0, one * (1.001 - worth)) for one, worth in pairs]
        self._best.offer(self._surplus.without(greedy_choice(self._problem, cost)))

    def _fractions(self) -> list[int]:
        items = range(self._problem.gates.items)
        return [one for one in items if _FRACTION < self._columns[one] < 1 - _FRACTION]

    def _attained(self) -> bool:
        """Take the choice of a solution without fractions; demand more where it is not grounded."""
        items = range(self._problem.gates.items)
        chosen = {one for one in items if self._columns[one] > 0.5}  # noqa: PLR2004
        resting = self._problem.grounded(chosen)
        if self._problem.targets <= resting:
            self._best.offer(resting)
            return True
        self._demand(demands(self._problem, chosen))
        return False

    def _parts(self, node: _Node, fractions: list[int]) -> list[_Node] | None:
        """The node in two, the more promising one first; None where it has to be relaxed again.

        Columns that promise the largest gains are tried both ways. Where one way leads nowhere,
        the other is fixed.
        """
        columns, low, gains = self._columns, node.bound, self._gains
        best, chosen, tried = -1.0, (fractions[0], low, low), 0
        for column in gains.promising(fractions, columns):
            ways, score = (low, low), gains.score(column, columns[column])
            if not gains.is_reliable(column) and tried < _TRIED:
                tried += 1
                ways = self._ways(node, column, columns[column])
                if inf in ways:
                    node.fixed[column] = int(ways[0] == inf)
                    return [] if ways == (inf, inf) else None
                score = gains.product(ways[0] - low, ways[1] - low)
            if score > best:
                best, chosen = score, (column, *ways)
        return self._two(node, *chosen)

    def _ways(self, node: _Node, column: int, share: float) -> tuple[float, float]:
        """The bounds with the column at 0 and at 1; infinite where nothing cheaper is left."""
        found = []
        for worth in (0, 1):
            value = self._value(node.fixed | {column: worth})
            if self._best.excludes(value):
                value = inf
            else:
                self._gains.note(column, worth, max(value - node.bound, 0.0), share)
            found.append(max(value, node.bound))
        return found[0], found[1]

    def _two(self, node: _Node, column: int, down: float, up: float) -> list[_Node]:
        self._made += 2
        return sorted(
            _Node(bound, self._made - worth, node.fixed | {column: worth})
            for worth, bound in ((0, down), (1, up))
        )
