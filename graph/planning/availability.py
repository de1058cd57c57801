"""When there is time to learn."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

import numpy as np

from skillpath.graph.planning.plan_errors import TermsError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from numpy.typing import NDArray

WEEK = 7
DAY = 24
MOST_DAYS = 366 * 50
"""Nobody plans further than fifty years."""

EPSILON = 1e-9


@dataclass(frozen=True, slots=True)
class Availability:
    """Hours to learn on each weekday, Monday first, and the days on which there are none."""

    weekdays: tuple[float, ...]
    days_off: frozenset[date] = frozenset()

    def __post_init__(self) -> None:
        """Refuse what no week can be.

        Raises:
            TermsError: for other than seven numbers from 0 to 24.
        """
        if len(self.weekdays) != WEEK:
            raise TermsError("weekdays", f"{len(self.weekdays)} numbers", "seven")
        for one in self.weekdays:
            if not 0 <= one <= DAY + EPSILON:
                raise TermsError("weekdays", f"{one:g} hours on a day", "0 to 24")

    @classmethod
    def weekly(cls, hours: float, days_off: Iterable[date] = ()) -> Availability:
        """So many hours a week, on all days alike: a day off takes a seventh of them."""
        return cls((hours / WEEK,) * WEEK, frozenset(days_off))

    @property
    def hours_per_week(self) -> float:
        """In a week without days off."""
        return round(sum(self.weekdays), 6)

    def on(self, day: date) -> float:
        """The hours on a day."""
        return 0.0 if day in self.days_off else self.weekdays[day.weekday()]

    def scaled(self, factor: float) -> Availability:
        """So many times the hours on each day."""
        return Availability(tuple(one * factor for one in self.weekdays), self.days_off)


@dataclass(frozen=True, slots=True)
class Calendar:
    """The days from `start` on, and for each the hours that there are until its end."""

    start: date
    until: tuple[float, ...]

    @classmethod
    def of(
        cls,
        availability: Availability,
        start: date,
        hours: float,
        until: date | None = None,
        most: int = MOST_DAYS,
    ) -> Calendar | None:
        """As many days as the hours take, at least `until` that day, to the end of that week.

        None where `most` days do not suffice, or those until the last that there is.
        """
        totals = _totals(availability, start, most)
        last = int(totals.searchsorted(hours - EPSILON))
        if last == len(totals):
            return None
        last = max(last, (until - start).days if until else 0)
        count = last + WEEK - (start.weekday() + last) % WEEK
        return cls(start, tuple(totals[:count].tolist()))

    @classmethod
    def longest(cls, availability: Availability, start: date) -> Calendar:
        """Fifty years, or until the last day that there is."""
        return cls(start, tuple(_totals(availability, start, MOST_DAYS).tolist()))

    def hours_by(self, day: date) -> float:
        """The hours that there are until the end of the day, which is one of these or earlier."""
        place = (day - self.start).days
        return self.until[min(place, len(self.until) - 1)] if place >= 0 else 0.0

    def end_of(self, hours: float) -> date:
        """The day on which so many hours are reached; the first day for none."""
        place = bisect_left(self.until, hours - EPSILON)
        return self.start + timedelta(min(place, len(self.until) - 1))

    def begin_of(self, hours: float) -> date:
        """The day on which somebody goes on who has used so many hours."""
        place = bisect_left(self.until, hours + EPSILON)
        return self.start + timedelta(min(place, len(self.until) - 1))

    def used_before(self, day: date) -> float:
        """The hours that there were before a day."""
        return self.hours_by(day - timedelta(1))

    def rooms(self, used: float) -> Iterator[tuple[int, float]]:
        """The weeks by number, in which hours are left after so many from the start, and those."""
        until = 0.0
        for number, (_, room) in enumerate(self.weeks()):
            until += room
            if until > used:
                yield number, min(room, until - used)

    def weeks(self) -> Iterator[tuple[date, float]]:
        """The first day of each week, a Monday but for the first, and its hours."""
        first, before = 0, 0.0
        while first < len(self.until):
            day = self.start + timedelta(first)
            last = min(first + WEEK - day.weekday(), len(self.until)) - 1
            yield day, self.until[last] - before
            first, before = last + 1, self.until[last]


def _totals(availability: Availability, start: date, most: int) -> NDArray[np.float64]:
    """The hours until the end of each day, of so many days at most."""
    count = min(most, (date.max - start).days + 1)
    each = np.resize(np.roll(availability.weekdays, -start.weekday()), count)
    off = ((day - start).days for day in availability.days_off)
    each[[place for place in off if 0 <= place < count]] = 0.0
    return each.cumsum()


def monday(day: date) -> date:
    """The Monday of its week."""
    return day - timedelta(day.weekday())
