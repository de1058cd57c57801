"""How often the lines of a map cross, and how often one runs behind a card.

Cards stand in rows, and lines are straight from card to card. Those that span more rows than a
`reach` do not count: they cross nearly everything, wherever a card stands.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from numpy.typing import NDArray

    Floats = NDArray[np.float64]
    Places = NDArray[np.intp]

BEHIND = 0.46
"""In columns: a line that passes the middle of a card nearer than this is behind it."""

EPSILON = 1e-9


@dataclass(frozen=True, slots=True)
class Net:
    """Cards in rows, by place, and lines between them from the upper to the lower end.

    `beyond` are those that reach too far to count, by the same two ends.
    """

    row: Floats
    upper: Places
    lower: Places
    beyond: Places

    @classmethod
    def of(cls, rows: Sequence[Sequence[str]], lines: Iterable[tuple[str, str]], reach: int) -> Net:
        """Lines inside of a row are left out; those longer than `reach` rows are beyond."""
        listed = [(row, one) for row, cards in enumerate(rows) for one in cards]
        place = {one: at for at, (_, one) in enumerate(listed)}
        row = np.array([row for row, _ in listed], float)
        found = sorted({_downwards(place[one], place[other]) for one, other in lines})
        ends = np.array(found, np.intp).reshape(-1, 2)
        spans = row[ends[:, 1]] - row[ends[:, 0]]
        near = ends[(spans > 0) & (spans <= reach)]
        return cls(row, near[:, 0], near[:, 1], ends[spans > reach])


def _downwards(one: int, other: int) -> tuple[int, int]:
    """Places are numbered row by row."""
    return (one, other) if one < other else (other, one)


@dataclass(frozen=True, slots=True)
class Segments:
    """Straight lines; `y1` is above `y2`."""

    x1: Floats
    y1: Floats
    x2: Floats
    y2: Floats

    def at(self, y: Floats) -> Floats:
        """The x of each line, the first axis, at heights."""
        return self.x1[:, None] + (self.x2 - self.x1)[:, None] * self.share(y)

    def share(self, y: Floats) -> Floats:
        """How far down each line the heights are, from 0 to 1 between its ends."""
        return (y - self.y1[:, None]) / (self.y2 - self.y1)[:, None]


def tangles(net: Net, across: Floats) -> tuple[int, int]:
    """How many pairs of lines cross, and how often a line runs behind a card."""
    row = net.row
    lines = Segments(across[net.upper], row[net.upper], across[net.lower], row[net.lower])
    top = np.maximum(lines.y1[:, None], lines.y1)
    bottom = np.minimum(lines.y2[:, None], lines.y2)
    sides = [lines.at(y) - lines.at(y.T).T for y in (top, bottom)]
    crossed = (top < bottom) & (sides[0] * sides[1] < -EPSILON)
    passed = (lines.y1[:, None] < row) & (row < lines.y2[:, None])
    behind = passed & (np.abs(lines.at(np.tile(row, (len(lines.y1), 1))) - across) < BEHIND)
    return int(crossed.sum()) // 2, int(behind.sum())


@dataclass(frozen=True, slots=True)
class Bundle:
    """Lines with one end in the row at height `y`, where it may move; `far` are the other ends.

    `others` are the lines, and `cards` the cards of other rows, that may be in their way.
    """

    net: Net
    across: Floats
    y: float
    far: Places
    others: Segments
    cards: Places

    @classmethod
    def of(cls, net: Net, across: Floats, cards: Places, lines: Places) -> Bundle:
        """Those lines of cards of one row; all others are where `across` says."""
        y = net.row[cards[0]]
        upper, lower = net.upper[lines], net.lower[lines]
        far = np.where(net.row[upper] == y, lower, upper)
        first = min(y, net.row[far].min(initial=y))
        last = max(y, net.row[far].max(initial=y))
        near = (net.row[net.upper] < last) & (net.row[net.lower] > first)
        near |= (net.row[net.upper] < y) & (net.row[net.lower] > y)
        near[lines] = False
        upper, lower = net.upper[near], net.lower[near]
        others = Segments(across[upper], net.row[upper], across[lower], net.row[lower])
        between = (first < net.row) & (net.row < last) & (net.row != y)
        return cls(net, across, y, far, others, np.flatnonzero(between))

    def alone(self, slots: Floats, shorter: float) -> Floats:
        """By line and slot: its crossings with other lines, its cards, `shorter` its length."""
        x, y = self.across[self.far], self.net.row[self.far]
        steps = slots - x[:, None]
        length = np.hypot(steps, (self.y - y)[:, None])
        return self._crossed(steps) + self._behind(steps) + shorter * length

    def _crossed(self, steps: Floats) -> Floats:
        other = self.others
        x, y = self.across[self.far][:, None], self.net.row[self.far][:, None]
        top = np.maximum(np.minimum(y, self.y), other.y1)
        bottom = np.minimum(np.maximum(y, self.y), other.y2)
        sides = [
            (x - other.at(height.T).T)[:, None] + steps[:, :, None] * self._share(height)[:, None]
            for height in (top, bottom)
        ]
        crossed = (sides[0] * sides[1] < -EPSILON) & (top < bottom)[:, None]
        return np.asarray(crossed.sum(axis=2))

    def _behind(self, steps: Floats) -> Floats:
        x, y = self.across[self.far][:, None], self.net.row[self.far][:, None]
        height = self.net.row[self.cards]
        passed = (np.minimum(y, self.y) < height) & (height < np.maximum(y, self.y))
        aside = (x - self.across[self.cards])[:, None]
        aside = aside + steps[:, :, None] * self._share(height)[:, None]
        return np.asarray(((np.abs(aside) < BEHIND) & passed[:, None]).sum(axis=2))

    def before(self, slots: Floats) -> Floats:
        """By slot: the other lines that run behind a card there."""
        other = self.others
        x = other.at(np.full((len(other.x1), 1), self.y))
        passing = ((other.y1 < self.y) & (self.y < other.y2))[:, None]
        return np.asarray(((np.abs(x - slots) < BEHIND) & passing).sum(axis=0))

    def mutual(self, slots: Floats) -> Floats:
        """By line and slot, and line and slot: 1 where they cross."""
        x, y = self.across[self.far], self.net.row[self.far]
        top = np.maximum(np.minimum(y, self.y)[:, None], np.minimum(y, self.y))
        bottom = np.minimum(np.maximum(y, self.y)[:, None], np.maximum(y, self.y))
        steps = slots - x[:, None]
        sides = []
        for height in (top, bottom):
            at = x[:, None, None] + steps[:, :, None] * self._share(height)[:, None]
            sides.append(at[:, :, :, None] - at.transpose(2, 0, 1)[:, None])
        crossed = (sides[0] * sides[1] < -EPSILON) & (top < bottom)[:, None, :, None]
        return crossed.astype(float)

    def _share(self, height: Floats) -> Floats:
        """How far from the far end the heights are, 1 at the row."""
        y = self.net.row[self.far][:, None]
        return (height - y) / (self.y - y)
