"""Goals side by side: what each takes, what they share, what all take together and in turn."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from math import fsum
from typing import TYPE_CHECKING

from skillpath.graph.attainables import Effort
from skillpath.graph.errors import LimitError, SameGoalError
from skillpath.graph.goals import find_aim, goals_of
from skillpath.graph.knowledge import Knowledge, knowledge_of
from skillpath.graph.naming import both_found, each_found
from skillpath.graph.order import learning_order
from skillpath.graph.paths.cheapest import cheapest_selection
from skillpath.graph.proving.problem import Limits

if TYPE_CHECKING:
    from collections.abc import Container, Iterable

    from skillpath.graph.attainables import Attainable
    from skillpath.graph.paths.cheapest import Selection
    from skillpath.graph.roadmap import Roadmap

LEAST_GOALS, MOST_GOALS = 2, 10


@dataclass(frozen=True, slots=True)
class Way:
    """The items of a cheapest path, in learning order.

    `lower_bound` (likely hours) cannot be undercut; where the path is proven optimal, it is
    `hours.likely`.
    """

    items: tuple[Attainable, ...]
    lower_bound: float
    is_optimal: bool

    @property
    def hours(self) -> Effort:
        """The hours of all items."""
        return Effort.total(item.hours for item in self.items)


@dataclass(frozen=True, slots=True)
class GoalWay:
    """The way to one goal by itself, and what of it no other of the goals needs, in its order."""

    goal: str
    way: Way
    alone: tuple[Attainable, ...]


@dataclass(frozen=True, slots=True)
class Turn:
    """The cheapest way to one goal when the goals before it are attained, by their ways."""

    goal: str
    way: Way


@dataclass(frozen=True, slots=True)
class Comparison:
    """Goals side by side, by id; `shared` is what every one of them needs, in learning order.

    `in_turn` has them one after another, in the order in which they were asked for: what is
    learned for the first is known for the next.
    """

    goals: tuple[GoalWay, ...]
    knowledge: Knowledge
    shared: tuple[Attainable, ...]
    together: Way
    in_turn: tuple[Turn, ...]

    @property
    def saved_hours(self) -> float:
        """By how many likely hours the way to all is shorter than the ways from the start."""
        return self._saved_over(one.way for one in self.goals)

    @property
    def saved_in_turn(self) -> float:
        """By how many likely hours it is shorter than one goal after another."""
        return self._saved_over(one.way for one in self.in_turn)

    def _saved_over(self, ways: Iterable[Way]) -> float:
        apart = fsum(one.hours.likely for one in ways)
        return round(apart - self.together.hours.likely, 6) + 0.0


def compare(
    roadmap: Roadmap,
    goals: Iterable[str],
    known: Iterable[str] = (),
    *,
    strict: bool = False,
    limits: Limits | None = None,
) -> Comparison:
    """What each goal takes by itself, and what all take together, or one after another.

    Where several paths are equally cheap, the one that `cheapest_path` tells is compared.

    Args:
        roadmap: The roadmap.
        goals: Names of 2 to 10 items, steps or roadmaps; their order is that of `in_turn` alone.
        known: Names of known items, in learning order, the latest last.
        strict: Infer nothing from what is known.
        limits: How much to search for each path; the seconds are shared among all of them.

    Raises:
        LimitError: when there are too few or too many goals.
        SameGoalError: when two of them mean the same.
        UnknownNameError: for a name that nothing bears.
        AmbiguousNameError: for a name that several bear.
        RetiredGoalError: for a goal that nobody can attain any more.
        UnreachableGoalError: for one that can be reached only through retired items.

    >>> found = compare(roadmap, ["machine-learning", "statistics"])
    >>> [one.id for one in found.shared], found.together.hours.likely, found.saved_hours
    (['statistics'], 135.0, 95.0)
    >>> [(one.goal, one.way.hours.likely) for one in found.in_turn], found.saved_in_turn
    ([('machine-learning', 135.0), ('statistics', 0.0)], 0.0)
    """
    knowledge, asked = both_found(
        lambda: knowledge_of(roadmap, known, strict=strict),
        lambda: distinct_goals(roadmap, tuple(goals), LEAST_GOALS, MOST_GOALS),
    )
    bounds = limits or Limits()
    share = replace(bounds, seconds=bounds.seconds / (2 * len(asked)))
    ids = tuple(sorted(asked))
    ways = {one: _way(roadmap, (one,), knowledge.items, share) for one in ids}
    together = _way(roadmap, ids, knowledge.items, share)
    counts = Counter(item.id for way in ways.values() for item in way.items)
    once = {one for one in counts if counts[one] == 1}
    always = {one for one in counts if counts[one] == len(ids)}
    return Comparison(
        goals=tuple(GoalWay(one, way, _among(once, way)) for one, way in ways.items()),
        knowledge=knowledge,
        shared=_among(always, ways[ids[0]]),
        together=together,
        in_turn=_in_turn(roadmap, asked, knowledge.items, share),
    )


def distinct_goals(
    roadmap: Roadmap, names: tuple[str, ...], least: int, most: int
) -> tuple[str, ...]:
    """The ids of so many goals, in their order.

    Raises:
        LimitError: when there are too few or too many.
        SameGoalError: when two of them mean the same.
        WrongNameError: for names that no goal bears.
    """
    if not least <= len(names) <= most:
        raise LimitError("a number of goals of", len(names), least, most)
    found: dict[str, list[str]] = {}
    for name, goal in zip(names, each_found(roadmap, find_aim, names, "goal"), strict=True):
        found.setdefault(goal, []).append(name)
    for goal, called in found.items():
        if len(called) > 1:
            raise SameGoalError(goal, called)
    return tuple(found)


def _in_turn(
    roadmap: Roadmap, goals: tuple[str, ...], known: frozenset[str], limits: Limits
) -> tuple[Turn, ...]:
    turns: list[Turn] = []
    for goal in goals:
        way = _way(roadmap, (goal,), known, limits)
        turns.append(Turn(goal, way))
        known = known.union(item.id for item in way.items)
    return tuple(turns)


def _way(roadmap: Roadmap, goals: tuple[str, ...], known: frozenset[str], limits: Limits) -> Way:
    targets = goals_of(roadmap, goals).targets
    found = cheapest_selection(roadmap, targets, known, limits=limits)
    assert found is not None, "only forbidden items can leave no way"
    return way_of(roadmap, found, known)


def way_of(roadmap: Roadmap, found: Selection, known: frozenset[str]) -> Way:
    """The selection in learning order."""
    order = learning_order(roadmap, found.items, known)
    items = tuple(roadmap.by_id[one] for one in order)
    return Way(items, found.lower_bound, found.is_optimal)


def _among(chosen: Container[str], way: Way) -> tuple[Attainable, ...]:
    return tuple(item for item in way.items if item.id in chosen)
