"""When there is time for what is left to be done: several ways to go about it are tried."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from functools import cached_property
from typing import TYPE_CHECKING

from skillpath.graph.planning.availability import EPSILON, Calendar
from skillpath.graph.planning.plan_errors import NoTimeError, TooLongError
from skillpath.graph.planning.schedule import Job, Manner, scheduled

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from skillpath.graph.planning.past import Past
    from skillpath.graph.planning.plan import Terms
    from skillpath.graph.planning.reviewing import Repeated, Reviewer
    from skillpath.graph.planning.schedule import Schedule
    from skillpath.graph.planning.work import Work


@dataclass(frozen=True, slots=True)
class Placed:
    """Where everything lies in the days that there are, and what is repeated between.

    The goal that is latest is `late` by so many days.
    """

    manner: Manner
    schedule: Schedule
    calendar: Calendar
    late: int
    repeated: Sequence[Repeated] = ()

    @property
    def badness(self) -> tuple[int, float]:
        """Of two the better is less late; of these it ends first."""
        return self.late, round(max(self.schedule.ends.values(), default=0.0), 6)


def placed(work: Work, terms: Terms, past: Past) -> Placed:
    """The least late way that is found; of equals that with the most items open.

    Fewer are open at once where that is less late: one at a time is the least late of all. Who
    learns in some manner already goes on in it, unless another is less late.

    Raises:
        NoTimeError: where fifty years do not suffice.
        TooLongError: where what is to be kept whole fits into no week.
    """
    ways = Placing(work, terms, past)
    so_far = ways.by(past.manner) if past.manner else None
    if so_far and not so_far.late:
        return so_far
    most = max(1, min(terms.tracks, len(work.order)))
    best = ways.best_of(most)
    for tracks in range(most - 1, 0, -1):
        if not best.late:
            break
        best = min(best, ways.best_of(tracks), key=lambda one: one.badness)
    return so_far if so_far and so_far.late <= best.late else best


@dataclass(frozen=True)
class Placing:
    """What has to be placed on which terms, after what lies behind."""

    work: Work
    terms: Terms
    past: Past

    @cached_property
    def jobs(self) -> tuple[Job, ...]:
        """What there is to learn, with its rank."""
        work, rank, whole = self.work, self.work.ranks(self.terms), self.terms.whole
        full = self.terms.availability.hours_per_week * for_learning(self.terms)
        found = tuple(Job(one, work.hours[one], rank[one], one in whole) for one in work.order)
        long = [one.id for one in found if one.is_whole and one.hours > full + EPSILON]
        if long:
            raise TooLongError(long, full)
        return found

    def best_of(self, tracks: int) -> Placed:
        """With so many items open; where some are kept whole, hours are filled in two ways."""
        found = self.by(Manner(tracks))
        if not any(one.is_whole for one in self.jobs):
            return found
        return min(found, self.by(Manner(tracks, is_patient=True)), key=lambda one: one.badness)

    def by(self, manner: Manner) -> Placed:
        """In as many days as it takes: what is kept whole may leave hours free."""
        for calendar in self._calendars():
            now = calendar.used_before(self.past.since)
            reviewer = self._reviewer(calendar)
            taken = reviewer.take if reviewer else None
            rooms = calendar.rooms(now)
            found = scheduled(self.jobs, self.work.before, rooms, manner, now, taken)
            if found is not None:
                late = self.work.lateness(found.ends, calendar)
                return Placed(manner, found, calendar, late, reviewer.found if reviewer else ())
        raise NoTimeError(round(self.work.total, 6), self.terms.start)

    def _reviewer(self, calendar: Calendar) -> Reviewer | None:
        terms, past = self.terms, self.past
        if not terms.review or not terms.review.share:
            return None
        from skillpath.graph.planning.reviewing import Reviewer  # not before somebody repeats

        hours = {one.id: one.hours for one in past.finished.values()} | dict(self.work.hours)
        for one in past.begun.values():
            hours[one.id] += one.so_far
        return Reviewer(terms.review, self.work.along, hours, calendar, past)

    def _calendars(self) -> Iterator[Calendar]:
        """As many days as the hours take, then more and more, and fifty years at last."""
        availability, start = self.terms.availability, self.terms.start
        until = max((self.past.since, *self.work.due.values()))
        least = hours = self.work.total + self._hours_before()
        while calendar := Calendar.of(availability, start, hours, until):
            yield calendar
            hours = 1.5 * hours + availability.hours_per_week
        if hours > least:
            yield Calendar.longest(availability, start)

    def _hours_before(self) -> float:
        start, availability = self.terms.start, self.terms.availability
        days = range((self.past.since - start).days)
        return sum(availability.on(start + timedelta(one)) for one in days)


def for_learning(terms: Terms) -> float:
    """The share of the hours that is left for learning, whatever is repeated."""
    return 1 - terms.review.share if terms.review else 1.0
