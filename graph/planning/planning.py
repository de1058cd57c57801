"""From a path to a study plan."""

from __future__ import annotations

from dataclasses import dataclass, replace
from math import inf
from typing import TYPE_CHECKING

from skillpath.graph.planning.availability import monday
from skillpath.graph.planning.milestones import arrivals_of, milestones_of
from skillpath.graph.planning.needed import needed_hours
from skillpath.graph.planning.pace import Pace
from skillpath.graph.planning.past import Past
from skillpath.graph.planning.placing import placed
from skillpath.graph.planning.plan import Plan, Planned
from skillpath.graph.planning.plan_errors import TermsError
from skillpath.graph.planning.ranges import range_of
from skillpath.graph.planning.weeks import weeks_of
from skillpath.graph.planning.windows import critical_chain, earliest_ends, latest_ends
from skillpath.graph.planning.work import work_of

if TYPE_CHECKING:
    from skillpath.graph.paths.path import Path
    from skillpath.graph.planning.placing import Placed
    from skillpath.graph.planning.plan import Terms
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
    found = placed(work, terms, past)
    used = found.calendar.used_before(past.since)
    items = _with_chain(work, path, _Items(path, work, past).planned(found))
    ends = {one.id: one.ends for one in items}
    arrivals = arrivals_of(roadmap, path, terms, ends)
    late = max((one.late for one in arrivals), default=0)
    end = max(ends.values(), default=terms.start)
    return Plan(
        roadmap=roadmap,
        path=path,
        terms=terms,
        items=items,
        weeks=weeks_of(found, past),
        milestones=milestones_of(roadmap, items, arrivals),
        arrivals=arrivals,
        range=range_of(
            work.spread, pace, terms, max(found.schedule.ends.values(), default=used), end
        ),
        pace=pace,
        since=past.since,
        is_minimal=late <= work.least_late(found.calendar, used),
        needed=needed_hours(work, terms, past) if late else None,
        repeated=past.repeated,
        manner=found.manner,
    )


@dataclass(frozen=True, slots=True)
class _Items:
    """The items of a path, behind and ahead."""

    path: Path
    work: Work
    past: Past

    def planned(self, placed: Placed) -> tuple[Planned, ...]:
        """All, in the order in which they begin."""
        found, calendar = placed.schedule, placed.calendar
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


def _with_chain(work: Work, path: Path, items: tuple[Planned, ...]) -> tuple[Planned, ...]:
    """Those of the longest chain marked, whether they are behind or ahead."""
    order = tuple(one.item.id for one in path.items)
    hours = {one.id: one.hours for one in items}
    chain = frozenset(critical_chain(order, hours, work.along))
    return tuple(replace(one, is_critical=one.id in chain) for one in items)
