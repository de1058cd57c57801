"""Cards of one row put in the best of all orders and places that a few columns offer.

Row by row, five neighboring columns at a time, the cards in them change places while everything
else stays; and so on, down and up, until nothing gets better. Best is what makes the fewest
tangles (`crossings`); of equals, what has the shortest lines.
"""

from __future__ import annotations

from functools import lru_cache
from itertools import combinations, permutations
from typing import TYPE_CHECKING

import numpy as np

from skillpath.visualizations.maps.crossings import EPSILON, Bundle, Net, tangles

if TYPE_CHECKING:
    from skillpath.visualizations.maps.crossings import Floats, Places

SWEEPS = 6
"""Half of them downwards, half upwards; more change little."""

WINDOW = 4
"""Columns from the first to the last: five cards have 120 orders."""

STEP = 0.5
"""In columns, from one place to the next that a card may take."""

SHORTER = 0.001
"""How much a column of length counts beside a tangle."""


MOST_RETRIED = 100
"""Cards of a map that is laid out from several starts: it takes three times as long."""

GOLDEN = (5**0.5 - 1) / 2


def least_tangled(net: Net, across: Floats, columns: int, fixed: int | None = None) -> Floats:
    """The x of each card, from the start that is given and, of a small map, from two others.

    In one every other row is mirrored, in one the cards are spread evenly without any regard to
    lines; what is a good order is often far from a tidy start. The card at the place `fixed`, which
    has its row for itself, stays where it is.
    """
    starts = [across]
    if len(across) <= MOST_RETRIED:
        last = columns - 1
        spread = np.arange(len(across), dtype=np.float64) * GOLDEN % 1 * last
        starts += [np.where(net.row % 2 == 1, last - across, across), spread]
    if fixed is not None:
        for start in starts:
            start[fixed] = across[fixed]
    tried = [untangled(net, start, columns, fixed) for start in starts]
    return min(tried, key=lambda found: sum(tangles(net, found)))


def untangled(net: Net, across: Floats, columns: int, fixed: int | None = None) -> Floats:
    """The x of each card, in columns from 0, after a start where cards of a row are 1 apart."""
    windows = _Windows(net, across, columns)
    moving = [row for row in windows.rows if fixed is None or row != net.row[fixed]]
    for sweep in range(SWEEPS):
        rows = moving if sweep % 2 == 0 else reversed(moving)
        if not [row for row in rows if windows.improve(row)]:
            break
    return windows.across


class _Windows:
    """The state of the search; `across` changes in place."""

    def __init__(self, net: Net, across: Floats, columns: int) -> None:
        """Begin at multiples of `STEP` near to the start."""
        self._net, self._columns = net, columns
        lines = np.arange(len(net.upper))
        self._lines = _grouped(
            np.concatenate([net.upper, net.lower]), np.tile(lines, 2), len(net.row)
        )
        turned = net.beyond[:, ::-1]
        self._beyond = _grouped(net.beyond.T.ravel(), turned.T.ravel(), len(net.row))
        self.rows = range(int(net.row[-1]) + 1) if len(net.row) else range(0)
        self._cards = _grouped(net.row.astype(int), np.arange(len(net.row)), len(self.rows))
        self.across = across.copy()
        for cards in self._cards:
            self.across[cards] = _snapped(across[cards], columns)

    def improve(self, row: int) -> bool:
        """Whether something in the row could be made better, and is."""
        last = max(0, self._columns - 1 - WINDOW)
        starts = sorted({*range(0, last, WINDOW // 2), last})
        return bool([start for start in starts if self._arrange(row, start)])

    def _arrange(self, row: int, start: int) -> bool:
        cards = self._cards[row]
        x = self.across[cards]
        inside = (start <= x) & (x <= start + WINDOW)
        moved = cards[inside][np.argsort(x[inside])]
        if not len(moved):
            return False
        left, right = x[x < start], x[x > start + WINDOW]
        low = max(start, left.max() + 1 if len(left) else 0)
        high = min(start + WINDOW, self._columns - 1, *(right - 1))
        slots = np.arange(low, high + EPSILON, STEP)
        choices = _choices(len(slots), len(moved))
        costs = np.round(self._costs(moved, slots, choices), 6)
        now = np.flatnonzero((slots[choices] == self.across[moved]).all(axis=1))[0]
        best = int(costs.argmin())
        if costs[best] >= costs[now]:
            return False
        self.across[moved] = slots[choices[best]]
        return True

    def _costs(self, cards: Places, slots: Floats, choices: Places) -> Floats:
        """What each choice of slots for the cards costs."""
        counts = [len(self._lines[card]) for card in cards]
        mine = np.concatenate([self._lines[card] for card in cards])
        owner = np.repeat(np.arange(len(cards)), counts)
        of_card = (np.arange(len(cards))[:, None] == owner).astype(float)
        bundle = Bundle.of(self._net, self.across, cards, mine)
        alone = of_card @ bundle.alone(slots, SHORTER) + bundle.before(slots)
        alone += [SHORTER * self._pulled(card, slots) for card in cards]
        between = np.tensordot(of_card, bundle.mutual(slots), (1, 0))
        mutual = np.tensordot(of_card, between, (1, 2))
        total = np.zeros(len(choices))
        for card, slot in enumerate(choices.T):
            total += alone[card, slot]
            for other in range(card):
                total += mutual[other, card, slot, choices[:, other]]
        return total

    def _pulled(self, card: int, slots: Floats) -> Floats:
        """By slot: how far aside of it the lines end that reach too far to count."""
        aside = np.abs(self.across[self._beyond[card]][:, None] - slots)
        return np.asarray(aside.sum(axis=0))


def _grouped(key: Places, values: Places, count: int) -> list[Places]:
    """The values of each key from 0 to `count`."""
    order = np.argsort(key, kind="stable")
    return np.split(values[order], np.searchsorted(key[order], np.arange(1, count)))


def _snapped(x: Floats, columns: int) -> Floats:
    """The nearest places that leave a column to each card, in the same order."""
    order = np.argsort(x, kind="stable")
    found = np.round(x / STEP) * STEP
    least, most = 0.0, columns - len(x)
    for place, card in enumerate(order):
        found[card] = min(max(found[card], least), most + place)
        least = found[card] + 1
    return found


@lru_cache(maxsize=512)
def _choices(slots: int, cards: int) -> Places:
    """All ways to give each card a slot so that no two are nearer than a column."""
    apart = round(1 / STEP)
    spread = [
        [slot + place * (apart - 1) for place, slot in enumerate(chosen)]
        for chosen in combinations(range(slots - (cards - 1) * (apart - 1)), cards)
    ]
    return np.array([one for chosen in spread for one in permutations(chosen)], np.intp)
