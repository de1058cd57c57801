"""What can be wrong with the terms of a study plan."""

from __future__ import annotations

from typing import TYPE_CHECKING

from skillpath.graph.errors import SkillpathError

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date


class TermsError(SkillpathError, ValueError):
    """A term that is out of range: its field, what was found, what was expected."""

    def __init__(self, field: str, found: object, expected: str) -> None:
        """Keep all three."""
        super().__init__(field, found, expected)
        self.field, self.found, self.expected = field, found, expected

    def __str__(self) -> str:
        """All three."""
        return f"{self.field}: found {self.found}; expected {self.expected}"


class NoTimeError(SkillpathError, ValueError):
    """Fifty years do not suffice for so many hours."""

    def __init__(self, hours: float, start: date) -> None:
        """Keep the likely hours and the first day."""
        super().__init__(hours, start)
        self.hours, self.start = hours, start

    def __str__(self) -> str:
        """How many hours, from which day on."""
        return (
            f"found too little time for {self.hours:g} hours from {self.start.isoformat()} on; "
            "expected hours a week that finish them within fifty years"
        )


class TooLongError(SkillpathError, ValueError):
    """Items that are to be kept whole, and fit into no week; the hours of the fullest week."""

    def __init__(self, items: Sequence[str], most: float) -> None:
        """Keep the ids and the hours."""
        super().__init__(tuple(items), most)
        self.items, self.most = tuple(items), most

    def __str__(self) -> str:
        """Which, and how many hours there are."""
        return (
            f"whole: found {', '.join(map(repr, self.items))}, which take longer than the "
            f"{self.most:g} hours of a week; expected items that fit into one"
        )
