"""From a table to a draft: a row for each item, a step for each name in the column `step`."""

from __future__ import annotations

import csv
from collections import Counter, defaultdict
from operator import itemgetter
from pathlib import PurePath
from typing import TYPE_CHECKING

from skillpath.graph import Fault, Place, Severity, Step
from skillpath.graph.errors import shortened
from skillpath.graph.spelling import nearest
from skillpath.ontology.cells import CellReader
from skillpath.ontology.drafts import Draft, Head
from skillpath.ontology.errors import UnreadableError
from skillpath.ontology.limits import USUAL
from skillpath.ontology.rows_in import column_names, misread, rows_in, says_something
from skillpath.ontology.tables import COLUMNS, PARTS, column_letters, plain, slug

if TYPE_CHECKING:
    from _csv import Reader
    from collections.abc import Iterator, Sequence

    from skillpath.graph import Attainable
    from skillpath.ontology.limits import ReadingLimits

NEEDED = ("id", "name")
BLANKS = str.maketrans("-_", "  ")
MOST_COLUMNS = 100
MISSPELT = 75
"""Of 100; a column that is spelt so much alike was meant, and all in it would be lost."""


def draft_of_csv(text: bytes, where: str, limits: ReadingLimits = USUAL) -> Draft:
    """The draft that a table describes; the roadmap is named after the file.

    Cells are separated by commas, or by semicolons or tabs where the header is. Rows of blanks,
    and rows whose first cell begins with `#`, say nothing.

    Raises:
        UnreadableError: when it is no table in UTF-8, or holds more than the limits allow.
    """
    table = rows_in(text, where)
    reader = _TableReader(where, limits)
    try:
        return reader.draft(table)
    except csv.Error as error:
        raise UnreadableError(where, *misread(error), reader.line) from None


class TablePlaces:
    """Where things stand in a table: `rows` by id, as lines and numbers of rows, both from 1.

    Of a step everything stands in the column of steps, of all rows in that which names it first.
    """

    def __init__(self, where: str) -> None:
        """Begin without rows."""
        self._where = where
        self.letters: dict[str, str] = {}
        self.rows: dict[str, list[tuple[int, int]]] = defaultdict(list)
        self.steps: dict[str, tuple[int, int]] = {}

    def of(self, subject: str, part: str) -> Sequence[Place]:
        """The cell of the part in the first two rows of the subject."""
        if subject in self.steps:
            return [self.at(*self.steps[subject], self.letters["step"])]
        letter = self.letters.get(part, "")
        return [self.at(line, row, letter) for line, row in self.rows.get(subject, ())[:2]]

    def at(self, line: int, row: int, letter: str) -> Place:
        """A cell, or a row where the letter is empty."""
        return Place(self._where, line, f"{letter}{row}" if letter else "")


class _TableReader:
    """Reads one table; `line` is where the row at hand begins."""

    def __init__(self, where: str, limits: ReadingLimits) -> None:
        self._where = where
        self._limits = limits
        self._findings: list[Fault] = []
        self._untold = 0
        self._places = TablePlaces(where)
        self._steps: dict[str, list[str]] = {}
        self._row, self._subject = 1, ""
        self.line = 1

    def draft(self, table: Reader) -> Draft:
        """All rows."""
        header = next(self._rows(table), [])
        items = tuple(self._items(table, header)) if self._is_sound(header) else ()
        return Draft(
            where=self._where,
            head=self._head(),
            items=items,
            steps=self._made_steps(),
            findings=tuple(self._findings),
            places=self._places,
            is_whole=not self._untold,
            untold=self._untold,
        )

    def _head(self) -> Head:
        """Named after the file; an item of the same name keeps its id."""
        stem = PurePath(self._where).stem
        spoken = stem.translate(BLANKS).encode(errors="replace").decode().strip()
        identifier = slug(stem) or "roadmap"
        while identifier in self._places.rows:
            identifier += "-roadmap"
        return Head(identifier, spoken[:1].upper() + spoken[1:] or "Roadmap")

    def _rows(self, table: Reader) -> Iterator[list[str]]:
        """The rows that say something; tells where each begins."""
        after = table.line_num
        try:
            for number, row in enumerate(table, start=self._row):
                if says_something(row):
                    self._row, self.line = number, after + 1
                    yield row
                after = table.line_num
        finally:  # a row that cannot be read, or the end
            self.line = after + 1

    def _is_sound(self, header: Sequence[str]) -> bool:
        """Whether the columns that are needed are there; tells of those that are wrong."""
        if len(header) > MOST_COLUMNS:
            found = f"{len(header)} columns"
            raise UnreadableError(self._where, found, f"at most {MOST_COLUMNS}", self.line)
        names = column_names(header)
        missing = [name for name in NEEDED if name not in names]
        for number, name in enumerate(names):
            if not missing:
                self._column(number, name, names)
        if missing:
            found = f"the columns {', '.join(filter(None, names))}" if any(names) else "no columns"
            expected = " and ".join(f"a column '{name}'" for name in missing)
            self._tell(f"{expected} in the first row", found, code="missing-column")
        return not missing

    def _column(self, number: int, name: str, names: Sequence[str]) -> None:
        letter = column_letters(number)
        place = self._places.at(self.line, self._row, letter)
        if name not in COLUMNS and name:
            near = nearest(name, set(COLUMNS).difference(names), 1, least=MISSPELT)
            found = f"the column {shortened(name)}, which is not read"
            expected = f"'{near[0]}'" if near else f"one of {', '.join(COLUMNS)}"
            severity = Severity.FAULT if near else Severity.WARNING
            self._findings.append(
                Fault("the first row", found, expected, "unknown-column", severity, place=place)
            )
        elif name and names.index(name) < number:
            found = f"the column '{name}' again"
            told = "each column once", "duplicate-column"
            self._findings.append(Fault("the first row", found, *told, place=place))
        elif name:
            self._places.letters[PARTS[name]] = letter

    def _items(self, table: Reader, header: Sequence[str]) -> Iterator[Attainable]:
        names = column_names(header)
        width = len(names)
        chosen = itemgetter(*(names.index(one) if one in names else width for one in COLUMNS))
        blanks = [""] * (width + 1)
        reader = CellReader(self._where, self._limits, self._cell)
        self._row += 1
        for count, row in enumerate(self._rows(table), start=1):
            if count > self._limits.items:
                most = self._limits.items
                raise UnreadableError(self._where, f"over {most} items", "fewer", self.line)
            is_wider = len(row) > width and any(map(str.strip, row[width:]))
            row.extend(blanks[len(row) :])
            cells = tuple(map(str.strip, chosen(row)))
            self._subject = cells[0]
            if is_wider:
                self._too_wide(len(row), width)
                cells = (*cells[:2], *[""] * (len(cells) - 2))  # nobody knows what the others are
            if self._subject:
                self._place(cells[0], cells[3])
                yield reader.item(cells)
            else:
                self._nameless(cells[1])

    def _place(self, identifier: str, step: str) -> None:
        self._places.rows[identifier].append((self.line, self._row))
        if step:
            self._steps.setdefault(plain(step), []).append(identifier)

    def _nameless(self, name: str) -> None:
        hint = f" such as '{slug(name)}'" if slug(name) else ""
        self._cell("id", f"no id{f' for {shortened(name)}' if name else ''}", f"one{hint}", "id")

    def _too_wide(self, count: int, width: int) -> None:
        self._tell(
            f"at most {width}; a cell that holds a separator stands in quotes",
            f"{count} cells where the first row has {width}",
            code="too-many-cells",
        )

    def _cell(self, column: str, found: str, expected: str, code: str) -> None:
        self._tell(expected, found, code=code, column=column)

    def _tell(self, expected: str, found: str, *, code: str, column: str = "") -> None:
        if len(self._findings) > self._limits.faults:
            self._untold += 1
            return
        where = f"item {shortened(self._subject)}" if self._subject else f"row {self._row}"
        part = PARTS.get(column, "")
        place = self._places.at(self.line, self._row, self._places.letters.get(part, ""))
        where = f"{where}, {column}" if column else where
        told = Fault(where, found, expected, code, subject=self._subject, part=part, place=place)
        self._findings.append(told)

    def _made_steps(self) -> tuple[Step, ...]:
        """A step for each name; no id of a step is an item's."""
        made: dict[str, Step] = {}
        used: Counter[str] = Counter()
        for position, (name, covers) in enumerate(self._steps.items(), start=1):
            stem = identifier = f"step-{slug(name)[:80] or position}"
            while identifier in self._places.rows or identifier in made:
                used[stem] += 1
                identifier = f"{stem}-{used[stem] + 1}"
            made[identifier] = Step(identifier, name, position, tuple(covers))
            self._places.steps[identifier] = self._places.rows[covers[0]][0]
        return tuple(made.values())
