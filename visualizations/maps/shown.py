"""What of a map one of its views shows, whatever draws it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from skillpath.visualizations.maps.map import LineKind, ViewName
from skillpath.visualizations.maps.words import caption

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from skillpath.visualizations.maps.layout import Band, Layout
    from skillpath.visualizations.maps.map import Card, Joint, Line, Map
    from skillpath.visualizations.maps.words import Caption
    from skillpath.visualizations.saying import Texts

JOINED = "/"
"""In the id of a joint, and of no item."""

MIDDLE = "item"
"""The band of the item that a view is around."""

LONG = 300
"""A line over more pixels than that covers a map of everything, and is left out."""


@dataclass(frozen=True)
class Shown:
    """The parts of a view.

    Raises:
        KeyError: when something is asked of a view that the map has not.
    """

    map: Map
    view: ViewName
    texts: Texts

    @cached_property
    def layout(self) -> Layout:
        """Where things stand."""
        return self.map.views[self.view]

    @cached_property
    def caption(self) -> Caption:
        """What it is called."""
        return caption(self)

    @cached_property
    def cards(self) -> tuple[Card, ...]:
        """Row by row, as they are read."""
        places = self.layout.positions
        found = [one for one in self.map.cards if one.id in places]
        return tuple(sorted(found, key=lambda one: (places[one.id].y, places[one.id].x)))

    @cached_property
    def joints(self) -> tuple[Joint, ...]:
        """Those that a line leads to, in the order of the map."""
        reached = {one.target for one in self.lines}
        return tuple(one for one in self.map.joints if one.id in reached)

    @cached_property
    def lines(self) -> tuple[Line, ...]:
        """Those that help.

        Of a path its own; around an item those that lead to it or on to another band; of a map of
        everything none that covers it.
        """
        places = self.layout.positions
        inside = (one for one in self.map.lines if one.source in places and one.target in places)
        return tuple(_rooted([one for one in inside if self._helps(one)]))

    @cached_property
    def has_path(self) -> bool:
        """Whether a path is shown, beside which all else is quiet."""
        return bool(self.path)

    @cached_property
    def path(self) -> tuple[Card, ...]:
        """The cards on the path, in its order."""
        found = [(one.number, one.id, one) for one in self.cards if one.number is not None]
        return tuple(card for *_, card in sorted(found))

    @cached_property
    def middle(self) -> str:
        """The id of the item that the view is around; empty in other views."""
        found = (cards for band, cards in self.banded() if band.id == MIDDLE)
        return next(found)[0].id if self.view is ViewName.AROUND else ""

    @cached_property
    def band_of(self) -> Mapping[str, str]:
        """The id of the band that each card stands in."""
        return {one.id: band.id for band, cards in self.banded() for one in cards}

    def stands_out(self, line: Line) -> bool:
        """Whether the path goes along the line, or the middle is one of its ends."""
        return line.is_on_path or self.middle in self._ends(line)

    def banded(self) -> Iterator[tuple[Band, list[Card]]]:
        """The cards of each band, from top to bottom, each row from left to right."""
        places = self.layout.positions
        for band in self.layout.bands:
            yield (
                band,
                [one for one in self.cards if band.top <= places[one.id].y <= band.bottom],
            )

    def _helps(self, line: Line) -> bool:
        if self.stands_out(line):
            return True
        if self.view is ViewName.PATH or line.kind is LineKind.RECOMMENDED:
            return False
        source, target = self._ends(line)
        if self.view is ViewName.AROUND:
            return self.band_of[source] != self.band_of[target]
        places = self.layout.positions
        return abs(places[line.target].y - places[line.source].y) <= LONG

    @staticmethod
    def _ends(line: Line) -> tuple[str, str]:
        """The cards that a line is about; of a joint that is its dependent."""
        source, target = line.source.partition(JOINED), line.target.partition(JOINED)
        return source[0], target[0]


def is_joint(end: str) -> bool:
    """Whether a line ends at a joint there, and not at a card."""
    return JOINED in end


def is_joint_of(card: str, end: str) -> bool:
    """Whether this is a joint above that card."""
    return end.startswith(f"{card}{JOINED}")


def _rooted(lines: list[Line]) -> list[Line]:
    """The lines without those that leave a joint to which none leads; those to it come before."""
    reached: set[str] = set()
    kept = []
    for one in lines:
        if is_joint(one.source) and one.source not in reached:
            continue
        reached.add(one.target)
        kept.append(one)
    return kept
