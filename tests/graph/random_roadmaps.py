"""Small random roadmaps: nested groups, cycles, retired items, certifications that give credit.

Made from a seed rather than by hypothesis' own strategies, which prefer roadmaps so plain that
hardly any leaves something to choose.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from random import Random

from hypothesis import strategies as st

from skillpath.graph import (
    Attainable,
    Effort,
    Expression,
    Group,
    Kind,
    Requirement,
    Roadmap,
    Status,
    Step,
)
from tests.graph import oracle

IDS = tuple("abcdefghi")


@dataclass(frozen=True)
class Case:
    """A roadmap, what somebody knows of it, and items to aim at."""

    roadmap: Roadmap
    known: tuple[str, ...]
    goals: tuple[str, ...]


def random_items(random: Random) -> oracle.Items:
    """Items whose requirements may wait for each other."""
    ids = IDS[: random.choice((3, 7, 8, 9, 9))]
    return tuple(_item(random, one, ids) for one in ids)


def random_roadmap(random: Random) -> Roadmap:
    """A valid one: what waits for itself loses a requirement at a time; harmless cycles stay."""
    items = random_items(random)
    while len(reached := oracle.attainable(items)) < len(items):
        stuck = random.choice(sorted({item.id for item in items} - reached))
        items = tuple(_with_less(item) if item.id == stuck else item for item in items)
    ids = [item.id for item in items]
    random.shuffle(ids)
    half = len(ids) // 2
    steps = (
        Step("one", "Step one", 1, tuple(ids[:half])),
        Step("two", "Step two", 2, tuple(ids[half:]), tuple(ids[:1])),
    )
    return Roadmap("random", "Random", items, steps)


def random_case(random: Random) -> Case:
    """A roadmap with up to two known items and one to three active goals, if there are any."""
    roadmap = random_roadmap(random)
    ids = [item.id for item in roadmap.items]
    active = [item.id for item in roadmap.items if not item.is_retired]
    known = random.sample(ids, random.choice((0, 0, 1, 2)))
    goals = random.sample(active, min(len(active), random.choice((1, 1, 2, 3))))
    return Case(roadmap, tuple(known), tuple(goals))


def roadmaps() -> st.SearchStrategy[Roadmap]:
    """Random roadmaps for properties that other things vary as well."""
    return st.integers(0, 2**32).map(lambda seed: random_roadmap(Random(seed)))


def _item(random: Random, identifier: str, ids: tuple[str, ...]) -> Attainable:
    count = random.choice((0, 1, 1, 2, 2, 3))
    needs = dict.fromkeys(_expression(random, ids, 2) for _ in range(count))
    hours = random.choice((1, 2, 3, 5, 8, 0.5, 2.25))
    is_certification = random.random() < 0.25
    credit = random.sample(ids, random.randint(0, 2)) if is_certification else ()
    return Attainable(
        identifier,
        identifier.upper(),
        kind=Kind.CERTIFICATION if is_certification else Kind.SKILL,
        effort=Effort(hours / 2, hours, hours * 2),
        requirements=tuple(Requirement(one, reason=f"{identifier} needs {one}") for one in needs),
        certifies=tuple(credit),
        status=Status.RETIRED if random.random() < 0.07 else Status.ACTIVE,
    )


def _expression(random: Random, ids: tuple[str, ...], depth: int) -> Expression:
    if not depth or random.random() < 0.2:
        return random.choice(ids)
    inner = tuple(_expression(random, ids, depth - 1) for _ in range(random.randint(2, 3)))
    most = len(set(inner))
    return Group(inner, random.choice((1, 1, 1, min(2, most), most)))


def _with_less(item: Attainable) -> Attainable:
    return replace(item, requirements=item.requirements[:-1])
