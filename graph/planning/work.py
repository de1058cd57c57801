"""What is left to be done of a path, and when there is time for it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from itertools import groupby
from math import ceil
from typing import TYPE_CHECKING

from skillpath.graph.attainables import Effort
from skillpath.graph.planning.availability import EPSILON, Calendar
from skillpath.graph.planning.past import SAME
from skillpath.graph.planning.plan_errors import NoTimeError, TooLongError
from skillpath.graph.planning.precedence import prerequisites_along
from skillpath.graph.planning.schedule import Job, due_dates, ranks, scheduled

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import date

    from skillpath.graph.paths.path import Path
    from skillpath.graph.planning.pace import Pace
    from skillpath.graph.planning.past import Past
    from skillpath.graph.planning.plan import Terms
    from skillpath.graph.planning.precedence import Rows
    from skillpath.graph.planning.reviewing import Repeated, Reviewer
    from skillpath.graph.planning.schedule import Rank, Schedule
    from skillpath.graph.roadmap import Roadmap

STEP = 0.5
"""The fewest hours a week that keep deadlines are told in halves, rounded up."""

MORE = 0.1
"""What is begun and has taken all its hours is given this share of them once more."""


@dataclass(frozen=True, slots=True)
class Work:
    """What is left: the items in learning order, what they still take, rest on, and are due.

    `along` holds what each item of the whole path rests on; `begun` ones come first; `spread` are
    the hours of each at this pace as a range.
    """

    order: tuple[str, ...]
    hours: Mapping[str, float]
    before: Rows
    due: Mapping[str, date]
    along: Rows
    begun: frozenset[str]
    spread: tuple[Effort, ...]
    is_forced: bool

    @property
    def total(self) -> float:
        """All hours."""
        return sum(self.hours.values())

    def ranks(self, terms: Terms) -> Mapping[str, Rank]:
        """In which order what can be learned comes: what is begun, what is put first, the rest."""
        found = dict(ranks(self.order, self.before, self.due))
        put_first = {one: (0, place) for place, one in enumerate(terms.first) if one in found}
        begun = {one: (-1, found[one][1]) for one in self.begun}
        return {**found, **put_first, **begun}

    def is_least_late(self, terms: Terms) -> bool:
        """Whether no order of these items is less late."""
        if terms.tracks > 1 or terms.whole or terms.review or terms.first or not self.is_forced:
            return False
        by_day = ranks(self.order, self.before, self.due)
        open_ = [one for one in self.order if not self.before[one]]
        return self.begun <= set(sorted(open_, key=lambda one: by_day[one])[:1])


def work_of(roadmap: Roadmap, path: Path, terms: Terms, pace: Pace, past: Past) -> Work:
    """What is left of the path; what is finished is known."""
    left = [one.item for one in path.items if one.item.id not in past.finished]
    order = tuple(one.id for one in left)
    known = path.knowledge.items.union(past.finished)
    before, is_forced = prerequisites_along(roadmap, order, known)
    so_far = {one.id: one.so_far for one in past.begun.values()}
    whole = {one.id: pace.hours(one.hours) for one in left}
    hours = {one: _left(whole[one], so_far.get(one, 0.0)) for one in order}
    due = {
        item: min(terms.deadlines[goal] for goal in goals if goal in terms.deadlines)
        for item, goals in path.goals.targets.items()
        if item in hours and not terms.deadlines.keys().isdisjoint(goals)
    }
    spread = tuple(_part(one.hours, hours[one.id] / whole[one.id]) for one in left)
    along, _ = prerequisites_along(
        roadmap, [one.item.id for one in path.items], path.knowledge.items
    )
    return Work(order, hours, before, due, along, frozenset(past.begun), spread, is_forced)


def _left(whole: float, so_far: float) -> float:
    return whole - so_far if so_far < whole - SAME else whole * MORE


def _part(effort: Effort, share: float) -> Effort:
    return Effort(effort.low * share, effort.likely * share, effort.high * share)


@dataclass(frozen=True, slots=True)
class Placed:
    """Where everything lies in the days that there are, and what is repeated between."""

    schedule: Schedule
    calendar: Calendar
    repeated: Sequence[Repeated] = ()


def placed(work: Work, terms: Terms, past: Past) -> Placed:
    """The schedule, in as many days as it takes: what is kept whole may leave hours free.

    Raises:
        NoTimeError: where fifty years do not suffice.
        TooLongError: where what is to be kept whole fits into no week.
    """
    jobs = _jobs(work, terms)
    for calendar in _calendars(work, terms, past.since):
        now = calendar.used_before(past.since)
        reviewer = _reviewer(work, terms, calendar, past)
        found = scheduled(
            jobs,
            work.before,
            calendar.rooms(now),
            terms.tracks,
            now,
            reviewer.take if reviewer else None,
        )
        if found is not None:
            return Placed(found, calendar, reviewer.found if reviewer else ())
    raise NoTimeError(round(work.total, 6), terms.start)


def _calendars(work: Work, terms: Terms, since: date) -> Iterator[Calendar]:
    """As many days as the hours take, then more and more, and fifty years at last."""
    until = max((since, *work.due.values()))
    hours = work.total + _hours_before(since, terms)
    while calendar := Calendar.of(terms.availability, terms.start, hours, until):
        yield calendar
        hours = 1.5 * hours + terms.availability.hours_per_week
    if hours > work.total + _hours_before(since, terms):
        yield Calendar.longest(terms.availability, terms.start)


def _reviewer(work: Work, terms: Terms, calendar: Calendar, past: Past) -> Reviewer | None:
    if not terms.review or not terms.review.share:
        return None
    from skillpath.graph.planning.reviewing import Reviewer  # not before somebody repeats

    hours = {one.id: one.hours for one in past.finished.values()} | dict(work.hours)
    for one in past.begun.values():
        hours[one.id] += one.so_far
    return Reviewer(terms.review, work.along, hours, calendar, past)


def _hours_before(since: date, terms: Terms) -> float:
    days = range((since - terms.start).days)
    return sum(terms.availability.on(terms.start + timedelta(one)) for one in days)


def _jobs(work: Work, terms: Terms) -> list[Job]:
    rank, full = work.ranks(terms), terms.availability.hours_per_week * _for_learning(terms)
    jobs = [Job(one, work.hours[one], rank[one], one in terms.whole) for one in work.order]
    long = [one.id for one in jobs if one.is_whole and one.hours > full + EPSILON]
    if long:
        raise TooLongError(long, full)
    return jobs


def _for_learning(terms: Terms) -> float:
    """The share of the hours that is left for learning, whatever is repeated."""
    return 1 - terms.review.share if terms.review else 1.0


def needed_hours(work: Work, terms: Terms, calendar: Calendar, used: float) -> float | None:
    """The fewest hours a week that keep all deadlines: the days that are left, with more hours.

    By each due date all that is due by then has to fit, with all that may be repeated; what is
    learned one after another, and not kept whole, needs no more than that.
    """
    due = due_dates(work.order, work.before, work.due)
    most = total = 0.0
    for day, group in groupby(sorted(due, key=lambda one: due[one]), lambda one: due[one]):
        total += sum(work.hours[one] for one in group)
        there = (calendar.hours_by(day) - used) * _for_learning(terms)
        if there <= EPSILON:
            return None
        most = max(most, total / there)
    hours = terms.availability.hours_per_week * most
    return ceil(hours / STEP - EPSILON) * STEP
