"""What of a map one of its views shows, whatever draws it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from skillpath.visualizations.maps.caption import caption, heading
from skillpath.visualizations.maps.map import LineKind, ViewName

if TYPE_CHECKING:
    from collections.abc import Iterator

    from skillpath.visualizations.maps.caption import Caption
    from skillpath.visualizations.maps.layout import Layout
    from skillpath.visualizations.maps.map import Card, Joint, Line, Map

LONG = 300
"""A line over more pixels than that covers a map of everything, and is left out."""


@dataclass(frozen=True, slots=True)
class Titled:
    """A band by what is written on it."""

    title: str


@dataclass(frozen=True)
class Shown:
    """The parts of a view.

    Raises:
        KeyError: when something is asked of a view that the map has not.
    """

    map: Map
    view: ViewName

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
        """In the order of the map."""
        return tuple(one for one in self.map.cards if one.id in self.layout.positions)

    @cached_property
    def joints(self) -> tuple[Joint, ...]:
        """In the order of the map."""
        return tuple(one for one in self.map.joints if one.id in self.layout.positions)

    @cached_property
    def lines(self) -> tuple[Line, ...]:
        """Those between what stands there; of a map of everything, those that do not cover it."""
        places = self.layout.positions
        inside = (one for one in self.map.lines if one.source in places and one.target in places)
        return tuple(one for one in inside if not self._covers(one))

    @cached_property
    def has_path(self) -> bool:
        """Whether a path is shown, beside which all else is quiet."""
        return any(one.number is not None for one in self.cards)

    def banded(self) -> Iterator[tuple[Titled, list[Card]]]:
        """The cards of each band, from top to bottom, each row from left to right."""
        places = self.layout.positions
        for band in self.layout.bands:
            found = [one for one in self.cards if band.top <= places[one.id].y <= band.bottom]
            found.sort(key=lambda one: (places[one.id].y, places[one.id].x))
            yield Titled(heading(band)), found

    def _covers(self, line: Line) -> bool:
        if self.view is not ViewName.WHOLE or line.is_on_path:
            return False
        places = self.layout.positions
        far = abs(places[line.target].y - places[line.source].y)
        return line.kind is LineKind.RECOMMENDED or far > LONG
