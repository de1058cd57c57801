"""Small random roadmaps: nested groups, cycles, retired items, certifications that give credit."""

from __future__ import annotations

from dataclasses import dataclass, replace

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

IDS = tuple("abcdefgh")


@st.composite
def expressions(draw: st.DrawFn, ids: tuple[str, ...], depth: int = 2) -> Expression:
    if not depth or draw(st.integers(0, 2)) == 0:
        return draw(st.sampled_from(ids))
    inner = draw(st.lists(expressions(ids, depth - 1), min_size=1, max_size=3))
    return Group(tuple(inner), draw(st.integers(1, len(set(inner)))))


@st.composite
def loose_items(draw: st.DrawFn) -> tuple[Attainable, ...]:
    """Items whose requirements may wait for each other."""
    ids = IDS[: draw(st.integers(1, len(IDS)))]
    return tuple(draw(_items(one, ids)) for one in ids)


@st.composite
def _items(draw: st.DrawFn, identifier: str, ids: tuple[str, ...]) -> Attainable:
    needs = draw(st.lists(expressions(ids), max_size=2, unique=True))
    hours = draw(st.sampled_from((1, 2, 3, 5, 0.5, 2.25)))
    is_certification = draw(st.integers(0, 3)) == 0
    return Attainable(
        identifier,
        identifier.upper(),
        kind=Kind.CERTIFICATION if is_certification else Kind.SKILL,
        effort=Effort(hours / 2, hours, hours * 2),
        requirements=tuple(Requirement(one, reason=str(one)) for one in needs),
        certifies=tuple(draw(st.lists(st.sampled_from(ids), max_size=2)))
        if is_certification
        else (),
        status=draw(st.sampled_from((Status.ACTIVE,) * 7 + (Status.RETIRED,))),
    )


@st.composite
def roadmaps(draw: st.DrawFn) -> Roadmap:
    """Valid ones: what waits for itself loses its requirements; harmless cycles stay."""
    items = draw(loose_items())
    while len(reached := oracle.attainable(items)) < len(items):
        first = min({item.id for item in items} - reached)
        items = tuple(
            replace(item, requirements=()) if item.id == first else item for item in items
        )
    ids = tuple(item.id for item in items)
    half = len(ids) // 2
    steps = (Step("one", "Step one", 1, ids[:half]), Step("two", "Step two", 2, ids[half:]))
    return Roadmap("random", "Random", items, steps)


@dataclass(frozen=True)
class Case:
    """A roadmap, what somebody knows of it, and items to aim at."""

    roadmap: Roadmap
    known: tuple[str, ...]
    goals: tuple[str, ...]


@st.composite
def cases(draw: st.DrawFn) -> Case:
    roadmap = draw(roadmaps())
    ids = tuple(item.id for item in roadmap.items)
    active = [item.id for item in roadmap.items if not item.is_retired]
    known = draw(st.lists(st.sampled_from(ids), max_size=3, unique=True))
    goals = draw(st.lists(st.sampled_from(active), max_size=2, unique=True)) if active else []
    return Case(roadmap, tuple(known), tuple(goals))
