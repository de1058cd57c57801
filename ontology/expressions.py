"""Expressions in the JSON form: an id, or an object that names a group."""

from __future__ import annotations

from typing import Any

from skillpath.graph import Expression, Group, all_of, any_of, at_least
from skillpath.graph.requirements import MOST_DEPTH

FORMS = '"id", {"all_of": […]}, {"any_of": […]} or {"at_least": k, "of": […]}'


def expression_of(found: object, depth: int = 0) -> Expression:
    """The expression that a JSON value describes.

    Raises:
        ValueError: saying what was expected, when it describes none or nests too deep.
    """
    if depth > MOST_DEPTH:
        raise ValueError(f"groups nested at most {MOST_DEPTH} deep")
    match found:
        case str():
            return found
        case {"all_of": list() as members, **rest} if not rest:
            return all_of(*_members(members, depth))
        case {"any_of": list() as members, **rest} if not rest:
            return any_of(*_members(members, depth))
        case {"at_least": bool()}:
            pass
        case {"at_least": int() as minimum, "of": list() as members, **rest} if not rest:
            return at_least(minimum, *_members(members, depth))
    raise ValueError(f"an expression: {FORMS}")


def _members(found: list[Any], depth: int) -> list[Expression]:
    return [expression_of(member, depth + 1) for member in found]


def document_expression(expression: Expression) -> Any:
    """The JSON value of an expression."""
    if not isinstance(expression, Group):
        return expression
    members = [document_expression(member) for member in expression.members]
    if expression.minimum == len(members):
        return {"all_of": members}
    if expression.minimum == 1:
        return {"any_of": members}
    return {"at_least": expression.minimum, "of": members}
