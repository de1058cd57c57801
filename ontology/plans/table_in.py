"""A plan as a table, taken back: what is ticked in it."""

from __future__ import annotations

import csv
import re
from typing import TYPE_CHECKING, TypeVar

from skillpath.graph import Done, Stage
from skillpath.graph.errors import shortened
from skillpath.graph.validity.texts import is_id
from skillpath.ontology.errors import UnreadableError
from skillpath.ontology.limits import USUAL
from skillpath.ontology.plans.marks import (
    DAY_EXPECTED,
    HOURS_EXPECTED,
    ID_EXPECTED,
    day_of,
    hours_of,
)
from skillpath.ontology.plans.ticked import Ticked
from skillpath.ontology.rows_in import column_names, misread, rows_in, says_something
from skillpath.ontology.tables import column_letters, plain

if TYPE_CHECKING:
    from _csv import Reader
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from datetime import date

    from skillpath.ontology.limits import ReadingLimits

Value = TypeVar("Value")
NEEDED = ("id", "done")
YES = frozenset({"x", "yes", "true", "1", "done", "✓", "✔", "✅", "☑", "ja", "wahr", "erledigt"})
NO = frozenset({"", "no", "false", "0", "-", "☐", "nein", "falsch"})
DONE_EXPECTED = "'x' where it is done, the day, or nothing"
POINTED = re.compile(r"([0-9]{1,2})\.([0-9]{1,2})\.([0-9]{4})")


def csv_ticks(text: bytes, where: str, limits: ReadingLimits = USUAL) -> Ticked:
    """What is ticked in a table that `plan_csv` wrote and a spreadsheet changed.

    Columns may stand in any order, and all but `id` and `done` may be missing. A day in the
    column `done` ticks as well. Days are as `2027-01-04`, or `4.1.2027` as some spreadsheets
    make of that; hours may have a decimal comma. What was asked is not in a table.

    Raises:
        UnreadableError: when it is no such table, at the line and cell of the first fault.
    """
    rows = _rows(rows_in(text, where), where)
    line, header = next(rows, (1, []))
    names = column_names(header)
    missing = [name for name in NEEDED if name not in names]
    if missing:
        found = f"the columns {', '.join(filter(None, names))}" if any(names) else "no columns"
        expected = " and ".join(f"a column '{name}'" for name in missing)
        raise UnreadableError(where, found, f"{expected} in the first row", line)
    places = {name: names.index(name) for name in names}
    told: list[tuple[str, Done | None]] = []
    for line, row in rows:
        told.append(_Row(where, line, row, places).told())
        if len(told) > limits.items:
            raise UnreadableError(where, f"over {limits.items} items", "fewer", line)
    return Ticked.of(told)


def _rows(table: Reader, where: str) -> Iterator[tuple[int, list[str]]]:
    """The rows that say something, each with the line where it begins."""
    line = 1
    try:
        for row in table:
            if says_something(row):
                yield line, row
            line = table.line_num + 1
    except csv.Error as error:
        raise UnreadableError(where, *misread(error), line) from None


class _Row:
    """Reads one row."""

    def __init__(
        self, where: str, line: int, cells: Sequence[str], places: Mapping[str, int]
    ) -> None:
        self._where, self._line = where, line
        self._cells, self._places = cells, places

    def told(self) -> tuple[str, Done | None]:
        identifier = self._cell("id")
        if not is_id(identifier):
            raise self._wrong("id", identifier, ID_EXPECTED)
        ticked, day = self._tick()
        told_on = self._value("done_on", _day, DAY_EXPECTED)
        hours = self._value("hours_taken", _hours, HOURS_EXPECTED)
        if ticked:
            return identifier, Done(identifier, hours, told_on or day)
        return identifier, Done(identifier, hours, stage=Stage.BEGUN) if hours else None

    def _tick(self) -> tuple[bool, date | None]:
        text = self._cell("done")
        if text.lower() in NO:
            return False, None
        day = _day(text)
        if day is None and text.lower() not in YES:
            raise self._wrong("done", text, DONE_EXPECTED)
        return True, day

    def _value(
        self, column: str, read: Callable[[str], Value | None], expected: str
    ) -> Value | None:
        text = self._cell(column)
        found = read(text) if text else None
        if text and found is None:
            raise self._wrong(column, text, expected)
        return found

    def _cell(self, column: str) -> str:
        place = self._places.get(column, len(self._cells))
        return plain(self._cells[place].strip()) if place < len(self._cells) else ""

    def _wrong(self, column: str, found: str, expected: str) -> UnreadableError:
        letter = column_letters(self._places[column])
        within = f"column {letter} ({column})"
        return UnreadableError(self._where, shortened(found), expected, self._line, within)


def _day(text: str) -> date | None:
    if pointed := POINTED.fullmatch(text):
        day, month, year = pointed.groups()
        text = f"{year}-{month:0>2}-{day:0>2}"
    return day_of(text)


def _hours(text: str) -> float | None:
    return hours_of(text.replace(",", ".", 1))
