"""The map of a roadmap with the list beside it: as a page of a service, or as one file."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

from skillpath.visualizations.addresses import Addresses, Links
from skillpath.visualizations.asking import Asking
from skillpath.visualizations.assets import SCRIPTS, VIS_NETWORK, inlined, served
from skillpath.visualizations.chart import chart_of
from skillpath.visualizations.entries import sections_of
from skillpath.visualizations.maps.drawn import drawn_items
from skillpath.visualizations.rendering import TEMPLATES, environment
from skillpath.visualizations.situation import Situation

if TYPE_CHECKING:
    from skillpath.graph import Path, Recommendations, Roadmap
    from skillpath.visualizations.assets import Assets
    from skillpath.visualizations.chart import Chart
    from skillpath.visualizations.doubts import Asked
    from skillpath.visualizations.entries import Section

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
class Explorer(Asking):
    """The map and the list; with `files` of its own it stands alone and links to no service."""

    sections: tuple[Section, ...] = ()
    files: Assets | None = None
    views: dict[str, dict[str, object]] | None = None

    @cached_property
    def links(self) -> Links | None:
        """Where the page leads, if there is a service."""
        return None if self.files else Links(self.situation, self.addresses, self.here)

    @cached_property
    def assets(self) -> Assets:
        """Style and scripts, as files or inside."""
        return self.files or served(self.addresses.static, (VIS_NETWORK, *SCRIPTS))

    @cached_property
    def anchored(self) -> frozenset[str]:
        """The items that have an entry on the page."""
        return frozenset(self.drawn.ids)


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
    places = addresses or Addresses()
    return _rendered(_page(Situation(roadmap, path, recommendations, asked), places))


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
    return _rendered(_page(situation, Addresses(), inlined()))


def _page(situation: Situation, addresses: Addresses, files: Assets | None = None) -> Explorer:
    drawn = drawn_items(situation)
    sections = sections_of(situation, drawn.ids)
    return Explorer(situation, addresses, addresses.explore, sections, drawn=drawn, files=files)


def _rendered(page: Explorer) -> str:
    from pyvis.network import Network  # over a second: it imports IPython

    chart: Chart = chart_of(page.situation, page.sections)
    network = Network(directed=True)
    network.set_template_dir(str(TEMPLATES), "explorer.html")
    network.templateEnv = environment(
        page.addresses.language
    )  # the one made there escapes nothing and is never reused
    network.nodes, network.edges = chart.nodes, chart.edges  # add_edge compares all with all
    network.options = OPTIONS
    network.heading = replace(page, views=chart.views)  # handed to the template as it is
    return str(network.generate_html())
