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

LEAST_FAULT_OF_OURS = 500
TOLD = (404, 405)
"""What is told for people, where title and detail of the document speak to programs."""


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


@dataclass(frozen=True)
class Sorry(Page):
    """The trouble."""

    trouble: Trouble = field(kw_only=True)

    @property
    def heading(self) -> str:
        """What to say first."""
        plain, trouble = self.texts.plain, self.trouble
        if trouble.name:
            return plain("trouble.ambiguous" if trouble.is_ambiguous else "trouble.unknown")
        if trouble.status >= LEAST_FAULT_OF_OURS:
            return plain("trouble.ours")
        return plain(f"trouble.{trouble.status}") if trouble.status in TOLD else trouble.title

    @property
    def words(self) -> str:
        """What to say then, where no name is to blame."""
        status = self.trouble.status
        is_told = status in TOLD
        return self.texts.plain(f"trouble.{status}-words") if is_told else self.trouble.detail


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
