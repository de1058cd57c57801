"""On which days of a week each part of a plan is learned."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from skillpath.graph.planning.availability import EPSILON, WEEK
from skillpath.ontology.plans.sections import sections

if TYPE_CHECKING:
    from collections.abc import Iterator

    from skillpath.graph import Plan
    from skillpath.graph.planning.availability import Availability
    from skillpath.ontology.plans.sections import Part, Section


@dataclass(frozen=True, slots=True)
class Session:
    """Hours of learning on a day; `after` so many hours of it that are used before."""

    day: date
    after: float
    hours: float


@dataclass(frozen=True, slots=True)
class Learned:
    """A part of the plan with its sessions, by day; there is at least one.

    The part is None for what is repeated in the week, all of it together.
    """

    section: Section
    part: Part | None
    sessions: tuple[Session, ...]


def learned(plan: Plan) -> Iterator[Learned]:
    """What is repeated, then the parts, week by week, as the hours of the days allow.

    What is more than there is time for, where more was done than planned, is on the last day.
    """
    for section in sections(plan):
        if section.week:
            week = _Week(plan.terms.availability, section.week.begins)
            if section.reviews:
                repeated = sum(one.hours for one in section.reviews)
                yield Learned(section, None, tuple(week.take(repeated)))
            for part in section.parts:
                yield Learned(section, part, tuple(week.take(part.hours)))


class _Week:
    """The days of a week, from which hours are taken."""

    def __init__(self, there: Availability, begins: date) -> None:
        self._there, self._day, self._used = there, begins, 0.0
        self._last = begins + timedelta(WEEK - 1 - begins.weekday())

    def take(self, hours: float) -> Iterator[Session]:
        while hours > EPSILON:
            left = self._there.on(self._day) - self._used
            if left <= EPSILON and self._day < self._last:
                self._day, self._used = self._day + timedelta(1), 0.0
                continue
            taken = hours if self._day == self._last else min(hours, left)
            yield Session(self._day, self._used, taken)
            self._used, hours = self._used + taken, hours - taken
