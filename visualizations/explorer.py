"""The map of a roadmap with the list beside it: as a page of a service, or as one file."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

from skillpath.graph import find_item
from skillpath.visualizations.addresses import Addresses, Links
from skillpath.visualizations.assets import SCRIPTS, VIS_NETWORK, inlined, served
from skillpath.visualizations.chart import chart_of
from skillpath.visualizations.drawn import drawn_items
from skillpath.visualizations.entries import sections_of
from skillpath.visualizations.rendering import TEMPLATES, environment
from skillpath.visualizations.situation import Situation

if TYPE_CHECKING:
    from skillpath.graph import Attainable, Path, Recommendations, Roadmap
    from skillpath.visualizations.assets import Assets
    from skillpath.visualizations.chart import Chart
    from skillpath.visualizations.drawn import Drawn
    from skillpath.visualizations.entries import Section
    from skillpath.visualizations.situation import Asked

OPTIONS = {
    "physics": {"enabled": False},
    "layout": {"improvedLayout": False},
    "interaction": {
        "dragNodes": False,
        "hover": True,
        "keyboard": False,
        "zoomView": False,
        "selectConnectedEdges": True,
    },
    "edges": {
        "smooth": {"enabled": True, "type": "cubicBezier", "forceDirection": "vertical"},
        "arrows": {"to": {"enabled": True, "scaleFactor": 0.45}},
        "selectionWidth": 1.5,
        "hoverWidth": 0,
    },
}
"""What vis-network is told; colours are the script's business, which reads them from the style."""


@dataclass(frozen=True)
class Page:
    """All that a template needs; `links` is absent where there is no service to link to."""

    situation: Situation
    sections: tuple[Section, ...]
    drawn: Drawn
    assets: Assets
    addresses: Addresses
    links: Links | None = None
    views: dict[str, dict[str, object]] | None = None

    @property
    def roadmap(self) -> Roadmap:
        """What the page is about."""
        return self.situation.roadmap

    @cached_property
    def shown(self) -> frozenset[str]:
        """The items that have an entry on the page."""
        return frozenset(self.drawn.ids)

    def named(self, item: Attainable) -> str:
        """What to type for the item: its name where that means this item, else its id."""
        try:
            means = find_item(self.roadmap, item.name)
        except LookupError:
            return item.id
        return item.name if means == item.id else item.id


def explorer_page(
    roadmap: Roadmap,
    *,
    path: Path | None = None,
    recommendations: Recommendations | None = None,
    asked: Asked | None = None,
    addresses: Addresses | None = None,
) -> str:
    """The page of a service: a map, and a list and a form that work without a script.

    Give the answers to one question: path and recommendations from the same known items and
    goals. `asked` holds what was typed when it could not be answered, and the error.

    >>> explorer_page(roadmap).count("<main")
    1
    """
    situation = Situation(roadmap, path, recommendations, asked)
    places = addresses or Addresses()
    page = _page(situation, served(places.static, (VIS_NETWORK, *SCRIPTS)), places)
    return _rendered(replace(page, links=Links(situation, places)))


def explorer_file(
    roadmap: Roadmap,
    *,
    path: Path | None = None,
    recommendations: Recommendations | None = None,
) -> str:
    """The same as one file without any link to a service, to be opened from a disk, offline.

    >>> "<script src" in explorer_file(roadmap)
    False
    """
    situation = Situation(roadmap, path, recommendations)
    return _rendered(_page(situation, inlined(), Addresses()))


def _page(situation: Situation, assets: Assets, addresses: Addresses) -> Page:
    drawn = drawn_items(situation)
    return Page(situation, sections_of(situation, drawn.ids), drawn, assets, addresses)


def _rendered(page: Page) -> str:
    from pyvis.network import Network  # over a second: it imports IPython

    chart: Chart = chart_of(page.situation, page.sections)
    network = Network(directed=True)
    network.set_template_dir(str(TEMPLATES), "explorer.html")
    network.templateEnv = environment()  # the one made there escapes nothing and is never reused
    network.nodes, network.edges = chart.nodes, chart.edges  # add_edge compares all with all
    network.options = OPTIONS
    network.heading = replace(page, views=chart.views)  # handed to the template as it is
    return str(network.generate_html())
