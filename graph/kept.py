"""What can be started, kept in order while one item after the other becomes known."""

from __future__ import annotations

from bisect import bisect_left, insort
from itertools import chain, islice
from typing import TYPE_CHECKING

from skillpath.graph import many
from skillpath.graph.counts import Counts
from skillpath.graph.nearness import Around
from skillpath.graph.ready import Ready, highest

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from skillpath.graph.columns import Columns
    from skillpath.graph.nearness import Hops


class Kept(Ready):
    """The same answers as `Ready`; what becomes known is pushed along what requires it alone."""

    def __init__(self, columns: Columns, known: Collection[int] = ()) -> None:
        """Count the places that are known, each given once, and sort what can be started."""
        super().__init__(columns, Counts.of(columns.gates, known), known)
        is_known, merit = self.counts.known, columns.merit
        roots = (place for place in columns.roots if not is_known[place])
        self._merits = sorted(merit[place] for place in chain(self._opened, roots))
        """Of all that can be started, ascending."""

    def __len__(self) -> int:
        """How many items can be started."""
        return len(self._merits)

    def learn(self, place: int) -> None:
        """Know one item more."""
        known, retired, merit = self.counts.known, self.columns.retired, self.columns.merit
        if known[place]:
            return
        if place in self:
            del self._merits[bisect_left(self._merits, merit[place])]
        for one in self.counts.add((place,)):
            if not known[one] and not retired[one]:
                insort(self._merits, merit[one])

    def _highest(self, hops: Hops, scaled: Sequence[int], limit: int) -> list[int]:
        merits, size, by_rank = self._merits, self.columns.gates.items, self.columns.by_rank
        if isinstance(hops, Around):
            far = (one for one in reversed(merits) if by_rank[-one % size] not in hops)
            farthest = scaled[hops.farthest]
            keys = self._near(hops, scaled)
            keys += [one + farthest for one in islice(far, limit)]
        elif many.is_worth_it(len(merits)):
            places = many.places_of(self.columns, merits)
            return many.highest(many.keys(self.columns, places, hops, scaled), limit)
        else:
            keys = [one + scaled[hops[by_rank[-one % size]]] for one in merits]
        return highest(keys, limit)

    def _near(self, hops: Around, scaled: Sequence[int]) -> list[int]:
        """The keys of what can be started and is near."""
        counts, retired, merit = self.counts, self.columns.retired, self.columns.merit
        known, count, need = counts.known, counts.count, counts.gates.need
        return [
            merit[place] + scaled[number]
            for place, number in hops.items()
            if count[place] == need[place] and not known[place] and not retired[place]
        ]
