"""What the learners of a cohort know, as columns: stated, and what follows from it."""

from __future__ import annotations

from array import array
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from skillpath.graph.cohort.columns import columns_of
from skillpath.graph.cohort.nearness import NONE
from skillpath.graph.goals import goals_of
from skillpath.graph.knowledge import Knowledge
from skillpath.graph.names import find_item
from skillpath.graph.scoring import RECENCY

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from skillpath.graph.cohort.columns import Numbers
    from skillpath.graph.cohort.implied import Implied
    from skillpath.graph.goals import Goals
    from skillpath.graph.roadmap import Roadmap

MOST_REMEMBERED = 100_000
"""How many spellings of names are remembered."""

MOST_AIMED = 300_000
"""How many names and targets are remembered of all sets of goals together."""


class Asked(NamedTuple):
    """What one learner asks, as `recommend` takes it."""

    known: Sequence[str] = ()
    goals: tuple[str, ...] = ()
    limit: int = 5
    strict: bool = False


class Aim(NamedTuple):
    """Goals, and the places of what they ask for."""

    goals: Goals
    targets: tuple[int, ...]


class Places(dict[str, int]):
    """From what people type to places of items; each spelling is looked up once."""

    def __init__(self, roadmap: Roadmap) -> None:
        """Nothing is looked up yet."""
        self._roadmap = roadmap

    def __missing__(self, name: str) -> int:
        """Look it up.

        Raises:
            WrongNameError: when none or several bear it; without what may be meant instead.
        """
        found = self._roadmap.gates.place[find_item(self._roadmap, name, suggest=False)]
        if len(self) < MOST_REMEMBERED:
            self[name] = found
        return found


class Aims(dict[tuple[str, ...], Aim]):
    """From names of goals to what they ask for; each set of names is looked up once."""

    def __init__(self, roadmap: Roadmap) -> None:
        """Nothing is looked up yet."""
        self._roadmap, self._held = roadmap, 0

    def __missing__(self, names: tuple[str, ...]) -> Aim:
        """Look them up.

        Raises:
            WrongNameError: when one of them is no goal.
        """
        goals = goals_of(self._roadmap, names)
        found = Aim(goals, tuple(sorted(self._roadmap.gates.places(goals.targets))))
        weight = len(names) + len(found.targets)
        if self._held + weight <= MOST_AIMED:
            self._held += weight
            self[names] = found
        return found


class Learner(NamedTuple):
    """One of a cohort, in places: what was stated, the latest last, and where it wants to get."""

    stated: list[int]
    aim: Aim
    limit: int
    is_strict: bool


@dataclass(frozen=True, slots=True)
class Crowd:
    """Learners side by side.

    `known` and `inferred` are columns by item, `recent` the places stated last, as
    `Scores.best` takes them.
    """

    learners: Sequence[Learner]
    recent: Numbers
    known: Mapping[int, int]
    inferred: Mapping[int, int]

    @classmethod
    def of(cls, learners: Sequence[Learner], implied: Implied) -> Crowd:
        """Infer what follows from what they stated."""
        width = len(learners)
        stated = _stated(learners)
        may = _column([not one.is_strict for one in learners])
        known = implied.spread(stated, may)
        inferred = {item: column & ~stated.get(item, 0) for item, column in known.items()}
        recent = np.full((width, len(RECENCY)), NONE, np.int64)
        for place in range(len(RECENCY)):
            whose = [n for n, one in enumerate(learners) if len(one.stated) > place]
            recent[whose, place] = [learners[n].stated[-1 - place] for n in whose]
        return cls(learners, recent, known, inferred)

    def latest(self) -> tuple[Mapping[int, int], Mapping[int, int]]:
        """To whom an item is the last stated, the last but one or the last but two.

        Two digits of that place, from 1, as columns by item.
        """
        digits: tuple[dict[int, int], dict[int, int]] = (defaultdict(int), defaultdict(int))
        width = len(self.learners)
        for place in range(len(RECENCY)):
            whose = np.flatnonzero(self.recent[:, place] != NONE)
            columns = columns_of(self.recent[whose, place], whose, width)
            for bit, digit in enumerate(digits):
                if place + 1 >> bit & 1:
                    for item, column in columns.items():
                        digit[item] |= column
        return digits


def _stated(learners: Sequence[Learner]) -> dict[int, int]:
    """Who stated each item."""
    flat = array("q")
    for one in learners:
        flat.fromlist(one.stated)
    counts = [len(one.stated) for one in learners]
    whose = np.repeat(np.arange(len(learners)), counts)
    return columns_of(np.array(flat, np.int64), whose, len(learners))


def _column(truths: list[bool]) -> int:
    """The column of those for whom it holds."""
    packed = np.packbits(np.array(truths, np.bool_), bitorder="little")
    return int.from_bytes(packed.tobytes(), "little")


def knowledge_from(roadmap: Roadmap, stated: Sequence[int], known: Sequence[int]) -> Knowledge:
    """The same as a single learner's knowledge, of the places of what is stated and known."""
    ids = roadmap.gates.ids
    named = tuple(ids[one] for one in stated)
    return Knowledge(named, frozenset(ids[one] for one in known).difference(named))
