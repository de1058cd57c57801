"""Study plans: how fast they are made, and how late beside what is possible.

Time stands beside a bare topological order of the same items, which says nothing of weeks.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from math import log
from random import Random
from typing import TYPE_CHECKING

import networkx as nx

from benchmarks.exact_plans import Exact
from benchmarks.measuring import cpu_in_turns
from benchmarks.table import Measurement, at_most
from skillpath.graph import (
    Attainable,
    Availability,
    Effort,
    Limits,
    Path,
    Requirement,
    Roadmap,
    Stop,
    Terms,
    any_of,
    cheapest_path,
    goals_of,
    knowledge_of,
    learning_order,
    plan_along,
)
from skillpath.graph.paths.path import PathItem
from skillpath.graph.planning.precedence import prerequisites_along
from skillpath.ontology import shipped_roadmap

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

START = date(2027, 1, 4)
FIVE_YEARS = 5 * 52
SIZES = (500, 1_000, 2_000, 4_000)
SMALL = 100
"""Random instances of eight to ten items."""


def measurements() -> Iterator[Measurement]:
    yield from _timed("whole shipped roadmap", *_shipped())
    taken: dict[int, float] = {}
    for size in SIZES:
        for one in _timed(f"{size:,} items", *_made(size)):
            taken[size] = one.part("p50") or 0.0
            yield one
    yield _growth(taken)
    yield from _compared()


def _timed(size: str, roadmap: Roadmap, path: Path) -> Iterator[Measurement]:
    """Over five years with a deadline, each item's weeks, slack and range among it."""
    weekly = path.hours.likely / FIVE_YEARS
    terms = Terms(START, Availability.weekly(weekly), {roadmap.id: START + timedelta(365 * 6)})
    ids = [one.item.id for one in path.items]
    rows = prerequisites_along(roadmap, ids, path.knowledge.items).rows
    digraph = nx.DiGraph((one, item) for item in ids for one in rows[item])
    digraph.add_nodes_from(ids)
    ours, theirs, order = cpu_in_turns(
        lambda: plan_along(roadmap, path, terms),
        lambda: list(nx.lexicographical_topological_sort(digraph)),
        lambda: learning_order(roadmap, ids),
    )
    yield Measurement("plan, five years", size, ours, "networkx order", theirs, goal=at_most(20))
    yield Measurement("plan, five years", size, ours, "learning order", order, goal=at_most(20))


def _growth(taken: Mapping[int, float]) -> Measurement:
    """From the smallest to the largest, beside n log n."""
    least, most = min(taken), max(taken)
    expected = most * log(most) / (least * log(least))
    size = f"{least:,} to {most:,} items"
    grown = taken[most] / taken[least]
    return Measurement(
        "how many times as long", size, grown, "n log n", expected, goal=at_most(1.1)
    )


def _shipped() -> tuple[Roadmap, Path]:
    roadmap = shipped_roadmap()
    return roadmap, cheapest_path(roadmap, [roadmap.id], limits=Limits(compared=0))


def _made(size: int) -> tuple[Roadmap, Path]:
    """Items that rest on three of the fifty before them, a third of these with a choice."""
    random = Random(size)  # noqa: S311 - the same each time
    items = tuple(_item(random, number) for number in range(size))
    roadmap = Roadmap("made", "Made", items)
    return roadmap, _path(roadmap, learning_order(roadmap, roadmap.by_id))


def _item(random: Random, number: int) -> Attainable:
    near = [f"item{one:05}" for one in range(max(0, number - 50), number)]
    needs = [random.sample(near, 2) for _ in range(min(3, len(near) // 2))]
    terms = [any_of(*one) if random.random() < 1 / 3 else one[0] for one in needs]
    likely = random.randint(1, 20)
    return Attainable(
        f"item{number:05}",
        f"Item {number}",
        effort=Effort(likely / 2, likely, likely * 2),
        requirements=tuple(Requirement(one) for one in dict.fromkeys(terms)),
    )


def _path(roadmap: Roadmap, order: Sequence[str]) -> Path:
    """All of it, as it comes: no choice is searched for."""
    items = tuple(PathItem(roadmap.by_id[one], (), ()) for one in order)
    hours = Effort.total(one.item.hours for one in items)
    known = knowledge_of(roadmap, ())
    return Path(goals_of(roadmap, [roadmap.id]), known, items, hours, 0.0, Stop.PROVEN, False)  # noqa: FBT003


def _compared() -> Iterator[Measurement]:
    """Days of lateness together, and how many plans are as good as any."""
    cases = list(_cases())
    plain = [replace(one, terms=replace(one.terms, whole=frozenset(), tracks=1)) for one in cases]
    yield from _late("one at a time", plain)
    yield from _late(
        "three at a time", [replace(one, terms=replace(one.terms, tracks=3)) for one in plain]
    )
    yield from _late("some kept whole", cases)
    yield _ends(cases)


def _cases() -> Iterator[Exact]:
    """Goals with deadlines that cannot all be kept, a third of the items kept whole."""
    for seed in range(SMALL):
        random = Random(f"plans {seed}")  # noqa: S311 - the same each time
        items = tuple(_item(random, number) for number in range(random.randint(8, 10)))
        roadmap = Roadmap("small", "Small", items)
        path = _path(roadmap, learning_order(roadmap, roadmap.by_id))
        goals = goals_of(roadmap, random.sample(sorted(roadmap.by_id), 4))
        deadlines = {one: START + timedelta(random.randint(7, 70)) for one in goals.ids}
        whole = frozenset(random.sample(sorted(roadmap.by_id), 3))
        terms = Terms(START, Availability.weekly(20), deadlines, 1, whole)
        yield Exact(roadmap, replace(path, goals=goals), terms)


def _late(size: str, cases: Sequence[Exact]) -> Iterator[Measurement]:
    plans = [plan_along(one.roadmap, one.path, one.terms) for one in cases]
    least = [one.lateness() for one in cases]
    plain = [one.lateness_of([each.item.id for each in one.path.items]) for one in cases]
    late = [one.lateness for one in plans]
    equal = sum(map(int.__eq__, late, least)) / len(cases)
    proven = sum(one.is_minimal for one in plans) / len(cases)
    wrong = sum(
        plan.is_minimal and plan.lateness > best for plan, best in zip(plans, least, strict=True)
    )
    yield Measurement("days late together", size, sum(late), "exact", sum(least), goal=at_most(1.1))
    yield Measurement("days late together", size, sum(late), "path's order", sum(plain))
    yield Measurement("share that is the least late", size, equal)
    yield Measurement("share that says so", size, proven)
    yield Measurement("plans that say so wrongly", size, wrong, goal=at_most(0, "figure"))


def _ends(cases: Sequence[Exact]) -> Measurement:
    """How long plans take in which nothing is due and some items are kept whole."""
    free = [replace(one, terms=replace(one.terms, deadlines={})) for one in cases]
    plans = [plan_along(one.roadmap, one.path, one.terms) for one in free]
    ours = sum((one.ends - START).days + 1 for one in plans)
    best = sum((one.first_end() - START).days + 1 for one in free)
    return Measurement(
        "days until the end", "some kept whole", ours, "exact", best, goal=at_most(1.04)
    )
