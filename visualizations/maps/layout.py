"""Where each card of a map stands: bands of rows, top to bottom in learning order.

A band is a step. Inside it an item stands in a lower row than the prerequisites that it has in
the same band; rows hold a bounded number of cards, so that a map is as wide as a screen and
long, and its text can be read without zooming out. Which row (`rows`) comes first, then where in
the row (`barycenters` for a start, then `windows`), then pixels.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import fmean
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from skillpath.visualizations.maps.barycenters import near_neighbors
from skillpath.visualizations.maps.crossings import Net
from skillpath.visualizations.maps.rows import rows_of
from skillpath.visualizations.maps.windows import least_tangled

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

CARD_WIDTH = 184
CARD_HEIGHT = 58
COLUMN = 206
"""From the middle of a card to the next one's in the same row."""
ROW = 98
"""From the middle of a row to the middle of the next, unless there are joints between them."""
JOINT_WIDTH = 46
JOINT_HEIGHT = 20
JOINT_COLUMN = 54
JOINT_ROW = 36
"""From joint to joint of one dependent: side by side, and one above the other."""
HEADING = 56
"""Room above the first row of a band for its name."""
BAND_GAP = 26
WIDEST = 5
FARTHEST = 1_000
"""In rows: as far as any line goes."""


@dataclass(frozen=True, slots=True)
class Position:
    """The middle of a card; x grows to the right, y downwards, one unit is one pixel at zoom 1."""

    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Band:
    """The strip behind the cards of one step; its name may be empty, its hours unknown."""

    id: str
    name: str
    top: float
    bottom: float
    position: int | None = None
    hours: float | None = None


@dataclass(frozen=True, slots=True)
class Layout:
    """A map: where its cards, joints and bands are. The left border is at x = 0.

    `left_out` counts the cards for which there was no room.
    """

    positions: Mapping[str, Position]
    bands: tuple[Band, ...]
    width: float
    height: float
    left_out: int = 0


@dataclass(frozen=True, slots=True)
class Stratum:
    """What one band is made from; `items` in an order in which they can be learned."""

    id: str
    name: str
    items: tuple[str, ...]
    position: int | None = None
    hours: float | None = None


class Knot(NamedTuple):
    """A joint, by id, and the items from which lines lead to it, directly or by other joints."""

    id: str
    members: tuple[str, ...]


Tiers = Sequence[Sequence[Knot]]
"""The joints of one dependent, the lowest first, side by side in each tier."""


def lay_out(
    strata: Sequence[Stratum],
    lines: Iterable[tuple[str, str]],
    tiers: Mapping[str, Tiers] | None = None,
    *,
    widest: int = WIDEST,
    reach: int = FARTHEST,
    middle: str | None = None,
) -> Layout:
    """Positions for all items of the strata; an item occurs in one of them.

    Args:
        strata: The bands, top to bottom.
        lines: Pairs of prerequisite and dependent; those that do not lead forward in the order
            of the strata and their items steer the order inside a row and no more.
        tiers: The joints above each dependent that has some.
        widest: How many cards a row may hold.
        reach: Lines that span more rows may cross anything.
        middle: An item that is alone in its stratum, and stays in the middle of the map.
    """
    drawn = frozenset(one for stratum in strata for one in stratum.items)
    inside = [(one, other) for one, other in lines if one in drawn and other in drawn]
    banded = rows_of([stratum.items for stratum in strata], inside, widest)
    rows = [row for rows in banded for row in rows]
    start = near_neighbors(rows, inside, middle)
    fixed = list(start).index(middle) if middle else None
    net, columns = Net.of(rows, inside, reach), max(map(len, rows), default=0)
    found = least_tangled(net, np.array(list(start.values())), columns, fixed)
    across = dict(zip(start, found.tolist(), strict=True))
    return _Placing(across, tiers or {}).layout(strata, banded)


class _Placing:
    """From rows and columns to pixels, with room for the joints."""

    def __init__(self, across: Mapping[str, float], tiers: Mapping[str, Tiers]) -> None:
        """Place nothing yet."""
        self._across, self._tiers = across, tiers
        self._positions: dict[str, Position] = {}

    def layout(self, strata: Sequence[Stratum], banded: Sequence[list[list[str]]]) -> Layout:
        """Band below band."""
        bands: list[Band] = []
        bottom = 0.0
        for stratum, rows in zip(strata, banded, strict=True):
            if rows:
                bands.append(self._band(stratum, rows, bottom))
                bottom = bands[-1].bottom + BAND_GAP / 2
        columns = max((len(row) for rows in banded for row in rows), default=0)
        return Layout(self._positions, tuple(bands), columns * COLUMN, bottom)

    def _band(self, stratum: Stratum, rows: Sequence[Sequence[str]], top: float) -> Band:
        y = top + (HEADING if stratum.name else BAND_GAP) - (ROW - CARD_HEIGHT / 2)
        for row in rows:
            y += ROW + JOINT_ROW * max(len(self._tiers.get(one, ())) for one in row)
            for one in row:
                self._place(one, Position(round((self._across[one] + 0.5) * COLUMN, 1), y))
        bottom = y + CARD_HEIGHT / 2 + BAND_GAP
        name, hours = stratum.name, stratum.hours
        return Band(stratum.id, name, top, bottom, stratum.position, hours)

    def _place(self, one: str, card: Position) -> None:
        self._positions[one] = card
        for level, tier in enumerate(self._tiers.get(one, ()), start=1):
            y = card.y - CARD_HEIGHT / 2 + JOINT_HEIGHT / 2 - level * JOINT_ROW
            left = card.x - (len(tier) - 1) * JOINT_COLUMN / 2
            for place, joint in enumerate(sorted(tier, key=self._middle)):
                self._positions[joint.id] = Position(left + place * JOINT_COLUMN, y)

    def _middle(self, joint: Knot) -> tuple[float, str]:
        """Where its lines come from, so that those of neighbors do not cross."""
        return fmean(self._across[one] for one in joint.members), joint.id
