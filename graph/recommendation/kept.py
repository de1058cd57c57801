"""What can be started, kept in order while one item after the other becomes known."""

from __future__ import annotations

from bisect import bisect_left, insort
from itertools import chain, islice
from typing import TYPE_CHECKING

from skillpath.graph.recommendation.ready import Ready

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from skillpath.graph.structure.columns import Columns
    from skillpath.graph.structure.counts import Counts


class Kept(Ready):
    """The same answers as `Ready`; what becomes known is counted at what requires it alone."""

    def __init__(self, columns: Columns, counts: Counts, known: Collection[int]) -> None:
        """Take what is counted; `known` are the places that it counts, each once."""
        super().__init__(columns, counts, known)
        is_known, merit = counts.known, columns.merit
        roots = (one for one in columns.roots if not is_known[one])
        self._merits = sorted(merit[one] for one in chain(self._opened, roots))
        """Of all that can be started, ascending."""
        counts.met = []  # it is kept here from now on

    def __len__(self) -> int:
        """How many items can be started."""
        return len(self._merits)

    def learn(self, place: int) -> None:
        """Know one item more."""
        if not self.counts.known[place]:
            self.add((place,))

    def add(self, places: Collection[int]) -> list[int]:
        """Know these as well, none of which was known; returns the items that are met thereby."""
        known, retired, merit = self.counts.known, self.columns.retired, self.columns.merit
        for place in places:
            if place in self:
                del self._merits[bisect_left(self._merits, merit[place])]
        met = self.counts.add(places)
        for one in met:
            if not known[one] and not retired[one]:
                insort(self._merits, merit[one])
        return met

    def _every(self) -> list[int]:
        by_rank, size = self.columns.by_rank, self.columns.gates.items
        return [by_rank[-merit % size] for merit in self._merits]

    def _far(self, near: Mapping[int, int], limit: int) -> Iterable[int]:
        by_rank, size = self.columns.by_rank, self.columns.gates.items
        places = (by_rank[-merit % size] for merit in reversed(self._merits))
        return islice((one for one in places if one not in near), limit)
