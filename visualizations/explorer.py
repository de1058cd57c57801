"""The map of a roadmap with the list beside it: as a page of a service, or as one file."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, ClassVar

from skillpath.visualizations.addresses import Addresses, Links
from skillpath.visualizations.asking import Asking
from skillpath.visualizations.assets import MAP_MODULE, MAP_STYLE, VIS_NETWORK, inlined, served
from skillpath.visualizations.maps.document import map_document
from skillpath.visualizations.maps.drawn import Drawn
from skillpath.visualizations.maps.making import map_of
from skillpath.visualizations.rendering import TEMPLATES, environment
from skillpath.visualizations.sections import sections_of
from skillpath.visualizations.situation import Situation

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from skillpath.graph import Path, Recommendations, Roadmap
    from skillpath.visualizations.assets import Assets
    from skillpath.visualizations.doubts import Asked
    from skillpath.visualizations.maps.map import Map
    from skillpath.visualizations.sections import Section

    Json = Mapping[str, object]

OPTIONS = {
    "physics": {"enabled": False},
    "layout": {"improvedLayout": False},
    "interaction": {
        "dragNodes": False,
        "hover": True,
        "keyboard": False,
        "zoomView": False,
        "selectConnectedEdges": False,
    },
    "edges": {
        "smooth": {"enabled": True, "type": "cubicBezier", "forceDirection": "vertical"},
        "arrows": {"to": {"enabled": True, "scaleFactor": 0.45}},
        "selectionWidth": 1.5,
        "hoverWidth": 0,
    },
}
"""What vis-network is told; colors are the script's business, which reads them from the style."""

USUAL_PACE = 10
"""Hours a week, where nobody says how many."""


@dataclass(frozen=True, slots=True)
class Answers:
    """What the API answers to the question of the page, for its script; null where not asked.

    `items` are documents of all items, for a page that cannot ask for them. `pace` is in hours a
    week. `forbid` are the ids of what is done without.
    """

    next: Json | None = None
    path: Json | None = None
    items: Sequence[Json] = ()
    pace: float = USUAL_PACE
    forbid: Sequence[str] = ()


@dataclass(frozen=True)
class Explorer(Asking):
    """The map and the list; with `files` of its own it stands alone and links to no service."""

    has_rows: ClassVar = True

    map: Map = field(kw_only=True)
    sections: tuple[Section, ...] = ()
    answers: Answers = field(default_factory=Answers)
    files: Assets | None = None

    @cached_property
    def links(self) -> Links | None:
        """Where the page leads, if there is a service."""
        return None if self.files else Links(self.situation, self.addresses, self.here)

    @cached_property
    def assets(self) -> Assets:
        """Style and scripts, as files or inside."""
        return self.files or served(self.addresses.static, (VIS_NETWORK,), (MAP_STYLE,), MAP_MODULE)

    @property
    def forbidden(self) -> Sequence[str]:
        """As the answers have it."""
        return self.answers.forbid

    @cached_property
    def document(self) -> Json:
        """The map for the script."""
        return map_document(self.map)

    @property
    def data(self) -> Json:
        """What the script needs beside the map: the question, its answers, and where to ask."""
        roadmap, situation = self.roadmap, self.situation
        return {
            "addresses": asdict(self.addresses) if self.links else None,
            "answers": {"next": self.answers.next, "path": self.answers.path},
            "question": {
                "known": situation.known,
                "goal": situation.goals if situation.goals != (self._implied,) else (),
                "forbid": self.forbidden,
                "hours_per_week": self.answers.pace,
            },
            "roadmap": {
                "id": roadmap.id,
                "roadmap_id": self._implied,
                "names": self._names,
                "steps": list(roadmap.steps_by_id),
                "is_part": self.drawn.is_part,
                "hours_per_week": USUAL_PACE,
            },
        }

    @property
    def _implied(self) -> str:
        """The roadmap that is aimed at without being a goal: one specialized from another."""
        return self.links.roadmap_id if self.links else ""

    @property
    def _names(self) -> Mapping[str, str]:
        """What goals other than items are called."""
        outlines = self.roadmap.outlines.values()
        steps = {step.id: step.name for outline in outlines for step in outline.steps}
        return steps | {outline.id: outline.name for outline in outlines}


def explorer_page(
    roadmap: Roadmap,
    *,
    path: Path | None = None,
    recommendations: Recommendations | None = None,
    answers: Answers | None = None,
    asked: Asked | None = None,
    addresses: Addresses | None = None,
) -> str:
    """The page of a service: a map, and a list and a form that work without a script.

    Give the answers to one question: path and recommendations from the same known items and
    goals, and in `answers` both as the API writes them. `asked` holds what was typed when it
    could not be answered, and the error.

    >>> explorer_page(roadmap).count("<main")
    1
    """
    situation = Situation(roadmap, path, recommendations, asked)
    return _rendered(situation, addresses or Addresses(), answers)


def explorer_file(
    roadmap: Roadmap,
    *,
    path: Path | None = None,
    recommendations: Recommendations | None = None,
    answers: Answers | None = None,
    addresses: Addresses | None = None,
) -> str:
    """The same as one file without any link to a service, to be opened from a disk, offline.

    >>> "<script src" in explorer_file(roadmap)
    False
    """
    situation = Situation(roadmap, path, recommendations)
    return _rendered(situation, addresses or Addresses(), answers, inlined())


def _rendered(
    situation: Situation, places: Addresses, answers: Answers | None, files: Assets | None = None
) -> str:
    from pyvis.network import Network  # over a second: it imports IPython

    made = map_of(situation, language=places.language)
    page = Explorer(
        situation,
        places,
        places.explore,
        drawn=Drawn(tuple(card.id for card in made.cards), made.total),
        map=made,
        sections=sections_of(made),
        answers=answers or Answers(),
        files=files,
    )
    network = Network(directed=True)
    network.set_template_dir(str(TEMPLATES), "explorer.html")
    network.templateEnv = environment(places.language)  # its own escapes nothing
    network.nodes = page.document["cards"]
    network.edges = page.document["lines"]  # add_edge compares all with all
    network.options = OPTIONS
    network.heading = page  # handed to the template as it is
    return str(network.generate_html())
