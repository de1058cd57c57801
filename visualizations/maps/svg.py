"""A map as a vector picture: text stays text, and nothing is fetched, run or styled from outside.

It looks like the canvas of the explorer. The width of its text is known without a browser
(`lettering`), so that names fit into their cards wherever the picture is shown.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from skillpath.visualizations.maps.lettering import wrapped
from skillpath.visualizations.maps.markup import element, written
from skillpath.visualizations.maps.palette import FromPage, Scheme, palette
from skillpath.visualizations.maps.shown import Shown
from skillpath.visualizations.maps.svg_cards import Cards
from skillpath.visualizations.maps.svg_legend import LEGEND_HEIGHT, legend
from skillpath.visualizations.maps.svg_lines import Lines
from skillpath.visualizations.maps.words import heading
from skillpath.visualizations.saying import ENGLISH, texts

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from xml.etree.ElementTree import Element

    from skillpath.visualizations.maps.layout import Band, Layout
    from skillpath.visualizations.maps.map import Map, ViewName

FONT = (
    "system-ui, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', 'Noto Sans', Arial, "
    "'DejaVu Sans', sans-serif"
)
BORDER = 40
OVERHANG = 16
"""Bands reach so far beyond the cards, on either side."""

INDENT = 20
"""From the border of a band to its name."""

LEAST_WIDTH = 520
TITLE, DETAIL, HEADING, FOOT = 24, 14, 17, 12


def svg(
    map: Map,  # noqa: A002 - what it is called everywhere
    view: ViewName,
    *,
    scheme: Scheme | None = Scheme.LIGHT,
    link: Callable[[str], str] | None = None,
    language: str = ENGLISH,
) -> str:
    """The picture of a view as SVG, one element without a declaration.

    Args:
        map: What is drawn.
        view: One of its views.
        scheme: The colors; None takes those of the page that it stands in, by its variables.
        link: The address of an item's page; with it, cards lead there in a new tab.
        language: What the picture says its words in, one of `languages`.

    Raises:
        KeyError: when the map has no such view.

    >>> drawn = map_of(Situation(roadmap, path))
    >>> svg(drawn, drawn.first).startswith("<svg ")
    True
    """
    colors = palette(scheme) if scheme else FromPage()
    return written(Picture(Shown(map, view, texts(language)), colors, link).element)


@dataclass(frozen=True)
class Picture:
    """The parts of a picture, top to bottom: title, bands with lines and cards, legend, foot."""

    shown: Shown
    colors: Mapping[str, str]
    link: Callable[[str], str] | None = None

    @property
    def layout(self) -> Layout:
        """Where things stand."""
        return self.shown.layout

    @cached_property
    def width(self) -> float:
        """Of the whole picture."""
        return max(self.layout.width + 2 * OVERHANG, LEAST_WIDTH) + 2 * BORDER

    @cached_property
    def title(self) -> list[str]:
        """The lines of the title."""
        room = self.width - 2 * BORDER
        return wrapped(self.shown.caption.title, room, TITLE, bold=True)

    @property
    def band_left(self) -> float:
        """Where bands begin, left of the cards."""
        return (self.layout.width - self.width) / 2 + BORDER

    @property
    def top(self) -> float:
        """Where the bands begin."""
        return BORDER + len(self.title) * (TITLE + 6) + DETAIL + 22

    @property
    def element(self) -> Element:
        """The picture."""
        below = self.top + self.layout.height + 18
        keys = legend(self.shown, self.colors, self.width - 2 * BORDER)
        height = below + keys.rows * LEGEND_HEIGHT + 2 * FOOT + BORDER
        told = self.shown.caption
        left = (self.width - self.layout.width) / 2
        parts = [
            element("title", told.title),
            element("desc", told.description),
            element("rect", width=self.width, height=height, fill=self.colors["ground"]),
            *self._title(told.detail),
            _moved(left, self.top, list(self._map())),
            _moved(BORDER, below, keys.elements),
            self._text(told.source, BORDER, height - BORDER + FOOT / 2, FOOT, "muted"),
        ]
        box = f"0 0 {self.width:g} {height:g}"
        return element(
            "svg",
            "",
            *parts,
            xmlns="http://www.w3.org/2000/svg",
            viewBox=box,
            role="group" if self.link else "img",
            font_family=FONT,
            width=self.width,
            height=height,
        )

    def _title(self, detail: str) -> Iterator[Element]:
        for row, line in enumerate(self.title):
            y = BORDER + row * (TITLE + 6) + TITLE * 0.8
            yield self._text(line, BORDER, y, TITLE, "text", 700)
        yield self._text(detail, BORDER, self.top - 20, DETAIL, "muted")

    def _map(self) -> Iterator[Element]:
        for band in self.layout.bands:
            yield element(
                "rect",
                x=self.band_left,
                y=band.top,
                width=self.width - 2 * BORDER,
                height=band.bottom - band.top,
                rx=14,
                fill=self.colors["band"],
            )
        yield from Lines(self.colors, self.shown).drawn()
        for band in self.layout.bands:
            yield from self._heading(band)
        yield from self._cards()

    def _heading(self, band: Band) -> Iterator[Element]:
        """The name of a band, with a border that keeps lines off it."""
        room = self.width - 2 * BORDER - 2 * INDENT
        for line in wrapped(heading(band, self.shown.texts), room, HEADING, bold=True, most=1):
            name = self._text(line, self.band_left + INDENT, band.top + 27, HEADING, "text", 600)
            name.set("stroke", self.colors["band"])
            name.set("stroke-width", "6")
            name.set("stroke-linejoin", "round")
            name.set("paint-order", "stroke")
            yield name

    def _cards(self) -> Iterator[Element]:
        draw = Cards(self.colors, self.shown)
        positions = self.layout.positions
        for joint in self.shown.joints:
            yield draw.joint(joint, positions[joint.id])
        for card in self.shown.cards:
            drawn = draw.card(card, positions[card.id])
            yield self._linked(card.id, drawn)

    def _linked(self, item: str, drawn: Element) -> Element:
        if self.link is None:
            return drawn
        return element("a", "", drawn, href=self.link(item), target="_blank", rel="noopener")

    def _text(
        self, text: str, x: float, y: float, size: float, ink: str, weight: int | None = None
    ) -> Element:
        room = self.width - 2 * BORDER
        (line,) = wrapped(text, room, size, bold=bool(weight), most=1)
        color = self.colors[ink]
        return element("text", line, x=x, y=y, fill=color, font_size=size, font_weight=weight)


def _moved(x: float, y: float, children: list[Element]) -> Element:
    return element("g", "", *children, transform=f"translate({x:g} {y:g})")
