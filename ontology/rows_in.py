"""The rows of a table in a file, whatever spreadsheet wrote it."""

from __future__ import annotations

import csv
import io
import re
from typing import TYPE_CHECKING

from skillpath.graph.validity.texts import MOST_TEXT
from skillpath.ontology.errors import UnreadableError
from skillpath.ontology.files import decoded

if TYPE_CHECKING:
    from _csv import Reader
    from collections.abc import Sequence

DELIMITERS = (",", ";", "\t")
SAVE_AS = "UTF-8; in a spreadsheet save as 'CSV UTF-8'"
COMMENT = "#"

SEPARATOR = re.compile(r'"?sep=."?(?=\r?\n)')
"""A first line that is for one spreadsheet program alone."""


def rows_in(text: bytes, where: str) -> Reader:
    """The rows, with cells between commas, or between semicolons or tabs where the header has them.

    Raises:
        UnreadableError: when it is no text in UTF-8.
    """
    lines = io.StringIO(_text(text, where), newline="")
    header = lines.readline()
    while header.lstrip(' "').startswith(COMMENT) or header.isspace():
        header = lines.readline()
    delimiter = max(DELIMITERS, key=header.count)
    lines.seek(0)
    return csv.reader(lines, delimiter=delimiter, strict=True)


def misread(error: csv.Error) -> tuple[str, str]:
    """What was found and what was expected, where a row cannot be read."""
    text = str(error)
    if "expected after" in text:
        return "a quote inside a cell in quotes", 'it doubled, as ""'
    if "end of data" in text:
        return "a quote that opens a cell and is never closed", "a second one where the cell ends"
    if "field limit" in text:
        return f"a cell of more than {csv.field_size_limit()} characters", f"at most {MOST_TEXT}"
    return text, "a table of cells"


def says_something(row: Sequence[str]) -> bool:
    """Whether it is neither blank nor a comment."""
    first = row[0].lstrip() if row else ""
    return first[0] != COMMENT if first else any(map(str.strip, row))


def column_names(header: Sequence[str]) -> list[str]:
    """The names of the columns, as they are compared."""
    return [name.strip().lower() for name in header]


def _text(text: bytes, where: str) -> str:
    found = decoded(text, where, SAVE_AS)
    null = found.find("\0")
    if null >= 0:
        line = found.count("\n", 0, null) + 1
        raise UnreadableError(where, "a null character", "a table as text", line)
    return f"{COMMENT}{found[own.end() :]}" if (own := SEPARATOR.match(found)) else found
