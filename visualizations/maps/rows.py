"""In which row of its band each card stands: below its prerequisites, and near to them.

Rows hold a bounded number of cards. First each card takes the first row below its prerequisites
that has room; then cards move to other rows, or change places with others, as long as that makes
the lines shorter: the sum of the squares of the rows that they span.

Source: E. G. Coffman, R. L. Graham, Optimal scheduling for two-processor systems, 1972 (rows of
bounded width).
"""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

ROUNDS = 8
"""How often all cards are looked at; nearly always fewer suffice."""

NEAR = 8
"""Rows up or down to which a card may move at once."""

Rows = list[list[str]]


def rows_of(
    bands: Sequence[Sequence[str]], lines: Iterable[tuple[str, str]], widest: int
) -> Sequence[Rows]:
    """The rows of each band, top to bottom; inside a row in the order of the band.

    Args:
        bands: What each holds, in an order in which it can be learned.
        lines: Pairs of prerequisite and dependent; those that do not lead forward are passed over.
        widest: How many cards a row may hold.
    """
    turn = {one: place for place, one in enumerate(one for band in bands for one in band)}
    before: dict[str, list[str]] = {one: [] for one in turn}
    after: dict[str, list[str]] = {one: [] for one in turn}
    for one, other in lines:
        if one in turn and other in turn and turn[one] < turn[other]:
            before[other].append(one)
            after[one].append(other)
    banded = [_filled(band, before, widest) for band in bands]
    moving = _Moving(banded, before, after)
    moving.settle()
    return [[sorted(row, key=turn.__getitem__) for row in rows if row] for rows in banded]


def _filled(items: Sequence[str], before: Mapping[str, Sequence[str]], widest: int) -> Rows:
    """Each item in the first row below its prerequisites that has room."""
    if not items:
        return []
    room = ceil(len(items) / ceil(len(items) / widest))
    rows: Rows = []
    row_of: dict[str, int] = {}
    first_free = 0
    for item in items:
        row = 1 + max((row_of.get(one, -1) for one in before[item]), default=-1)
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


class _Moving:
    """Cards that move between the rows of their band, which change in place."""

    def __init__(
        self,
        banded: Sequence[Rows],
        before: Mapping[str, Sequence[str]],
        after: Mapping[str, Sequence[str]],
    ) -> None:
        """Begin with these rows; `before` and `after` hold the ends of lines."""
        self._before, self._after = before, after
        self._rows = [row for rows in banded for row in rows]
        self._row_of = {one: place for place, row in enumerate(self._rows) for one in row}
        self._bounds: list[range] = []
        for rows in banded:
            start = len(self._bounds)
            self._bounds += [range(start, start + len(rows))] * len(rows)
        self._room = [max(map(len, rows)) for rows in banded for _ in rows]
        self._sums = {
            one: sum(self._row_of[other] for other in (*before[one], *after[one]))
            for one in self._row_of
        }

    def settle(self) -> None:
        """Move, from the last row to the first, until nothing gets better."""
        for _ in range(ROUNDS):
            listed = [one for row in reversed(self._rows) for one in row]
            if not [one for one in listed if self._improve(one)]:
                break

    def _improve(self, one: str) -> bool:
        """Move a card to where it does most good, if there is such a place."""
        start = self._row_of[one]
        choices = sorted(
            (self._gain(one, to, other), to, other or "") for to, other in self._choices(one)
        )
        for gain, to, other in choices:
            if gain >= 0:
                break
            if not other or start in self._free(other):
                self._move(one, to)
                if other:
                    self._move(other, start)
                return True
        return False

    def _choices(self, one: str) -> Iterator[tuple[int, str | None]]:
        """The rows that one may move to, and with whom it has to change places, if with any."""
        start = self._row_of[one]
        free = self._free(one)
        for to in range(max(free.start, start - NEAR), min(free.stop, start + NEAR + 1)):
            if to == start or self._change(one, to) > 0:
                continue
            if len(self._rows[to]) < self._room[to]:
                yield to, None
            for other in self._rows[to]:
                yield to, other

    def _free(self, one: str) -> range:
        """The rows below all that comes before it in its band, and above all that comes after."""
        row_of = self._row_of
        band = self._bounds[row_of[one]]
        above = [1 + row_of[other] for other in self._before[one]]
        below = [row_of[other] for other in self._after[one]]
        return range(max((band.start, *above)), min((band.stop, *below)))

    def _gain(self, one: str, to: int, other: str | None) -> int:
        """How much longer the lines become; below 0 is better."""
        start = self._row_of[one]
        return self._change(one, to) + (self._change(other, start) if other else 0)

    def _change(self, one: str, to: int) -> int:
        """How much the squares of its lines grow, with all others where they are."""
        row, count = self._row_of[one], len(self._before[one]) + len(self._after[one])
        return (to - row) * (count * (to + row) - 2 * self._sums[one])

    def _move(self, one: str, to: int) -> None:
        row = self._row_of[one]
        self._rows[row].remove(one)
        self._rows[to].append(one)
        self._row_of[one] = to
        for other in (*self._before[one], *self._after[one]):
            self._sums[other] += to - row
