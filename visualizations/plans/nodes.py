"""How the items of a plan look where they are nodes of a graph."""

from __future__ import annotations

from typing import TYPE_CHECKING

from skillpath.visualizations.maps.looks import Look
from skillpath.visualizations.plans.days import told_day

if TYPE_CHECKING:
    from skillpath.graph import Planned
    from skillpath.visualizations.saying import Texts

SHORT_WITH_YEAR = "yMMMd"
"""A skeleton of Unicode CLDR: `Jan 4, 2027`."""


def look_of(one: Planned) -> Look:
    """Of its kind, with a thick border in the longest chain; quiet when it is finished."""
    kind = one.item.item.kind.value
    if one.done:
        return Look("done", "known-tint", "known-tint", 1, "known")
    if one.is_critical:
        return Look(f"critical-{kind}", f"{kind}-tint", kind, 4, "text")
    return Look(f"planned-{kind}", f"{kind}-tint", kind, 1.5, "text")


def told_span(one: Planned, texts: Texts) -> str:
    """How long it takes and when: `20 h, Jan 4, 2027 to Jan 21, 2027`."""
    days = (told_day(day, texts.language, SHORT_WITH_YEAR) for day in (one.begins, one.ends))
    begins, ends = days
    span = texts.plain("plan.from-to", begins=begins, ends=ends)
    return texts.plain("list.comma").join((texts.hours(one.hours), span))
