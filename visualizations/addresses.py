"""The addresses that a page links to, and what stands in their queries."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlencode

if TYPE_CHECKING:
    from collections.abc import Iterable

    from skillpath.visualizations.situation import Situation


@dataclass(frozen=True, slots=True)
class Addresses:
    """Where a service keeps its pages; `static` ends with a slash, an empty `api` is not shown.

    Both pages take the query parameters `known` and `goal`, each as often as needed, and must
    skip empty ones: a form sends the fields that were left empty as well. `roadmap_id` names a
    specialization.
    """

    home: str = "/"
    explore: str = "/explore"
    static: str = "/static/"
    api: str = "/docs"


def query(known: Iterable[str], goals: Iterable[str], roadmap_id: str = "") -> str:
    """The query string with its question mark, empty where nothing is asked."""
    pairs = [
        *([("roadmap_id", roadmap_id)] if roadmap_id else []),
        *(("known", one) for one in known),
        *(("goal", one) for one in goals),
    ]
    return f"?{urlencode(pairs)}" if pairs else ""


@dataclass(frozen=True, slots=True)
class Links:
    """Links that change what was asked by one item, or the roadmap that is asked."""

    situation: Situation
    addresses: Addresses

    def knowing(self, item: str) -> str:
        """The map for somebody who has just learned the item."""
        known = (one for one in self.situation.known if one != item)
        return self._map((*known, item), self.situation.goals)

    def forgetting(self, item: str) -> str:
        """The map without this item among the stated ones."""
        known = (one for one in self.situation.known if one != item)
        return self._map(known, self.situation.goals)

    def aiming(self, goal: str) -> str:
        """The map with this goal on top of the others."""
        goals = (one for one in self.situation.goals if one != goal)
        return self._map(self.situation.known, (*goals, goal))

    def leaving(self, goal: str) -> str:
        """The map without this goal."""
        goals = (one for one in self.situation.goals if one != goal)
        return self._map(self.situation.known, goals)

    def choosing(self, roadmap_id: str) -> str:
        """The start page of another roadmap, for the same learner.

        Without goals that the other does not know or that were the old one itself.
        """
        roadmap = self.situation.roadmap
        other = roadmap_id if roadmap_id != (roadmap.general or roadmap).id else ""
        goals = (one for one in self.situation.goals if one in roadmap.by_id)
        return self.addresses.home + query(self.situation.known, goals, other)

    @property
    def map(self) -> str:
        """The map of the same question."""
        return self._map(self.situation.known, self.situation.goals)

    @property
    def start(self) -> str:
        """The start page of the same question."""
        asked = query(self.situation.known, self.situation.goals, self._roadmap_id)
        return self.addresses.home + asked

    @property
    def api(self) -> str:
        """What programs are told of the same roadmap."""
        return self.addresses.api + query((), (), self._roadmap_id)

    @property
    def _roadmap_id(self) -> str:
        """What names the roadmap in a query; the general one needs no name."""
        roadmap = self.situation.roadmap
        return roadmap.id if roadmap.general else ""

    def _map(self, known: Iterable[str], goals: Iterable[str]) -> str:
        return self.addresses.explore + query(known, goals, self._roadmap_id)
