"""The page for when something goes wrong, with the way back."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from skillpath.visualizations.addresses import Addresses
from skillpath.visualizations.frame import Page
from skillpath.visualizations.situation import Situation

if TYPE_CHECKING:
    from skillpath.graph import Roadmap
    from skillpath.visualizations.doubts import Asked

HEADINGS = {404: "This page does not exist", 405: "This cannot be done here"}
LEAST_FAULT_OF_OURS = 500

WORDS = {
    404: "Nothing is at this address: it may be mistyped, or what was here has moved. "
    "Look it up, or go back to the start.",
    405: "This address can be read and nothing else.",
}
"""For people, where the detail of the document speaks to programs."""


@dataclass(frozen=True, slots=True)
class Trouble:
    """What went wrong, as a problem document tells it.

    `name` is what was looked for, where something was; `meant` are ids that may be meant, or
    one of which must be where the name `is_ambiguous`.
    """

    status: int
    title: str
    detail: str
    type: str = ""
    name: str = ""
    meant: tuple[str, ...] = ()
    is_ambiguous: bool = False

    @property
    def heading(self) -> str:
        """What to say first."""
        if self.name:
            return "Several are called so" if self.is_ambiguous else "Not found"
        if self.status >= LEAST_FAULT_OF_OURS:
            return "Something went wrong on our side"
        return HEADINGS.get(self.status, self.title)

    @property
    def words(self) -> str:
        """What to say then, where no name is to blame."""
        return WORDS.get(self.status, self.detail)


@dataclass(frozen=True)
class Sorry(Page):
    """The trouble."""

    trouble: Trouble = field(kw_only=True)


def trouble_page(
    roadmap: Roadmap,
    trouble: Trouble,
    *,
    asked: Asked | None = None,
    addresses: Addresses | None = None,
) -> str:
    """What went wrong in words, what may have been meant, a search and the ways back.

    >>> trouble = Trouble(404, "Not Found", "found no such path")
    >>> "This page does not exist" in trouble_page(roadmap, trouble)
    True
    """
    places = addresses or Addresses()
    situation = Situation(roadmap, asked=asked)
    return Sorry(situation, places, places.home, trouble=trouble).rendered("trouble.html")
