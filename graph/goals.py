"""What can be aimed at: items, steps, whole roadmaps."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from skillpath.graph.attainables import Effort
from skillpath.graph.name_errors import RetiredGoalError
from skillpath.graph.names import find_goal
from skillpath.graph.naming import each_found

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from skillpath.graph.outlines import Outline, Step
    from skillpath.graph.roadmap import Roadmap


@dataclass(frozen=True, slots=True)
class Goals:
    """What is aimed at: `ids` of items, steps or roadmaps, sorted, each once.

    `targets` holds the items to attain, each with the goals that ask for it.
    """

    ids: tuple[str, ...]
    targets: Mapping[str, tuple[str, ...]]


def goals_of(roadmap: Roadmap, names: Iterable[str]) -> Goals:
    """The goals that these names mean; their order carries no meaning.

    A step asks for all it covers that is neither retired nor optional, a roadmap for the same
    of all its steps (without steps: for every item). The steps are those of this roadmap, the
    roadmaps all those over the same attainables. A specialized roadmap is its own goal where
    none is named: who chooses one wants to get there.

    Raises:
        UnknownNameError: for a name that no item, step or roadmap bears.
        AmbiguousNameError: for a name that several bear.
        RetiredGoalError: for an item that nobody can attain any more; each of these errors holds
            all others that are wrong.

    >>> goals_of(roadmap, ["Tools"]).targets
    {'python': ('tools',), 'pandas': ('tools',)}
    """
    named = each_found(roadmap, find_aim, names, "goal")
    ids = tuple(sorted(set(named))) or ((roadmap.id,) if roadmap.general else ())
    targets: dict[str, tuple[str, ...]] = {}
    for goal in ids:
        for item in asked_by(roadmap, goal):
            targets[item] = (*targets.get(item, ()), goal)
    return Goals(ids, targets)


def find_aim(roadmap: Roadmap, name: str, *, suggest: bool = True) -> str:
    """The id of the item, the step or the roadmap that the name means and that can be attained.

    Raises:
        UnknownNameError: when nothing bears it.
        AmbiguousNameError: when several do.
        RetiredGoalError: for an item that nobody can attain any more.
    """
    found = find_goal(roadmap, name, suggest=suggest)
    if found in roadmap.by_id and roadmap.by_id[found].is_retired:
        raise RetiredGoalError(found, _successors(roadmap, found))
    return found


def asked_by(roadmap: Roadmap, goal: str) -> list[str]:
    """The items that the goal of this id asks for, each once; it is nothing retired."""
    if goal in roadmap.by_id:
        return [goal]
    return [one for one in _covered(roadmap, goal) if not roadmap.by_id[one].is_retired]


def _successors(roadmap: Roadmap, retired: str) -> tuple[str, ...]:
    """The active items that replaced it, or what replaced it."""
    found: set[str] = set()
    pending, seen = [retired], set()
    while pending:
        one = pending.pop()
        if one in seen:
            continue
        seen.add(one)
        if roadmap.by_id[one].is_retired:
            pending.extend(roadmap.by_id[one].replaced_by)
        else:
            found.add(one)
    return tuple(sorted(found))


def _covered(roadmap: Roadmap, goal: str) -> Iterable[str]:
    if goal in roadmap.steps_by_id:
        return roadmap.steps_by_id[goal].covers
    outline = roadmap.outlines[goal]
    return outline.covers if outline.steps else roadmap.by_id


def asked_by_step(roadmap: Roadmap, step: Step) -> tuple[str, ...]:
    """What finishing the step asks for: all it covers that is not retired, in its order.

    >>> asked_by_step(roadmap, roadmap.steps[0])
    ('python', 'pandas')
    """
    return tuple(one for one in step.covers if not roadmap.by_id[one].is_retired)


def outline_hours(roadmap: Roadmap, outline: Outline) -> Effort:
    """The hours of what all its steps ask for, each item once, without what that requires.

    >>> outline_hours(roadmap, roadmap.outlines["research"])
    Effort(low=30.0, likely=45.0, high=70.0)
    """
    asked = (roadmap.by_id[one] for one in outline.covers)
    return Effort.total(item.hours for item in asked if not item.is_retired)


def step_hours(roadmap: Roadmap, step: Step) -> Effort:
    """The hours of what the step asks for, without what that requires.

    >>> step_hours(roadmap, roadmap.steps[0])
    Effort(low=50.0, likely=80.0, high=130.0)
    """
    return Effort.total(roadmap.by_id[one].hours for one in asked_by_step(roadmap, step))
