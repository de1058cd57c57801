"""The goals that are worth most within a budget: a 0/1 program with shared prerequisites.

    maximize   sum of value(g) y(g)
    such that  x(t) >= y(g) for every target t of goal g
               sum of cost(i) x(i) <= the budget
               the rows of `program_rows` hold

Then, with that value as a row, the fewest hours. Then, with these as a row, whether any other goals
do as well; and if so, goal by goal in their order, whether it can be among the chosen.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from math import fsum, gcd, lcm
from time import monotonic
from typing import TYPE_CHECKING

from skillpath.graph.proving.grounding import cut_off
from skillpath.graph.proving.problem import Stop
from skillpath.graph.proving.program import Program
from skillpath.graph.proving.program_rows import ProgramRows

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from skillpath.graph.proving.problem import Limits, Problem

FINEST = 0.001
"""Sums that differ by less than this are not told apart beyond what the solver does by itself."""


@dataclass(frozen=True, slots=True)
class Offer:
    """A goal: the items to attain that are missing, by place, and what it is worth."""

    targets: frozenset[int]
    value: float


@dataclass(frozen=True, slots=True)
class Bought:
    """The offers that are taken, by number; no others within the budget are worth more.

    Unless `stop` is `PROVEN`: then others may be, though never more than `most_value`.
    """

    offers: frozenset[int]
    most_value: float
    stop: Stop


def best_offers(problem: Problem, offers: Sequence[Offer], budget: float, limits: Limits) -> Bought:
    """The offers that are worth most within so many hours; of equals those of the fewest hours.

    Of those that also take as few hours, the ones that stand first: whichever holds the first
    offer that the others do not hold.
    """
    market = _Market(problem, offers, limits)
    market.spend(budget)
    bought = market.best(market.values())
    most = -market.bound()
    if market.stop is not Stop.PROVEN:
        return Bought(bought, most, market.stop)
    most = market.worth(bought)
    market.earn(most)
    shortest = market.best(problem.cost)
    if market.stop is Stop.PROVEN:
        market.spend(market.hours)
        bought = market.first(shortest)
    return Bought(bought, most, market.stop)


class _Market:
    """The program, asked again and again, each time with one more row.

    An offer has a column by a number beyond all gates.
    """

    def __init__(self, problem: Problem, offers: Sequence[Offer], limits: Limits) -> None:
        self._problem, self._offers = problem, offers
        self._first = len(problem.gates.need)
        keys = range(self._first, self._first + len(offers))
        rows = ProgramRows(problem.gates, given=problem.given, among=problem.among, also=keys)
        for key, offer in zip(keys, offers, strict=True):
            for target in sorted(offer.targets):
                rows.add(0.0, {rows.column[target]: 1.0, rows.column[key]: -1.0})
        self._program = Program(rows)
        self._nodes, self._end = limits.nodes, monotonic() + limits.seconds
        self.hours = 0.0
        self.stop = Stop.PROVEN

    def spend(self, most: float) -> None:
        """Never take more hours."""
        costs = {place: self._problem.cost[place] for place in sorted(self._problem.among)}
        self._program.at_most(most + _half_a_step((*costs.values(), most)), costs)

    def earn(self, least: float) -> None:
        """Never be worth less."""
        worth = {self._first + number: one.value for number, one in enumerate(self._offers)}
        self._program.at_least(least - _half_a_step(worth.values()), worth)

    def values(self) -> Mapping[int, float]:
        """Prices of offers by which the most valuable choice is the cheapest."""
        return {number: -one.value for number, one in enumerate(self._offers)}

    def worth(self, offers: Iterable[int]) -> float:
        """What the offers are worth together."""
        return round(fsum(self._offers[number].value for number in offers), 6)

    def bound(self) -> float:
        """What the last price was at least."""
        return self._program.lower_bound()

    def best(self, prices: Mapping[int, float] | Sequence[float]) -> frozenset[int]:
        """The offers of the cheapest choice: prices of offers by number, or of items by place.

        Where a limit strikes, those of the best choice found, and `stop` says so.
        """
        problem, program = self._problem, self._program
        self._price(prices)
        while True:
            self.stop = program.run(self._nodes, self._end - monotonic())
            self._nodes -= program.nodes()
            chosen = program.chosen() or set()
            items = chosen & problem.among
            resting = problem.grounded(items)
            taken = {
                number
                for number, one in enumerate(self._offers)
                if self._first + number in chosen and one.targets <= resting
            }
            is_whole = len(taken) == sum(key >= self._first for key in chosen)
            if is_whole or self.stop is not Stop.PROVEN:
                self.hours = problem.hours(resting)
                return frozenset(taken)
            cut_off(program, problem, items)

    def first(self, taken: frozenset[int]) -> frozenset[int]:
        """Of all choices that the rows allow the one that stands first; `taken` is one of them."""
        others = {number: -1.0 for number in range(len(self._offers)) if number not in taken}
        if not self.best(others) - taken:
            return taken
        for number in range(len(self._offers)):
            found = taken if number in taken else self.best({number: -1.0})
            if self.stop is not Stop.PROVEN:
                break
            row = {self._first + number: 1.0}
            if number in found:
                taken = found
                self._program.at_least(1.0, row)
            else:
                self._program.at_most(0.0, row)
        return taken

    def _price(self, prices: Mapping[int, float] | Sequence[float]) -> None:
        free = dict.fromkeys(self._program.items, 0.0)
        if isinstance(prices, dict):
            own = {self._first + number: price for number, price in prices.items()}
        else:
            own = {place: prices[place] for place in self._problem.among}
        self._program.price(free | own)


def _half_a_step(numbers: Iterable[float]) -> float:
    """Half of what sums of the numbers differ by at least; nothing where that is too fine.

    What rounding does to a sum of many whole numbers may reach a millionth of each, and may
    neither admit a sum that is one step too large nor refuse one that is exactly right.
    """
    exact = [Fraction(str(number)) for number in numbers]
    denominator = lcm(*(number.denominator for number in exact))
    step = gcd(*(int(number * denominator) for number in exact)) / denominator
    return step / 2 if step >= FINEST else 0.0
