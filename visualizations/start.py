"""The first page: what this is, a question to ask, and its answer in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from skillpath.visualizations.addresses import Addresses, Links
from skillpath.visualizations.assets import served
from skillpath.visualizations.drawn import drawn_items
from skillpath.visualizations.entries import sections_of
from skillpath.visualizations.explorer import Page
from skillpath.visualizations.rendering import environment
from skillpath.visualizations.situation import Situation

if TYPE_CHECKING:
    from skillpath.graph import Path, Recommendations, Roadmap
    from skillpath.visualizations.situation import Asked


def start_page(
    roadmap: Roadmap,
    *,
    path: Path | None = None,
    recommendations: Recommendations | None = None,
    asked: Asked | None = None,
    addresses: Addresses | None = None,
) -> str:
    """A form, the answers that are given, and the steps; needs no script.

    Takes the same values as `explorer_page`.

    >>> start_page(roadmap).startswith("<!doctype html>")
    True
    """
    situation = Situation(roadmap, path, recommendations, asked)
    places = addresses or Addresses()
    drawn = drawn_items(situation)
    page = Page(
        situation,
        sections_of(situation, drawn.ids),
        drawn,
        served(places.static),
        places,
        Links(situation, places),
    )
    return environment().get_template("start.html").render(page=page)
