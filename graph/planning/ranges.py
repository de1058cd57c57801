"""Not one end, but by when it ends probably, and by when almost surely."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from skillpath.graph.planning.availability import MOST_DAYS, WEEK, Calendar
from skillpath.graph.planning.plan_errors import NoTimeError

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from skillpath.graph.attainables import Effort
    from skillpath.graph.planning.pace import Pace
    from skillpath.graph.planning.plan import Terms

SAFE = 0.8
"""The chance of the safe end."""


@dataclass(frozen=True, slots=True)
class Finish:
    """A last day, and how many weeks after the start that is; a week that has begun counts."""

    ends: date
    weeks: int

    @classmethod
    def on(cls, ends: date, start: date) -> Finish:
        """That day; no weeks where it lies before the start."""
        return cls(ends, max(0, (ends - start).days // WEEK + 1))


@dataclass(frozen=True, slots=True)
class Range:
    """By when a plan ends with a chance of 50 %, which is its end, and with one of 80 %."""

    likely: Finish
    safe: Finish


def range_of(efforts: Iterable[Effort], pace: Pace, terms: Terms, used: float, ends: date) -> Range:
    """The range of a plan that ends on a day, after so many hours from the start on.

    One learner learns everything, so that who is slow is slow in all: the hours of the items are
    comonotonic, and the quantile of a sum is the sum of the quantiles. Hours that the plan
    leaves free stay free, and as much may be repeated as the terms say.

    Source: J. Dhaene et al., "The concept of comonotonicity in actuarial science and finance:
    theory", Insurance: Mathematics and Economics 31 (2002), 3-33, theorem 5.

    Raises:
        NoTimeError: where two hundred years do not suffice for the safe end.
    """
    more = sum(pace.hours(one, SAFE) - pace.hours(one) for one in efforts)
    if terms.review:
        more /= 1 - terms.review.share
    safe = ends
    if more > 0:
        calendar = Calendar.of(terms.availability, terms.start, used + more, most=4 * MOST_DAYS)
        if calendar is None:
            raise NoTimeError(round(used + more, 6), terms.start)
        safe = max(ends, calendar.end_of(used + more))
    return Range(Finish.on(ends, terms.start), Finish.on(safe, terms.start))
