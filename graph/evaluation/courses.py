"""A learner on the way through the items of an order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from skillpath.graph.scoring import RECENCY
from skillpath.graph.structure.counts import Counts

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator

    from skillpath.graph.structure.columns import Columns


class Course:
    """What is known, and what of the wanted items is left and can be started, by place.

    Attributes:
        left: The wanted items that are not known.
        ready: Those of them that can be started.
    """

    def __init__(self, columns: Columns, wanted: Iterable[int], granted: Collection[int]) -> None:
        """Begin with what is granted, none of it wanted: it is known and steers nothing."""
        self.columns = columns
        self._counts = Counts.of(columns.gates, granted)
        self._learned: list[int] = []
        self.left = set(wanted)
        self.ready = {one for one in self.left if self._counts.is_met(one)}

    @property
    def recent(self) -> tuple[int, ...]:
        """The last items learned, the latest first."""
        return tuple(self._learned[: -len(RECENCY) - 1 : -1])

    def knows(self, place: int) -> bool:
        """Whether an item is known."""
        return bool(self._counts.known[place])

    def learn(self, *places: int) -> None:
        """Know some that are left, the latest last."""
        self._learned += places
        self.left.difference_update(places)
        self.ready.difference_update(places)
        self.ready.update(self.left.intersection(self._counts.add(places)))

    def follow(self, choose: Callable[[Course], int]) -> Iterator[int]:
        """Learn what is chosen until nothing that is left can be started."""
        while self.ready:
            chosen = choose(self)
            self.learn(chosen)
            yield chosen

    def opens(self, place: int) -> int:
        """How many active items, wanted or not, can be started as soon as this one is known."""
        met, retired = self._counts.met_with(place), self.columns.retired
        return sum(not self.knows(one) and not retired[one] and one != place for one in met)
