"""A plan as an Excel workbook, with a sheet for the weeks, one for the items, one for milestones.

Source: ECMA-376, "Office Open XML"; written by XlsxWriter.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime, time
from io import BytesIO
from typing import TYPE_CHECKING, TypeAlias

from skillpath.ontology.plans.rows import Rows, is_finished
from skillpath.ontology.plans.wording import ENGLISH, resources, title, wording
from skillpath.ontology.plans.xml_texts import held

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from xlsxwriter.format import Format
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

    from skillpath.graph import Plan, Planned

Cell: TypeAlias = "str | float | date | Link | None"

WEEKS = {"week": 7, "begins": 12, "hours-there": 18, "item": 40, "hours": 9, "finished": 14}
ITEMS = {
    "number": 6,
    "item": 40,
    "kind": 14,
    "step": 28,
    "hours": 9,
    "low": 15,
    "high": 15,
    "begins": 12,
    "ends": 12,
    "latest": 13,
    "slack": 15,
    "critical": 9,
    "done": 9,
    "needs": 36,
    "why": 60,
    "resources": 36,
}
MILESTONES = {"day": 12, "kind": 14, "what": 40, "deadline": 12, "late": 12}
"""The columns of each sheet by the keys of their texts, with their widths in characters."""

MOST_LINKS = 65_530
"""That a sheet may have; what comes after them is plain text."""

RICH = ("<r>", "</r>")
"""XlsxWriter takes a text between these for markup of its own, as it is, unless it is in parts."""


@dataclass(frozen=True, slots=True)
class Link:
    """A text that leads to an address."""

    text: str
    url: str


def xlsx(plan: Plan, *, language: str = ENGLISH) -> bytes:
    """The plan as a workbook: real dates, numbers and links, and no text that is run as a formula.

    It says that it was made when the plan starts, so that equal plans are equal files. Hours are
    rounded to two decimals.
    """
    from xlsxwriter.workbook import Workbook

    texts, rows = wording(language), Rows(plan)
    file = BytesIO()
    with Workbook(file, {"in_memory": True}) as book:
        book.set_properties(
            {
                "title": held(title(plan, texts))[:255],
                "created": datetime.combine(plan.terms.start, time()),
            }
        )
        _Sheet(book, "weeks", WEEKS, texts).fill(_weeks(rows, texts))
        _Sheet(book, "items", ITEMS, texts).fill(_items(rows, texts))
        _Sheet(book, "milestones", MILESTONES, texts).fill(_milestones(rows, texts))
    return file.getvalue()


@dataclass(slots=True)
class _Sheet:
    """A sheet with a head that stays where it is, and a filter on each column."""

    book: Workbook
    name: str
    columns: Mapping[str, int]
    texts: Mapping[str, str]
    sheet: Worksheet = field(init=False)
    styles: Mapping[str, Format] = field(init=False)
    links: int = 0

    def __post_init__(self) -> None:
        look = {"valign": "top", "text_wrap": True}
        self.styles = {
            "head": self.book.add_format({"bold": True, "bottom": 1, **look}),
            "text": self.book.add_format(look),
            "date": self.book.add_format({"num_format": "yyyy-mm-dd", "align": "left", **look}),
            "link": self.book.add_format({"font_color": "#0b57d0", "underline": 1, **look}),
        }
        self.sheet = self.book.add_worksheet(self.texts[self.name])
        self.sheet.freeze_panes(1, 0)
        self.sheet.repeat_rows(0)
        self.sheet.set_landscape()
        self.sheet.fit_to_pages(1, 0)
        for place, (key, width) in enumerate(self.columns.items()):
            self.sheet.set_column(place, place, width)
            self.sheet.write_string(0, place, self.texts[key], self.styles["head"])

    def fill(self, rows: Iterable[Sequence[Cell]]) -> None:
        last = 0
        for last, cells in enumerate(rows, start=1):
            for place, cell in enumerate(cells):
                self._write(last, place, cell)
        self.sheet.autofilter(0, 0, last, len(self.columns) - 1)

    def _write(self, row: int, place: int, cell: Cell) -> None:
        if isinstance(cell, Link):
            self._write_link(row, place, cell)
        elif isinstance(cell, date):
            self.sheet.write_datetime(row, place, cell, self.styles["date"])
        elif isinstance(cell, float | int):
            self.sheet.write_number(row, place, round(cell, 2), self.styles["text"])
        elif cell:
            self._write_text(row, place, cell, self.styles["text"])

    def _write_link(self, row: int, place: int, link: Link) -> None:
        """The address first: a text that is written after it stands in the place of its own."""
        self.links += 1
        if self.links > MOST_LINKS:
            self._write_text(row, place, link.text, self.styles["text"])
            return
        self.sheet.write_url(row, place, link.url, self.styles["link"], "-")
        self._write_text(row, place, link.text, self.styles["link"])

    def _write_text(self, row: int, place: int, text: str, style: Format) -> None:
        kept = held(text)
        if kept.startswith(RICH[0]) and kept.endswith(RICH[1]):
            self.sheet.write_rich_string(row, place, kept[0], style, kept[1:], style)
        else:
            self.sheet.write_string(row, place, kept, style)


def _weeks(rows: Rows, texts: Mapping[str, str]) -> Iterator[Sequence[Cell]]:
    """A row for each share of a week, and one for a week without."""
    for number, week in enumerate(rows.plan.weeks, start=1):
        if not week.shares:
            yield number, week.begins, week.hours
        for share in week.shares:
            name = _linked(rows.plan.by_id[share.id])
            finished = texts["yes" if share.is_last else "no"]
            yield number, week.begins, week.hours, name, share.hours, finished


def _items(rows: Rows, texts: Mapping[str, str]) -> Iterator[Sequence[Cell]]:
    for number, one in enumerate(rows.plan.items, start=1):
        item = one.item.item
        yield (
            number,
            _linked(one),
            texts[item.kind.value],
            rows.step(one),
            one.hours,
            item.hours.low,
            item.hours.high,
            one.begins,
            one.ends,
            one.latest,
            one.slack,
            texts["yes" if one.is_critical else "no"],
            texts["yes" if is_finished(one) else "no"],
            "\n".join(rows.needs(one)),
            "\n".join(rows.reasons(one)),
            _resources(one),
        )


def _milestones(rows: Rows, texts: Mapping[str, str]) -> Iterator[Sequence[Cell]]:
    arrivals = {one.goal: one for one in rows.plan.arrivals}
    for one, name in rows.reached():
        kind = texts["a-step" if one.kind == "step" else one.kind]
        cells = (one.day, kind, name)
        arrival = arrivals.get(one.id) if one.kind == "goal" else None
        if arrival and arrival.deadline:
            yield *cells, arrival.deadline, arrival.late
        else:
            yield cells
    if rows.plan.items:
        ends = rows.plan.range
        yield ends.likely.ends, texts["plan"], texts["likely-end"]
        yield ends.safe.ends, texts["plan"], texts["safe-end"]


def _linked(one: Planned) -> Cell:
    item = one.item.item
    return Link(item.name, item.url) if item.url else item.name


def _resources(one: Planned) -> Cell:
    """One as a link; of several names and addresses, because a cell holds one link."""
    found = resources(one)
    if len(found) == 1:
        return Link(*found[0])
    return "\n".join(f"{name}, {url}" for name, url in found) or None
