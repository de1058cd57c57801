"""The least lateness that any order of a path's items has, found by trying all of them.

Plainly, and apart from the planner: days are counted one by one, and of each set of items that can
be learned first, the ways in which it can end are kept that are neither later nor later in
missing a deadline. For a dozen items at most.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from itertools import combinations
from math import inf
from typing import TYPE_CHECKING

from skillpath.graph import is_met

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from skillpath.graph import Path, Roadmap
    from skillpath.graph.planning.plan import Terms

TOLERANCE = 1e-7
"""Hours; all that are asked for are multiples of a quarter."""

Way = tuple[float, float]
"""Hours that are used up, free ones too, and the lateness so far, in days."""


@dataclass(frozen=True)
class Exact:
    """What is to be learned on which terms, one item at a time."""

    roadmap: Roadmap
    path: Path
    terms: Terms

    @cached_property
    def hours(self) -> Mapping[str, float]:
        """Likely hours of each item of the path."""
        return {one.item.id: one.item.hours.likely for one in self.path.items}

    @cached_property
    def days(self) -> list[tuple[date, float]]:
        """Each day, with the hours that there are until its end; as many as could be needed."""
        found: list[tuple[date, float]] = []
        day, total = self.terms.start, 0.0
        spare = (len(self.hours) + 6) * self.terms.availability.hours_per_week
        enough = sum(self.hours.values()) + (spare if self.terms.whole else 0.0)
        last = max((day, *self.terms.deadlines.values()))
        while total < enough + TOLERANCE or day <= last or found[-1][0].weekday() != 6:
            if day not in self.terms.availability.days_off:
                total += self.terms.availability.weekdays[day.weekday()]
            found.append((day, total))
            day += timedelta(1)
        return found

    @cached_property
    def weeks(self) -> list[tuple[float, float]]:
        """Where each week begins and ends, in hours since the start."""
        ends = [total for day, total in self.days if day.weekday() == 6]
        return list(zip([0.0, *ends], ends, strict=False))

    def day(self, hours: float) -> date:
        """The day on which so many hours are used up."""
        return next(day for day, total in self.days if total >= hours - TOLERANCE)

    def sets(self) -> Iterator[frozenset[str]]:
        """The sets of items that can be learned first, the smaller before."""
        for size in range(len(self.hours) + 1):
            for chosen in combinations(self.hours, size):
                if self._is_learnable(frozenset(chosen)):
                    yield frozenset(chosen)

    def _is_learnable(self, chosen: frozenset[str]) -> bool:
        learned = set(self.path.knowledge.items)
        while more := {one for one in chosen - learned if self.is_open(one, learned)}:
            learned |= more
        return chosen <= learned

    def is_open(self, item: str, learned: Iterable[str]) -> bool:
        """Whether the item can be learned after these."""
        there = set(learned)
        return all(is_met(one.of, there) for one in self.roadmap.by_id[item].required)

    def lateness(self) -> int:
        """The least that the goal which is latest can be late, in days; 0 where none is."""
        return int(min(late for _, late in self.ways()))

    def lateness_of(self, order: Iterable[str]) -> int:
        """The same if the items are learned in this order."""
        way = (0.0, 0.0)
        for one in order:
            way = self._after(way, one)
        return int(way[1])

    def first_end(self) -> date:
        """The first day on which all can be learned."""
        return self.day(min(end for end, _ in self.ways()))

    def ways(self) -> list[Way]:
        """In which all can end: none of them both earlier and less late than another."""
        ways: dict[frozenset[str], list[Way]] = {frozenset(): [(0.0, 0.0)]}
        for chosen in self.sets():
            found = [
                self._after(way, last)
                for last in chosen
                for way in ways.get(chosen - {last}, ())
                if self.is_open(last, {*self.path.knowledge.items, *chosen} - {last})
            ]
            ways[chosen] = ways.get(chosen) or _best(found)
        return ways[frozenset(self.hours)]

    def _after(self, way: Way, item: str) -> Way:
        end = self._begin(way[0], item) + self.hours[item]
        due = min((self._due(goal) for goal in self.path.goals.targets.get(item, ())), default=inf)
        return end, max(way[1], self.day(end).toordinal() - due)

    def _begin(self, after: float, item: str) -> float:
        if item not in self.terms.whole:
            return after
        return next(
            max(begin, after)
            for begin, end in self.weeks
            if end - max(begin, after) >= self.hours[item] - TOLERANCE
        )

    def _due(self, goal: str) -> float:
        day = self.terms.deadlines.get(goal)
        return day.toordinal() if day else inf


def _best(ways: Iterable[Way]) -> list[Way]:
    """Those of which no other is at least as good in both."""
    found: list[Way] = []
    for end, late in sorted(set(ways)):
        if not found or late < found[-1][1]:
            found.append((end, late))
    return found
