"""What can be started, and the best of it, by place.

Nothing looks at all items. What requires nothing is a constant of the roadmap, sorted once; what
else can be started was found while counting what is known. A few are scored one by one. Of many
only what is near the last items is; of what lies far from them the best by fixed scores suffice.
"""

from __future__ import annotations

from itertools import chain, islice, repeat
from typing import TYPE_CHECKING, Self

from skillpath.graph.recommendation.nearness import continuity_at, continuity_from
from skillpath.graph.scoring import RECENCY
from skillpath.graph.structure import many
from skillpath.graph.structure.counts import Counts

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from skillpath.graph.structure.columns import Columns

FEW = 300
"""Up to so many that can be started are scored sooner than what is near the last items is found."""

Scored = tuple[int, int]
"""A place, and what continuity adds to its score, in ten-thousandths."""


class Ready:
    """What can be started when some items are known: active, unknown, every requirement met."""

    def __init__(self, columns: Columns, counts: Counts, known: Collection[int]) -> None:
        """Take what is counted; `known` are the places that it counts, each once."""
        self.columns = columns
        self.counts = counts
        self._opened = self._found()
        self._size = len(self._opened) + self._roots_left(known)

    @classmethod
    def of(cls, columns: Columns, known: Collection[int] = ()) -> Self:
        """Count the places that are known, each given once."""
        return cls(columns, Counts.of(columns.gates, known), known)

    def _found(self) -> Sequence[int] | many.Places:
        """What can be started and requires something."""
        met, known, retired = self.counts.met, self.counts.known, self.columns.retired
        if isinstance(met, list):
            return [place for place in met if not known[place] and not retired[place]]
        return many.without(met, retired)

    def _roots_left(self, known: Collection[int]) -> int:
        """How many items can be started that require nothing."""
        roots, need, retired = self.columns.roots, self.columns.gates.need, self.columns.retired
        if many.is_worth_it(len(known)):
            return len(many.without(roots, self.counts.known))
        return len(roots) - sum(not need[place] and not retired[place] for place in known)

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
        return sorted(found, key=self.columns.rank.__getitem__) if len(found) > 1 else found

    def best(
        self, recent: Sequence[int] = (), limit: int = 20, among: Iterable[int] | None = None
    ) -> list[Scored]:
        """The best to start, the best first.

        `recent` are the last known items, the latest first, of which three count; `among` items
        that can be started (None: all).
        """
        last, columns = recent[: len(RECENCY)], self.columns
        if among is None and len(self) > FEW:
            near = continuity_from(columns, last)
            places = [*self._near(near), *self._far(near, limit)]
            close: Iterable[int] = map(near.get, places, repeat(0))
        else:
            places = self._every() if among is None else list(among)
            close = continuity_at(columns, last, places)
        merit, size, by_rank = columns.merit, columns.gates.items, columns.by_rank
        merits = map(merit.__getitem__, places)
        keys = [own + size * added for own, added in zip(merits, close, strict=True)]
        best = [(by_rank[-key % size], key) for key in sorted(keys, reverse=True)[:limit]]
        return [(place, (key - merit[place]) // size) for place, key in best]

    def _every(self) -> list[int]:
        """All that can be started."""
        known = self.counts.known
        roots = [one for one in self.columns.roots if not known[one]]
        return [*map(int, self._opened), *roots]

    def _near(self, near: Mapping[int, int]) -> Iterable[int]:
        """Of what is near what can be started."""
        counts, retired = self.counts, self.columns.retired
        known, count, need = counts.known, counts.count, counts.gates.need
        return [
            one for one in near if count[one] == need[one] and not known[one] and not retired[one]
        ]

    def _far(self, near: Mapping[int, int], limit: int) -> Iterable[int]:
        """Of what is not near what may be among the best."""
        columns, known = self.columns, self.counts.known
        unknown = (one for one in columns.roots if not known[one] and one not in near)
        roots = islice(unknown, limit)
        if many.is_worth_it(len(self._opened)):
            return chain(many.best(columns, self._opened, near, limit), roots)
        return chain((one for one in self._opened if one not in near), roots)
