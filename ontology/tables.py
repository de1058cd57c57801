"""What the table of a roadmap is made of: its columns, and what a spreadsheet does to cells."""

from __future__ import annotations

import re
import unicodedata

COLUMNS = (
    "id",
    "name",
    "kind",
    "step",
    "prerequisites",
    "recommended",
    "hours",
    "level",
    "alt_labels",
    "description",
    "url",
)
"""In the order in which they are written; in a file they may stand in any."""

PARTS = dict(zip(COLUMNS, COLUMNS, strict=True)) | {
    "prerequisites": "requires",
    "recommended": "recommends",
}
"""The key of the JSON form that holds what a column holds."""

FORMULA = re.compile(r"'*\s*[=+\-@\t\r]")
"""What a spreadsheet might run. A text that begins so gets one more apostrophe in a file."""


def guarded(text: str) -> str:
    """The text as a cell that no spreadsheet runs; without null characters, which none can hold."""
    held = text.replace("\0", "")
    return f"'{held}" if FORMULA.match(held) else held


def plain(cell: str) -> str:
    """The text that was guarded."""
    return cell[1:] if cell[:1] == "'" and FORMULA.match(cell) else cell


def slug(name: str) -> str:
    """The name as an id is formed; empty where no letter of it is Latin."""
    letters = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", letters).strip("-")


def column_letters(number: int) -> str:
    """The letters of a column as spreadsheets name it; the first has the number 0."""
    letters = ""
    number += 1
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters
