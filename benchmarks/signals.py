"""Signals that a ranking could go by, and how well each set of them foretells experts."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import product
from typing import TYPE_CHECKING

import numpy as np
from rapidfuzz.fuzz import token_set_ratio

from skillpath.graph.evaluation.courses import Course
from skillpath.graph.evaluation.expert_orders import placed
from skillpath.graph.recommendation.nearness import closeness_from
from skillpath.graph.scoring import RECENCY, SCALE, WEIGHTS
from skillpath.graph.structure.columns import columns_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from skillpath.graph import ExpertOrder, Roadmap
    from skillpath.graph.structure.columns import Columns

    Signal = Callable[[int, Sequence[int]], float]
    """Of an item by place, knowing the last three, the latest first; about -1 to 1."""

FARTHEST = 8
FIRST = 5
FIXED = ("blocking", "level", "effort")


class Signals:
    """The signals of one roadmap."""

    def __init__(self, roadmap: Roadmap) -> None:
        """Look up what does not depend on who asks."""
        self.roadmap, self.columns = roadmap, columns_of(roadmap)
        self._hops: dict[int, dict[int, int]] = {}
        self._deepest = max(1, *self.columns.generation)
        self._chain = chains(self.columns)
        self._longest = max(1, *self._chain)
        self.every: Mapping[str, Signal] = {
            **{name: self._part(name) for name in FIXED},
            "continuity": lambda one, last: mean(last, lambda other: self._close(one, other)),
            "hops": lambda one, last: -mean(last, lambda other: self._far(one, other)) / FARTHEST,
            "blocking, share": lambda one, _: self.columns.blocked[one] / len(roadmap.items),
            "chain": lambda one, _: self._chain[one] / self._longest,
            "generation": lambda one, _: -self.columns.generation[one] / self._deepest,
            "siblings": lambda one, last: mean(last, lambda other: self._siblings(one, other)),
            "same step": lambda one, last: mean(last, lambda other: self._same_step(one, other)),
            "labels": lambda one, last: mean(last, lambda other: self._alike(one, other)),
        }

    def _part(self, name: str) -> Signal:
        column, weight = self.columns.parts[name], WEIGHTS[name] * SCALE
        return lambda one, _: column[one] / weight

    def _close(self, one: int, other: int) -> float:
        return closeness_from(self.columns, other).get(one, 0) / SCALE

    def _far(self, one: int, other: int) -> float:
        if other not in self._hops:
            self._hops[other] = hops_from(self.columns, other)
        return self._hops[other].get(one, FARTHEST)

    def _siblings(self, one: int, other: int) -> float:
        ours, theirs = (set(self.columns.dependents[each]) for each in (one, other))
        return len(ours & theirs) / max(1, len(ours | theirs))

    def _same_step(self, one: int, other: int) -> float:
        ours, theirs = (
            self.roadmap.step_of.get(self.columns.gates.ids[each]) for each in (one, other)
        )
        return float(ours is not None and ours is theirs)

    def _alike(self, one: int, other: int) -> float:
        ours, theirs = (self.roadmap.items[each].name.casefold() for each in (one, other))
        return token_set_ratio(ours, theirs) / 100


def mean(last: Sequence[int], signal: Callable[[int], float]) -> float:
    """Over the last items, as they weigh; 0 without any."""
    weights = RECENCY[: len(last)]
    summed = sum(weight * signal(one) for weight, one in zip(weights, last, strict=True))
    return summed / sum(weights) if last else 0.0


def hops_from(columns: Columns, start: int) -> dict[int, int]:
    """Hops in the undirected graph of prerequisites, fewer than `FARTHEST`."""
    found, level = {start: 0}, {start}
    for hop in range(1, FARTHEST):
        level = {
            other
            for one in level
            for row in (columns.prerequisites[one], columns.dependents[one])
            for other in row
            if other not in found
        }
        found.update(dict.fromkeys(level, hop))
    return found


def chains(columns: Columns) -> list[int]:
    """By place: how many items the longest chain of dependents has."""
    found = [0] * columns.gates.items
    for one in sorted(range(len(found)), key=lambda place: -columns.generation[place]):
        later = (
            other
            for other in columns.dependents[one]
            if columns.generation[other] > columns.generation[one]
        )
        found[one] = max((found[other] + 1 for other in later), default=0)
    return found


@dataclass(frozen=True, slots=True)
class Decisions:
    """What could be chosen at each position of all orders, a row for each candidate.

    Attributes:
        values: By signal, its value for each row.
        starts: The first row of each decision that has candidates.
        right: Whether the row is what the expert does.
        rank: What breaks ties.
        order: Which order each decision is of.
    """

    values: Mapping[str, np.ndarray]
    starts: np.ndarray
    right: np.ndarray
    rank: np.ndarray
    order: np.ndarray

    @classmethod
    def of(cls, roadmap: Roadmap, orders: Sequence[ExpertOrder]) -> Decisions:
        """Follow the orders over the roadmap."""
        signals, columns = Signals(roadmap), columns_of(roadmap)
        rows: list[tuple[int, bool, tuple[int, ...]]] = []
        starts, order = [], []
        for number, told in enumerate(orders):
            for ready, right, last in followed(roadmap, told):
                starts.append(len(rows))
                order.append(number)
                rows += [(one, one in right, last) for one in ready]
        return cls(
            {
                name: np.array([signal(one, last) for one, _, last in rows])
                for name, signal in signals.every.items()
            },
            np.array(starts),
            np.array([right for _, right, _ in rows]),
            np.array([columns.rank[one] for one, _, _ in rows]),
            np.array(order),
        )

    def ranks(self, weights: Mapping[str, float]) -> np.ndarray:
        """The rank of what the expert does, from 1; 0 where it cannot be started."""
        score = sum(weight * self.values[name] for name, weight in weights.items())
        points = np.rint(np.asarray(score) * SCALE).astype(np.int64)
        key = points * (1 + self.rank.max()) - self.rank
        lowest = key.min() - 1
        best = np.maximum.reduceat(np.where(self.right, key, lowest), self.starts)
        sizes = np.diff([*self.starts, len(key)])
        before = np.add.reduceat(key > np.repeat(best, sizes), self.starts)
        return np.where(best > lowest, before + 1, 0)


def followed(
    roadmap: Roadmap, order: ExpertOrder
) -> Iterator[tuple[list[int], set[int], tuple[int, ...]]]:
    """At each position: what can be started, what of it is right, the last three."""
    columns, laid = columns_of(roadmap), placed(roadmap, order)
    place, turn = columns.gates.place, columns.position
    positions = [[place[one] for one in position] for position in laid.positions]
    wanted = [one for position in positions for one in position]
    granted = [place[one] for one in laid.granted]
    course = Course(columns, wanted, granted)
    for position in positions:
        yield sorted(course.ready), set(position), course.recent
        course.learn(*sorted(position, key=lambda one: turn[one]))


def told(ranks: np.ndarray) -> tuple[float, float, float]:
    """hit@1, hit@5 and the mean reciprocal rank."""
    reciprocal = np.divide(1, ranks, where=ranks > 0, out=np.zeros(len(ranks)))
    return (
        float((ranks == 1).mean()),
        float(((ranks > 0) & (ranks <= 5)).mean()),
        float(reciprocal.mean()),
    )


def cross_validated(
    decisions: Decisions,
    fold_of: Sequence[int],
    grid: Mapping[str, Sequence[float]],
) -> tuple[np.ndarray, list[dict[str, float]]]:
    """The ranks where the weights were chosen without the fold, and what was chosen for each.

    Of the weights in the grid those with the best mean reciprocal rank on the other folds; of
    equals the first, so that a signal that adds nothing weighs least.
    """
    options = [dict(zip(grid, weights, strict=True)) for weights in product(*grid.values())]
    ranks = np.array([decisions.ranks(one) for one in options])
    reciprocal = np.divide(1, ranks, where=ranks > 0, out=np.zeros(ranks.shape))
    fold = np.array(fold_of)[decisions.order]
    found, chosen = np.zeros(ranks.shape[1], dtype=int), []
    for one in range(max(fold_of) + 1):
        best = int(reciprocal[:, fold != one].mean(axis=1).argmax())
        found[fold == one] = ranks[best, fold == one]
        chosen.append(options[best])
    return found, chosen
