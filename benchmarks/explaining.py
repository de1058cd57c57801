"""What it costs to explain 20 recommendations, beside finding them.

Finding them is: what is known and what follows from it, what can be started, and the best 20.
Explaining them is: their scores in parts, who needs them, what they build on, what they unlock.
Learners are distinct, and each is found, then explained. Those before have met most items.
"""

from __future__ import annotations

import gc
import time
from random import Random
from typing import TYPE_CHECKING

from benchmarks.checking import made
from benchmarks.measuring import Spent
from benchmarks.table import Measurement, at_most
from skillpath.graph.knowledge import counted_knowledge
from skillpath.graph.recommendation.explanation import Explanation
from skillpath.graph.recommendation.ready import Ready
from skillpath.graph.scoring import RECENCY, parts_of
from skillpath.graph.structure.columns import columns_of
from skillpath.ontology import read

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from skillpath.graph import Roadmap

BEFORE, LEARNERS, BEST = 600, 200, 20


def measurements() -> Iterator[Measurement]:
    for roadmap in (read(), made(14_000)):
        ids = [item.id for item in roadmap.items]
        for share in (0, 0.3):
            random = Random(3)  # noqa: S311 - the same learners each time
            every = [
                random.sample(ids, int(share * len(ids)) or random.randint(1, 12))
                for _ in range(BEFORE + LEARNERS)
            ]
            told = f"{len(ids):,}, " + ("30 % known" if share else "1 to 12 known")
            gc.collect()
            pairs = [_spent(roadmap, known) for known in every][BEFORE:]
            found, explained = (Spent.of(side) for side in zip(*pairs, strict=True))
            yield Measurement(
                f"explaining {BEST} recommendations", told, explained, "finding them", found,
                goal=at_most(1),
            )  # fmt: skip


def _spent(roadmap: Roadmap, known: Sequence[str]) -> tuple[float, float]:
    """Seconds of CPU for finding what comes next, and for explaining it."""
    columns = columns_of(roadmap)
    began = time.process_time()
    knowledge, counts, places = counted_knowledge(roadmap, known)
    ready = Ready(columns, counts, places)
    recent = [roadmap.gates.place[one] for one in knowledge.stated[: -len(RECENCY) - 1 : -1]]
    best = ready.best(recent, BEST)
    found = time.process_time()
    why = Explanation(roadmap, ready, recent)
    for place, continuity in best:
        parts_of(columns, place, continuity)
        why.needed_by(place)
        why.builds_on(place)
        why.unlocks(place)
    return found - began, time.process_time() - found
