"""Where each card of a map stands: bands of rows, top to bottom in learning order.

A band is a step. Inside it an item stands in a lower row than the prerequisites that it has in
the same band; rows hold a bounded number of cards, so that a map is as wide as a screen and
long, and its text can be read without zooming out. Items of a row are ordered by the
barycentre of their neighbours and pulled towards it.

Source: E. G. Coffman, R. L. Graham, Optimal scheduling for two-processor systems, 1972 (rows of
bounded width); K. Sugiyama, S. Tagawa, M. Toda, Methods for visual understanding of hierarchical
system structures, 1981 (barycentres).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil
from statistics import fmean
from typing import TYPE_CHECKING

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
SWEEPS = 12
"""Half of them downwards, half upwards; more change nothing that can be seen."""


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


Tiers = Sequence[Sequence[str]]
"""The joints of one dependent, the lowest first, side by side in each tier."""


def lay_out(
    strata: Sequence[Stratum],
    edges: Iterable[tuple[str, str]],
    tiers: Mapping[str, Tiers] | None = None,
    *,
    widest: int = WIDEST,
) -> Layout:
    """Positions for all items of the strata; an item occurs in one of them.

    Args:
        strata: The bands, top to bottom.
        edges: Pairs of prerequisite and dependent; those that do not lead forward in the order
            of the strata and their items steer the order inside a row and no more.
        tiers: The joints above each dependent that has some.
        widest: How many cards a row may hold.
    """
    turn = {one: place for place, one in enumerate(_all(strata))}
    inside = [(one, other) for one, other in edges if one in turn and other in turn]
    before: dict[str, list[str]] = {}
    for one, other in inside:
        if turn[one] < turn[other]:
            before.setdefault(other, []).append(one)
    banded = [_rows(stratum.items, before, widest) for stratum in strata]
    across = _columns([row for rows in banded for row in rows], inside)
    return _Placing(across, tiers or {}).layout(strata, banded)


def _all(strata: Iterable[Stratum]) -> Iterable[str]:
    return (one for stratum in strata for one in stratum.items)


def _rows(
    items: Sequence[str], before: Mapping[str, Sequence[str]], widest: int
) -> list[list[str]]:
    """Each item in the first row below its prerequisites that has room."""
    if not items:
        return []
    room = ceil(len(items) / ceil(len(items) / widest))
    rows: list[list[str]] = []
    row_of: dict[str, int] = {}
    first_free = 0
    for item in items:
        row = 1 + max((row_of.get(one, -1) for one in before.get(item, ())), default=-1)
        row = max(row, first_free)
        while row < len(rows) and len(rows[row]) == room:
            row += 1
        if row == len(rows):
            rows.append([])
        rows[row].append(item)
        row_of[item] = row
        while first_free < len(rows) and len(rows[first_free]) == room:
            first_free += 1
    return rows


def _columns(rows: Sequence[list[str]], edges: Iterable[tuple[str, str]]) -> dict[str, float]:
    """The x of each item, in columns from 0; neighbours of a row are at least 1 apart."""
    near: dict[str, list[str]] = {one: [] for row in rows for one in row}
    for one, other in edges:
        near[one].append(other)
        near[other].append(one)
    span = max((len(row) for row in rows), default=0) - 1
    across = {
        one: place + (span + 1 - len(row)) / 2 for row in rows for place, one in enumerate(row)
    }
    for sweep in range(SWEEPS):
        for row in rows if sweep % 2 == 0 else reversed(rows):
            wanted = {
                one: fmean([across[other] for other in near[one]]) if near[one] else across[one]
                for one in row
            }
            row.sort(key=lambda one: (wanted[one], one))
            across.update(zip(row, _spread([wanted[one] for one in row], span), strict=True))
    return across


def _spread(wanted: Sequence[float], span: float) -> list[float]:
    """Places at least 1 apart within 0 to `span`, as near to the wanted ones as can be.

    Least squares by pooling neighbours that come too close (isotonic regression).
    """
    pools: list[tuple[float, int]] = []
    for place, wish in enumerate(wanted):
        mean, size = wish - place, 1
        while pools and pools[-1][0] > mean:
            other, others = pools.pop()
            mean = (mean * size + other * others) / (size + others)
            size += others
        pools.append((mean, size))
    free = max(0.0, span - (len(wanted) - 1))
    means = [min(max(mean, 0.0), free) for mean, size in pools for _ in range(size)]
    return [round(mean + place, 3) for place, mean in enumerate(means)]


class _Placing:
    """From rows and columns to pixels, with room for the joints."""

    def __init__(self, across: Mapping[str, float], tiers: Mapping[str, Tiers]) -> None:
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
            for place, joint in enumerate(tier):
                self._positions[joint] = Position(left + place * JOINT_COLUMN, y)
