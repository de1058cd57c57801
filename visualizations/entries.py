"""What a page tells about each item: one entry in the list, one card on the map."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from skillpath.graph import Effort, Group, asked_by_step, mentioned, step_hours

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from skillpath.graph import Attainable, PathItem, Recommendation, Roadmap
    from skillpath.visualizations.situation import Situation, State

MOST_LISTED = 12
"""Of the dependents and the alternatives of one item; the rest is counted."""


@dataclass(frozen=True, slots=True)
class Listed:
    """The first of several items, and how many more there are."""

    ids: tuple[str, ...]
    more: int

    @classmethod
    def of(cls, ids: Iterable[str]) -> Listed:
        """At most `MOST_LISTED`, each once, by id."""
        kept = sorted(set(ids))
        return cls(tuple(kept[:MOST_LISTED]), max(0, len(kept) - MOST_LISTED))


@dataclass(frozen=True, slots=True)
class Entry:
    """One item with all that a page says about it.

    `needed_by` are the items whose requirements mention it, `substitutes` those that stand
    beside it in a group of which not all are needed.
    """

    item: Attainable
    step: str
    state: State
    is_ready: bool
    is_inferred: bool
    number: int | None
    on_path: PathItem | None
    next_item: Recommendation | None
    needed_by: Listed
    substitutes: Listed


@dataclass(frozen=True, slots=True)
class Section:
    """The entries of one step, in learning order, and what finishing the step asks for itself."""

    id: str
    name: str
    position: int | None
    entries: tuple[Entry, ...]
    asked: int = 0
    likely_hours: float = 0


def sections_of(situation: Situation, ids: Sequence[str]) -> tuple[Section, ...]:
    """The items by step, what no step covers last; inside a step in learning order."""
    roadmap = situation.roadmap
    users = users_of(roadmap)
    rivals = _substitutes(roadmap)
    by_step: dict[str, list[Entry]] = {}
    for one in sorted(ids, key=lambda one: (roadmap.generations[one], one)):
        step = roadmap.step_of.get(one)
        entry = _entry(situation, one, Listed.of(users[one]), Listed.of(rivals.get(one, ())))
        by_step.setdefault(step.id if step else "", []).append(entry)
    named = [
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
    ]
    rest = tuple(by_step.get("", ()))
    if not rest:
        return tuple(named)
    hours = Effort.total(one.item.hours for one in rest if not one.item.is_retired).likely
    outside = "What the steps build on" if roadmap.general else "Outside the steps"
    name = outside if named else ""
    return (*named, Section("", name, None, rest, likely_hours=hours))


def _entry(situation: Situation, one: str, users: Listed, rivals: Listed) -> Entry:
    roadmap = situation.roadmap
    item = roadmap.by_id[one]
    number = situation.numbers.get(one)
    step = roadmap.step_of.get(one)
    return Entry(
        item=item,
        step=step.name if step else "",
        state=situation.state(item.id),
        is_ready=one in situation.ready,
        is_inferred=item.id in situation.knowledge.inferred,
        number=number,
        on_path=situation.path.items[number - 1] if situation.path and number else None,
        next_item=situation.next_items.get(one),
        needed_by=users,
        substitutes=rivals,
    )


def users_of(roadmap: Roadmap) -> Mapping[str, Sequence[str]]:
    """Of each item those whose requirements mention it."""
    return roadmap.memo.recall("needed by", lambda: _users(roadmap))


def _users(roadmap: Roadmap) -> Mapping[str, list[str]]:
    users: dict[str, list[str]] = {item.id: [] for item in roadmap.items}
    for item in roadmap.items:
        for requirement in item.required:
            for one in mentioned(requirement.of):
                users[one].append(item.id)
    return users


def _substitutes(roadmap: Roadmap) -> Mapping[str, set[str]]:
    """What stands beside each item in groups of which not all are needed."""
    return roadmap.memo.recall("substitutes", lambda: _rivals(roadmap))


def _rivals(roadmap: Roadmap) -> Mapping[str, set[str]]:
    rivals: dict[str, set[str]] = {}
    for item in roadmap.items:
        for requirement in item.required:
            for group in _choices(requirement.of):
                offered = [one for one in group.members if not isinstance(one, Group)]
                for one in offered:
                    rivals.setdefault(one, set()).update(set(offered) - {one})
    return rivals


def _choices(expression: object) -> Iterable[Group]:
    """The groups of an expression of which not every member is needed."""
    if isinstance(expression, Group):
        if expression.minimum < len(expression.members):
            yield expression
        for member in expression.members:
            yield from _choices(member)
