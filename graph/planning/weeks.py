"""What each week holds."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from skillpath.graph.planning.plan import Share, Week

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from skillpath.graph.planning.past import Past
    from skillpath.graph.planning.placing import Placed

    ByWeek = Mapping[date, Mapping[str, float]]


def weeks_of(placed: Placed, past: Past) -> tuple[Week, ...]:
    """Week by week, free ones too, up to the last that is used."""
    weeks = tuple(placed.calendar.weeks())
    days = [day for day, _ in weeks]
    learned, repeated = _learned(placed, past, days), _repeated(placed, past, days)
    last_of = {one: day for day in sorted(learned) for one in learned[day]}
    last = max((*learned, *repeated), default=None)
    return tuple(
        Week(
            day,
            round(hours, 6),
            tuple(
                Share(one, round(each, 6), last_of[one] == day)
                for one, each in learned.get(day, {}).items()
            ),
            tuple(
                Share(one, round(each, 6), is_last=False)
                for one, each in repeated.get(day, {}).items()
            ),
        )
        for day, hours in weeks
        if last and day <= last
    )


def _learned(placed: Placed, past: Past, days: list[date]) -> ByWeek:
    found: dict[date, dict[str, float]] = defaultdict(dict)
    for item, shares in past.shares.items():
        for day, hours in shares.items():
            found[day][item] = hours
    for spent in placed.schedule.spent:
        week = found[days[spent.week]]
        week[spent.id] = week.get(spent.id, 0.0) + spent.hours
    return found


def _repeated(placed: Placed, past: Past, days: list[date]) -> ByWeek:
    behind = past.repeated_in(placed.calendar.start)
    found: dict[date, dict[str, float]] = defaultdict(dict)
    found.update({day: dict(one) for day, one in behind.items()})
    for one in placed.repeated:
        week = found[days[one.week]]
        week[one.id] = week.get(one.id, 0.0) + one.hours
    return found
