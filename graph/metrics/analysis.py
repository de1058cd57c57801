"""Where a curriculum is hard: what every way needs, and how much depends on each item."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from skillpath.graph.attainables import Effort
from skillpath.graph.goals import Goals, goals_of
from skillpath.graph.knowledge import Knowledge, knowledge_of
from skillpath.graph.metrics.curriculum import curriculum_of
from skillpath.graph.naming import both_found
from skillpath.graph.order import learning_order, standing
from skillpath.graph.paths.cheapest import cheapest_selection
from skillpath.graph.structure.attainment import still_attainable

if TYPE_CHECKING:
    from collections.abc import Iterable

    from skillpath.graph.attainables import Attainable
    from skillpath.graph.paths.cheapest import Selection
    from skillpath.graph.proving.problem import Limits
    from skillpath.graph.roadmap import Roadmap


@dataclass(frozen=True, slots=True)
class Measured:
    """One item of a curriculum.

    Attributes:
        item: The item.
        blocking: How many items of the curriculum depend on it, transitively.
        delay: How many items the longest chain through it has, itself included.
        centrality: The lengths, in items, of all paths of the curriculum that it is between the
            ends of, summed up; None where that is beyond 10**308.
    """

    item: Attainable
    blocking: int
    delay: int
    centrality: int | None

    @property
    def complexity(self) -> int:
        """Blocking and delay together."""
        return self.blocking + self.delay


@dataclass(frozen=True, slots=True)
class Analysis:
    """A curriculum, measured.

    `items` stand the most complex first. With goals they are those of the cheapest path, and
    `bottlenecks` are the items besides the goals that every path needs, in learning order;
    `is_optimal` says whether the path is proven to be the cheapest, None without goals.
    """

    goals: Goals
    knowledge: Knowledge
    items: tuple[Measured, ...]
    longest_chain: tuple[Attainable, ...]
    bottlenecks: tuple[Attainable, ...]
    is_optimal: bool | None

    @property
    def hours(self) -> Effort:
        """The hours of all items."""
        return Effort.total(one.item.hours for one in self.items)

    @property
    def blocking(self) -> int:
        """That of all items together."""
        return sum(one.blocking for one in self.items)

    @property
    def delay(self) -> int:
        """That of all items together."""
        return sum(one.delay for one in self.items)

    @property
    def complexity(self) -> int:
        """That of all items together: how hard the curriculum is to get through."""
        return self.blocking + self.delay

    @property
    def centrality(self) -> int | None:
        """That of all items together; None where that of one is too large to be told."""
        total = 0
        for one in self.items:
            if one.centrality is None:
                return None
            total += one.centrality
        return total


def analyze(
    roadmap: Roadmap,
    goals: Iterable[str] = (),
    known: Iterable[str] = (),
    *,
    strict: bool = False,
    limits: Limits | None = None,
) -> Analysis:
    """The metrics of Curricular Analytics, and the bottlenecks of the goals.

    Measured are the items of the cheapest path to the goals; without goals all that can be
    attained and is not known. Only edges from an earlier to a later generation count, and none
    whose requirement is met by what is known: what is known is no part of the curriculum.

    Args:
        roadmap: The roadmap.
        goals: Names of items, steps or roadmaps; their order carries no meaning.
        known: Names of known items, in learning order, the latest last.
        strict: Infer nothing from what is known.
        limits: How long to search for the cheapest path.

    Raises:
        UnknownNameError: for a name that nothing bears.
        AmbiguousNameError: for a name that several bear.
        RetiredGoalError: for a goal that nobody can attain any more.
        UnreachableGoalError: for one that can be reached only through retired items.

    >>> found = analyze(roadmap, ["ML"])
    >>> [(one.item.id, one.blocking, one.delay) for one in found.items]
    [('python', 3, 3), ('pandas', 1, 3), ('statistics', 1, 3), ('machine-learning', 0, 3)]
    >>> [one.id for one in found.bottlenecks]
    ['python', 'pandas', 'statistics']
    """
    knowledge, aims = both_found(
        lambda: knowledge_of(roadmap, known, strict=strict), lambda: goals_of(roadmap, goals)
    )
    if not aims.ids and not knowledge.items:
        return roadmap.memo.recall("analysis", lambda: _of_all(roadmap, aims, knowledge))
    if not aims.ids:
        return _of_all(roadmap, aims, knowledge)
    found = cheapest_selection(roadmap, aims.targets, knowledge.items, limits=limits)
    assert found is not None, "only forbidden items can leave no way"
    return _measured(roadmap, aims, knowledge, found.items, found)


def _of_all(roadmap: Roadmap, goals: Goals, knowledge: Knowledge) -> Analysis:
    scope = still_attainable(roadmap, knowledge.items)
    return _measured(roadmap, goals, knowledge, scope, None)


def _measured(
    roadmap: Roadmap,
    goals: Goals,
    knowledge: Knowledge,
    scope: frozenset[str],
    path: Selection | None,
) -> Analysis:
    gates = roadmap.gates
    graph = curriculum_of(gates, gates.places(scope), gates.places(knowledge.items))
    items = [roadmap.items[place] for place in graph.places]
    columns = (items, graph.blocking(), graph.delays(), graph.centralities())
    measured = [Measured(*row) for row in zip(*columns, strict=True)]
    measured.sort(key=lambda one: (-one.complexity, -one.blocking, *standing(roadmap, one.item.id)))
    needed = path.always.difference(goals.targets) if path else frozenset()
    order = learning_order(roadmap, scope, knowledge.items) if needed else ()
    return Analysis(
        goals=goals,
        knowledge=knowledge,
        items=tuple(measured),
        longest_chain=tuple(items[one] for one in graph.longest_chain()),
        bottlenecks=tuple(roadmap.by_id[one] for one in order if one in needed),
        is_optimal=path.is_optimal if path else None,
    )
