"""Fields that are wrong, whoever found that out: where, what was found, what was expected."""

from __future__ import annotations

from typing import TYPE_CHECKING

from skillpath.graph import (
    ContradictionError,
    LimitError,
    NoTimeError,
    SameGoalError,
    SkillpathError,
    TermsError,
    TooLongError,
    ValuesError,
)
from skillpath.graph.errors import shortened
from skillpath.service.plan_terms import WrongTermsError

if TYPE_CHECKING:
    from collections.abc import Sequence

    Wrong = tuple[str, str, str]

MORE_HOURS = "hours a week that finish them within fifty years"
FITTING = "items that fit into one week"


class InvalidFieldsError(SkillpathError, ValueError):
    """Parameters or fields that are wrong: where, what was found, what was expected."""

    def __init__(self, fields: Sequence[Wrong]) -> None:
        """Keep all of them."""
        super().__init__(tuple(fields))
        self.fields = tuple(fields)

    def __str__(self) -> str:
        """All of them in one line."""
        return "; ".join(
            f"{where}: found {found}; expected {expected}" for where, found, expected in self.fields
        )


def fields_of(error: SkillpathError) -> Sequence[Wrong]:
    """The fields that an error of a question is about; none for other errors."""
    match error:
        case InvalidFieldsError():
            return error.fields
        case WrongTermsError():
            return [(one.field, str(one.found), one.expected) for one in error.terms]
        case TermsError():
            return [(error.field, str(error.found), error.expected)]
        case NoTimeError() | TooLongError():
            return [_time(error)]
    return _of_names(error)


def _of_names(error: SkillpathError) -> Sequence[Wrong]:
    match error:
        case LimitError():
            return [(error.name, str(error.found), f"{error.least} to {error.most}")]
        case SameGoalError():
            return [("goal", " and ".join(map(shortened, error.names)), "goals that differ")]
        case ContradictionError():
            listed = " and ".join(map(shortened, error.items))
            return [("prefer", f"{listed}, forbidden too", "items that are not forbidden")]
        case ValuesError():
            return [("value", error.found, error.wanted)]
    return []


def _time(error: NoTimeError | TooLongError) -> Wrong:
    if isinstance(error, NoTimeError):
        days = f"{error.hours:g} hours to learn from {error.start.isoformat()} on"
        return "hours_per_week", days, MORE_HOURS
    listed = ", ".join(map(shortened, error.items))
    return "whole", f"{listed}, longer than {error.most:g} hours", FITTING
