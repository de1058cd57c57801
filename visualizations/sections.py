"""The list beside the map: its cards by step."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from skillpath.graph import Effort, asked_by_step, step_hours

if TYPE_CHECKING:
    from skillpath.visualizations.maps.map import Card, Map


@dataclass(frozen=True, slots=True)
class Section:
    """The cards of one step, in learning order, and what finishing the step asks for itself.

    Without a position: what no step covers.
    """

    id: str
    name: str
    position: int | None
    cards: tuple[Card, ...]
    asked: int = 0
    likely_hours: float = 0


def sections_of(drawn: Map) -> tuple[Section, ...]:
    """The cards by step, what no step covers last; inside a step in learning order."""
    roadmap = drawn.roadmap
    by_step: dict[str, list[Card]] = {}
    for card in sorted(drawn.cards, key=lambda one: (roadmap.generations[one.id], one.id)):
        by_step.setdefault(card.step, []).append(card)
    named = tuple(
        Section(
            step.id,
            step.name,
            step.position,
            tuple(by_step[step.id]),
            len(asked_by_step(roadmap, step)),
            step_hours(roadmap, step).likely,
        )
        for step in roadmap.steps
        if step.id in by_step
    )
    rest = tuple(by_step.get("", ()))
    if not rest:
        return named
    hours = Effort.total(one.item.hours for one in rest if not one.item.is_retired).likely
    return (*named, Section("", "", None, rest, likely_hours=hours))
