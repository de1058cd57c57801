"""What all pages have in common: whom they are for, where they lead, how they are rendered."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, ClassVar

from skillpath.visualizations.addresses import Addresses, Links, query
from skillpath.visualizations.assets import PAGES_STYLE, served
from skillpath.visualizations.rendering import environment
from skillpath.visualizations.saying import texts

if TYPE_CHECKING:
    from skillpath.graph import Roadmap
    from skillpath.visualizations.assets import Assets
    from skillpath.visualizations.saying import Texts
    from skillpath.visualizations.situation import Situation

FORMS = (
    ("JSON", "", "application/json"),
    ("Turtle", "ttl", "text/turtle"),
    ("JSON-LD", "jsonld", "application/ld+json"),
)
"""How the same is offered to programs: its name, what the API calls it, its media type."""


@dataclass(frozen=True)
class Page:
    """What the frame and the pieces need; `here` is the page's own address without a query."""

    forms: ClassVar = FORMS
    has_rows: ClassVar = False
    """Whether each item has a row on the page, which links lead to where there is no service."""

    situation: Situation
    addresses: Addresses = field(default_factory=Addresses)
    here: str = ""

    @property
    def roadmap(self) -> Roadmap:
        """What the page is about."""
        return self.situation.roadmap

    @cached_property
    def links(self) -> Links | None:
        """Where the page leads; nothing where there is no service to link to."""
        return Links(self.situation, self.addresses, self.here)

    @property
    def canonical(self) -> str:
        """The address without what it says of who reads."""
        return self.here + query((), (), self.links.roadmap_id if self.links else "")

    @cached_property
    def assets(self) -> Assets:
        """Style and scripts."""
        return served(self.addresses.static, styles=(PAGES_STYLE,))

    @property
    def texts(self) -> Texts:
        """What the page says, in its language."""
        return texts(self.addresses.language)

    def rendered(self, template: str) -> str:
        """The page as HTML."""
        return environment(self.addresses.language).get_template(template).render(page=self)
