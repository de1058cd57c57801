"""The lines of a calendar that are read of it, unfolded.

Source: RFC 5545, section 3.1.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from skillpath.graph.errors import shortened
from skillpath.ontology.errors import UnreadableError
from skillpath.ontology.files import BYTE_ORDER_MARK, decoded

if TYPE_CHECKING:
    from collections.abc import Iterator

READ = (
    *("BEGIN", "END", "UID", "STATUS", "COMPLETED", "PERCENT-COMPLETE"),
    *("X-WR-TIMEZONE", "X-SKILLPATH-"),
)
"""How the lines begin that are read."""
LINE_EXPECTED = "a line of a calendar, such as 'STATUS:COMPLETED'"


class Line(NamedTuple):
    """A line with the number of its first one in the file, from 1; its value is unescaped."""

    number: int
    name: str
    value: str


def lines_in(text: bytes, where: str) -> Iterator[Line]:
    """The lines in their order; of properties that nobody reads only that they are lines.

    Raises:
        UnreadableError: at the first that is none.
    """
    from icalendar.parser import Contentline

    for number, line in _unfolded(decoded(text.removeprefix(BYTE_ORDER_MARK), where)):
        if ":" not in line:
            raise UnreadableError(where, shortened(line), LINE_EXPECTED, number)
        if line.upper().startswith(READ):
            try:
                name, _, value = Contentline(line).parts()  # type: ignore[no-untyped-call]
            except ValueError:
                raise UnreadableError(where, shortened(line), LINE_EXPECTED, number) from None
            yield Line(number, name.upper(), value.strip())


def _unfolded(text: str) -> Iterator[tuple[int, str]]:
    """Lines that are more than blank; one that begins with a blank goes on with that before it."""
    first, parts = 1, [""]
    for number, line in enumerate(text.replace("\r\n", "\n").split("\n"), start=1):
        if line[:1] in (" ", "\t") and any(parts):
            parts.append(line[1:])
            continue
        if whole := "".join(parts).strip():
            yield first, whole
        first, parts = number, [line]
    if whole := "".join(parts).strip():
        yield first, whole
