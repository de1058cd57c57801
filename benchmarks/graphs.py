"""Made graphs to measure on, the same each time: narrow and wide, of any size.

On average three prerequisites for each skill; a third of the requirements are "any of two". In a
narrow graph they lie among the twenty before in a cluster of a hundred skills, in a wide one among
the five hundred before: a closure there takes in nearly all that comes before.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from skillpath.graph import Columns, Rows, flat_columns, flat_gates
from skillpath.graph.structure.labels import Labels

if TYPE_CHECKING:
    from numpy.typing import NDArray

CLUSTER = 100
NEAR = 20
WINDOW = 500


@dataclass(frozen=True)
class Made:
    """A graph as arrays.

    `slots` holds for each requirement the skill that has it; `first` what it asks for, and
    `other` what would do as well, or -1. `fixed` is what each skill scores.
    """

    name: str
    size: int
    slots: NDArray[np.int32]
    first: NDArray[np.int32]
    other: NDArray[np.int32]
    fixed: NDArray[np.int32]

    @property
    def edges(self) -> NDArray[np.int32]:
        """Pairs of a prerequisite and a dependent, each once, alternatives among them."""
        choice = self.other >= 0
        before = np.concatenate([self.first, self.other[choice]])
        after = np.concatenate([self.slots, self.slots[choice]])
        pairs = np.unique(after.astype(np.int64) * self.size + before)
        return np.stack([pairs % self.size, pairs // self.size], axis=1).astype(np.int32)


def made(shape: str, size: int) -> Made:
    """A graph of that shape, "narrow" or "wide"."""
    random = np.random.default_rng(size)
    place = np.arange(size)
    first_of_all = place // CLUSTER * CLUSTER if shape == "narrow" else 0
    lowest = np.maximum(first_of_all, place - (NEAR if shape == "narrow" else WINDOW))
    room = place - lowest
    # a requirement with a choice counts two prerequisites: three on average with a third of them
    count = np.minimum(random.binomial(9, 0.25, size), room // 2)
    slots = np.repeat(place, count)
    first, other = (
        (lowest[slots] + random.integers(0, room[slots])).astype(np.int32) for _ in range(2)
    )
    is_choice = (random.random(len(slots)) < 1 / 3) & (first != other)
    other[~is_choice] = -1
    least, most = np.minimum(first, other), np.maximum(first, other)
    same = (slots * size + np.where(is_choice, least, first)) * size + most * is_choice
    kept = np.unique(same, return_index=True)[1]
    return Made(
        shape,
        size,
        slots[kept].astype(np.int32),
        first[kept],
        other[kept],
        random.integers(0, 3_000, size, np.int32),
    )


def columns_of_made(graph: Made) -> Columns:
    """The columns of a made graph, with labels such as skills have."""
    is_choice = graph.other >= 0
    groups = np.flatnonzero(is_choice)
    member = graph.first.copy()
    member[groups] = graph.size + np.arange(len(groups), dtype=np.int32)
    lengths = np.concatenate(
        [np.bincount(graph.slots, minlength=graph.size), np.full(len(groups), 2)]
    )
    pairs = np.stack([graph.first[groups], graph.other[groups]], axis=1).ravel()
    starts = np.zeros(len(lengths) + 1, np.int32)
    np.cumsum(lengths, out=starts[1:])
    need = np.concatenate([lengths[: graph.size], np.ones(len(groups), np.int64)])
    labels = Labels.of(f"{graph.name}-skill-of-many-{place:07}" for place in range(graph.size))
    rows = Rows(starts.data, np.concatenate([member, pairs]).astype(np.int32).data)
    gates = flat_gates(graph.size, need.astype(np.int32).data, rows, labels)
    return flat_columns(gates, graph.fixed.data)
