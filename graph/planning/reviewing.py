"""Repetition in the weeks of a plan."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from itertools import islice
from typing import TYPE_CHECKING

from skillpath.graph.planning.availability import EPSILON, monday
from skillpath.graph.planning.past import past_of
from skillpath.graph.planning.precedence import prerequisites_along
from skillpath.graph.planning.repetition import Memory
from skillpath.graph.planning.review import Review

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from skillpath.graph.planning.availability import Calendar
    from skillpath.graph.planning.past import Past
    from skillpath.graph.planning.plan import Plan
    from skillpath.graph.planning.precedence import Rows
    from skillpath.graph.planning.review import Due


@dataclass(frozen=True, slots=True)
class Repeated:
    """A repetition in a week, by number, and between which places it lies."""

    id: str
    week: int
    day: date
    hours: float
    ends: float


class Reviewer:
    """Takes what is due for repetition out of the beginning of each week.

    What is due by the end of a week is repeated in it, what is recalled the least first, as far
    as the share of its hours goes; the rest waits.
    """

    def __init__(
        self,
        review: Review,
        before: Rows,
        hours: Mapping[str, float],
        calendar: Calendar,
        past: Past,
    ) -> None:
        """What lies behind is remembered."""
        self.found: list[Repeated] = []
        self._review, self._hours, self._calendar, self._since = review, hours, calendar, past.since
        self._days = [day for day, _ in calendar.weeks()]
        self._rooms = [room for _, room in calendar.weeks()]
        self._spent = past.repeated_in(calendar.start)
        self._learned = 0
        self._memory = remembered(review, before, past)

    def take(self, week: int, now: float, room: float, ends: Mapping[str, float]) -> float:
        """The hours that the week begins with at a place, after what has ended by then."""
        day = max(self._days[week], self._since)
        for one, place in islice(ends.items(), self._learned, None):
            self._memory.practice(one, self._calendar.end_of(place))
        self._learned = len(ends)
        spent = sum(self._spent.get(self._days[week], {}).values())
        budget = min(room, self._rooms[week] * self._review.share - spent)
        taken = 0.0
        for due in self._memory.due(day, monday(day) + timedelta(6)):
            hours = self._cost(due.id, week)
            if EPSILON < hours <= budget - taken + EPSILON:
                taken += hours
                self.found.append(Repeated(due.id, week, day, hours, now + taken))
                self._memory.practice(due.id, day)
        return taken

    def _cost(self, item: str, week: int) -> float:
        whole = self._rooms[week] * self._review.share
        return min(self._review.hours(self._hours[item]), whole)


def reviews_due(plan: Plan, day: date) -> tuple[Due, ...]:
    """What is to be repeated on a day, of what is finished, what is recalled the least first.

    Where the plan has no terms of review, the usual ones hold.

    >>> from datetime import date
    >>> terms = Terms(date(2027, 1, 4), Availability.weekly(15))
    >>> plan = plan_along(roadmap, cheapest_path(roadmap, ["pandas"]), terms)
    >>> done = [Done("python", day=date(2027, 1, 31))]
    >>> plan = replan(plan, done, date(2027, 2, 1)).plan
    >>> [(one.id, one.since.isoformat(), round(one.recall, 2))
    ...  for one in reviews_due(plan, date(2027, 2, 8))]
    [('python', '2027-02-02', 0.8)]
    """
    order = [one.item.id for one in plan.path.items]
    before = prerequisites_along(plan.roadmap, order, plan.path.knowledge.items).rows
    review = plan.terms.review or Review()
    return remembered(review, before, past_of(plan, (), day)).due(day)


def remembered(review: Review, before: Rows, past: Past) -> Memory:
    """What is remembered of what lies behind, on its days."""
    events: list[tuple[date, bool, str]] = [
        (one.ends, True, one.id) for one in past.finished.values()
    ]
    events += [(one.day, False, one.id) for one in past.repeated if one.day]
    memory = Memory(review, before)
    learned = set()
    for day, is_learned, one in sorted(events, key=lambda event: event[:2]):
        if is_learned or one in learned:
            memory.practice(one, day)
            learned.add(one)
    return memory
