"""Cards and joints of a vector picture, as the canvas of the explorer has them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from skillpath.graph import Kind
from skillpath.visualizations.maps.layout import (
    CARD_HEIGHT,
    CARD_WIDTH,
    JOINT_HEIGHT,
    JOINT_WIDTH,
)
from skillpath.visualizations.maps.lettering import width, wrapped
from skillpath.visualizations.maps.looks import look_of
from skillpath.visualizations.maps.markup import element
from skillpath.visualizations.maps.words import amount, label_of, told
from skillpath.visualizations.situation import State

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from xml.etree.ElementTree import Element

    from skillpath.visualizations.maps.layout import Position
    from skillpath.visualizations.maps.looks import Look
    from skillpath.visualizations.maps.map import Card, Joint
    from skillpath.visualizations.maps.markup import Value
    from skillpath.visualizations.maps.shown import Shown

NAME, LEADING = 13.5, 16
"""Size of a name, and from one of its lines to the next."""

MARGIN, MARK = 30, 14
"""Of a card, what its name leaves free at both sides together; what the mark of known takes."""

TIP = 16


@dataclass(frozen=True, slots=True)
class Cards:
    """What draws the cards and joints of a view."""

    colors: Mapping[str, str]
    shown: Shown

    def card(self, card: Card, at: Position) -> Element:
        """A card with its name, and its marks on the upper border."""
        look = look_of(card, self.shown)
        tooltip = element("title", told(card, self.shown.texts))
        return element("g", "", tooltip, *self._parts(card, at, look))

    def _parts(self, card: Card, at: Position, look: Look) -> Iterator[Element]:
        left, top = at.x - CARD_WIDTH / 2, at.y - CARD_HEIGHT / 2
        yield outline(
            card.item.kind,
            (left, top, CARD_WIDTH, CARD_HEIGHT),
            fill=self.colors[look.fill],
            stroke=self.colors[look.border],
            stroke_width=look.thick,
            stroke_dasharray="5 4" if card.item.is_retired else None,
        )
        yield from self._name(card, at, look)
        if card.number is not None:
            yield from self._badge(card, left + 6, top)
        if amount(card, self.shown.texts):
            yield from self._tag(card, left + CARD_WIDTH - 12, top)

    def _name(self, card: Card, at: Position, look: Look) -> Iterator[Element]:
        ink = self.colors[look.ink]
        is_known = card.state is State.KNOWN
        is_bold = card.number is not None or card.id == self.shown.middle
        room = CARD_WIDTH - MARGIN - (MARK if is_known else 0)
        lines = wrapped(card.item.name, room, NAME, bold=is_bold)
        for row, line in enumerate(lines):
            yield element(
                "text",
                line,
                x=at.x + (MARK / 2 if is_known else 0.0),
                y=at.y + (row - (len(lines) - 1) / 2) * LEADING + 5,
                fill=ink,
                font_size=NAME,
                font_weight=600 if is_bold else None,
                text_anchor="middle",
                unicode_bidi="plaintext",
                text_decoration="line-through" if card.item.is_retired else None,
            )
        if is_known:
            x, y = at.x - CARD_WIDTH / 2 + 13, at.y - 1
            tick = f"M{x:g} {y:g}l3 4 6-8"
            yield element("path", d=tick, fill="none", stroke=ink, stroke_width=1.8)

    def _badge(self, card: Card, x: float, y: float) -> Iterator[Element]:
        text = str(card.number)
        wide = max(26.0, width(text, 12, bold=True) + 10)
        color = self.colors[card.item.kind.value]
        yield outline(card.item.kind, (x - 13, y - 12, wide, 24.0), fill=color)
        yield self._middle(text, x - 13 + wide / 2, y + 4.3, 12, "surface", 700)

    def _tag(self, card: Card, right: float, y: float) -> Iterator[Element]:
        kind, is_next = card.item.kind.value, card.rank is not None
        text = amount(card, self.shown.texts)
        wide = width(text, 11, bold=True) + 12
        yield element(
            "rect",
            x=right - wide,
            y=y - 9,
            width=wide,
            height=18,
            rx=9,
            fill=self.colors[kind if is_next else "surface"],
            stroke=self.colors[kind],
        )
        ink, weight = ("surface", 700) if is_next else ("text", 500)
        yield self._middle(text, right - wide / 2, y + 4, 11, ink, weight)

    def joint(self, joint: Joint, at: Position) -> Element:
        """How many of the lines that meet here are needed."""
        text = label_of(joint, self.shown.texts)
        wide = max(JOINT_WIDTH, width(text, 11) + 8)
        shape = element(
            "rect",
            x=at.x - wide / 2,
            y=at.y - JOINT_HEIGHT / 2,
            width=wide,
            height=JOINT_HEIGHT,
            rx=JOINT_HEIGHT / 2,
            fill=self.colors["surface"],
            stroke=self.colors["edge-path"],
        )
        name = self._middle(text, at.x, at.y + 4, 11, "text")
        return element("g", "", shape, name)

    def _middle(
        self, text: str, x: float, y: float, size: float, ink: str, weight: int | None = None
    ) -> Element:
        return element(
            "text",
            text,
            x=x,
            y=y,
            fill=self.colors[ink],
            font_size=size,
            font_weight=weight,
            text_anchor="middle",
        )


def outline(kind: Kind, box: tuple[float, float, float, float], **attributes: Value) -> Element:
    """The shape of a kind in a box: left, top, width, height."""
    x, y, wide, high = box
    if kind is Kind.CERTIFICATION:
        tip = min(TIP, high / 2, wide / 2)
        corners = (
            (x + tip, y),
            (x + wide - tip, y),
            (x + wide, y + high / 2),
            (x + wide - tip, y + high),
            (x + tip, y + high),
            (x, y + high / 2),
        )
        points = " ".join(f"{round(a, 1):g},{round(b, 1):g}" for a, b in corners)
        return element("polygon", points=points, **attributes)
    round_by = high / 2 if kind is Kind.SKILL else 4
    return element("rect", x=x, y=y, width=wide, height=high, rx=round_by, **attributes)
