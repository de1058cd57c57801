"""Plans of random roadmaps on random terms."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from skillpath.graph import (
    Availability,
    Path,
    Plan,
    Terms,
    UnreachableGoalError,
    cheapest_path,
    plan_along,
)
from skillpath.graph.planning.precedence import prerequisites_along
from tests.graph.random_roadmaps import random_case

if TYPE_CHECKING:
    from random import Random

MONDAY = date(2027, 1, 4)


def random_plan(random: Random) -> Plan:
    """A plan of one item at least; on some days there is no time, some goals are due."""
    while True:
        case = random_case(random)
        try:
            path = cheapest_path(case.roadmap, case.goals, case.known)
        except UnreachableGoalError:
            continue
        if path.items:
            return plan_along(case.roadmap, path, random_terms(random, path))


def random_terms(random: Random, path: Path) -> Terms:
    """At most three hours a day, so that most items take some days; some are kept whole."""
    start = MONDAY + timedelta(random.randrange(7))
    days = [start + timedelta(random.randrange(30)) for _ in range(random.choice((0, 0, 2, 9)))]
    weekdays = tuple(random.choice((0, 0.5, 1, 1 / 7, 3)) for _ in range(6))
    availability = Availability((1.0, *weekdays), frozenset(days))
    most = availability.hours_per_week / 2
    short = [one.item.id for one in path.items if one.item.hours.likely <= most]
    due = random.sample(path.goals.ids, random.randint(0, len(path.goals.ids)))
    return Terms(
        start,
        availability,
        {one: start + timedelta(random.randrange(60)) for one in due},
        random.choice((1, 1, 2, 3)),
        frozenset(random.sample(short, random.choice((0, 0, len(short) // 2)))),
    )


def has_no_choice(plan: Plan) -> bool:
    """Whether each item rests on the same in every order."""
    order = [one.item.id for one in plan.path.items]
    found = prerequisites_along(plan.roadmap, order, plan.path.knowledge.items)
    return found.rows == found.forced
