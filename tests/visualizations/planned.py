"""Study plans to draw."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from skillpath.graph import Availability, Plan, Terms, cheapest_path, plan_along
from tests.visualizations.roadmaps import demo

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from skillpath.graph import Roadmap

MONDAY = date(2027, 1, 4)
WEEK_OFF = frozenset(date(2027, 2, 1) + timedelta(day) for day in range(7))


def planned(
    goals: Sequence[str] = ("pipeline",),
    known: Sequence[str] = (),
    hours: float = 10,
    deadlines: Mapping[str, date] | None = None,
    roadmap: Roadmap | None = None,
) -> Plan:
    """The plan from the first Monday of 2027, with the first week of February off."""
    roadmap = roadmap or demo()
    path = cheapest_path(roadmap, goals, known)
    terms = Terms(MONDAY, Availability.weekly(hours, WEEK_OFF), deadlines or {})
    return plan_along(roadmap, path, terms)
