"""Where a day stands on a line, and what is written along it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from skillpath.visualizations.plans.days import MONTH, MONTH_OF_YEAR, told_day

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

WEEK = 7
MONTHS = 12
QUARTER = 3


@dataclass(frozen=True, slots=True)
class Scale:
    """The days from `first` to `last`, both included, from x = `left` to x = `right`."""

    first: date
    last: date
    left: float
    right: float

    def begin(self, day: date) -> float:
        """Where the day begins; the nearest border where it lies outside."""
        days = min(max((day - self.first).days, 0), self.days)
        return self.left + days * (self.right - self.left) / self.days

    def end(self, day: date) -> float:
        """Where the day ends."""
        return self.begin(day + timedelta(1))

    @property
    def days(self) -> int:
        """How many there are."""
        return (self.last - self.first).days + 1

    @property
    def per_day(self) -> float:
        """Pixels."""
        return (self.right - self.left) / self.days


@dataclass(frozen=True, slots=True)
class Span:
    """A part of the line with its words; `is_labeled` where they may be written."""

    left: float
    right: float
    words: str


@dataclass(frozen=True, slots=True)
class Unit:
    """How a line is divided: the first day of the part a day lies in, and of the next one.

    `days` is how long a part is at least, `room` how many pixels its words take.
    """

    days: int
    room: float
    begin: Callable[[date], date]
    next: Callable[[date], date]
    words: Callable[[date, str], str]


def _months(count: int) -> tuple[Callable[[date], date], Callable[[date], date]]:
    def begin(day: date) -> date:
        month = (day.year * MONTHS + day.month - 1) // count * count
        return date(month // MONTHS, month % MONTHS + 1, 1)

    def following(day: date) -> date:
        month = day.year * MONTHS + day.month - 1 + count
        return date(month // MONTHS, month % MONTHS + 1, 1)

    return begin, following


def _monday(day: date) -> date:
    return day - timedelta(day.weekday())


WEEKS = Unit(7, 20, _monday, lambda day: day + timedelta(WEEK), lambda day, _: str(day.day))
MONTHS_OF_YEARS = Unit(
    28, 62, *_months(1), lambda day, language: told_day(day, language, MONTH_OF_YEAR)
)
MONTHS_ALONE = Unit(28, 32, *_months(1), lambda day, language: told_day(day, language, MONTH))
QUARTERS = Unit(90, 26, *_months(3), lambda day, _: f"Q{day.month // QUARTER + 1}")
YEARS = Unit(365, 34, *_months(12), lambda day, _: str(day.year))
DECADES = Unit(3652, 34, *_months(120), lambda day, _: str(day.year))

DIVISIONS = (
    (WEEKS, MONTHS_OF_YEARS),
    (MONTHS_ALONE, YEARS),
    (QUARTERS, YEARS),
    (YEARS, YEARS),
    (DECADES, DECADES),
)
"""The fine and the coarse division of a line, the finest first."""


def division(scale: Scale) -> tuple[Unit, Unit]:
    """The finest whose parts have room for their words; else the last."""
    fits = (pair for pair in DIVISIONS if pair[0].days * scale.per_day >= pair[0].room)
    return next(fits, DIVISIONS[-1])


def spans(scale: Scale, unit: Unit, language: str) -> Iterator[Span]:
    """The parts of the line in order; words only where there is room for them."""
    day = unit.begin(scale.first)
    while day <= scale.last:
        after = unit.next(day)
        left, right = scale.begin(day), scale.begin(after)
        yield Span(left, right, unit.words(day, language) if right - left >= unit.room else "")
        day = after
