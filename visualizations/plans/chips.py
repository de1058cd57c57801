"""What was typed for a plan, as people read it; what cannot be read stays as it is."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from skillpath.graph import find_item
from skillpath.visualizations.plans.days import told_day

if TYPE_CHECKING:
    from collections.abc import Iterator

    from skillpath.graph import Roadmap
    from skillpath.visualizations.saying import Texts


def told_value(name: str, value: str, roadmap: Roadmap, texts: Texts) -> str:
    """A day off, a deadline, something done, or an item, as it stands in an address."""
    match name:
        case "day_off":
            first, _, last = value.partition("..")
            return _span(first, last or first, texts)
        case "deadline":
            goal, _, day = value.rpartition("=")
            values = {"name": _name(goal, roadmap), "day": _day(day, texts)}
            return texts.plain("plan.told-deadline", **values)
        case "done":
            return texts.plain("list.comma").join(_done(value, roadmap, texts))
        case "begun":
            begun = texts.plain("plan.stage.begun")
            return texts.plain("list.comma").join((*_done(value, roadmap, texts), begun))
    return _name(value, roadmap)


def _span(first: str, last: str, texts: Texts) -> str:
    if first == last:
        return _day(first, texts)
    return texts.plain("plan.from-to", begins=_day(first, texts), ends=_day(last, texts))


def _done(value: str, roadmap: Roadmap, texts: Texts) -> Iterator[str]:
    told, _, day = value.partition("@")
    item, _, hours = told.partition("=")
    yield _name(item, roadmap)
    if hours.replace(".", "", 1).isdecimal():
        yield texts.hours(float(hours))
    if day:
        yield _day(day, texts)


def _name(typed: str, roadmap: Roadmap) -> str:
    if typed in roadmap.by_id:
        return roadmap.by_id[typed].name
    try:
        return roadmap.by_id[find_item(roadmap, typed, suggest=False)].name
    except LookupError:
        return roadmap.name_of(typed) if typed in roadmap.steps_by_id else typed


def _day(text: str, texts: Texts) -> str:
    try:
        return told_day(date.fromisoformat(text), texts.language)
    except ValueError:
        return text
