"""What can be aimed at, as a list."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from skillpath.graph.attainables import Effort
from skillpath.graph.finding.listing import list_items, words_of
from skillpath.graph.finding.wordforms import folded
from skillpath.graph.goals import asked_by
from skillpath.graph.structure.attainment import still_attainable

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator

    from skillpath.graph.attainables import Attainable
    from skillpath.graph.outlines import Outline, Step
    from skillpath.graph.roadmap import Roadmap


class GoalKind(StrEnum):
    """What sort of thing a goal is."""

    ROADMAP = "roadmap"
    STEP = "step"
    SKILL = "skill"
    TOOL = "tool"
    CERTIFICATION = "certification"


class GoalOrder(StrEnum):
    """What a list of goals is ordered by."""

    STEP = "step"
    NAME = "name"
    HOURS = "hours"
    ID = "id"


@dataclass(frozen=True, slots=True)
class Goal:
    """Something to aim at.

    `hours` are those of what it asks for, without what that builds on; `told` is what a text is
    looked for in, folded.
    """

    id: str
    name: str
    kind: GoalKind
    hours: Effort
    told: str


def list_goals(
    roadmap: Roadmap,
    kinds: Collection[GoalKind] = (),
    text: str = "",
    order: GoalOrder = GoalOrder.STEP,
    *,
    descending: bool = False,
) -> tuple[Goal, ...]:
    """What can be aimed at by who knows nothing yet: roadmaps, steps, active items.

    Left out is what can be reached only through something retired, and a step or roadmap that
    asks for nothing. `GoalOrder.STEP` has the roadmaps first, then the steps of this one, then
    the items it is about in its order; that decides between equals, too.

    Args:
        roadmap: The roadmap.
        kinds: Only goals of these kinds; none means all.
        text: Each of its words occurs in the name, an alt label, the id or the description.
        order: What to order by.
        descending: Turn the order around; equals stay as they are.

    >>> [one.id for one in list_goals(roadmap, [GoalKind.STEP])]
    ['tools', 'theory']
    """
    every = roadmap.memo.recall(f"{roadmap.id}/goals", lambda: tuple(_goals(roadmap)))
    words = words_of(text)
    found = [
        one
        for one in every
        if (not kinds or one.kind in kinds) and all(word in one.told for word in words)
    ]
    if order is not GoalOrder.STEP:
        found.sort(key=KEYS[order], reverse=descending)
    elif descending:
        found.reverse()
    return tuple(found)


def goal_kind(roadmap: Roadmap, goal: str) -> GoalKind:
    """What sort of thing the goal of this id is.

    >>> goal_kind(roadmap, "tools").value
    'step'
    """
    if goal in roadmap.by_id:
        return GoalKind(roadmap.by_id[goal].kind)
    return GoalKind.STEP if goal in roadmap.steps_by_id else GoalKind.ROADMAP


KEYS: dict[GoalOrder, Callable[[Goal], Any]] = {
    GoalOrder.NAME: lambda goal: (folded(goal.name), goal.name),
    GoalOrder.HOURS: lambda goal: goal.hours.likely,
    GoalOrder.ID: lambda goal: goal.id,
}


def _goals(roadmap: Roadmap) -> Iterator[Goal]:
    """Those that ask for something, all of which can be reached."""
    reachable = still_attainable(roadmap)
    for one, kind, told in _candidates(roadmap):
        asked = asked_by(roadmap, one.id)
        if asked and reachable.issuperset(asked):
            hours = Effort.total(roadmap.by_id[item].hours for item in asked)
            yield Goal(one.id, one.name, kind, hours, folded("\n".join((one.name, one.id, *told))))


def _candidates(
    roadmap: Roadmap,
) -> Iterator[tuple[Outline | Step | Attainable, GoalKind, tuple[str, ...]]]:
    """What could be a goal, with its kind and what is told of it beside its name."""
    for outline in roadmap.outlines.values():
        yield outline, GoalKind.ROADMAP, (outline.description,)
    for step in roadmap.steps:
        yield step, GoalKind.STEP, ()
    for item in list_items(roadmap):
        if not item.is_retired:
            yield item, GoalKind(item.kind), (*item.alt_labels, item.description)
