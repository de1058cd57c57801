"""Requirements: groups of prerequisites, k of n, nested to any depth."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Container, Iterator

    from skillpath.graph.attainables import ItemId

MOST_DEPTH = 16
"""Levels of groups in groups."""


class Strength(StrEnum):
    """Whether a requirement gates its item or only helps."""

    REQUIRED = "required"
    RECOMMENDED = "recommended"


@dataclass(frozen=True, slots=True)
class Group:
    """At least `minimum` of `members`; a member is an id or an inner group.

    Members are a set in meaning: doubles are dropped and one order is kept. A `Roadmap` refuses
    a group unless 1 <= minimum <= number of members.
    """

    members: tuple[Expression, ...]
    minimum: int

    def __post_init__(self) -> None:
        """Drop doubles and sort."""
        distinct = set(self.members)
        try:
            members = sorted(distinct)  # type: ignore[type-var]
        except TypeError:  # ids stand before groups, which have no order of their own
            members = sorted(distinct, key=expression_key)
        object.__setattr__(self, "members", tuple(members))


Expression: TypeAlias = "ItemId | Group"
"""A prerequisite's id, or a group of expressions."""


@dataclass(frozen=True, slots=True)
class Requirement:
    """One prerequisite or group of an attainable, why it is one, and who says so."""

    of: Expression
    reason: str = ""
    source: str = ""
    strength: Strength = Strength.REQUIRED

    @property
    def part(self) -> str:
        """The key of the JSON form that holds it."""
        return "requires" if self.strength is Strength.REQUIRED else "recommends"


def all_of(*members: Expression) -> Group:
    """Every member.

    >>> words(all_of("python", any_of("statistics", "probability")))
    'all_of(python, any_of(probability, statistics))'
    """
    return Group(members, len(set(members)))


def any_of(*members: Expression) -> Group:
    """One member or more.

    >>> words(any_of("python", "r"))
    'any_of(python, r)'
    """
    return Group(members, 1)


def at_least(minimum: int, *members: Expression) -> Group:
    """At least `minimum` different members.

    >>> words(at_least(2, "aws", "azure", "gcp"))
    'at_least(2; aws, azure, gcp)'
    """
    return Group(members, minimum)


def expression_key(expression: Expression) -> tuple[object, ...]:
    """A sort key: ids before groups, then by content."""
    if isinstance(expression, Group):
        inner = tuple(expression_key(member) for member in expression.members)
        return (1, expression.minimum, inner)
    return (0, expression)


def mentioned(expression: Expression) -> Iterator[ItemId]:
    """The ids in an expression, at any depth, each as often as it occurs.

    >>> list(mentioned(all_of("python", any_of("statistics", "probability"))))
    ['python', 'probability', 'statistics']
    """
    pending = [expression]
    while pending:
        one = pending.pop()
        if isinstance(one, Group):
            pending.extend(reversed(one.members))
        else:
            yield one


def is_met(expression: Expression, attained: Container[str]) -> bool:
    """Whether the attained items satisfy the expression.

    >>> is_met(at_least(2, "aws", "azure", "gcp"), {"aws", "gcp"})
    True
    """
    if not isinstance(expression, Group):
        return expression in attained
    met = sum(is_met(member, attained) for member in expression.members)
    return met >= expression.minimum


def meeting(expression: Expression, attained: Container[str]) -> tuple[ItemId, ...]:
    """Of the attained items that satisfy the expression, as they must, the first that do."""
    if not isinstance(expression, Group):
        return (expression,)
    met = [member for member in expression.members if is_met(member, attained)]
    inner = (one for member in met[: expression.minimum] for one in meeting(member, attained))
    return tuple(dict.fromkeys(inner))


def depth(expression: Expression) -> int:
    """How deep the groups nest: 0 for an id, 1 for a group of ids."""
    if not isinstance(expression, Group):
        return 0
    return 1 + max((depth(member) for member in expression.members), default=0)


def words(expression: Expression) -> str:
    """The expression in the author grammar: `any_of(a, all_of(b, c))`.

    >>> words(all_of("python", at_least(2, "aws", "azure", "gcp")))
    'all_of(python, at_least(2; aws, azure, gcp))'
    """
    if not isinstance(expression, Group):
        return expression
    inner = ", ".join(words(member) for member in expression.members)
    if expression.minimum == len(expression.members):
        return f"all_of({inner})"
    if expression.minimum == 1:
        return f"any_of({inner})"
    return f"at_least({expression.minimum}; {inner})"
