"""What stands above and below a picture, in words, whatever its format."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from skillpath.visualizations.maps.map import ViewName
from skillpath.visualizations.rendering import hours, terms

if TYPE_CHECKING:
    from skillpath.visualizations.maps.map import Map


@dataclass(frozen=True, slots=True)
class Caption:
    """The title, how much it is, what it was made of; `description` says all at once."""

    title: str
    detail: str
    source: str

    @property
    def description(self) -> str:
        """For those who do not see the picture."""
        return f"{self.detail}. {self.source}."


def caption(map: Map, view: ViewName) -> Caption:  # noqa: A002 - what it is called everywhere
    """The words of a view."""
    positions = map.views[view].positions
    cards = [one for one in map.cards if one.id in positions]
    path = [one for one in cards if one.number is not None]
    if view is ViewName.PATH and path:
        length = sum(one.item.hours.likely for one in path)
        detail = f"{len(path)} to learn, {hours(length)}"
    else:
        detail = f"{len(cards)} skills, tools and certifications"
    roadmap = map.roadmap
    source = ", ".join(
        filter(None, (f"{roadmap.name} {roadmap.version}".strip(), terms(roadmap.license or "")))
    )
    return Caption(roadmap.name, detail, f"{source}, drawn by skillpath")
