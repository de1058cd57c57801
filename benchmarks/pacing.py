"""How often learners are done by the ends that a plan tells, and what planning anew costs.

Learners are drawn as the plan takes them to be: of the spread that the shipped hours have, half
the variance is the learner's and half each item's own. They learn the path to a certification of
the shipped roadmap, an hour a day; some items are finished when it is planned anew.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from random import Random
from statistics import median
from typing import TYPE_CHECKING

from benchmarks.measuring import cpu_in_turns
from benchmarks.table import Measurement, at_least, at_most
from skillpath.graph import (
    Availability,
    Done,
    Pace,
    Plan,
    Review,
    Terms,
    as_planned,
    cheapest_path,
    plan_along,
    replan,
)
from skillpath.graph.planning.pace import ITEMS_DIFFER, LEARNERS_DIFFER
from skillpath.ontology import read

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

GOAL = "cert-google-pmle"
LEARNERS = 1_000
START = date(2027, 1, 4)


def measurements() -> Iterator[Measurement]:
    roadmap = read()
    terms = Terms(START, Availability.weekly(7))
    plan = plan_along(roadmap, cheapest_path(roadmap, [GOAL]), terms)
    for finished in (0, 5, 20):
        yield from _ends(plan, finished)
    more = Terms(START, Availability.weekly(20))
    yield from _costs(plan_along(roadmap, cheapest_path(roadmap, [roadmap.id]), more))


def _ends(plan: Plan, finished: int) -> Iterator[Measurement]:
    """For the plan as it is, or planned anew after some items."""
    learners = [_learner(plan, Random(seed)) for seed in range(LEARNERS)]  # noqa: S311
    found = [_replanned(plan, hours, finished) for hours in learners]
    ends = [START + timedelta(sum(hours.values())) for hours in learners]
    size = f"{finished} of {len(plan.items)} items done"
    by_likely = _share(end <= one.range.likely.ends for one, end in zip(found, ends, strict=True))
    yield Measurement("done by the likely end", size, by_likely)
    by_safe = _share(end <= one.range.safe.ends for one, end in zip(found, ends, strict=True))
    yield Measurement("done by the safe end", size, by_safe, goal=at_least(0.8))
    if finished:
        off = [_off(one, end) for one, end in zip(found, ends, strict=True)]
        kept = [_off(_same_pace(one), end) for one, end in zip(found, ends, strict=True)]
        yield Measurement("error of what is left", size, median(off), goal=at_most(0.2, "figure"))
        yield Measurement("error without a new pace", size, median(kept))


def _learner(plan: Plan, random: Random) -> Mapping[str, float]:
    """The hours that each item takes somebody."""
    pace = random.gauss(0, LEARNERS_DIFFER)
    return {
        one.id: one.hours * 2.718281828 ** (pace + random.gauss(0, ITEMS_DIFFER))
        for one in plan.items
    }


def _replanned(plan: Plan, hours: Mapping[str, float], finished: int) -> Plan:
    done, spent = [], 0.0
    for one in plan.items[:finished]:
        spent += hours[one.id]
        done.append(Done(one.id, hours[one.id], START + timedelta(int(spent))))
    return replan(plan, done, START + timedelta(int(spent))).plan


def _same_pace(plan: Plan) -> Plan:
    """What is left at the likely hours."""
    left = sum(one.hours for one in plan.items if not one.done) / plan.pace.median
    return replace(
        plan,
        pace=Pace(),
        range=replace(
            plan.range,
            likely=replace(plan.range.likely, ends=plan.since + timedelta(left)),
        ),
    )


def _off(plan: Plan, end: date) -> float:
    """By which share of what is left the likely end is off."""
    return abs((plan.range.likely.ends - end).days) / max(1, (end - plan.since).days)


def _share(of: Iterator[bool]) -> float:
    found = list(of)
    return sum(found) / len(found)


def _costs(plan: Plan) -> Iterator[Measurement]:
    """Planning anew, and with repetition, beside planning."""
    today = START + timedelta(7 * 20)
    done = as_planned(plan, today)
    review = replace(plan.terms, review=Review())
    alone, again, repeated = cpu_in_turns(
        lambda: plan_along(plan.roadmap, plan.path, plan.terms),
        lambda: replan(plan, done, today),
        lambda: plan_along(plan.roadmap, plan.path, review),
    )
    size = f"{len(plan.items)} items, {len(plan.weeks)} weeks"
    yield Measurement("planning anew", size, again, "planning", alone, goal=at_most(4))
    yield Measurement("planning with repetition", size, repeated, "planning", alone)
