"""What can be started, and the best of it, by place.

Nothing looks at all items. What requires nothing is a constant of the roadmap, sorted once; what
else can be started was found while counting what is known. Of what lies far from the last items
the best by fixed scores suffice; only what is near is scored one by one.
"""

from __future__ import annotations

from itertools import chain, islice
from typing import TYPE_CHECKING

from skillpath.graph import many
from skillpath.graph.counts import Counts
from skillpath.graph.nearness import Around, hops_between
from skillpath.graph.scoring import RECENCY, continuity_points

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from skillpath.graph.columns import Columns
    from skillpath.graph.nearness import Hops

Scored = tuple[int, int]
"""A place, and what continuity adds to its score, in ten-thousandths."""


class Ready:
    """What can be started when some items are known: active, unknown, every requirement met."""

    def __init__(self, columns: Columns, counts: Counts, known: Iterable[int]) -> None:
        """Take what is counted; `known` are the places that it counts, each once."""
        self.columns = columns
        self.counts = counts
        self._opened = self._found()
        need, retired = columns.gates.need, columns.retired
        taken = [place for place in known if not need[place] and not retired[place]]
        self._size = len(self._opened) + len(columns.roots) - len(taken)

    @classmethod
    def of(cls, columns: Columns, known: Collection[int] = ()) -> Ready:
        """Count the places that are known, each given once."""
        return cls(columns, Counts.of(columns.gates, known), known)

    def _found(self) -> Sequence[int] | many.Places:
        """What can be started and requires something."""
        met, known, retired = self.counts.met, self.counts.known, self.columns.retired
        if isinstance(met, list):
            return [place for place in met if not known[place] and not retired[place]]
        return many.without(met, retired)

    def __len__(self) -> int:
        """How many items can be started."""
        return self._size

    def __contains__(self, place: int) -> bool:
        """Whether the item can be started."""
        is_open = not self.counts.known[place] and not self.columns.retired[place]
        return is_open and self.counts.is_met(place)

    def unlocked_by(self, place: int) -> list[int]:
        """What could be started if this were known, and cannot now, in the order of ties."""
        known, retired = self.counts.known, self.columns.retired
        met = self.counts.met_with(place)
        found = [one for one in met if not known[one] and not retired[one] and one != place]
        return sorted(found, key=self.columns.rank.__getitem__)

    def best(
        self, recent: Sequence[int] = (), limit: int = 20, among: Iterable[int] | None = None
    ) -> list[Scored]:
        """The best to start, the best first.

        `recent` are the last known items, the latest first, of which three count; `among` items
        that can be started (None: all).
        """
        columns, last = self.columns, recent[: len(RECENCY)]
        hops, points = hops_between(columns, last), continuity_points(len(last))
        size = columns.gates.items
        scaled = [one * size for one in points]
        if among is not None:
            found = highest(_keys(columns, among, hops, scaled), limit)
        else:
            found = self._highest(hops, scaled, limit)
        places = [columns.by_rank[-key % size] for key in found]
        return [(place, points[hops[place]]) for place in places]

    def _highest(self, hops: Hops, scaled: Sequence[int], limit: int) -> list[int]:
        """The highest keys of what can be started."""
        columns, known, roots = self.columns, self.counts.known, self.columns.roots
        is_dense = not isinstance(hops, Around)
        if many.is_worth_it(len(self._opened) + len(roots) * is_dense):
            places = many.startable(columns, self._opened, known)
            return many.highest(many.keys(columns, places, hops, scaled), limit)
        pool = chain(self._opened, self._roots(hops, limit))
        return highest(_keys(columns, pool, hops, scaled), limit)

    def _roots(self, hops: Hops, limit: int) -> Iterable[int]:
        """What requires nothing and may be among the best: what is near, and the best else."""
        known, retired, need = self.counts.known, self.columns.retired, self.columns.gates.need
        unknown = (place for place in self.columns.roots if not known[place])
        if not isinstance(hops, Around):
            return unknown
        near = [one for one in hops if not (need[one] or known[one] or retired[one])]
        return chain(near, islice((place for place in unknown if place not in hops), limit))


def highest(keys: list[int], limit: int) -> list[int]:
    """The highest keys, from the highest."""
    keys.sort(reverse=True)
    return keys[:limit]


def _keys(columns: Columns, pool: Iterable[int], hops: Hops, scaled: Sequence[int]) -> list[int]:
    """By what the items of the pool are compared; `scaled` is added by hops."""
    merit = columns.merit
    return [merit[one] + scaled[hops[one]] for one in pool]
