"""What makes a roadmap impossible: every fault at once."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from itertools import islice
from typing import TYPE_CHECKING

from skillpath.graph.errors import Fault, shortened
from skillpath.graph.requirements import MOST_DEPTH, Group, depth, mentioned, words
from skillpath.graph.structure.attainment import generations
from skillpath.graph.structure.gates import Gates
from skillpath.graph.structure.waiting import waiting_sets
from skillpath.graph.validity.amounts import amount_faults
from skillpath.graph.validity.references import reference_faults
from skillpath.graph.validity.texts import text_faults

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from skillpath.graph.attainables import Attainable
    from skillpath.graph.requirements import Expression, Requirement
    from skillpath.graph.roadmap import Roadmap

MOST_SHOWN = 12
"""Of items that wait for each other, of wrong groups; nobody mends more at once."""


def faults_of(roadmap: Roadmap) -> list[Fault]:
    """All faults of a roadmap that is being made.

    Items wait for each other only by requirements that are sound themselves, because a missing
    prerequisite would make half of a roadmap look unattainable.
    """
    ids = {item.id for item in roadmap.items}
    of_requirements = [
        *reference_faults(roadmap, ids),
        *(fault for item in roadmap.items if item.requirements for fault in _group_faults(item)),
    ]
    is_sound = not of_requirements and len(ids) == len(roadmap.items)
    sound = roadmap.items if is_sound else _sound(roadmap.items, ids)
    gates = roadmap.gates if is_sound else Gates.of(sound)
    attained = roadmap.rounds if is_sound else generations(gates)
    return [
        *_emptiness_faults(roadmap),
        *text_faults(roadmap),
        *amount_faults(roadmap),
        *of_requirements,
        *(_waiting_faults(sound, gates, attained) if len(attained) < len(sound) else ()),
    ]


def _emptiness_faults(roadmap: Roadmap) -> Iterator[Fault]:
    if not roadmap.items:
        yield Fault(f"roadmap {shortened(roadmap.id)}", "no items", "one item or more", "empty")
    for outline in roadmap.specializations:
        if not outline.steps:
            where = f"roadmap {shortened(outline.id)}"
            yield Fault(
                where, "no steps", "one step or more", "empty", subject=outline.id, part="steps"
            )


def _group_faults(item: Attainable) -> Iterator[Fault]:
    for requirement in item.requirements:
        of = requirement.of
        if isinstance(of, Group) and not (_is_flat(of) and 1 <= of.minimum <= len(of.members)):
            yield from _faults_in(item, requirement)
    if len(item.requirements) > 1 and len({one.of for one in item.requirements}) < len(
        item.requirements
    ):
        yield from _doubled(item)


def _is_flat(group: Group) -> bool:
    """Whether it has members, ids alone; ids stand before groups."""
    return bool(group.members) and isinstance(group.members[-1], str)


def _faults_in(item: Attainable, requirement: Requirement) -> Iterator[Fault]:
    """What is wrong with the groups of one requirement, each thing once."""
    wrong = tuple(islice(dict.fromkeys(_wrong_groups(requirement.of)), MOST_SHOWN))
    where = wrong and f"item {shortened(item.id)}, requirement {shortened(words(requirement.of))}"
    for found, expected, code in wrong:
        yield Fault(f"{where}", found, expected, code, subject=item.id, part=requirement.part)


def _wrong_groups(expression: Expression) -> Iterator[tuple[str, str, str]]:
    """What was found, what was expected, and the code of it."""
    levels = depth(expression)
    if levels > MOST_DEPTH:
        yield f"groups nested {levels} deep", f"at most {MOST_DEPTH} levels", "group-depth"
    for group in _groups(expression):
        most = len(group.members)
        if not most:
            yield "an empty group", "one member or more", "empty-group"
        elif not _is_count(group.minimum, most):
            yield f"at least {group.minimum} of {most}", f"1 to {most}", "group-minimum"


def _is_count(minimum: int, most: int) -> bool:
    return isinstance(minimum, int) and 1 <= minimum <= most


def _groups(expression: Expression) -> Iterator[Group]:
    if isinstance(expression, Group):
        yield expression
        for member in expression.members:
            yield from _groups(member)


def _doubled(item: Attainable) -> Iterator[Fault]:
    counted: Counter[Expression] = Counter(one.of for one in item.requirements)
    parts = {one.of: one.part for one in item.requirements}
    for expression, count in counted.items():
        if count > 1:
            yield Fault(
                f"item {shortened(item.id)}, requirement {shortened(words(expression))}",
                f"{count} times the same",
                "each requirement once",
                "duplicate-requirement",
                subject=item.id,
                part=parts[expression],
            )


def _waiting_faults(
    sound: Sequence[Attainable], gates: Gates, attained: Collection[int]
) -> Iterator[Fault]:
    for waiting in waiting_sets(gates, attained):
        together = sorted(gates.ids[place] for place in waiting)
        shown = together[:MOST_SHOWN]
        failing = [
            f"'{one}' requires {words(_failing(sound[gates.place[one]], set(together)).of)}"
            for one in shown
        ]
        rest = [f"{len(together) - len(shown)} more"] if len(together) > len(shown) else []
        named = ", ".join([*(f"'{one}'" for one in shown), *rest])
        is_alone = len(together) == 1
        what = "an item that waits for itself" if is_alone else "items that wait for each other"
        yield Fault(
            f"item {named}" if is_alone else f"items {named}",
            f"{what}: {'; '.join([*failing, *rest])}",
            "what can be attained starting from nothing",
            "unattainable",
            subject=together[0],
            part="requires",
        )


def _sound(items: Sequence[Attainable], ids: set[str]) -> list[Attainable]:
    """The items, each id once, with those required groups alone that have no fault."""
    first = {item.id: item for item in reversed(items)} if len(ids) < len(items) else None
    kept = sorted(first.values(), key=lambda item: item.id) if first else items
    return [
        item
        if all(_is_sound(one.of, ids) for one in item.requirements)
        else replace(
            item, requirements=tuple(one for one in item.requirements if _is_sound(one.of, ids))
        )
        for item in kept
    ]


def _is_sound(expression: Expression, ids: set[str]) -> bool:
    if not isinstance(expression, Group):
        return expression in ids
    return (
        depth(expression) <= MOST_DEPTH
        and all(_is_count(group.minimum, len(group.members)) for group in _groups(expression))
        and all(one in ids for one in mentioned(expression))
    )


def _failing(item: Attainable, waiting: set[str]) -> Requirement:
    """The first requirement that cannot be met without the items that wait."""
    return next(one for one in item.required if not _met_without(one.of, waiting))


def _met_without(expression: Expression, waiting: set[str]) -> bool:
    if not isinstance(expression, Group):
        return expression not in waiting
    met = sum(_met_without(member, waiting) for member in expression.members)
    return met >= expression.minimum
