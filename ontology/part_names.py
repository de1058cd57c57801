"""The names of what belongs to an item: its requirements with their groups, its resources.

An item's id has no capitals and each of these names has one behind it, so that no part is named
like an item, and the item of a part can be told from the name alone.
"""

from __future__ import annotations

import hashlib
import re
from typing import TYPE_CHECKING

from skillpath.graph import Group, Strength

if TYPE_CHECKING:
    from collections.abc import Iterator

    from skillpath.graph import Attainable, Expression, Requirement, Roadmap

LONGEST_NAME = 120
"""Requirements with longer names than this get a digest of the name instead."""

PART_FORM = re.compile(r"([a-z0-9][a-z0-9._-]*)\.[A-Z].*")


def requirement_name(item: Attainable, requirement: Requirement) -> str:
    """The name of an outermost requirement: it depends on what is asked for alone."""
    verb = "Requires" if requirement.strength is Strength.REQUIRED else "Recommends"
    return f"{item.id}.{verb}.{_named(requirement.of)}"


def group_name(outer: str, group: Group) -> str:
    """The name of a group within the requirement or the group of that name."""
    return f"{outer}.{_named(group)}"


def resource_name(item: Attainable, number: int) -> str:
    """The name of a resource; the first has the number 1."""
    return f"{item.id}.Resource.{number}"


def holder(roadmap: Roadmap, name: str) -> Attainable | None:
    """The item that has a part of this name; None where there is no such part."""
    told = PART_FORM.fullmatch(name)
    item = roadmap.by_id.get(told[1]) if told else None
    return item if item is not None and name in part_names(item) else None


def part_names(item: Attainable) -> Iterator[str]:
    """The names of all parts of an item."""
    for requirement in item.requirements:
        name = requirement_name(item, requirement)
        yield name
        yield from _inner_names(name, requirement.of)
    for number, _ in enumerate(item.resources, start=1):
        yield resource_name(item, number)


def _inner_names(outer: str, expression: Expression) -> Iterator[str]:
    for member in expression.members if isinstance(expression, Group) else ():
        if isinstance(member, Group):
            name = group_name(outer, member)
            yield name
            yield from _inner_names(name, member)


def _named(expression: Expression) -> str:
    """Spelled out, or as a digest: no two contents share a name."""
    name = _spelled(expression)
    if len(name) <= LONGEST_NAME:
        return name
    return f"Digest.{hashlib.sha256(name.encode()).hexdigest()[:32]}"


def _spelled(expression: Expression) -> str:
    if not isinstance(expression, Group):
        return expression
    count, most = expression.minimum, len(expression.members)
    joint = ".And." if count == most else ".Or."
    return f"{count}Of{most}.{joint.join(map(_spelled, expression.members))}"
