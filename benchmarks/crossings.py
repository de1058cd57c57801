"""How tangled our maps are, beside vis-network's hierarchical layout and graphviz' `dot`.

All lay out the same cards, joints and lines: of the whole shipped roadmap, and of the path to a
certification. `dot` and vis-network may make a map as wide as they like; ours is five cards wide.
"""

from __future__ import annotations

import shutil
import sys
from typing import TYPE_CHECKING

from benchmarks.browsers import browser
from benchmarks.drawings import Drawing, by_dot, by_vis, drawn
from benchmarks.table import Measurement, at_most
from skillpath.graph import Limits, cheapest_path
from skillpath.ontology import shipped_roadmap
from skillpath.visualizations import Situation, ViewName, map_of
from skillpath.visualizations.maps.barycenters import near_neighbors
from skillpath.visualizations.maps.layout import COLUMN

if TYPE_CHECKING:
    from collections.abc import Iterator

    from benchmarks.drawings import Tangles

AIM = "cert-google-pmle"
SHOWN = 300
"""Pixels: longer lines of the whole map are shown when one of their ends is chosen."""

FIGURES = {
    "crossings": "pairs of lines that cross",
    "behind": "lines behind cards",
    "length": "length of a line, in widths of a card",
    "width": "width of the map, in pixels",
}
GOALS = {
    (ViewName.PATH, "vis-network"): 0.5,
    (ViewName.PATH, "dot"): 1.5,
    (ViewName.PATH, "barycenters alone"): 1.0,
    (ViewName.WHOLE, "vis-network"): 1.0,
}
"""How many crossings we may have, as a share of a peer's."""


def measurements() -> Iterator[Measurement]:
    """Of the path, then of the whole, beside whichever peer there is."""
    for view in (ViewName.PATH, ViewName.WHOLE):
        ours = _ours(view)
        told = ours.tangles()
        size = f"{view}, {len(ours.lines):,} lines"
        yield Measurement("cards that overlap", size, told.overlaps, goal=at_most(0, "figure"))
        for name, theirs in _peers(ours):
            yield from _beside(told, name, theirs.tangles(), view, size)
    shown = ours.short(SHOWN)
    barycenters = _by_barycenters(shown).tangles()
    size = f"whole, the {len(shown.lines)} lines shown"
    yield from _beside(shown.tangles(), "barycenters alone", barycenters, ViewName.WHOLE, size)


def _beside(
    ours: Tangles, name: str, theirs: Tangles, view: ViewName, size: str
) -> Iterator[Measurement]:
    for figure, subject in FIGURES.items():
        limit = GOALS.get((view, name)) if figure == "crossings" else None
        yield Measurement(
            subject,
            size,
            float(getattr(ours, figure)),
            name,
            float(getattr(theirs, figure)),
            goal=None if limit is None else at_most(limit),
        )


def _ours(view: ViewName) -> Drawing:
    roadmap = shipped_roadmap()
    path = cheapest_path(roadmap, [AIM], limits=Limits(compared=0))
    made = map_of(Situation(roadmap, path))
    places = {one: (at.x, at.y) for one, at in made.views[view].positions.items()}
    return drawn(places, [(line.source, line.target) for line in made.lines])


def _peers(ours: Drawing) -> Iterator[tuple[str, Drawing]]:
    yield "barycenters alone", _by_barycenters(ours)
    if shutil.which("dot"):
        yield "dot", by_dot(ours)
    else:
        print("dot: skipped, graphviz is not installed", file=sys.stderr)
    with browser() as found:
        if found:
            yield "vis-network", by_vis(found, ours)


def _by_barycenters(ours: Drawing) -> Drawing:
    """Our rows, with the cards of each where the barycenters of their neighbors put them."""
    rows: dict[float, list[str]] = {}
    for one in sorted(one for one in ours.places if "/" not in one):
        rows.setdefault(ours.places[one][1], []).append(one)
    dependent = {one: one.partition("/")[0] for one in ours.places}
    pairs = [(one, dependent[other]) for one, other in ours.lines if "/" not in one]
    across = near_neighbors([rows[y] for y in sorted(rows)], pairs)
    places = {}
    for one, (x, y) in ours.places.items():
        owner = dependent[one]
        aside = x - ours.places[owner][0]
        places[one] = ((across[owner] + 0.5) * COLUMN + aside, y)
    return Drawing(places, ours.lines)
