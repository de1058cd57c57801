"""The addresses that a page links to, and what stands in their queries."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING
from urllib.parse import quote, urlencode

from skillpath.visualizations.doubts import Asked
from skillpath.visualizations.saying import ENGLISH

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from skillpath.visualizations.doubts import Doubt
    from skillpath.visualizations.situation import Situation


@dataclass(frozen=True, slots=True)
class Addresses:
    """Where a service keeps its pages and its data, and the language of its pages.

    An empty `api` is not shown.
    `static`, `skills`, `steps` and `problems` end with a slash. Pages take the query parameters
    `known` and `goal`, each as often as needed, and must skip empty ones: a form sends the
    fields that were left empty as well. `roadmap_id` names a specialization.
    """

    home: str = "/"
    explore: str = "/explore"
    plan: str = "/plan"
    embed: str = "/embed"
    skills: str = "/skills/"
    steps: str = "/steps/"
    search: str = "/search"
    problems: str = "/problems/"
    vocabulary: str = "/ns"
    static: str = "/static/"
    data: str = "/api/v1"
    api: str = "/docs"
    language: str = ENGLISH


def query(
    known: Iterable[str],
    goals: Iterable[str],
    roadmap_id: str = "",
    also: Iterable[tuple[str, str]] = (),
) -> str:
    """The query string with its question mark, empty where nothing is asked."""
    pairs = [
        *([("roadmap_id", roadmap_id)] if roadmap_id else []),
        *(("known", one) for one in known),
        *(("goal", one) for one in goals),
        *also,
    ]
    return f"?{urlencode(pairs)}" if pairs else ""


@dataclass(frozen=True)
class Links:
    """Links that keep what was asked, or change it by one item, or the roadmap that is asked.

    `here` is the page that a change leads back to, with what it is asked `also`.
    """

    situation: Situation
    addresses: Addresses
    here: str = ""
    also: tuple[tuple[str, str], ...] = ()

    def knowing(self, item: str) -> str:
        """This page for somebody who has just learned the item."""
        known = (one for one in self.situation.known if one != item)
        return self._here((*known, item), self.situation.goals)

    def forgetting(self, item: str) -> str:
        """This page without this item among the stated ones."""
        known = (one for one in self.situation.known if one != item)
        return self._here(known, self.situation.goals)

    def aiming(self, goal: str) -> str:
        """This page with this goal on top of the others."""
        goals = (one for one in self.situation.goals if one != goal)
        return self._here(self.situation.known, (*goals, goal))

    def leaving(self, goal: str) -> str:
        """This page without this goal."""
        goals = (one for one in self.situation.goals if one != goal)
        return self._here(self.situation.known, goals)

    def correcting(self, doubt: Doubt, *ids: str) -> str:
        """The question as it was typed, with these ids instead of the name in doubt.

        Without ids the name is left out.
        """
        return self._typed(doubt, ids)

    def admitting(self, doubt: Doubt) -> str:
        """The question as it was typed, by somebody who knows the retired items in the way."""
        return self._typed(None, (), doubt.meant)

    def leading(self, goal: str) -> str:
        """The path to this goal and no other."""
        asked = query(self.situation.known, (goal,), self.roadmap_id)
        return f"{self.addresses.home}{asked}#plan"

    def planning(self, goal: str) -> str:
        """The weeks until this goal and no other."""
        return self.addresses.plan + query(self.situation.known, (goal,), self.roadmap_id)

    def choosing(self, roadmap_id: str) -> str:
        """The start page of another roadmap, for the same learner.

        Without goals that the other does not know or that were the old one itself.
        """
        roadmap = self.situation.roadmap
        other = roadmap_id if roadmap_id != (roadmap.general or roadmap).id else ""
        goals = (one for one in self.situation.goals if one in roadmap.by_id)
        return self.addresses.home + query(self.situation.known, goals, other)

    def skill(self, item: str) -> str:
        """The page of an item."""
        return f"{self.addresses.skills}{quote(item)}{self._asked}"

    def step(self, step: str) -> str:
        """The page of a step."""
        return f"{self.addresses.steps}{quote(step)}{self._asked}"

    def data(self, route: str, form: str = "") -> str:
        """What programs are told at this route of the API, in one of its formats."""
        pairs = [("roadmap_id", self.roadmap_id), ("format", form)]
        asked = urlencode([(name, value) for name, value in pairs if value])
        return f"{self.addresses.data}{route}{'?' if asked else ''}{asked}"

    def path_as(self, form: str) -> str:
        """The path as a file in one of the formats of the API."""
        asked = self._asked
        return f"{self.addresses.data}/paths{asked}{'&' if asked else '?'}format={form}"

    def map_as(self, form: str) -> str:
        """The map of the same question in one of the formats of the API."""
        asked = self._asked
        return f"{self.addresses.data}/map{asked}{'&' if asked else '?'}format={form}"

    @property
    def embedded(self) -> str:
        """The map of the same question for a frame of another page."""
        return self.addresses.embed + self._asked

    @property
    def map(self) -> str:
        """The map of the same question."""
        return self.addresses.explore + self._asked

    @property
    def start(self) -> str:
        """The start page of the same question."""
        return self.addresses.home + self._asked

    @property
    def plan(self) -> str:
        """The weeks of the same question."""
        return self.addresses.plan + self._asked

    @property
    def search(self) -> str:
        """The page to search on, for the same learner."""
        return self.addresses.search + self._asked

    @property
    def roadmap_id(self) -> str:
        """What names the roadmap in a query; the general one needs no name."""
        roadmap = self.situation.roadmap
        return roadmap.id if roadmap.general else ""

    @cached_property
    def _asked(self) -> str:
        return query(self.situation.known, self.situation.goals, self.roadmap_id)

    def _typed(
        self, doubt: Doubt | None, ids: tuple[str, ...], learned: tuple[str, ...] = ()
    ) -> str:
        asked = self.situation.asked or Asked()

        def corrected(field: str, names: Iterable[str]) -> Iterator[str]:
            for name in names:
                is_wrong = doubt and (doubt.field, doubt.typed) == (field, name)
                yield from ids if is_wrong else (name,)

        chosen = [asked.roadmap_id or self.roadmap_id]
        known = dict.fromkeys((*corrected("known", asked.known), *learned))
        goals = dict.fromkeys(corrected("goal", asked.goals))
        there = query(known, goals, "".join(corrected("roadmap_id", chosen)), self.also)
        answer = "#answer" if self.here == self.addresses.home else ""
        return f"{self.here or self.addresses.explore}{there}{answer}"

    def _here(self, known: Iterable[str], goals: Iterable[str]) -> str:
        there = query(known, goals, self.roadmap_id, self.also)
        return (self.here or self.addresses.explore) + there
