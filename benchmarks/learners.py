"""Learners on made graphs: each knows three in ten skills, and all that these rest on."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random
from typing import TYPE_CHECKING

from benchmarks.graphs import CLUSTER

if TYPE_CHECKING:
    from collections.abc import Iterator

SHARE = 0.3


@dataclass(frozen=True)
class Learner:
    """What somebody knows, in ascending places, in the forms that programs take; and a goal.

    Nobody has to bring them into another form while time is taken.
    """

    listed: list[int]
    known: frozenset[int]
    marks: bytearray
    goal: int


def learners(shape: str, size: int, count: int) -> Iterator[Learner]:
    """Learners, the same each time; those of a wide graph differ by up to a tenth in length."""
    random = Random(size)  # noqa: S311 - no secret
    for _ in range(count):
        listed = _listed(random, shape, size)
        marks = bytearray(size)
        for place in listed:
            marks[place] = 1
        known = frozenset(listed)
        goal = random.randrange(size // CLUSTER) * CLUSTER if shape == "narrow" else size - CLUSTER
        goal += random.randrange(CLUSTER // 5 * 4, CLUSTER)
        yield Learner(listed, known, marks, goal)


def _listed(random: Random, shape: str, size: int) -> list[int]:
    """Who knows the first of a cluster, or of all, knows what these rest on."""
    if shape == "wide":
        return list(range(int(size * SHARE * random.uniform(0.9, 1.1))))
    return [
        place
        for first in range(0, size, CLUSTER)
        for place in range(first, first + random.randrange(int(2 * SHARE * CLUSTER) + 1))
        if place < size
    ]
