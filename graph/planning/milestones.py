"""When goals, steps and certifications are reached."""

from __future__ import annotations

from typing import TYPE_CHECKING

from skillpath.graph.attainables import Kind
from skillpath.graph.goals import asked_by
from skillpath.graph.planning.plan import Arrival, Milestone

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from skillpath.graph.paths.path import Path
    from skillpath.graph.planning.plan import Planned, Terms
    from skillpath.graph.roadmap import Roadmap


def arrivals_of(
    roadmap: Roadmap, path: Path, terms: Terms, ends: Mapping[str, date]
) -> tuple[Arrival, ...]:
    """When each goal is reached, by day; one that is known at the start."""
    found = []
    for goal in path.goals.ids:
        days = [ends[one] for one in asked_by(roadmap, goal) if one in ends]
        day = max(days, default=terms.start)
        found.append(Arrival(goal, day, terms.deadlines.get(goal) if days else None))
    return tuple(sorted(found, key=lambda one: (one.day, one.goal)))


def milestones_of(
    roadmap: Roadmap, items: Sequence[Planned], arrivals: Sequence[Arrival]
) -> tuple[Milestone, ...]:
    """Certifications, what the path needs of each step, and goals, by day."""
    found = {
        Milestone(one.ends, "certification", one.id)
        for one in items
        if one.item.item.kind is Kind.CERTIFICATION
    }
    steps: dict[str, date] = {}
    for one in items:
        step = roadmap.step_of.get(one.id)
        if step:
            steps[step.id] = max(steps.get(step.id, one.ends), one.ends)
    found |= {Milestone(day, "step", step) for step, day in steps.items()}
    found |= {Milestone(one.day, "goal", one.goal) for one in arrivals}
    return tuple(sorted(found, key=lambda one: (one.day, one.kind, one.id)))
