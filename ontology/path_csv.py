"""A path as a table, for spreadsheets."""

from __future__ import annotations

from typing import TYPE_CHECKING

from skillpath.graph import explained
from skillpath.ontology.csv_out import as_table, digits
from skillpath.ontology.tables import guarded

if TYPE_CHECKING:
    from skillpath.graph import Path, PathItem, Roadmap

COLUMNS = (
    "number",
    "id",
    "name",
    "kind",
    "step",
    "step_name",
    "hours_low",
    "hours_likely",
    "hours_high",
    "because",
    "url",
)
"""In the order in which they are written."""


def path_csv(roadmap: Roadmap, path: Path) -> str:
    """A row for each item in learning order; several reasons are lines of one cell.

    Guarded, and with a byte order mark, as the tables of roadmaps are.

    >>> from skillpath.graph import cheapest_path
    >>> path = cheapest_path(roadmap, ["gradient-descent"], ["calculus"])
    >>> path_csv(roadmap, path).splitlines()[1][:40]
    '1,multivariable-calculus,Multivariable c'
    """
    rows = (_cells(roadmap, number, one) for number, one in enumerate(path.items, start=1))
    return as_table(COLUMNS, rows)


def _cells(roadmap: Roadmap, number: int, one: PathItem) -> tuple[str, ...]:
    item = one.item
    step = roadmap.step_of.get(item.id)
    reasons = (explained(roadmap, item.id, because) for because in one.because)
    return (
        str(number),
        item.id,
        guarded(item.name),
        item.kind.value,
        step.id if step else "",
        guarded(step.name) if step else "",
        *map(digits, (item.hours.low, item.hours.likely, item.hours.high)),
        guarded("\n".join(filter(None, reasons))),
        item.url,
    )
