"""A plan on paper: a PDF of pages with the outcome, the chart and the weeks; text stays text."""

from __future__ import annotations

import json
from math import ceil
from typing import TYPE_CHECKING

from skillpath.visualizations.maps.printing import typeset
from skillpath.visualizations.plans.gantt import gantt_pages
from skillpath.visualizations.plans.shown import Shown
from skillpath.visualizations.saying import ENGLISH, texts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from skillpath.graph import Plan
    from skillpath.visualizations.plans.calendar import Row

CHART_WIDTH = 720
CHART_ROWS = 33
"""A chart of so many rows fills a page."""

HEAD_ROWS, ROWS_OF_LINE = 9, 0.65
"""What stands above the first chart: as high as so many rows, and so many for each line more."""
LEAST_ROWS = 8
"""A chart of fewer rows does not begin on the first page."""

DOCUMENT = """\
#let told = json(bytes(sys.inputs.told))
#let muted = rgb("#5a6068")
#let line-color = rgb("#d9d8d0")
#set document(title: told.title, date: none)
#set text(font: ("Noto Sans", "DejaVu Sans", "Libertinus Serif"), size: 9pt, lang: told.language,
  fill: rgb("#1c1f23"), hyphenate: false)
#set par(leading: 0.6em)
#set page(paper: "a4", margin: (x: 17mm, top: 16mm, bottom: 18mm), footer: context {
  set text(size: 7.5pt, fill: muted)
  grid(columns: (1fr, auto), told.foot, counter(page).display("1 / 1", both: true))
})
#show heading.where(level: 2): it => block(above: 18pt, below: 9pt, sticky: true,
  text(size: 13pt, weight: "bold", it.body))
#show heading.where(level: 1): it => block(below: 15pt, text(size: 19pt, weight: "bold", it.body))

= #told.title
#block(below: 9pt, text(size: 14pt, weight: "bold", told.headline))
#block(below: 6pt, told.spread)
#text(fill: muted, told.pace)
#for one in told.late {
  block(inset: (left: 8pt, y: 2pt), stroke: (left: 2pt + rgb("#a3260f")), one)
}

== #told.milestones_heading
#grid(columns: (auto, 1fr), column-gutter: 14pt, row-gutter: 6pt,
  ..told.milestones.map(one => (text(fill: muted, one.day), one.name)).flatten())

== #told.chart_heading
#for one in told.charts {
  image(bytes(one), format: "svg", width: 100%, alt: told.detail)
}

== #told.weeks_heading
#table(
  columns: (auto, auto, 1fr), stroke: none, inset: (x: 0pt, y: 3.5pt), column-gutter: 14pt,
  align: (left, right, left),
  table.header(..told.columns.map(one => text(size: 7.5pt, fill: muted, one))),
  ..told.rows.map(row => if row.month != none {
    (table.header(level: 2, repeat: false, table.cell(colspan: 3, inset: (top: 9pt, bottom: 4pt),
      text(weight: "bold", row.month))),)
  } else {
    (table.hline(stroke: 0.4pt + line-color), row.week, text(fill: muted, row.hours), {
      row.items.join(linebreak())
      for one in row.reached { linebreak(); text(weight: "bold", "\\u{25C6} " + one) }
    })
  }).flatten()
)
"""
"""What typst makes pages of; all words come in as values, none as markup."""


def plan_pdf(plan: Plan, *, language: str = ENGLISH) -> bytes:
    """The plan as PDF on A4.

    Raises:
        NotInstalledError: without typst, which the extra `print` installs.
    """
    shown = Shown(plan, texts(language))
    plain = shown.texts.plain
    milestones = shown.weightiest(plan.milestones)
    late = [shown.arrival(one) for one in shown.late]
    told = {
        "language": language.partition("-")[0],
        "title": shown.title,
        "detail": shown.detail,
        "headline": shown.headline,
        "spread": shown.spread,
        "pace": f"{shown.pace} {shown.is_best}".strip(),
        "late": [*late, shown.remedy] if late else [],
        "foot": f"{shown.title} · skillpath",
        "milestones_heading": plain("plan.milestones"),
        "milestones": [
            {"day": shown.day(one.day), "name": shown.reached(one)} for one in milestones
        ],
        "chart_heading": plain("plan.chart"),
        "charts": gantt_pages(
            plan, CHART_WIDTH, _chart_rows(len(milestones) + len(late)), language=language
        ),
        "weeks_heading": plain("plan.by-week"),
        "columns": [plain(f"plan.column.{name}") for name in ("week", "hours", "items")],
        "rows": list(_rows(shown)),
    }
    return typeset(DOCUMENT, {"told": json.dumps(told)})


def _chart_rows(lines: int) -> tuple[int, int]:
    """The rows of the first chart below so many lines, and of the others."""
    first = CHART_ROWS - HEAD_ROWS - ceil(lines * ROWS_OF_LINE)
    return (first if first >= LEAST_ROWS else CHART_ROWS), CHART_ROWS


def _rows(shown: Shown) -> Iterator[dict[str, object]]:
    """The lines of the table: a month, then its weeks."""
    for month in shown.months:
        yield {"month": month.name}
        for row in month.rows:
            yield {
                "month": None,
                "week": shown.weeks(row.begins, row.ends),
                "hours": shown.texts.hours(row.week.used),
                "items": list(_items(shown, row)),
                "reached": [shown.reached(one) for one in shown.weightiest(row.milestones)],
            }


def _items(shown: Shown, row: Row) -> Iterator[str]:
    """What is learned in a week, each with its hours, and whether it is finished."""
    plain = shown.texts.plain
    reviews = row.week.reviews
    if not row.shares and not reviews:
        yield plain("plan.free")
    if reviews:
        names = plain("list.comma").join(shown.name(one.id) for one in reviews)
        hours = shown.texts.hours(sum(one.hours for one in reviews))
        yield plain("plan.repeat", names=names, hours=hours)
    for share in row.shares:
        words = [shown.name(share.id), shown.texts.hours(share.hours)]
        if shown.plan.by_id[share.id].done:
            words.append(f"✓ {plain('gantt.done')}")
        elif share.is_last:
            words.append(plain("plan.last"))
        yield " · ".join(words)
