"""What makes a roadmap impossible: every fault at once."""

from __future__ import annotations

import math
import re
from collections import Counter
from typing import TYPE_CHECKING

from skillpath.graph.errors import Fault, shortened
from skillpath.graph.gates import Gates
from skillpath.graph.requirements import Group, depth, mentioned, words
from skillpath.graph.spelling import nearest
from skillpath.graph.waiting import waiting_sets

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from skillpath.graph.attainables import Attainable, Effort
    from skillpath.graph.requirements import Expression, Requirement
    from skillpath.graph.roadmap import Roadmap

ID_FORM = re.compile(r"[a-z0-9][a-z0-9._-]*")
LINK_FORM = re.compile(r"https?://[^\s<>\"'{}|\\^`\x00-\x20]{1,2000}")
KEYWORDS = frozenset({"all_of", "any_of", "at_least"})
MOST_HOURS = 100_000
MOST_ID = 100
MOST_NAME = 300
MOST_DEPTH = 16
MOST_SUGGESTIONS = 20
"""For how many unknown names the nearest are looked up; each look-up reads all ids."""


def is_id(text: str) -> bool:
    """Whether the text may be an id."""
    return bool(ID_FORM.fullmatch(text)) and text not in KEYWORDS and len(text) <= MOST_ID


def faults_of(roadmap: Roadmap) -> list[Fault]:
    """All faults of a roadmap that is being made.

    Whether everything can be attained is asked only once nothing else is wrong, because a
    missing prerequisite would make half of a roadmap look unattainable.
    """
    faults = [
        *_id_faults(roadmap),
        *_name_faults(roadmap),
        *(fault for item in roadmap.items for fault in _effort_faults(item)),
        *(fault for item in roadmap.items for fault in _link_faults(item)),
        *_reference_faults(roadmap),
        *(fault for item in roadmap.items for fault in _group_faults(item)),
    ]
    return faults or _waiting_faults(roadmap)


def _id_faults(roadmap: Roadmap) -> Iterator[Fault]:
    everything = [
        ("roadmap", roadmap.id),
        *(("step", step.id) for step in roadmap.steps),
        *(("item", item.id) for item in roadmap.items),
    ]
    expected = f"an id of the form {ID_FORM.pattern}, at most {MOST_ID} characters"
    for what, identifier in everything:
        if not is_id(identifier):
            yield Fault(f"{what} {shortened(identifier)}", shortened(identifier), expected, "id")
    for identifier, count in Counter(identifier for _, identifier in everything).items():
        if count > 1:
            yield Fault(
                f"id {shortened(identifier)}",
                f"{count} that bear it",
                "an id that one item, step or roadmap bears",
                "duplicate-id",
            )


def _name_faults(roadmap: Roadmap) -> Iterator[Fault]:
    named = [
        (f"roadmap '{roadmap.id}'", roadmap.name),
        *((f"step '{step.id}'", step.name) for step in roadmap.steps),
        *((f"item '{item.id}'", item.name) for item in roadmap.items),
    ]
    for where, name in named:
        if not name.strip() or len(name) > MOST_NAME:
            found = shortened(name) if name.strip() else "no name"
            yield Fault(where, found, f"a name of 1 to {MOST_NAME} characters", "name")
    first: dict[str, Attainable] = {}
    for item in roadmap.items:
        other = first.setdefault(item.name.casefold(), item)
        if other is not item and item.name.strip():
            yield Fault(
                f"item '{item.id}'",
                f"the name {shortened(item.name)} of '{other.id}'",
                "a name of its own",
                "duplicate-name",
            )


def _effort_faults(item: Attainable) -> Iterator[Fault]:
    effort = item.effort
    if effort is not None and not _is_sound(effort):
        yield Fault(
            f"item '{item.id}'",
            f"hours {effort.low}-{effort.likely}-{effort.high}",
            f"0 < low <= likely <= high <= {MOST_HOURS}",
            "hours",
        )


def _is_sound(effort: Effort) -> bool:
    numbers = (effort.low, effort.likely, effort.high)
    return all(map(math.isfinite, numbers)) and (
        0 < effort.low <= effort.likely <= effort.high <= MOST_HOURS
    )


def _link_faults(item: Attainable) -> Iterator[Fault]:
    links = [
        *([item.url] if item.url else []),
        *(resource.url for resource in item.resources),
        *(mapping.iri for mapping in item.mappings),
    ]
    for link in links:
        if not LINK_FORM.fullmatch(link):
            expected = "an address that begins with https:// or http:// and holds no blank"
            yield Fault(f"item '{item.id}'", f"the link {shortened(link)}", expected, "link")


def _reference_faults(roadmap: Roadmap) -> Iterator[Fault]:
    ids = {item.id for item in roadmap.items}
    suggestions = iter(range(MOST_SUGGESTIONS))

    def unknown(where: str, names: Iterable[str], code: str) -> Iterator[Fault]:
        for name in sorted(set(names) - ids):
            near = nearest(name, ids) if next(suggestions, None) is not None else ()
            hint = f"; nearest: {', '.join(near)}" if near else ""
            yield Fault(where, shortened(name), f"the id of an item{hint}", code)

    for item in roadmap.items:
        where = f"item '{item.id}'"
        needed = (name for one in item.requirements for name in mentioned(one.of))
        yield from unknown(f"{where}, requirements", needed, "unknown-prerequisite")
        yield from unknown(f"{where}, certifies", item.certifies, "unknown-item")
        yield from unknown(f"{where}, replaced_by", item.replaced_by, "unknown-item")
    for step in roadmap.steps:
        covered = (*step.covers, *step.optional)
        yield from unknown(f"step '{step.id}'", covered, "unknown-item")


def _group_faults(item: Attainable) -> Iterator[Fault]:
    for requirement in item.requirements:
        where = f"item '{item.id}', requirement {shortened(words(requirement.of))}"
        if depth(requirement.of) > MOST_DEPTH:
            found = f"groups nested {depth(requirement.of)} deep"
            yield Fault(where, found, f"at most {MOST_DEPTH} levels", "group-depth")
        for group in _groups(requirement.of):
            if not group.members:
                yield Fault(where, "an empty group", "one member or more", "empty-group")
            elif not 1 <= group.minimum <= len(group.members):
                found = f"at least {group.minimum} of {len(group.members)}"
                yield Fault(where, found, f"1 to {len(group.members)}", "group-minimum")
    yield from _doubled(item)


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
                f"item '{item.id}', requirement {shortened(words(expression))}",
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
