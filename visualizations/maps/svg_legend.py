"""What the signs of a vector picture mean; of those that it holds."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from skillpath.graph import Kind
from skillpath.visualizations.maps.lettering import width
from skillpath.visualizations.maps.map import LineKind
from skillpath.visualizations.maps.markup import element
from skillpath.visualizations.maps.svg_cards import outline
from skillpath.visualizations.maps.svg_lines import DASHES
from skillpath.visualizations.situation import State

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from xml.etree.ElementTree import Element

    from skillpath.visualizations.maps.map import Card, Line
    from skillpath.visualizations.maps.markup import Value
    from skillpath.visualizations.maps.shown import Shown
    from skillpath.visualizations.saying import Texts

LEGEND_HEIGHT = 26
"""Of a row."""

SIGN, GAP, SIZE = 26, 20, 13


@dataclass(frozen=True, slots=True)
class Legend:
    """The signs with their words, in rows from y = 0."""

    elements: list[Element]
    rows: int


@dataclass(frozen=True, slots=True)
class Sign:
    """The key of what it means, and how it is drawn in a box 26 wide, 16 high."""

    key: str
    drawn: tuple[Element, ...]


def legend(shown: Shown, colors: Mapping[str, str], room: float) -> Legend:
    """The signs that occur, in rows that are so wide at most."""
    return in_rows(_signs(shown, colors), shown.texts, colors["muted"], room)


def in_rows(signs: Iterable[Sign], texts: Texts, ink: str, room: float) -> Legend:
    """Signs of any picture with their words in a color."""
    x, row, elements = 0.0, 0, []
    for sign in signs:
        word = texts.plain(sign.key)
        wide = SIGN + 8 + width(word, SIZE) + GAP
        if x and x + wide > room:
            x, row = 0.0, row + 1
        place = f"translate({round(x, 1):g} {row * LEGEND_HEIGHT})"
        text = element("text", word, x=SIGN + 8, y=13, fill=ink, font_size=SIZE)
        elements.append(element("g", "", *sign.drawn, text, transform=place))
        x += wide
    return Legend(elements, row + 1)


def _signs(shown: Shown, colors: Mapping[str, str]) -> Iterator[Sign]:
    yield from _kinds(shown.cards, colors)
    yield from _states(shown.cards, colors)
    yield from _lines(shown.lines, colors)


def _kinds(cards: Sequence[Card], colors: Mapping[str, str]) -> Iterator[Sign]:
    found = {one.item.kind for one in cards}
    for kind in (one for one in Kind if one in found):
        border, fill = colors[kind.value], colors[f"{kind.value}-tint"]
        yield Sign(
            f"script.kind.{kind.value}", (box(kind, fill=fill, stroke=border, stroke_width=1.5),)
        )


def _states(cards: Sequence[Card], colors: Mapping[str, str]) -> Iterator[Sign]:
    border, surface = colors["skill"], colors["surface"]
    if any(one.state is State.KNOWN for one in cards):
        tick = element(
            "path", d="M8 8l3 4 6-8", fill="none", stroke=colors["known"], stroke_width=1.8
        )
        yield Sign("script.state.known", (box(Kind.SKILL, fill=colors["known-tint"]), tick))
    if any(one.number is not None for one in cards):
        spot = element("circle", cx=13, cy=8, r=9, fill=border)
        one = element("text", "1", x=13, y=12, fill=surface, font_size=11, text_anchor="middle")
        yield Sign("explore.legend.path", (spot, one))
    elif any(one.state is State.READY for one in cards):
        shape = box(Kind.SKILL, fill=colors["skill-tint"], stroke=border, stroke_width=2.5)
        yield Sign("script.state.ready", (shape,))
    if any(one.item.is_retired for one in cards):
        shape = box(Kind.SKILL, fill=surface, stroke=colors["muted"], stroke_dasharray="5 4")
        yield Sign("script.state.retired", (shape,))


def _lines(lines: Sequence[Line], colors: Mapping[str, str]) -> Iterator[Sign]:
    found = {one.kind for one in lines}
    for kind in LineKind:
        if kind in found:
            dash = element(
                "path",
                d="M0 8h26",
                stroke=colors["edge-path"],
                stroke_width=2,
                stroke_dasharray=DASHES[kind],
            )
            yield Sign(f"explore.legend.{kind.value}", (dash,))


def box(kind: Kind, **look: Value) -> Element:
    """The shape of a kind as a sign."""
    return outline(kind, (0.0, 0.0, float(SIGN), 16.0), **look)
