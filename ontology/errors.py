"""Files that cannot be read at all."""

from __future__ import annotations

from skillpath.graph import SkillpathError


class UnreadableError(SkillpathError, ValueError):
    """A file that is not there, too large, or not of a format that can be read."""

    def __init__(self, where: str, found: str, expected: str) -> None:
        """Keep where, what was found and what was expected."""
        super().__init__(where, found, expected)
        self.where, self.found, self.expected = where, found, expected

    def __str__(self) -> str:
        """One line for a person."""
        return f"{self.where}: found {self.found}; expected {self.expected}"
