"""On which terms what was learned is repeated, so that it is not forgotten."""

from __future__ import annotations

from dataclasses import dataclass
from math import isfinite
from typing import TYPE_CHECKING

from skillpath.graph.planning.plan_errors import TermsError

if TYPE_CHECKING:
    from datetime import date

MOST_SHARE = 0.5
MOST_PART = 0.9
MOST_HOURS = 1.0
"""The most that one repetition takes."""


@dataclass(frozen=True, slots=True)
class Review:
    """How much of the time goes into repetition, at most, and what one repetition takes and does.

    `share` of a week's hours, up to a half, is the most that repetition takes; it takes no more
    than is due. One takes `cost` times the item's hours, and at most an hour. It is due when the
    chance to recall the item falls to `retention`. To learn or repeat an item refreshes what it
    requires by `part`, up to 0.9: as if that share of the time since had not passed; and what
    that requires by the square of it.

    Raises:
        TermsError: for a number that is out of range.
    """

    share: float = 0.1
    cost: float = 0.05
    part: float = 0.3
    retention: float = 0.9

    def __post_init__(self) -> None:
        """Refuse what is out of range."""
        for name, least, most in (
            ("share", 0.0, MOST_SHARE),
            ("cost", 0.0, 1.0),
            ("part", 0.0, MOST_PART),
            ("retention", 0.5, 0.99),
        ):
            found = getattr(self, name)
            if not (isfinite(found) and least <= found <= most):
                expected = f"a number from {least:g} to {most:g}"
                raise TermsError(f"review {name}", f"{found:g}", expected)

    def hours(self, learned: float) -> float:
        """What one repetition takes of an item that took so many hours."""
        return min(learned * self.cost, MOST_HOURS)


@dataclass(frozen=True, slots=True)
class Due:
    """An item to repeat: since when that is due, and the chance to recall it now, 0 to 1."""

    id: str
    since: date
    recall: float
