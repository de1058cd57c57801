"""Roadmaps of other kinds, to see whether what was learned on one holds on them."""

from __future__ import annotations

import json
from math import dist, exp
from random import Random
from typing import TYPE_CHECKING

from skillpath.graph import Attainable, Effort, ExpertOrder, Requirement, Roadmap, mentioned

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path


def plain(roadmap: Roadmap, needs: Mapping[str, Iterable[str]]) -> Roadmap:
    """Names and prerequisites alone: no steps, levels, kinds, hours or choices."""
    return Roadmap(
        "plain",
        "Plain",
        tuple(
            Attainable(
                one.id, one.name, requirements=tuple(map(Requirement, dict.fromkeys(needs[one.id])))
            )
            for one in roadmap.items
        ),
    )


def stripped(roadmap: Roadmap) -> Roadmap:
    """The same requirements and nothing else: no steps, levels, kinds or hours."""
    items = (Attainable(one.id, one.name, requirements=one.required) for one in roadmap.items)
    return Roadmap("stripped", "Stripped", tuple(items))


def without_choices(roadmap: Roadmap) -> Roadmap:
    """What is required by itself alone."""
    return plain(
        roadmap,
        {
            item.id: [one.of for one in item.required if isinstance(one.of, str)]
            for item in roadmap.items
        },
    )


def decided(roadmap: Roadmap) -> dict[str, list[str]]:
    """Of each choice what can be attained earliest."""
    rounds = roadmap.generations
    return {
        item.id: [
            min(mentioned(one.of), key=lambda each: (rounds[each], each)) for one in item.required
        ]
        for item in roadmap.items
    }


def closed(roadmap: Roadmap) -> Roadmap:
    """Choices decided, and the prerequisites of prerequisites told as well."""
    needs = decided(roadmap)
    return plain(
        roadmap,
        {
            one: [*below, *(far for each in below for far in needs[each])]
            for one, below in needs.items()
        },
    )


def thinned(roadmap: Roadmap, share: float = 0.3) -> Roadmap:
    """Choices decided, and a share of all prerequisites forgotten."""
    lot = Random(1)  # noqa: S311 - no secret
    return plain(
        roadmap,
        {
            one: [each for each in below if lot.random() >= share]
            for one, below in sorted(decided(roadmap).items())
        },
    )


def imagined(
    seed: int, needs: float, items: int = 487, count: int = 40
) -> tuple[Roadmap, tuple[ExpertOrder, ...]]:
    """Concepts scattered over topics in a space, and experts who go on to what lies near.

    What an item blocks tells nothing here of what an expert does next, which it does in books:
    a ranking that leans on it too much does badly. One time in 16 an expert breaks prerequisites.
    """
    lot = Random(seed)  # noqa: S311 - no secret
    topics = [tuple(lot.random() for _ in range(3)) for _ in range(25)]
    points = [tuple(lot.gauss(x, 0.06) for x in lot.choice(topics)) for _ in range(items)]
    below: list[list[int]] = []
    for one in range(items):  # the later, the harder
        weights = [
            exp(-dist(points[one], points[each]) / 0.08 - 2 * each / items) for each in range(one)
        ]
        most = min(one, int(lot.expovariate(1 / needs) + 0.5)) if one >= 12 else 0
        below.append(sorted(set(lot.choices(range(one), weights, k=most))) if most else [])
    roadmap = Roadmap(
        "imagined",
        "Imagined",
        tuple(
            Attainable(
                name(one),
                name(one),
                effort=Effort.total([Effort(hours / 2, hours, hours * 2)]),
                requirements=tuple(Requirement(name(each)) for each in below[one]),
            )
            for one in range(items)
            for hours in [round(lot.lognormvariate(1, 0.7), 1) + 0.1]
        ),
    )
    return roadmap, tuple(_taught(lot, points, below, number) for number in range(count))


def name(item: int) -> str:
    return f"c{item:03d}"


def _taught(
    lot: Random, points: Sequence[tuple[float, ...]], below: Sequence[Sequence[int]], number: int
) -> ExpertOrder:
    """A region with some of what it rests on, taught by nearness to the last three."""
    heart = lot.choice(points)
    size = lot.randint(5, 17)
    rest = set(
        sorted(range(len(points)), key=lambda one: dist(points[one], heart) + lot.random() / 7)[
            :size
        ]
    )
    for one in sorted(rest):
        rest.update(lot.sample(below[one], min(2, len(below[one]))))
    done: list[int] = []
    while rest:
        ready = [one for one in sorted(rest) if not rest.intersection(below[one])]
        if lot.random() < 1 / 16:
            ready = sorted(rest)

        def far(one: int) -> float:
            last = zip((4, 2, 1), reversed(done), strict=False)
            steered = sum(weight * dist(points[one], points[each]) for weight, each in last)
            return steered / 7 + lot.gammavariate(1, 0.06) + 0.08 * one / len(points)

        chosen = min(ready, key=far)
        done.append(chosen)
        rest.discard(chosen)
    return ExpertOrder(f"expert {number}", tuple((name(one),) for one in done))


def exercism(path: Path) -> tuple[Roadmap, tuple[ExpertOrder, ...]]:
    """The concepts of Exercism's Python track, and the order in which it lists its exercises."""
    told = json.loads(path.read_text(encoding="utf-8"))
    needs: dict[str, dict[str, None]] = {one["id"]: {} for one in told["concepts"]}
    together: dict[str, dict[str, None]] = {"": {}}
    for edge in told["dependencies"]:
        needs[edge["to"]][edge["from"]] = None
        together.setdefault(edge["reason"], {})[edge["to"]] = None
    items = (
        Attainable(one["id"], one["title"], requirements=tuple(map(Requirement, needs[one["id"]])))
        for one in told["concepts"]
    )
    taught = {one for each in together.values() for one in each}
    together[""] = dict.fromkeys(
        edge["from"] for edge in told["dependencies"] if edge["from"] not in taught
    )
    order = ExpertOrder("Exercism", tuple(filter(None, map(tuple, together.values()))))
    return Roadmap("exercism", "Exercism", tuple(items)), (order,)
