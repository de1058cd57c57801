"""What lies behind: what is finished and begun, and in which weeks that was."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from datetime import timedelta
from types import MappingProxyType
from typing import TYPE_CHECKING

from skillpath.graph.planning.availability import monday
from skillpath.graph.planning.plan import Stage
from skillpath.graph.planning.review import Review

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from skillpath.graph.planning.plan import Done, Plan, Planned
    from skillpath.graph.planning.schedule import Manner

    Shares = Mapping[date, float]

SAME = 1e-5
"""Hours that differ by less are the same: those of weeks are rounded."""


@dataclass(frozen=True, slots=True)
class Past:
    """What is behind on a day: items as they came out, those that are begun, and their weeks.

    `shares` holds the hours by item and first day of the week. What was `repeated`, by day, is
    told with its day and hours. It was learned in that `manner`, if there is anything.
    """

    since: date
    finished: Mapping[str, Planned]
    begun: Mapping[str, Planned]
    shares: Mapping[str, Shares]
    repeated: tuple[Done, ...] = ()
    manner: Manner | None = None

    @classmethod
    def nothing(cls, since: date) -> Past:
        """Nothing is done yet."""
        return cls(since, MappingProxyType({}), MappingProxyType({}), MappingProxyType({}))

    @property
    def took(self) -> list[tuple[float, float]]:
        """Told and likely hours of what is finished and took any."""
        told = (one for one in self.finished.values() if one.done and one.done.hours)
        return [(one.hours, one.item.item.hours.likely) for one in told]

    def repeated_in(self, start: date) -> Mapping[date, Mapping[str, float]]:
        """The hours of repetition by first day of the week and item; none before the start."""
        found: dict[date, dict[str, float]] = defaultdict(dict)
        for one in self.repeated:
            if one.day and one.day >= start:
                week = found[max(start, monday(one.day))]
                week[one.id] = week.get(one.id, 0.0) + (one.hours or 0.0)
        return found


def past_of(plan: Plan, done: Iterable[Done], since: date) -> Past:
    """What is behind on that day of a plan, by what it holds itself and what is told besides.

    Of what is told of one item the last counts.
    """
    all_done = tuple(done)
    told = {one.id: one for one in all_done if one.stage is not Stage.REPEATED}
    finished, begun = {}, {}
    for one in (plan.by_id[each.item.id] for each in plan.path.items):
        new = told.get(one.id, one.done)
        so_far = one.so_far if new is None or new.hours is None else new.hours
        if new and new.stage is Stage.FINISHED:
            finished[one.id] = _finished(one, new, since)
        elif so_far:
            begins = min(one.begins, max(plan.terms.start, since - timedelta(1)))
            begun[one.id] = replace(one, begins=begins, done=None, so_far=so_far)
    weeks = _Weeks(plan)
    shares = {one.id: weeks.of_finished(one) for one in finished.values()}
    yesterday = since - timedelta(1)
    shares |= {one.id: weeks.of_begun(one, yesterday) for one in begun.values()}
    return Past(since, finished, begun, shares, _repeated(plan, all_done, since), plan.manner)


def _repeated(plan: Plan, done: Iterable[Done], since: date) -> tuple[Done, ...]:
    """By day, each once on a day, with their hours."""
    review = plan.terms.review or Review()
    found = {(one.id, one.day): one for one in plan.repeated}
    for one in done:
        if one.stage is Stage.REPEATED:
            hours = review.hours(plan.by_id[one.id].hours) if one.hours is None else one.hours
            day = one.day or since
            found[one.id, day] = replace(one, hours=hours, day=day)
    return tuple(sorted(found.values(), key=lambda one: one.day or since))


def _finished(planned: Planned, done: Done, since: date) -> Planned:
    day = done.day or min(planned.ends, since)
    return replace(
        planned,
        hours=round(planned.hours if done.hours is None else done.hours, 6),
        begins=min(planned.begins, day),
        ends=day,
        done=done,
        so_far=0.0,
    )


class _Weeks:
    """The weeks of a plan, which tell in which the hours of its items probably were spent."""

    def __init__(self, plan: Plan) -> None:
        self._start = plan.terms.start
        self._planned: dict[str, dict[date, float]] = {}
        for week in plan.weeks:
            for one in week.shares:
                self._planned.setdefault(one.id, {})[week.begins] = one.hours

    def _week(self, day: date) -> date:
        """The first day of the week in which it lies; the start for one before that."""
        return max(self._start, monday(day))

    def of_finished(self, item: Planned) -> Shares:
        """Its hours in the weeks that they were planned in, up to that in which it was finished.

        What was finished before the start, or took no time, lies in no week of the plan.
        """
        if item.ends < self._start or not item.hours:
            return {}
        last = self._week(item.ends)
        shares = {day: hours for day, hours in self._before(item, last).items() if hours}
        if last not in shares:
            shares[last] = sum(shares.values()) / len(shares) if shares else 1.0
        total = sum(shares.values())
        if abs(total - item.hours) > SAME:
            shares = {day: hours * item.hours / total for day, hours in shares.items()}
        return shares

    def of_begun(self, item: Planned, yesterday: date) -> Shares:
        """Its hours so far, in the weeks that they were planned in; what is over in the last."""
        last = self._week(yesterday)
        shares, left = {}, item.so_far
        for day, hours in self._before(item, last).items():
            if day < last:
                shares[day] = min(hours, left)
                left -= shares[day]
        return {day: hours for day, hours in {**shares, last: left}.items() if hours > SAME}

    def _before(self, item: Planned, last: date) -> Shares:
        planned = self._planned.get(item.id, {})
        return {day: hours for day, hours in planned.items() if day <= last}
