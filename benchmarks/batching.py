"""Many learners side by side, beside a loop that asks for one after the other.

Both are warm: the loop has answered other learners before, and so has the batch. Learners are
distinct. The answers are compared, byte for byte.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from random import Random
from typing import TYPE_CHECKING

import orjson

from benchmarks.measuring import Spent, cpu
from benchmarks.table import Measurement, at_most
from benchmarks.tables import table
from skillpath.graph import recommend
from skillpath.graph.cohort.knowledge import Asked
from skillpath.graph.order import learning_order
from skillpath.ontology import read
from skillpath.ontology.csv_in import draft_of_csv
from skillpath.service.answers import next_answer
from skillpath.service.batch import Batch, Learner

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from skillpath.graph import Roadmap
    from skillpath.service.guidance_schemas import Next

RUNS = 2
GOALS = 40
"""So many single items are aimed at, beside all steps and specializations."""


@dataclass(frozen=True)
class Crowd:
    """Where learners come from: items in an order to learn them in, and goals, if they have any."""

    order: Sequence[str]
    goals: Sequence[str]
    random: Random


def learners(crowd: Crowd, count: int, known: int) -> list[Learner]:
    return [
        Learner(f"learner-{number}", Asked(_some(crowd, known), _goal(crowd)))
        for number in range(count)
    ]


def _some(crowd: Crowd, known: int) -> list[str]:
    places = sorted(crowd.random.sample(range(len(crowd.order)), known))
    return [crowd.order[place] for place in places]


def _goal(crowd: Crowd) -> tuple[str, ...]:
    return (crowd.random.choice(crowd.goals),) if crowd.goals else ()


def one_by_one(roadmap: Roadmap, some: Sequence[Learner]) -> list[bytes]:
    return [orjson.dumps({"id": one.id, **_alone(roadmap, one.asked)}) for one in some]


def _alone(roadmap: Roadmap, asked: Asked) -> Next:
    return next_answer(roadmap, recommend(roadmap, asked.known, asked.goals))


def measurements() -> Iterator[Measurement]:
    shipped = read()
    yield from compare("shipped", shipped, alone=60, together=4_096)
    yield from compare("shipped", shipped, alone=60, together=1_024, goals=GOALS)
    large = draft_of_csv(table(14_000), "table.csv").roadmap()
    yield from compare("14,000 items", large, alone=4, together=571)


def compare(
    name: str, roadmap: Roadmap, *, alone: int, together: int, goals: int = 0
) -> Iterator[Measurement]:
    random = Random(1)  # noqa: S311 - the same learners each time
    active = [item.id for item in roadmap.items if not item.is_retired]
    order = learning_order(roadmap, active)
    aims = random.sample(active, goals)
    if goals:
        aims += [*(one.id for one in roadmap.specializations), *(one.id for one in roadmap.steps)]
    for known in (5, 30, 130):
        make = partial(learners, Crowd(order, aims, random), known=known)
        loop, cold, warm = costs(roadmap, partial(make, alone), partial(make, together))
        told = f"{name}, {known} known"
        subject = "a learner of many" + (" with a goal" if aims else "")
        goal = at_most(1 / 30)
        yield Measurement(subject, told, warm, "a warm loop", loop, goal=goal)
        yield Measurement(f"{subject}, first {together:,}", told, cold, "a warm loop", loop)


def costs(
    roadmap: Roadmap, few: Callable[[], list[Learner]], many: Callable[[], list[Learner]]
) -> tuple[Spent, Spent, Spent]:
    """Seconds a learner: in the loop, of the first batch, and of further ones."""
    batch, some = Batch(roadmap), few()
    assert batch.answers(some) == one_by_one(roadmap, some), "they differ"

    def alone() -> float:
        asked = few()
        return cpu(lambda: one_by_one(roadmap, asked), runs=1).p50 / len(asked)

    def together() -> float:
        asked = many()
        return cpu(lambda: batch.answers(asked), runs=1).p50 / len(asked)

    cold = together()
    loop, warm = zip(*[(alone(), together()) for _ in range(RUNS)], strict=True)
    return Spent.of(loop), Spent.of([cold]), Spent.of(warm)
