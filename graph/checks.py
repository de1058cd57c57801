"""What makes a roadmap impossible: every fault at once."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from skillpath.graph.amounts import amount_faults
from skillpath.graph.errors import Fault, shortened
from skillpath.graph.gates import Gates
from skillpath.graph.requirements import Group, depth, mentioned, words
from skillpath.graph.spelling import nearest
from skillpath.graph.texts import text_faults
from skillpath.graph.waiting import waiting_sets

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from skillpath.graph.attainables import Attainable
    from skillpath.graph.requirements import Expression, Requirement
    from skillpath.graph.roadmap import Roadmap

MOST_DEPTH = 16
MOST_SUGGESTIONS = 20
"""For how many unknown names the nearest are looked up; each look-up reads all ids."""


def faults_of(roadmap: Roadmap) -> list[Fault]:
    """All faults of a roadmap that is being made.

    Whether everything can be attained is asked only once nothing else is wrong, because a
    missing prerequisite would make half of a roadmap look unattainable.
    """
    faults = [
        *_emptiness_faults(roadmap),
        *text_faults(roadmap),
        *amount_faults(roadmap),
        *_outline_faults(roadmap),
        *_reference_faults(roadmap),
        *(fault for item in roadmap.items for fault in _group_faults(item)),
    ]
    return faults or _waiting_faults(roadmap)


def _emptiness_faults(roadmap: Roadmap) -> Iterator[Fault]:
    if not roadmap.items:
        yield Fault(f"roadmap {shortened(roadmap.id)}", "no items", "one item or more", "empty")


def _outline_faults(roadmap: Roadmap) -> Iterator[Fault]:
    for outline in roadmap.specializations:
        if not outline.steps:
            where = f"roadmap {shortened(outline.id)}"
            yield Fault(where, "no steps", "one step or more", "empty")


def _reference_faults(roadmap: Roadmap) -> Iterator[Fault]:
    ids = {item.id for item in roadmap.items}
    suggestions = iter(range(MOST_SUGGESTIONS))

    def unknown(where: str, names: Iterable[str], code: str) -> Iterator[Fault]:
        for name in sorted(set(names) - ids):
            near = nearest(name, ids) if next(suggestions, None) is not None else ()
            hint = f"; nearest: {', '.join(near)}" if near else ""
            yield Fault(where, shortened(name), f"the id of an item{hint}", code)

    for item in roadmap.items:
        where = f"item {shortened(item.id)}"
        needed = (name for one in item.requirements for name in mentioned(one.of))
        yield from unknown(f"{where}, requirements", needed, "unknown-prerequisite")
        yield from unknown(f"{where}, certifies", item.certifies, "unknown-item")
        yield from unknown(f"{where}, replaced_by", item.replaced_by, "unknown-item")
    for step in roadmap.all_steps:
        covered = (*step.covers, *step.optional)
        yield from unknown(f"step {shortened(step.id)}", covered, "unknown-item")


def _group_faults(item: Attainable) -> Iterator[Fault]:
    for requirement in item.requirements:
        where = f"item {shortened(item.id)}, requirement {shortened(words(requirement.of))}"
        if depth(requirement.of) > MOST_DEPTH:
            found = f"groups nested {depth(requirement.of)} deep"
            yield Fault(where, found, f"at most {MOST_DEPTH} levels", "group-depth")
        for group in _groups(requirement.of):
            if not group.members:
                yield Fault(where, "an empty group", "one member or more", "empty-group")
            elif not _is_count(group.minimum, len(group.members)):
                found = f"at least {group.minimum} of {len(group.members)}"
                yield Fault(where, found, f"1 to {len(group.members)}", "group-minimum")
    yield from _doubled(item)


def _is_count(minimum: int, most: int) -> bool:
    return isinstance(minimum, int) and 1 <= minimum <= most


def _groups(expression: Expression) -> Iterator[Group]:
    if isinstance(expression, Group):
        yield expression
        for member in expression.members:
            yield from _groups(member)


def _doubled(item: Attainable) -> Iterator[Fault]:
    counted: Counter[Expression] = Counter(one.of for one in item.requirements)
    for expression, count in counted.items():
        if count > 1:
            yield Fault(
                f"item {shortened(item.id)}, requirement {shortened(words(expression))}",
                f"{count} times the same",
                "each requirement once",
                "duplicate-requirement",
            )


def _waiting_faults(roadmap: Roadmap) -> list[Fault]:
    gates = Gates.of(roadmap.items)
    faults = []
    for waiting in waiting_sets(gates):
        ids = {gates.ids[place] for place in waiting}
        failing = (
            f"'{item.id}' requires {words(_failing(item, ids).of)}"
            for item in roadmap.items
            if item.id in ids
        )
        faults.append(
            Fault(
                "items " + ", ".join(f"'{one}'" for one in sorted(ids)),
                f"items that wait for each other: {'; '.join(failing)}",
                "items that can be attained starting from nothing",
                "unattainable",
            )
        )
    return faults


def _failing(item: Attainable, waiting: set[str]) -> Requirement:
    """The first requirement that cannot be met without the items that wait."""
    return next(one for one in item.required if not _met_without(one.of, waiting))


def _met_without(expression: Expression, waiting: set[str]) -> bool:
    if not isinstance(expression, Group):
        return expression not in waiting
    met = sum(_met_without(member, waiting) for member in expression.members)
    return met >= expression.minimum
