"""What a plan is made of, as people read it: steps, and in them items."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from skillpath.graph.planning.plan import Plan, Planned
    from skillpath.visualizations.saying import Texts


@dataclass(frozen=True, slots=True)
class Group:
    """The items of a step, or of none, in the order in which they begin.

    The name is empty where the roadmap has no steps. A group may go on from one page to the next;
    hours and days are those of all of it.
    """

    name: str
    items: tuple[Planned, ...]
    hours: float
    begins: date
    ends: date
    is_step: bool = True
    is_continued: bool = False


def groups_of(plan: Plan, texts: Texts) -> tuple[Group, ...]:
    """The groups in the order in which they begin; of equals that of the roadmap."""
    roadmap = plan.roadmap
    places = {step.id: place for place, step in enumerate(roadmap.steps)}
    by_step: dict[str, list[Planned]] = {}
    for one in plan.items:
        step = roadmap.step_of.get(one.id)
        by_step.setdefault(step.id if step and step.id in places else "", []).append(one)
    rest = texts.plain("map.band.base" if roadmap.general else "map.band.outside")
    names = {step.id: step.name for step in roadmap.steps} | {"": rest if roadmap.steps else ""}
    made = [_group(names[step], items, is_step=bool(step)) for step, items in by_step.items()]
    turn = dict(zip(by_step, made, strict=True))
    return tuple(turn[one] for one in sorted(turn, key=lambda one: _order(turn[one], one, places)))


def _group(name: str, items: Sequence[Planned], *, is_step: bool) -> Group:
    return Group(
        name,
        tuple(items),
        sum(one.hours for one in items),
        min(one.begins for one in items),
        max(one.ends for one in items),
        is_step,
    )


def _order(group: Group, step: str, places: dict[str, int]) -> tuple[date, int]:
    return group.begins, places.get(step, -1)


def paged(groups: Sequence[Group], first: int, most: int) -> Iterator[tuple[Group, ...]]:
    """The groups in parts of at most so many rows, headings counted; no heading stands last."""
    page: list[Group] = []
    left = first
    for whole in groups:
        rest = whole
        while rest.items:
            head = 1 if rest.name else 0
            if left < head + 1:
                yield tuple(page)
                page, left = [], most
            taken = rest.items[: left - head]
            page.append(replace(rest, items=taken))
            left -= len(taken) + head
            rest = replace(rest, items=rest.items[len(taken) :], is_continued=True)
    if page:
        yield tuple(page)
