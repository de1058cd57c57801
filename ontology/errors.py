"""Files that cannot be read at all."""

from __future__ import annotations

from skillpath.graph import SkillpathError
from skillpath.graph.errors import one_line


class UnreadableError(SkillpathError, ValueError):
    """A file that is not there, too large, or not of a format that can be read."""

    def __init__(
        self, where: str, found: str, expected: str, line: int = 0, within: str = ""
    ) -> None:
        """Keep the file, what was found and what was expected.

        The line is from 1, 0 where unknown; `within` is the node and property in the file.
        """
        super().__init__(where, found, expected, line, within)
        self.where = where
        self.found, self.expected = one_line(found), one_line(expected)
        self.line, self.within = line, within

    def __str__(self) -> str:
        """One line for a person."""
        at = f", line {self.line}" if self.line else ""
        within = f", {self.within}" if self.within else ""
        where = f"{one_line(self.where)}{at}{one_line(within)}"
        return f"{where}: found {self.found}; expected {self.expected}"
