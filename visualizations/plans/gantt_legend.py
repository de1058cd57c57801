"""What the signs of a Gantt chart mean; of those that it holds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from skillpath.graph import Kind
from skillpath.visualizations.maps.markup import element
from skillpath.visualizations.maps.svg_legend import Sign, box
from skillpath.visualizations.plans.gantt_rows import diamond, flag, is_finished, tick

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from xml.etree.ElementTree import Element

    from skillpath.graph.planning.plan import Arrival, Planned
    from skillpath.visualizations.plans.gantt import Chart


def signs(chart: Chart) -> Iterator[Sign]:
    """The signs that occur, those of bars first."""
    colors = chart.look.colors
    items = [item for group in chart.groups for item in group.items]
    yield from _bars(items, colors)
    yield from _lines(items, colors)
    if any(group.name and group.is_step for group in chart.groups):
        yield Sign("gantt.step", (diamond(13, 8, colors["muted"], colors["surface"]),))
    if chart.goals:
        yield Sign("gantt.goal", (diamond(13, 8, colors["accent"], colors["surface"]),))
    yield from _deadlines(chart.goals, colors)
    if chart.look.today:
        yield Sign("gantt.today", (_line("M13 0v16", colors["accent"], 1.5),))
    if any(one for one in chart.plan.terms.availability.days_off):
        free = element("rect", x=3, width=20, height=16, fill=colors["known-tint"])
        yield Sign("gantt.off", (free,))


def _bars(items: Sequence[Planned], colors: Mapping[str, str]) -> Iterator[Sign]:
    found = {one.item.item.kind for one in items if not is_finished(one)}
    for kind in (one for one in Kind if one in found):
        look = {"fill": colors[f"{kind.value}-tint"], "stroke": colors[kind.value]}
        yield Sign(f"script.kind.{kind.value}", (box(kind, **look, stroke_width=1.5),))
    critical = [one.item.item.kind for one in items if one.is_critical and not is_finished(one)]
    for first in critical[:1]:
        yield Sign("plan.critical", (box(first, fill=colors[first.value]),))

    if any(map(is_finished, items)):
        shape = box(Kind.SKILL, fill=colors["known-tint"], stroke=colors["known"])
        yield Sign("gantt.done", (shape, tick(13, 8, colors["known"])))


def _lines(items: Sequence[Planned], colors: Mapping[str, str]) -> Iterator[Sign]:
    if any(one.slack > 0 for one in items):
        yield Sign("gantt.slack", (_line("M0 8h24M24 4v8", colors["quiet"], 1),))
    if any(one.slack < 0 for one in items):
        yield Sign("gantt.late", (_line("M0 8h26", colors["error"], 2.5),))


def _deadlines(goals: Sequence[Arrival], colors: Mapping[str, str]) -> Iterator[Sign]:
    told = [one for one in goals if one.deadline]
    if any(not one.late for one in told):
        yield Sign("gantt.deadline", (flag(17, 8, colors["text"]),))
    if any(one.late for one in told):
        yield Sign("gantt.missed", (flag(17, 8, colors["error"]),))


def _line(path: str, ink: str, wide: float) -> Element:
    return element("path", d=path, stroke=ink, stroke_width=wide, fill="none")
