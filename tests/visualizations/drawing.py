"""Maps to draw, and pictures as those read them who read their elements."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element, fromstring

from skillpath.graph import cheapest_path, recommend
from skillpath.visualizations import Situation, map_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from skillpath.graph import Roadmap
    from skillpath.visualizations import Map

SVG = "{http://www.w3.org/2000/svg}"


def drawn(
    roadmap: Roadmap,
    known: Sequence[str] = (),
    goals: Sequence[str] = (),
    around: str | None = None,
) -> Map:
    """The map of a question."""
    path = cheapest_path(roadmap, goals, known) if goals else None
    ahead = [one.item.id for one in path.items] if path else ()
    return map_of(Situation(roadmap, path, recommend(roadmap, known, ahead)), around=around)


@dataclass(frozen=True)
class Drawing:
    """A picture, parsed as any reader of XML would."""

    text: str

    @property
    def root(self) -> Element:
        spaced = self.text.replace("\N{NO-BREAK SPACE}", " ")
        return fromstring(spaced)  # noqa: S314 - of our own

    @property
    def words(self) -> list[str]:
        """The texts that are shown, in the order in which they are drawn."""
        return [one.text or "" for one in self.all("text")]

    @property
    def told(self) -> list[str]:
        """The cards in words."""
        return [one.text or "" for one in self.root.iterfind(f".//{SVG}g/{SVG}title")]

    def all(self, tag: str) -> list[Element]:
        return list(self.root.iter(f"{SVG}{tag}"))

    def values(self, names: Iterable[str]) -> set[str]:
        """The values of these attributes of any element."""
        return {
            one.attrib[name] for one in self.root.iter() for name in names if name in one.attrib
        }
