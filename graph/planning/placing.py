"""When there is time for what is left to be done: several ways to go about it are tried."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from functools import cached_property
from typing import TYPE_CHECKING

from skillpath.graph.planning.availability import EPSILON, Calendar
from skillpath.graph.planning.plan_errors import NoTimeError, TooLongError
from skillpath.graph.planning.schedule import Job, scheduled

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from skillpath.graph.planning.plan import Terms
    from skillpath.graph.planning.schedule import Schedule
    from skillpath.graph.planning.work import Work


@dataclass(frozen=True, slots=True)
class Placed:
    """A schedule in the calendar that it needs, and by how many days the latest goal is late."""

    schedule: Schedule
    calendar: Calendar
    late: int

    @property
    def badness(self) -> tuple[int, float]:
        """Of two the better is less late; of these it ends first."""
        return self.late, round(max(self.schedule.ends.values(), default=0.0), 6)


def placed(work: Work, terms: Terms, since: date) -> Placed:
    """The least late way that is found; of equals that with the most items open.

    Fewer are open at once where that is less late: one at a time is the least late of all.

    Raises:
        NoTimeError: where fifty years do not suffice.
        TooLongError: where what is to be kept whole fits into no week.
    """
    ways = Placing(work, terms, since)
    most = max(1, min(terms.tracks, len(work.order)))
    best = ways.best_of(most)
    for tracks in range(most - 1, 0, -1):
        if not best.late:
            break
        best = min(best, ways.best_of(tracks), key=lambda one: one.badness)
    return best


@dataclass(frozen=True)
class Placing:
    """What has to be placed on which terms, from a day on."""

    work: Work
    terms: Terms
    since: date

    @cached_property
    def jobs(self) -> tuple[Job, ...]:
        """What there is to learn, with its rank."""
        work, rank, full = self.work, self.work.ranks, self.terms.availability.hours_per_week
        found = tuple(
            Job(one, work.hours[one], rank[one], one in self.terms.whole) for one in work.order
        )
        long = [one.id for one in found if one.is_whole and one.hours > full + EPSILON]
        if long:
            raise TooLongError(long, full)
        return found

    def best_of(self, tracks: int) -> Placed:
        """With so many items open; where some are kept whole, hours are filled in two ways."""
        found = self.by(tracks)
        if not any(one.is_whole for one in self.jobs):
            return found
        return min(found, self.by(tracks, is_patient=True), key=lambda one: one.badness)

    def by(self, tracks: int, *, is_patient: bool = False) -> Placed:
        """In as many days as it takes: what is kept whole may leave hours free."""
        for calendar in self._calendars():
            now = calendar.used_before(self.since)
            rooms = calendar.rooms(now)
            before = self.work.before
            found = scheduled(self.jobs, before, rooms, tracks, now, is_patient=is_patient)
            if found is not None:
                return Placed(found, calendar, self.work.lateness(found.ends, calendar))
        raise NoTimeError(round(self.work.total, 6), self.terms.start)

    def _calendars(self) -> Iterator[Calendar]:
        """Longer and longer, as long as there are any."""
        until = max((self.since, *self.work.due.values()))
        hours = self.work.total + self._hours_before()
        while calendar := Calendar.of(self.terms.availability, self.terms.start, hours, until):
            yield calendar
            hours = 2 * hours + self.terms.availability.hours_per_week

    def _hours_before(self) -> float:
        start, availability = self.terms.start, self.terms.availability
        days = range((self.since - start).days)
        return sum(availability.on(start + timedelta(one)) for one in days)
