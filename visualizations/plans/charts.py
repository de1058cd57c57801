"""The chart of a plan inside a page, once for broad and once for small windows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from markupsafe import Markup

from skillpath.visualizations.plans.gantt import gantt_inside
from skillpath.visualizations.saying import ENGLISH

if TYPE_CHECKING:
    from collections.abc import Callable

    from skillpath.graph import Plan

SIZES = (("wide", 1056), ("narrow", 344))
"""The classes of the two charts, of which a page shows the one that fits, and their pixels."""


def charts(
    plan: Plan, *, link: Callable[[str], str] | None = None, language: str = ENGLISH
) -> tuple[tuple[str, Markup], ...]:
    """Each with its class."""
    return tuple(
        (
            name,
            Markup(  # noqa: S704 - every value in it is escaped
                gantt_inside(plan, width, link=link, language=language)
            ),
        )
        for name, width in SIZES
    )
