"""Small random study plans: roadmaps with nested groups, uneven weeks, days off, deadlines."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from hypothesis import assume
from hypothesis import strategies as st

from skillpath.graph import Path, Roadmap, UnreachableGoalError, cheapest_path
from skillpath.graph.planning.availability import Availability
from skillpath.graph.planning.plan import Plan, Terms
from skillpath.graph.planning.planning import plan_along
from tests.graph.random_roadmaps import random_case

MONDAY = date(2027, 1, 4)


@dataclass(frozen=True)
class PlanCase:
    """What to learn, and on which terms."""

    roadmap: Roadmap
    path: Path
    terms: Terms

    @property
    def plan(self) -> Plan:
        return plan_along(self.roadmap, self.path, self.terms)


def plan_cases(*, tracks: int = 1, whole: bool = False) -> st.SearchStrategy[PlanCase]:
    """Random cases with up to so many tracks; with `whole` some items are kept whole."""

    def case(seed: int) -> PlanCase:
        found = random_plan_case(Random(seed), tracks, whole=whole)
        assume(found is not None)
        assert found is not None
        return found

    return st.integers(0, 2**32).map(case)


def random_plan_case(random: Random, tracks: int = 1, *, whole: bool = False) -> PlanCase | None:
    """None where the goals cannot be reached."""
    made = random_case(random)
    goals = (*made.goals, *((made.roadmap.id,) if random.random() < 0.7 else ()))
    try:
        path = cheapest_path(made.roadmap, goals, made.known)
    except UnreachableGoalError:
        return None
    week = tuple(random.choice((0, 0.25, 0.5, 1, 2.5)) for _ in range(7))
    availability = Availability(week if sum(week) > 1 else (1.0,) * 7, _days_off(random))
    start = MONDAY + timedelta(random.randrange(7))
    deadlines = {
        goal: start + timedelta(random.choice((-2, 0, 3, 9, 14, 21, 30, 45)))
        for goal in path.goals.ids
        if random.random() < 0.7
    }
    fits = [one.item.id for one in path.items if one.item.hours.likely <= sum(week)]
    kept = frozenset(one for one in fits if whole and random.random() < 0.4)
    terms = Terms(start, availability, deadlines, random.randint(1, tracks), kept)
    return PlanCase(made.roadmap, path, terms)


def _days_off(random: Random) -> frozenset[date]:
    if random.random() < 0.5:
        return frozenset()
    return frozenset(MONDAY + timedelta(random.randrange(40)) for _ in range(random.randrange(20)))
