"""From a path to a study plan."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from math import inf
from typing import TYPE_CHECKING

from skillpath.graph.planning.availability import monday
from skillpath.graph.planning.milestones import arrivals_of, milestones_of
from skillpath.graph.planning.needed import needed_hours
from skillpath.graph.planning.pace import Pace
from skillpath.graph.planning.past import Past
from skillpath.graph.planning.placing import placed
from skillpath.graph.planning.plan import Plan, Planned, Share, Week
from skillpath.graph.planning.plan_errors import TermsError
from skillpath.graph.planning.precedence import prerequisites_along
from skillpath.graph.planning.ranges import range_of
from skillpath.graph.planning.windows import critical_chain, earliest_ends, latest_ends
from skillpath.graph.planning.work import work_of

if TYPE_CHECKING:
    from datetime import date

    from skillpath.graph.paths.path import Path
    from skillpath.graph.planning.availability import Calendar
    from skillpath.graph.planning.plan import Terms
    from skillpath.graph.planning.schedule import Schedule
    from skillpath.graph.planning.work import Work
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
    return plan_after(roadmap, path, terms, Pace(assumed=pace), Past.nothing(terms.start))


def plan_after(roadmap: Roadmap, path: Path, terms: Terms, pace: Pace, past: Past) -> Plan:
    """The plan of what is left, after what lies behind.

    Raises:
        NoTimeError: where fifty years do not suffice.
        TooLongError: where what is to be kept whole fits into no week.
    """
    work = work_of(roadmap, path, terms, pace, past)
    best = placed(work, terms, past.since)
    found, calendar = best.schedule, best.calendar
    used = calendar.used_before(past.since)
    items = _Items(path, work, past).planned(found, calendar)
    items = _with_chain(roadmap, path, work, items)
    ends = {one.id: one.ends for one in items}
    arrivals = arrivals_of(roadmap, path, terms, ends)
    late = max((one.late for one in arrivals), default=0)
    end = max(ends.values(), default=terms.start)
    return Plan(
        roadmap=roadmap,
        path=path,
        terms=terms,
        items=items,
        weeks=_weeks(found, calendar, past),
        milestones=milestones_of(roadmap, items, arrivals),
        arrivals=arrivals,
        range=range_of(work.spread, pace, terms, max(found.ends.values(), default=used), end),
        pace=pace,
        since=past.since,
        is_minimal=late <= work.least_late(calendar, used),
        needed=needed_hours(work, terms, past.since) if late else None,
    )


@dataclass(frozen=True, slots=True)
class _Items:
    """The items of a path, behind and ahead."""

    path: Path
    work: Work
    past: Past

    def planned(self, found: Schedule, calendar: Calendar) -> tuple[Planned, ...]:
        """All, in the order in which they begin."""
        order, hours, before = self.work.order, self.work.hours, self.work.before
        used = calendar.used_before(self.past.since)
        last = max(found.ends.values(), default=used)
        by = {one: calendar.hours_by(day) for one, day in self.work.due.items()}
        earliest = earliest_ends(order, hours, before)
        latest = latest_ends(order, hours, before, by, last)
        by_id = {one.item.id: one for one in self.path.items}
        ahead = {
            one: Planned(
                item=by_id[one],
                hours=round(hours[one], 6),
                begins=calendar.begin_of(found.begins[one]),
                ends=calendar.end_of(found.ends[one]),
                earliest=monday(calendar.end_of(used + earliest[one])),
                latest=monday(calendar.end_of(latest[one])),
            )
            for one in sorted(order, key=lambda one: (found.begins[one], found.ends[one]))
        }
        for one in self.past.begun.values():
            new = ahead[one.id]
            whole = round(one.so_far + self.work.hours[one.id], 6)
            ahead[one.id] = replace(new, hours=whole, begins=one.begins, so_far=one.so_far)
        behind = sorted(self.past.finished.values(), key=lambda one: one.ends)
        return tuple(sorted((*behind, *ahead.values()), key=lambda one: one.begins))


def _with_chain(
    roadmap: Roadmap, path: Path, work: Work, items: tuple[Planned, ...]
) -> tuple[Planned, ...]:
    """Those of the longest chain marked, whether they are behind or ahead."""
    order = tuple(one.item.id for one in path.items)
    hours = {one.id: one.hours for one in items}
    before = work.before
    if len(before) < len(order):
        before = prerequisites_along(roadmap, order, path.knowledge.items).rows
    chain = frozenset(critical_chain(order, hours, before))
    return tuple(replace(one, is_critical=one.id in chain) for one in items)


def _weeks(found: Schedule, calendar: Calendar, past: Past) -> tuple[Week, ...]:
    """Week by week, free ones too, up to the last that is used."""
    weeks = list(calendar.weeks())
    by_week: dict[date, dict[str, float]] = defaultdict(dict)
    for item, shares in past.shares.items():
        for day, hours in shares.items():
            by_week[day][item] = hours
    for spent in found.spent:
        week = by_week[weeks[spent.week][0]]
        week[spent.id] = week.get(spent.id, 0.0) + spent.hours
    last_of = {one: day for day in sorted(by_week) for one in by_week[day]}
    last = max(by_week, default=None)
    return tuple(
        Week(begins, round(hours, 6), _shares(by_week.get(begins, {}), begins, last_of))
        for begins, hours in weeks
        if last and begins <= last
    )


def _shares(hours: dict[str, float], begins: date, last_of: dict[str, date]) -> tuple[Share, ...]:
    return tuple(Share(one, round(each, 6), last_of[one] == begins) for one, each in hours.items())
