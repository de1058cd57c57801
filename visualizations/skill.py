"""The page of a skill, a tool or a certification."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, ClassVar
from urllib.parse import quote, urlsplit

from skillpath.graph import (
    Limits,
    certifiers,
    cheapest_path,
    dependents_of,
    is_met,
    mentioned,
    users,
)
from skillpath.visualizations.addresses import Addresses
from skillpath.visualizations.frame import Page
from skillpath.visualizations.situation import Situation, State
from skillpath.visualizations.structured import structured

if TYPE_CHECKING:
    from skillpath.graph import (
        Attainable,
        Because,
        Expression,
        ItemId,
        Mapping,
        Neighbor,
        Path,
        Roadmap,
        Step,
    )
    from skillpath.visualizations.doubts import Asked
    from skillpath.visualizations.situation import Learner
    from skillpath.visualizations.structured import Json

CATALOGUES = {
    "data.europa.eu": "ESCO",
    "www.wikidata.org": "Wikidata",
    "www.onetonline.org": "O*NET",
}
"""Where concepts elsewhere come from, by the host of their IRI."""

NOTHING_COMPARED = Limits(compared=0)
"""The page shows no alternatives, each of which would be a search of its own."""


@dataclass(frozen=True)
class Skill(Page):
    """One item with all that is known of it, for this learner."""

    MOST_SHOWN: ClassVar[int] = 6

    item: Attainable = field(kw_only=True)

    @property
    def summary(self) -> str:
        """What it is, for those who list pages."""
        item, plain = self.item, self.texts.plain
        kind = f"skill.summary-{item.kind.value}"
        told = item.description or plain(kind, roadmap=self.roadmap.name)
        return plain("skill.summary", item=item.name, description=told)

    @cached_property
    def step(self) -> Step | None:
        """The step that names it first."""
        return self.roadmap.step_of.get(self.item.id)

    @cached_property
    def state(self) -> str:
        """Where the learner stands with it, in words."""
        if self.item.id in self.situation.knowledge.inferred:
            return self.texts.plain("script.state.follows")
        state = self.situation.state(self.item.id)
        is_told = state in (State.KNOWN, State.READY)
        return self.texts.plain(f"script.state.{state.value}") if is_told else ""

    @cached_property
    def path(self) -> Path | None:
        """The cheapest way to it from what is known, where there is one to go."""
        if self.item.id not in self.situation.possible:
            return None
        known = self.situation.knowledge.stated
        return cheapest_path(self.roadmap, [self.item.id], known, limits=NOTHING_COMPARED)

    @property
    def is_barred(self) -> bool:
        """Whether every way to it leads through something retired that is not known."""
        known = self.situation.knowledge.items
        return not self.item.is_retired and self.item.id not in known | self.situation.possible

    @cached_property
    def users(self) -> tuple[Because, ...]:
        """What requires it directly."""
        return users(self.roadmap, self.item.id)

    @cached_property
    def reach(self) -> int:
        """How many active items require it, directly or further on."""
        return sum(not one.item.is_retired for one in self._dependents)

    @property
    def retired_reach(self) -> int:
        """How many retired ones do."""
        return len(self._dependents) - self.reach

    @cached_property
    def _dependents(self) -> tuple[Neighbor, ...]:
        return dependents_of(self.roadmap, self.item.id, transitive=True)

    @cached_property
    def choices(self) -> tuple[tuple[ItemId, Expression], ...]:
        """Who asks for it as one of several, and for which."""
        by_id, item = self.roadmap.by_id, self.item.id
        return tuple(
            (user, one.of)
            for user in dict.fromkeys(one.needed_by for one in self.users)
            for one in by_id[user].required
            if _is_choice(one.of, item)
        )

    @cached_property
    def certified_by(self) -> tuple[ItemId, ...]:
        """The certifications that confirm it."""
        return certifiers(self.roadmap, self.item.id)

    @property
    def structured(self) -> Json:
        """The same for search engines."""
        return structured(self.roadmap, self.item)

    @staticmethod
    def elsewhere(mapping: Mapping) -> str:
        """Who describes the mapped concept; empty where that is not known."""
        if "/onet/" in mapping.iri:
            return "O*NET"
        host = urlsplit(mapping.iri).hostname or ""
        return CATALOGUES.get(host, "")


def _is_choice(expression: Expression, item: ItemId) -> bool:
    """Whether the expression names the item and can be met without it."""
    named = frozenset(mentioned(expression))
    return item in named and is_met(expression, named - {item})


def skill_page(
    roadmap: Roadmap,
    item: ItemId,
    *,
    learner: Learner | None = None,
    asked: Asked | None = None,
    addresses: Addresses | None = None,
) -> str:
    """The page of the item, and the cheapest way to it for the learner.

    `asked` holds what the address said of the learner when it could not be understood.

    >>> "from nothing: 2 items" in skill_page(roadmap, "pandas")
    True
    """
    places = addresses or Addresses()
    situation = Situation(roadmap, asked=asked, learner=learner)
    here = places.skills + quote(item)
    return Skill(situation, places, here, item=roadmap.by_id[item]).rendered("skill.html")
