"""A map as a flowchart in Mermaid, for wherever Markdown is shown."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from skillpath.graph import Kind
from skillpath.visualizations.maps.looks import look_of
from skillpath.visualizations.maps.map import LineKind
from skillpath.visualizations.maps.palette import Scheme, palette
from skillpath.visualizations.maps.shown import Shown, is_joint
from skillpath.visualizations.maps.words import amount, heading, label_of
from skillpath.visualizations.saying import ENGLISH, texts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from skillpath.visualizations.maps.looks import Look
    from skillpath.visualizations.maps.map import Card, Map, ViewName

SHAPES = {Kind.SKILL: ('(["', '"])'), Kind.TOOL: ('["', '"]'), Kind.CERTIFICATION: ('{{"', '"}}')}
ARROWS = {
    LineKind.REQUIRED: ("-->", "---"),
    LineKind.CHOICE: ("-.->", "-.-"),
    LineKind.RECOMMENDED: ("-.->", "-.-"),
}
"""To a card, and to a joint."""

ESCAPED = {ord(one): f"#{ord(one)};" for one in "#;\"'`<>&\\{}[]()|%"}
"""Mermaid's form of what would end a label or mean something in it, by number."""


def mermaid(
    map: Map,  # noqa: A002 - what it is called everywhere
    view: ViewName,
    *,
    scheme: Scheme = Scheme.LIGHT,
    language: str = ENGLISH,
) -> str:
    """A view as the text of a flowchart, top down, with a subgraph for each band.

    Raises:
        KeyError: when the map has no such view.

    >>> drawn = map_of(Situation(roadmap, path))
    >>> mermaid(drawn, drawn.first).splitlines()[3]
    'flowchart TB'
    """
    chart = _Flowchart(Shown(map, view, texts(language)), scheme)
    return "".join(f"{line}\n" for line in chart.lines())


@dataclass(frozen=True)
class _Flowchart:
    shown: Shown
    scheme: Scheme

    @cached_property
    def ids(self) -> dict[str, str]:
        """Names that are words of no language, by the ids of cards and joints."""
        cards = {one.id: f"c{turn}" for turn, one in enumerate(self.shown.cards, start=1)}
        joints = {one.id: f"j{turn}" for turn, one in enumerate(self.shown.joints, start=1)}
        return cards | joints

    def lines(self) -> Iterator[str]:
        told = self.shown.caption
        yield "---"
        yield f"title: {json.dumps(plain(told.title))}"
        yield "---"
        yield "flowchart TB"
        yield f"  accDescr: {escaped(told.description)}"
        for turn, (band, members) in enumerate(self.shown.banded(), start=1):
            yield f'  subgraph b{turn}["{escaped(heading(band, self.shown.texts)) or " "}"]'
            for one in members:
                yield f"    {self._node(one)}"
            yield "  end"
        for joint in self.shown.joints:
            yield f'  {self.ids[joint.id]}(("{label_of(joint, self.shown.texts)}"))'
        yield from self._arrows()
        yield from self._classes()

    def _node(self, card: Card) -> str:
        before, after = SHAPES[card.item.kind]
        turn = f"{card.number}. " if card.number is not None else ""
        tag = (
            f"<br/>{escaped(amount(card, self.shown.texts))}"
            if amount(card, self.shown.texts)
            else ""
        )
        look = self._look(card).name
        text = f"{turn}{escaped(card.item.name)}{tag}"
        return f"{self.ids[card.id]}{before}{text}{after}:::{look}"

    def _arrows(self) -> Iterator[str]:
        for line in self.shown.lines:
            arrow = ARROWS[line.kind][is_joint(line.target)]
            yield f"  {self.ids[line.source]} {arrow} {self.ids[line.target]}"
        colors = palette(self.scheme)
        look = f"stroke:{colors['edge-path']},stroke-width:2px"
        yield from self._styled([self.shown.stands_out(one) for one in self.shown.lines], look)
        is_faint = [one.kind is LineKind.RECOMMENDED for one in self.shown.lines]
        yield from self._styled(is_faint, "stroke-dasharray:2 4")

    def _styled(self, chosen: list[bool], look: str) -> Iterator[str]:
        places = ",".join(str(place) for place, is_one in enumerate(chosen) if is_one)
        if places:
            yield f"  linkStyle {places} {look}"

    def _classes(self) -> Iterator[str]:
        colors = palette(self.scheme)
        for look in dict.fromkeys(map(self._look, self.shown.cards)):
            dashes = ",stroke-dasharray:5 4" if look.name == "retired" else ""
            yield (
                f"  classDef {look.name} fill:{colors[look.fill]},stroke:{colors[look.border]},"
                f"stroke-width:{look.thick:g}px,color:{colors[look.ink]}{dashes}"
            )

    def _look(self, card: Card) -> Look:
        return look_of(card, self.shown)


def plain(text: str) -> str:
    """On one line, without what no document may hold."""
    return " ".join("".join(one if one.isprintable() else " " for one in text).split())


def escaped(text: str) -> str:
    """The text as a part of a label, with nothing in it that Mermaid or a page would read."""
    return plain(text).translate(ESCAPED)
