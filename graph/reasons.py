"""Why an item is asked for: by whom, and the author's reason."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from skillpath.graph.requirements import is_met, mentioned
from skillpath.graph.structure.reach import dependent_rows

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from skillpath.graph.goals import Goals
    from skillpath.graph.roadmap import Roadmap

CERTIFIERS = "certifiers"
"""Where a roadmap's memo keeps them all: there they can be put from a file."""


@dataclass(frozen=True, slots=True)
class Because:
    """Why an item is on a path: who needs it, and the author's reason.

    For a goal itself `needed_by` is the goal that asks for it: the item, a step or a roadmap.
    """

    needed_by: str
    reason: str


def reasons(
    roadmap: Roadmap, order: Iterable[str], known: frozenset[str], goals: Goals
) -> Mapping[str, tuple[Because, ...]]:
    """Why each item of a path is there: every requirement that would fail without it.

    A requirement of a later item counts when what comes before that item no longer meets it
    once the item is taken away. The goals come first, then the dependents in path order.
    """
    found: dict[str, list[Because]] = {}
    before = set(known)
    for one in order:
        found[one] = [
            Because(goal, _goal_reason(roadmap, goal)) for goal in goals.targets.get(one, ())
        ]
        for requirement in roadmap.by_id[one].required:
            for other in dict.fromkeys(mentioned(requirement.of)):
                if other in found and not is_met(requirement.of, before - {other}):
                    found[other].append(Because(one, requirement.reason))
        before.add(one)
    return {one: tuple(listed) for one, listed in found.items()}


def explained(roadmap: Roadmap, item: str, because: Because) -> str:
    """Why the item is there, as a sentence that names the dependent: `For PyTorch: …`.

    >>> [one] = users(roadmap, "r")
    >>> explained(roadmap, "r", one)
    'For Statistics: Samples are drawn by a program.'
    """
    who = because.needed_by
    other = None if who == item else roadmap.by_id.get(who)
    if other is None:
        return because.reason
    return f"For {other.name}: {because.reason or 'it is required.'}"


def _goal_reason(roadmap: Roadmap, goal: str) -> str:
    if goal in roadmap.by_id:
        return "It is the goal."
    what = "step" if goal in roadmap.steps_by_id else "roadmap"
    return f"The {what} {roadmap.name_of(goal)} covers it."


def users(roadmap: Roadmap, item: str) -> tuple[Because, ...]:
    """The active items with a required requirement that mentions the item, by id.

    >>> [one.needed_by for one in users(roadmap, "python")]
    ['pandas', 'statistics']
    """
    gates = roadmap.gates
    place = gates.place.get(item)
    above = () if place is None else sorted(dependent_rows(roadmap)[place])
    return tuple(
        [
            Because(other.id, requirement.reason)
            for other in map(roadmap.items.__getitem__, above)
            if not other.is_retired
            for requirement in other.required
            if item in mentioned(requirement.of)
        ]
    )


def certifiers(roadmap: Roadmap, item: str) -> tuple[str, ...]:
    """The ids of the certifications that confirm the item, in the order of the items.

    >>> certifiers(roadmap, "python")
    ()
    """
    return all_certifiers(roadmap).get(item, ())


def all_certifiers(roadmap: Roadmap) -> Mapping[str, tuple[str, ...]]:
    """Those of every item that has some."""
    return roadmap.memo.recall(CERTIFIERS, lambda: _certifiers(roadmap))


def _certifiers(roadmap: Roadmap) -> Mapping[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for item in roadmap.items:
        for one in item.certifies:
            found.setdefault(one, []).append(item.id)
    return {one: tuple(listed) for one, listed in found.items()}
