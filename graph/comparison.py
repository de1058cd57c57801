"""Goals side by side: what each takes, what they share, what both together take."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from math import fsum
from typing import TYPE_CHECKING

from skillpath.graph.attainables import Effort
from skillpath.graph.cheapest import cheapest_selection
from skillpath.graph.errors import LimitError, SameGoalError
from skillpath.graph.goals import find_aim, goals_of
from skillpath.graph.knowledge import Knowledge, knowledge_of
from skillpath.graph.naming import both_found, each_found
from skillpath.graph.order import learning_order
from skillpath.graph.problem import Limits

if TYPE_CHECKING:
    from collections.abc import Container, Iterable

    from skillpath.graph.attainables import Attainable
    from skillpath.graph.cheapest import Selection
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
class Comparison:
    """Goals side by side, by id; `shared` is what every one of them needs, in learning order."""

    goals: tuple[GoalWay, ...]
    knowledge: Knowledge
    shared: tuple[Attainable, ...]
    together: Way

    @property
    def saved_hours(self) -> float:
        """By how many likely hours the way to all is shorter than the ways one by one."""
        apart = fsum(one.way.hours.likely for one in self.goals)
        return round(apart - self.together.hours.likely, 6) + 0.0


def compare(
    roadmap: Roadmap,
    goals: Iterable[str],
    known: Iterable[str] = (),
    *,
    strict: bool = False,
    limits: Limits | None = None,
) -> Comparison:
    """What each goal takes by itself, and what all take together.

    Where several paths are equally cheap, the one that `cheapest_path` tells is compared.

    Args:
        roadmap: The roadmap.
        goals: Names of 2 to 10 items, steps or roadmaps; their order carries no meaning.
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
    """
    knowledge, ids = both_found(
        lambda: knowledge_of(roadmap, known, strict=strict),
        lambda: _distinct(roadmap, tuple(goals)),
    )
    bounds = limits or Limits()
    share = replace(bounds, seconds=bounds.seconds / (len(ids) + 1))
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
    )


def _distinct(roadmap: Roadmap, names: tuple[str, ...]) -> tuple[str, ...]:
    """The ids of the goals, sorted."""
    if not LEAST_GOALS <= len(names) <= MOST_GOALS:
        raise LimitError("a number of goals of", len(names), LEAST_GOALS, MOST_GOALS)
    found: dict[str, list[str]] = {}
    for name, goal in zip(names, each_found(roadmap, find_aim, names, "goal"), strict=True):
        found.setdefault(goal, []).append(name)
    for goal, called in found.items():
        if len(called) > 1:
            raise SameGoalError(goal, called)
    return tuple(sorted(found))


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
