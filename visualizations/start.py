"""The first page: what this is, a question to ask, its answer in words, and how far one is."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from skillpath.visualizations.addresses import Addresses
from skillpath.visualizations.asking import Asking
from skillpath.visualizations.maps.drawn import drawn_items
from skillpath.visualizations.progress import progress
from skillpath.visualizations.situation import Situation

if TYPE_CHECKING:
    from skillpath.graph import Comparison, Path, Recommendations, Roadmap
    from skillpath.visualizations.doubts import Asked
    from skillpath.visualizations.progress import Progress


@dataclass(frozen=True)
class Start(Asking):
    """The question, its answers, and the steps."""

    comparison: Comparison | None = None

    @cached_property
    def steps(self) -> tuple[Progress, ...]:
        """The steps in order, with what is known of each."""
        return tuple(progress(self.situation, step) for step in self.roadmap.steps)


def start_page(
    roadmap: Roadmap,
    *,
    path: Path | None = None,
    recommendations: Recommendations | None = None,
    comparison: Comparison | None = None,
    asked: Asked | None = None,
    addresses: Addresses | None = None,
) -> str:
    """A form, the answers that are given, and the steps; needs no script.

    Takes the same values as `explorer_page`, and the goals of the path side by side.

    >>> start_page(roadmap).startswith("<!doctype html>")
    True
    """
    situation = Situation(roadmap, path, recommendations, asked)
    places = addresses or Addresses()
    drawn = drawn_items(situation)
    page = Start(situation, places, places.home, drawn=drawn, comparison=comparison)
    return page.rendered("start.html")
