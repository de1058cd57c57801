"""From a `Roadmap` to a table, and what a table cannot hold of it."""

from __future__ import annotations

import csv
from decimal import Decimal
from typing import TYPE_CHECKING

from skillpath.graph import words
from skillpath.ontology.tables import COLUMNS, guarded

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from skillpath.graph import Attainable, Effort, Requirement, Roadmap


class _Rows(list[str]):
    """Rows as they are written, each ended by a line feed.

    The writer is told of another ending: it puts in quotes the cells that hold a part of it.
    """

    ending = "\r\n"

    def write(self, row: str) -> None:
        """Take one row."""
        self.append(row.removesuffix(self.ending) + "\n")


def csv_of(roadmap: Roadmap, delimiter: str = ",") -> str:
    """A row for each item, by steps in their order; without what `losses_in_csv` names.

    A text that a spreadsheet might run is guarded by an apostrophe, which readers take away.
    Begins with a byte order mark where there is anything but ASCII: spreadsheets go by it.
    """
    return as_table(COLUMNS, (_cells(roadmap, item) for item in _in_order(roadmap)), delimiter)


def as_table(head: Iterable[str], cells: Iterable[Iterable[str]], delimiter: str = ",") -> str:
    """The text of a table, with a byte order mark where there is anything but ASCII in it."""
    rows = _Rows()
    table = csv.writer(rows, delimiter=delimiter, lineterminator=rows.ending)
    table.writerow(head)
    table.writerows(cells)
    text = "".join(rows)
    return text if text.isascii() else f"\N{BYTE ORDER MARK}{text}"


def _in_order(roadmap: Roadmap) -> Iterator[Attainable]:
    """Items under the step that a row names, as that step orders them; then all others."""
    for step in roadmap.steps:
        for one in (*step.covers, *step.optional):
            if roadmap.step_of[one] is step:
                yield roadmap.by_id[one]
    for item in roadmap.items:
        if item.id not in roadmap.step_of:
            yield item


def _cells(roadmap: Roadmap, item: Attainable) -> tuple[str, ...]:
    step = roadmap.step_of.get(item.id)
    return (
        item.id,
        guarded(item.name),
        item.kind.value,
        guarded(step.name) if step else "",
        _terms(item.required),
        _terms(item.recommended),
        _hours(item.effort) if item.effort else "",
        item.level.value if item.level else "",
        "|".join(guarded(one) for one in item.alt_labels if "|" not in one),
        guarded(item.description),
        item.url,
    )


def _terms(requirements: tuple[Requirement, ...]) -> str:
    return "; ".join(words(one.of) for one in requirements)


def _hours(effort: Effort) -> str:
    low, likely, high = map(digits, (effort.low, effort.likely, effort.high))
    return likely if low == high else f"{low}-{likely}-{high}"


def digits(value: float) -> str:
    """All digits: a table knows no exponents."""
    return f"{Decimal(repr(value)).normalize():f}"
