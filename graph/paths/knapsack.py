"""The goals that are worth most within a budget: a 0/1 program with shared prerequisites.

    maximize   sum of value(g) y(g)
    such that  x(t) >= y(g) for every target t of goal g
               sum of cost(i) x(i) <= the budget
               the rows of `program_rows` hold

Then, with that value as a row, the fewest hours. Then, with these as a row, whether any other goals
do as well; and if so, goal by goal in their order, whether it can be among the chosen.

The solver takes almost 1 for 1. Where the numbers of a row are very far apart, that lets a choice
pass that breaks the row: then nothing is taken, and nothing counts as proven.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from math import fsum, gcd, inf, lcm
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

    Unless `stop` is `PROVEN`: then others may be, though never more than `most_value`. `items`
    attain the offers within the budget, by place.
    """

    offers: frozenset[int]
    items: frozenset[int]
    most_value: float
    stop: Stop


@dataclass(frozen=True, slots=True)
class _Choice:
    """Offers by number, and items by place that attain them."""

    offers: frozenset[int] = frozenset()
    items: frozenset[int] = frozenset()


def best_offers(problem: Problem, offers: Sequence[Offer], budget: float, limits: Limits) -> Bought:
    """The offers that are worth most within so many hours; of equals those of the fewest hours.

    Of those that also take as few hours, the ones that stand first: whichever holds the first
    offer that the others do not hold.
    """
    market = _Market(problem, offers, limits)
    market.spend(budget)
    bought = market.best(market.values())
    most = min(-market.bound(), market.worth(range(len(offers))))
    if market.stop is Stop.PROVEN:
        most = market.worth(bought.offers)
        market.earn(most)
        shortest = market.best(problem.cost)
        if market.stop is Stop.PROVEN:
            market.spend(problem.hours(shortest.items))
            bought = market.first(shortest)
    return Bought(bought.offers, bought.items, most, market.stop)


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
        self._most, self._least = inf, 0.0
        self.stop = Stop.PROVEN

    def spend(self, most: float) -> None:
        """Never take more hours."""
        costs = {place: self._problem.cost[place] for place in sorted(self._problem.among)}
        self._program.at_most(*_in_steps(most, costs, 0.5))
        self._most = most

    def earn(self, least: float) -> None:
        """Never be worth less."""
        worth = {self._first + number: one.value for number, one in enumerate(self._offers)}
        self._program.at_least(*_in_steps(least, worth, -0.5))
        self._least = least

    def values(self) -> Mapping[int, float]:
        """Prices of offers by which the most valuable choice is the cheapest."""
        return {number: -one.value for number, one in enumerate(self._offers)}

    def worth(self, offers: Iterable[int]) -> float:
        """What the offers are worth together."""
        return round(fsum(self._offers[number].value for number in offers), 6)

    def bound(self) -> float:
        """What the last price was at least."""
        return self._program.lower_bound()

    def best(self, prices: Mapping[int, float] | Sequence[float]) -> _Choice:
        """The cheapest choice: prices of offers by number, or of items by place.

        Where a limit strikes, the best choice found, if there is any, and `stop` says so.
        """
        problem, program = self._problem, self._program
        self._price(prices)
        while True:
            self.stop = program.run(self._nodes, self._end - monotonic())
            self._nodes -= program.nodes()
            chosen = program.chosen() or set()
            items = chosen & problem.among
            taken = {key - self._first for key in chosen if key >= self._first}
            resting = frozenset(problem.grounded(items))
            found = frozenset(one for one in taken if self._offers[one].targets <= resting)
            if len(found) < len(taken) and self.stop is Stop.PROVEN:
                cut_off(program, problem, items)
                continue
            choice = _Choice(found, resting)
            if self._keeps_to_rows(choice):
                return choice
            self.stop = Stop.NODES if self.stop is Stop.PROVEN else self.stop
            return _Choice()

    def _keeps_to_rows(self, choice: _Choice) -> bool:
        """Whether the choice is within the hours and worth enough."""
        hours, worth = self._problem.hours(choice.items), self.worth(choice.offers)
        return hours <= round(self._most, 6) and worth >= self._least

    def first(self, taken: _Choice) -> _Choice:
        """Of all choices that the rows allow the one that stands first; `taken` is one of them."""
        every = range(len(self._offers))
        others = {number: -1.0 for number in every if number not in taken.offers}
        if not self.best(others).offers - taken.offers:
            return taken
        for number in every:
            found = taken if number in taken.offers else self.best({number: -1.0})
            if self.stop is not Stop.PROVEN:
                break
            row = {self._first + number: 1.0}
            if number in found.offers:
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


def _in_steps(
    limit: float, weights: Mapping[int, float], slack: float
) -> tuple[float, dict[int, float]]:
    """The limit, eased by so much of a step, and the weights: all in steps, as whole numbers.

    A step is what the sums differ by at least. What rounding does to a sum of many whole numbers
    may reach a millionth of each, and may neither admit a sum that is one step too large nor
    refuse one that is exactly right. All stays as it is where steps are too fine for that.
    """
    exact = {key: Fraction(str(weight)) for key, weight in weights.items()}
    bound = Fraction(str(limit))
    denominator = lcm(bound.denominator, *(one.denominator for one in exact.values()))
    whole = (int(one * denominator) for one in (bound, *exact.values()))
    step = Fraction(gcd(*whole), denominator)
    if float(step) < FINEST:
        return limit, dict(weights)
    return float(bound / step) + slack, {key: float(one / step) for key, one in exact.items()}
