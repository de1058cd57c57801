"""From a path to a study plan."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import islice
from math import inf
from typing import TYPE_CHECKING

from skillpath.graph.attainables import Kind
from skillpath.graph.goals import asked_by
from skillpath.graph.planning.availability import EPSILON, Calendar, monday
from skillpath.graph.planning.lateness import least_late
from skillpath.graph.planning.needed import fewest_hours, fewest_tried
from skillpath.graph.planning.pace import Pace
from skillpath.graph.planning.plan import Arrival, Milestone, Plan, Planned, Share, Week
from skillpath.graph.planning.plan_errors import NoTimeError, TermsError, TooLongError
from skillpath.graph.planning.precedence import prerequisites_along
from skillpath.graph.planning.ranges import range_of
from skillpath.graph.planning.schedule import Job, ranks, scheduled
from skillpath.graph.planning.windows import critical_chain, earliest_ends, latest_ends

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from skillpath.graph.paths.path import Path
    from skillpath.graph.planning.plan import Terms
    from skillpath.graph.planning.precedence import Rows
    from skillpath.graph.planning.schedule import Schedule
    from skillpath.graph.roadmap import Roadmap


def plan_along(roadmap: Roadmap, path: Path, terms: Terms, *, pace: float = 1.0) -> Plan:
    """The items of the path week by week, as little late as can be.

    Args:
        roadmap: The roadmap that the path was found in.
        path: What to learn.
        terms: When there is time, and by when goals are to be reached.
        pace: How many times the likely hours everything takes.

    Raises:
        TermsError: for a pace that is no number above 0.
        NoTimeError: where fifty years do not suffice.
        TooLongError: where what is to be kept whole fits into no week.

    >>> from datetime import date
    >>> terms = Terms(date(2027, 1, 4), Availability.weekly(15), {"pandas": date(2027, 2, 14)})
    >>> plan = plan_along(roadmap, cheapest_path(roadmap, ["pandas", "statistics"]), terms)
    >>> [(one.id, one.ends.isoformat()) for one in plan.items]
    [('python', '2027-01-31'), ('pandas', '2027-02-10'), ('statistics', '2027-03-03')]
    >>> plan.lateness, plan.range.safe
    (0, Finish(ends=datetime.date(2027, 3, 24), weeks=12))
    """
    if not 0 < pace < inf:
        raise TermsError("pace", pace, "a number above 0")
    known_pace = Pace(assumed=pace)
    work = _work(roadmap, path, terms, pace)
    found, calendar = _scheduled(work, terms)
    items = _planned(path, work, found, calendar)
    arrivals = _arrivals(roadmap, path, terms, {one.id: one.ends for one in items})
    late = max((one.late for one in arrivals), default=0)
    return Plan(
        roadmap=roadmap,
        path=path,
        terms=terms,
        items=items,
        weeks=_weeks(found, calendar),
        milestones=_milestones(roadmap, items, arrivals),
        arrivals=arrivals,
        range=range_of(
            (one.item.hours for one in path.items),
            known_pace,
            terms,
            terms.start,
            max(found.ends.values(), default=0.0),
            max((one.ends for one in items), default=terms.start),
        ),
        pace=known_pace,
        since=terms.start,
        is_minimal=late <= work.least_late(calendar),
        needed=_needed(work, terms, found, calendar) if late else None,
    )


@dataclass(frozen=True, slots=True)
class _Work:
    """What is to be done: the items in learning order, what they take, rest on, and are due."""

    order: tuple[str, ...]
    hours: Mapping[str, float]
    before: Rows
    forced: Rows
    due: Mapping[str, date]

    @property
    def total(self) -> float:
        """All hours."""
        return sum(self.hours.values())

    def least_late(self, calendar: Calendar) -> int:
        """Days that no order of the items can undercut."""
        return max(0, least_late(self.order, self.hours, self.forced, self.due, calendar))


def _work(roadmap: Roadmap, path: Path, terms: Terms, pace: float) -> _Work:
    order = tuple(one.item.id for one in path.items)
    hours = {one.item.id: one.item.hours.likely * pace for one in path.items}
    precedence = prerequisites_along(roadmap, order, path.knowledge.items)
    due = {
        item: min(terms.deadlines[goal] for goal in goals if goal in terms.deadlines)
        for item, goals in path.goals.targets.items()
        if item in hours and not terms.deadlines.keys().isdisjoint(goals)
    }
    return _Work(order, hours, precedence.rows, precedence.forced, due)


def _scheduled(work: _Work, terms: Terms) -> tuple[Schedule, Calendar]:
    """The schedule, in as many days as it takes: what is kept whole may leave hours free."""
    rank = ranks(work.order, work.before, work.due)
    jobs = [Job(one, work.hours[one], rank[one], one in terms.whole) for one in work.order]
    full = terms.availability.hours_per_week
    long = [one.id for one in jobs if one.is_whole and one.hours > full + EPSILON]
    if long:
        raise TooLongError(long, full)
    hours = work.total
    while True:
        calendar = Calendar.of(
            terms.availability, terms.start, hours, max(work.due.values(), default=None)
        )
        if calendar is None:
            raise NoTimeError(round(work.total, 6), terms.start)
        found = scheduled(jobs, work.before, (room for _, room in calendar.weeks()), terms.tracks)
        if found is not None:
            return found, calendar
        hours = 2 * hours + full


def _planned(path: Path, work: _Work, found: Schedule, calendar: Calendar) -> tuple[Planned, ...]:
    by_id = {one.item.id: one for one in path.items}
    last = max(found.ends.values(), default=0.0)
    by = {one: calendar.hours_by(work.due[one]) if one in work.due else last for one in work.order}
    earliest = earliest_ends(work.order, work.hours, work.before)
    latest = latest_ends(work.order, work.hours, work.before, by)
    chain = frozenset(critical_chain(work.order, work.hours, work.before))
    placed = sorted(work.order, key=lambda one: (found.begins[one], found.ends[one]))
    return tuple(
        Planned(
            item=by_id[one],
            hours=round(work.hours[one], 6),
            begins=calendar.begin_of(found.begins[one]),
            ends=calendar.end_of(found.ends[one]),
            earliest=monday(calendar.end_of(earliest[one])),
            latest=monday(calendar.end_of(latest[one])),
            is_critical=one in chain,
        )
        for one in placed
    )


def _weeks(found: Schedule, calendar: Calendar) -> tuple[Week, ...]:
    """Week by week, free ones too, up to the last that is used."""
    by_week: dict[int, dict[str, float]] = {}
    last_of: dict[str, int] = {}
    for spent in found.spent:
        shares = by_week.setdefault(spent.week, {})
        shares[spent.id] = shares.get(spent.id, 0.0) + spent.hours
        last_of[spent.id] = spent.week
    count = max(by_week, default=-1) + 1
    return tuple(
        Week(
            begins,
            round(room, 6),
            tuple(
                Share(one, round(hours, 6), last_of[one] == number)
                for one, hours in by_week.get(number, {}).items()
            ),
        )
        for number, (begins, room) in enumerate(islice(calendar.weeks(), count))
    )


def _arrivals(
    roadmap: Roadmap, path: Path, terms: Terms, ends: Mapping[str, date]
) -> tuple[Arrival, ...]:
    found = []
    for goal in path.goals.ids:
        days = [ends[one] for one in asked_by(roadmap, goal) if one in ends]
        day = max(days, default=terms.start)
        found.append(Arrival(goal, day, terms.deadlines.get(goal) if days else None))
    return tuple(sorted(found, key=lambda one: (one.day, one.goal)))


def _milestones(
    roadmap: Roadmap, items: Sequence[Planned], arrivals: Sequence[Arrival]
) -> tuple[Milestone, ...]:
    """Certifications, what the path needs of each step, and goals, by day."""
    found = {
        Milestone(one.ends, "certification", one.id)
        for one in items
        if one.item.item.kind is Kind.CERTIFICATION
    }
    steps: dict[str, date] = {}
    for one in items:
        step = roadmap.step_of.get(one.id)
        if step:
            steps[step.id] = max(steps.get(step.id, one.ends), one.ends)
    found |= {Milestone(day, "step", step) for step, day in steps.items()}
    found |= {Milestone(one.day, "goal", one.goal) for one in arrivals}
    return tuple(sorted(found, key=lambda one: (one.day, one.kind, one.id)))


def _needed(work: _Work, terms: Terms, found: Schedule, calendar: Calendar) -> float | None:
    """The fewest hours a week that keep all deadlines: the same days, each with more hours."""
    if terms.whole.isdisjoint(work.order):
        ends = ((found.ends[one], calendar.hours_by(day)) for one, day in work.due.items())
        return fewest_hours(terms.availability, ends)
    return fewest_tried(
        terms.availability, lambda more: _keeps(work, replace(terms, availability=more))
    )


def _keeps(work: _Work, terms: Terms) -> bool:
    """Whether everything ends in time on these terms."""
    found, calendar = _scheduled(work, terms)
    return all(calendar.end_of(found.ends[one]) <= day for one, day in work.due.items())
