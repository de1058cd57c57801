"""A map for a frame of another page: a picture whose cards are links, without a script."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING
from urllib.parse import quote

from markupsafe import Markup

from skillpath.visualizations.addresses import Addresses, query
from skillpath.visualizations.assets import EMBED_STYLE, served
from skillpath.visualizations.maps.shown import Shown
from skillpath.visualizations.maps.svg import svg
from skillpath.visualizations.rendering import environment
from skillpath.visualizations.saying import texts

if TYPE_CHECKING:
    from collections.abc import Iterable

    from skillpath.visualizations.assets import Assets
    from skillpath.visualizations.maps.map import Map
    from skillpath.visualizations.maps.words import Caption

EMBED_POLICY = (
    "default-src 'none'; style-src 'self'; img-src data:; base-uri 'none'; form-action 'none'; "
    "frame-ancestors *"
)
"""The header under which it is served: any page may show it, and nothing runs in it."""


@dataclass(frozen=True)
class Embed:
    """The map, or why there is none; `theme` is `light`, `dark` or `system`."""

    map: Map | None = None
    goals: tuple[str, ...] = ()
    theme: str = "system"
    error: str = ""
    addresses: Addresses = field(default_factory=Addresses)

    @cached_property
    def assets(self) -> Assets:
        """Its styles."""
        return served(self.addresses.static, styles=(EMBED_STYLE,))

    @cached_property
    def caption(self) -> Caption | None:
        """What the picture is called."""
        if self.map is None:
            return None
        return Shown(self.map, self.map.first, texts(self.addresses.language)).caption

    @property
    def explorer(self) -> str:
        """The same in the explorer."""
        return self.addresses.explore + self._asked

    @property
    def picture(self) -> Markup:
        """The picture in the colors of the page, each card a link to the page of its item."""
        if self.map is None:
            return Markup()
        drawn = svg(
            self.map,
            self.map.first,
            scheme=None,
            link=self._page_of,
            language=self.addresses.language,
        )
        return Markup(drawn)  # noqa: S704 - `svg` escapes all it is given

    def _page_of(self, item: str) -> str:
        return f"{self.addresses.skills}{quote(item)}{self._asked}"

    @cached_property
    def _asked(self) -> str:
        if self.map is None:
            return ""
        roadmap = self.map.roadmap
        chosen = roadmap.id if roadmap.general else ""
        return query(self.map.knowledge.stated, self.goals, chosen)


def embed_page(
    map: Map | None,  # noqa: A002 - what it is called everywhere
    *,
    goals: Iterable[str] = (),
    theme: str = "system",
    error: str = "",
    addresses: Addresses | None = None,
) -> str:
    """The page; it has to be served under `EMBED_POLICY`.

    Args:
        map: What is drawn; None where there is none, which `error` explains.
        goals: What was aimed at, for the links.
        theme: `light`, `dark`, or `system`, which is that of the reader.
        error: What was wrong with the question.
        addresses: Where the links lead.

    >>> embed_page(None, error="found no such roadmap").count("<script")
    0
    """
    page = Embed(map, tuple(goals), theme, error, addresses or Addresses())
    return environment(page.addresses.language).get_template("embed.html").render(page=page)
