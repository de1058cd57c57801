"""What an explanation depends on: a few facts about a learner, as bits beside an item.

Why an item is recommended, what it builds on and what it unlocks follows from who knows what
around it. Learners that agree in these facts are told the same, so that most explanations of a
cohort are made once. What is told is not decided here: it is left to `explanation`.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from skillpath.graph.cohort.columns import opened_by, packed_columns
from skillpath.graph.recommendation.explanation import MOST_REASONS
from skillpath.graph.recommendation.told import telling
from skillpath.graph.structure.columns import columns_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from skillpath.graph.cohort.columns import Circuit, Numbers
    from skillpath.graph.reasons import Because
    from skillpath.graph.roadmap import Roadmap

AT_ONCE = 1 << 20
"""How many facts of picks are looked up at a time."""


@dataclass(frozen=True, slots=True)
class Around:
    """The places around an item that its explanation looks at.

    `needed_by` are, in the order in which they are told, those that may need it, each with the
    gates of the requirements behind that reason; `builds_on` what its requirements mention;
    `users` what may open with it. `seen` are all whose being known is looked at.
    """

    needed_by: Sequence[tuple[int, Sequence[int]]]
    builds_on: Sequence[int]
    users: Sequence[int]
    seen: Sequence[int]

    @classmethod
    def of(cls, roadmap: Roadmap, gates: Circuit, item: int) -> Around:
        """Look around an item."""
        columns, told = columns_of(roadmap), telling(roadmap)
        users = [one for one in columns.dependents[item] if not columns.retired[one]]
        behind: dict[tuple[int, Because], list[int]] = defaultdict(list)
        for user in users:
            for gate, because in told[user].asks[item]:
                behind[user, because].append(gate)
        below = {one for one, _ in told[item].rests}
        return cls(
            [(user, asking) for (user, _), asking in behind.items()],
            sorted(below),
            sorted(users),
            sorted(below.union(users, *map(gates.below, users))),
        )


@dataclass(frozen=True, slots=True)
class Sight:
    """What is open to whom, and to whom an item is the last, or the last but one, and so on.

    `latest` holds two digits of that place from 1, each as columns by item.
    """

    is_open: Sequence[int]
    latest: tuple[Mapping[int, int], Mapping[int, int]]
    width: int

    @property
    def everyone(self) -> int:
        """The column of all learners."""
        return (1 << self.width) - 1

    def needing(self, around: Around) -> list[int]:
        """Which of the users are told as needing it: the first few that do."""
        told, counted = [], [self.everyone, *[0] * MOST_REASONS]
        for user, requirements in around.needed_by:
            column = 0
            for gate in requirements:
                column |= self.everyone & ~self.is_open[gate]
            column &= ~self.is_open[user] & ~counted[-1]
            told.append(column)
            for place in range(MOST_REASONS, 0, -1):
                counted[place] |= counted[place - 1] & column
        return told

    def building(self, around: Around) -> list[int]:
        """Which of the items below it are known, and which of these were stated last."""
        return [
            column
            for one in around.builds_on
            for column in (
                self.is_open[one],
                *(digit.get(one, 0) for digit in self.latest),
            )
        ]


class Signatures:
    """The facts of the items that a cohort is recommended, packed learner by learner.

    Of each item first the facts about who needs it, then those about what it builds on, then
    those about what it unlocks, each in whole bytes of their own: `cuts` says after how many
    bytes one part ends and the next begins.
    """

    def __init__(self, gates: Circuit, arounds: Mapping[int, Around], sight: Sight) -> None:
        """Find the facts about these items, for all learners."""
        self.cuts: dict[int, tuple[int, int, int]] = {}
        self._row: dict[int, int] = {}
        columns: list[int] = []
        for item, around in arounds.items():
            row = self._row[item] = len(columns)
            parts = (
                sight.needing(around),
                sight.building(around),
                opened_by(gates, item, around.users, sight.is_open, sight.everyone),
            )
            cuts = []
            for part in parts:
                columns += part
                columns += [0] * (-len(columns) % 8)
                cuts.append((len(columns) - row) // 8)
            self.cuts[item] = (cuts[0], cuts[1], cuts[2])
        self._facts = packed_columns(columns, sight.width)

    def of(self, items: Numbers, learners: Numbers) -> list[bytes]:
        """The facts of each pick."""
        listed = items.tolist()
        size = np.array([self.cuts[one][2] for one in listed], np.int64)
        row = np.array([self._row[one] for one in listed], np.int64)
        end = np.cumsum(size)
        packed = self._packed(row, size, learners)
        bounds = zip((end - size).tolist(), end.tolist(), strict=True)
        return [packed[start:stop] for start, stop in bounds]

    def _packed(self, row: Numbers, size: Numbers, learners: Numbers) -> bytes:
        """The facts of all picks, one after the other."""
        found = []
        most = max(1, AT_ONCE // max(1, int(size.max(initial=1)) * 8))
        for start in range(0, len(row), most):
            part = slice(start, start + most)
            width = size[part] * 8
            first = np.cumsum(width) - width
            rows = np.repeat(row[part] - first, width) + np.arange(int(width.sum()))
            whose = np.repeat(learners[part], width)
            bits = self._facts[rows, whose >> 3] >> (whose & 7).astype(np.uint8) & 1
            found.append(np.packbits(bits).tobytes())
        return b"".join(found)
