"""Many learners at once are told what each of them is told alone."""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from skillpath.graph import SkillpathError, recommend
from skillpath.graph.cohort import explained, knowledge, nearness, ranking, routes
from skillpath.graph.cohort.cohort import Cohort
from skillpath.graph.cohort.knowledge import Asked
from tests.graph.random_roadmaps import random_roadmap

if TYPE_CHECKING:
    from collections.abc import Sequence

    from skillpath.graph import Roadmap
    from skillpath.graph.reasons import Because
    from skillpath.graph.scoring import Parts


class InWords:
    """Tells in the words of Python."""

    def scored(self, item: str, parts: Parts) -> object:
        return item, parts

    def needed(self, item: str, because: Sequence[Because]) -> object:
        return item, tuple(because)

    def built(self, builds_on: Sequence[Because]) -> object:
        return tuple(builds_on)

    def unlocked(self, items: Sequence[str]) -> object:
        return tuple(items)

    def explained(self, needed: object, built: object, unlocked: object) -> object:
        return needed, built, unlocked


def alone(roadmap: Roadmap, asked: Asked) -> object:
    try:
        found = recommend(roadmap, asked.known, asked.goals, limit=asked.limit, strict=asked.strict)
    except SkillpathError as error:
        return type(error), str(error)
    told: list[object] = []
    for one in found.items:
        needed = one.item.id, one.because
        told += [(one.item.id, one.parts), (needed, one.builds_on, one.unlocks)]
    return (
        list(found.knowledge.stated),
        sorted(found.knowledge.inferred),
        found.frontier_size,
        told,
    )


def together(roadmap: Roadmap, asked: Sequence[Asked]) -> list[object]:
    ids = roadmap.gates.ids
    return [
        (type(one), str(one))
        if isinstance(one, SkillpathError)
        else (
            [ids[place] for place in one.stated],
            [ids[place] for place in one.inferred],
            one.frontier_size,
            list(one.told),
        )
        for one in Cohort(roadmap, InWords()).answers(asked)
    ]


def random_questions(random: Random, roadmap: Roadmap, count: int) -> list[Asked]:
    ids = [item.id for item in roadmap.items]
    names = [*ids, *(one.upper() for one in ids), "nothing"]
    aims = [*ids, *(step.id for step in roadmap.steps), roadmap.id]
    return [
        Asked(
            random.choices(
                names if random.random() < 0.1 else ids, k=random.choice((0, 1, 2, 3, 5))
            ),
            tuple(random.sample(aims, random.choice((0, 0, 1, 2)))),
            random.choice((1, 2, 5, 100)),
            random.random() < 0.3,
        )
        for _ in range(count)
    ]


@pytest.mark.parametrize("dense", [0, 2_000])
@settings(derandomize=True, deadline=None, max_examples=60)
@given(st.integers(0, 2**32))
def test_many_are_told_what_each_is_told_alone(dense: int, seed: int) -> None:
    random = Random(seed)
    roadmap = random_roadmap(random)
    asked = random_questions(random, roadmap, 40)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(ranking, "MOST_DENSE", dense)
        assert together(roadmap, asked) == [alone(roadmap, one) for one in asked]


def test_what_was_forgotten_is_told_again(monkeypatch: pytest.MonkeyPatch) -> None:
    for module, name in (
        (explained, "MOST_REMEMBERED"),
        (knowledge, "MOST_AIMED"),
        (nearness, "MOST_NEAR"),
        (routes, "MOST_PLACES"),
    ):
        monkeypatch.setattr(module, name, 1)
    monkeypatch.setattr(ranking, "MOST_DENSE", 0)
    random = Random(3)
    for _ in range(10):
        roadmap = random_roadmap(random)
        asked = random_questions(random, roadmap, 40)
        assert together(roadmap, asked) == [alone(roadmap, one) for one in asked]
