"""What a snapshot says in JSON: of an item an array that ends where nothing more is said."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import orjson

from skillpath.graph.attainables import (
    Attainable,
    Cost,
    Effort,
    Kind,
    Level,
    Mapping,
    Resource,
    Status,
)
from skillpath.graph.outlines import Outline, Step
from skillpath.graph.requirements import Group, Requirement, Strength

if TYPE_CHECKING:
    from skillpath.graph.requirements import Expression

HEAD = ("id", "name", "base", "description", "version", "license", "prepares_for")
"""The fields of a roadmap that stand in the header."""

KINDS, LEVELS, STATUSES, STRENGTHS = tuple(Kind), tuple(Level), tuple(Status), tuple(Strength)
ABSENT: tuple[Any, ...] = ("", (), 0, None, 0, "", (), "", (), (), (), 0, (), None, None)
"""What stands for a part that is not there, in the order of a record; nothing else is empty."""


def record_of(item: Attainable) -> bytes:
    """The item without its id; `item_in` makes an equal one of it, with numbers of equal types."""
    effort, cost = item.effort, item.cost
    record: list[Any] = [
        item.name,
        [_requirement(one) for one in item.requirements],
        KINDS.index(item.kind),
        [effort.low, effort.likely, effort.high] if effort else None,
        1 + LEVELS.index(item.level) if item.level else 0,
        item.description,
        item.alt_labels,
        item.url,
        item.certifies,
        [[one.name, one.url, one.hours] for one in item.resources],
        [[one.match, one.iri, one.name, one.code] for one in item.mappings],
        STATUSES.index(item.status),
        item.replaced_by,
        [cost.amount, cost.currency] if cost else None,
        item.valid_months,
    ]
    while len(record) > 1 and record[-1] in (ABSENT[len(record) - 1], []):
        record.pop()  # the first level is the number 0, which is not the absence of one
    return orjson.dumps(record)


def item_in(identifier: str, record: memoryview) -> Attainable:
    """The item of a record."""
    found: list[Any] = orjson.loads(record)
    name, requirements, kind, effort, level, description, alt_labels, url, *others = (
        *found,
        *ABSENT[len(found) :],
    )
    certifies, resources, mappings, status, replaced_by, cost, valid_months = others
    return Attainable(
        identifier,
        name,
        kind=KINDS[kind],
        effort=Effort(*effort) if effort else None,
        level=LEVELS[level - 1] if level else None,
        alt_labels=tuple(alt_labels),
        description=description,
        url=url,
        requirements=tuple([_requirement_in(*one) for one in requirements]),
        certifies=tuple(certifies),
        status=STATUSES[status],
        replaced_by=tuple(replaced_by),
        resources=tuple([Resource(*one) for one in resources]),
        mappings=tuple([Mapping(*one) for one in mappings]),
        cost=Cost(*cost) if cost else None,
        valid_months=valid_months,
    )


def outline_record(one: Outline) -> list[Any]:
    """An outline for the JSON of a snapshot."""
    steps = [[step.id, step.name, step.position, step.covers, step.optional] for step in one.steps]
    return [one.id, one.name, steps, one.description, one.prepares_for]


def outline_in(record: list[Any]) -> Outline:
    """The outline of a record."""
    identifier, name, steps, description, prepares_for = record
    made = tuple([Step(one, called, at, tuple(c), tuple(o)) for one, called, at, c, o in steps])
    return Outline(identifier, name, made, description, prepares_for)


def _requirement(one: Requirement) -> list[Any]:
    return [_expression(one.of), one.reason, one.source, STRENGTHS.index(one.strength)]


def _requirement_in(of: Any, reason: str, source: str, strength: int) -> Requirement:
    return Requirement(_expression_in(of), reason, source, STRENGTHS[strength])


def _expression(expression: Expression) -> Any:
    """An id, or a list of the least number of members and the members."""
    if not isinstance(expression, Group):
        return expression
    return [expression.minimum, *map(_expression, expression.members)]


def _expression_in(found: Any) -> Expression:
    if isinstance(found, str):
        return found
    return Group(tuple(map(_expression_in, found[1:])), found[0])
