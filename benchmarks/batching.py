"""Many learners side by side, beside a loop that asks for one after the other.

Both are warm: the loop has answered other learners before, and so has the batch. Learners are
distinct. The answers are compared, byte for byte.
"""

from __future__ import annotations

import time
from dataclasses import dataclass
from functools import partial
from random import Random
from typing import TYPE_CHECKING

import orjson

from benchmarks.tables import table
from skillpath.graph import recommend
from skillpath.graph.cohort_knowledge import Asked
from skillpath.graph.order import learning_order
from skillpath.ontology import read
from skillpath.ontology.csv_in import draft_of_csv
from skillpath.service.answers import next_answer
from skillpath.service.batch import Batch, Learner

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from skillpath.graph import Roadmap

RUNS = 3
GOALS = 40


@dataclass(frozen=True)
class Crowd:
    """Makes learners of a roadmap, who know some items and may have one of some goals."""

    roadmap: Roadmap
    random: Random
    order: Sequence[str]

    @classmethod
    def of(cls, roadmap: Roadmap) -> Crowd:
        ids = [item.id for item in roadmap.items]
        return cls(roadmap, Random(1), learning_order(roadmap, ids))  # noqa: S311 - no secret

    def learners(self, count: int, known: int, goals: Sequence[str]) -> list[Learner]:
        return [
            Learner(
                f"learner-{number}",
                Asked(self._some(known), (self.random.choice(goals),) if goals else ()),
            )
            for number in range(count)
        ]

    def _some(self, known: int) -> list[str]:
        places = sorted(self.random.sample(range(len(self.order)), known))
        return [self.order[place] for place in places]


def one_by_one(roadmap: Roadmap, learners: Sequence[Learner]) -> list[bytes]:
    return [
        orjson.dumps(
            {"id": one.id, **next_answer(roadmap, recommend(roadmap, one.asked.known, one.asked.goals))}
        )
        for one in learners
    ]


def spent(work: Callable[[], object]) -> float:
    began = time.process_time()
    work()
    return time.process_time() - began


def main() -> None:
    print("\nMany learners side by side (CPU, µs a learner; the peer is a warm loop)")
    shipped = read()
    compare("shipped", shipped, alone=60, together=8_192)
    large = draft_of_csv(table(14_000), "table.csv").roadmap()
    compare("14,000", large, alone=8, together=1_142)


def compare(name: str, roadmap: Roadmap, *, alone: int, together: int) -> None:
    crowd = Crowd.of(roadmap)
    active = [item.id for item in roadmap.items if not item.is_retired]
    goals = [one.id for one in (*roadmap.specializations, *roadmap.steps)]
    goals += crowd.random.sample(active, GOALS)
    for aims in ((), goals):
        for known in (5, 30, 130):
            batch = Batch(roadmap)
            make = partial(crowd.learners, known=known, goals=aims)
            some = make(alone)
            assert batch.answers(some) == one_by_one(roadmap, some), "they differ"
            first = make(together)
            cold = spent(lambda: batch.answers(first)) / together  # noqa: B023 - run here
            loops, batches = [], []
            for _ in range(RUNS):
                few, many = make(alone), make(together)
                loops.append(spent(lambda: one_by_one(roadmap, few)) / alone)  # noqa: B023
                batches.append(spent(lambda: batch.answers(many)) / together)  # noqa: B023
            loop, best = 1e6 * min(loops), 1e6 * min(batches)
            print(
                f"  {name:>8}, {known:3} known, {'a goal' if aims else 'no goal':7}  "
                f"loop {loop:8.1f}   side by side {best:7.1f} = {loop / best:5.1f} times as fast"
                f"   (first {together:,}: {1e6 * cold:.1f})",
                flush=True,
            )


if __name__ == "__main__":
    main()
