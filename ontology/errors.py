"""Files that cannot be read at all."""

from __future__ import annotations

from skillpath.graph import SkillpathError
from skillpath.graph.errors import one_line


class UnreadableError(SkillpathError, ValueError):
    """A file that is not there, too large, or not of a format that can be read."""

    def __init__(self, where: str, found: str, expected: str, line: int = 0) -> None:
        """Keep where, what was found and what was expected; the line from 1, 0 where unknown."""
        super().__init__(where, found, expected, line)
        self.where, self.line = where, line
        self.found, self.expected = one_line(found), one_line(expected)

    def __str__(self) -> str:
        """One line for a person."""
        at = f", line {self.line}" if self.line else ""
        return f"{one_line(self.where)}{at}: found {self.found}; expected {self.expected}"
