"""The second-best way: the cheapest of those that do without something of the best."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from skillpath.graph.goals import Goals, goals_of
from skillpath.graph.knowledge import Knowledge, knowledge_of
from skillpath.graph.naming import both_found
from skillpath.graph.paths.cheapest import cheapest_selection, problem_of
from skillpath.graph.paths.comparison import Way, way_of
from skillpath.graph.paths.constraints import Constraints, constraints_of, without
from skillpath.graph.proving.problem import Limits, Stop
from skillpath.graph.structure.dominance import needed_always

if TYPE_CHECKING:
    from collections.abc import Iterable

    from skillpath.graph.attainables import Attainable
    from skillpath.graph.paths.cheapest import Selection
    from skillpath.graph.proving.problem import Problem
    from skillpath.graph.roadmap import Roadmap


@dataclass(frozen=True, slots=True)
class SecondBest:
    """The best way and the second best, which is None where there is a single way.

    A way is a set of items none of which can be left out; the second best is the cheapest that is
    not the best. `second.is_optimal` says whether that is proven, of both of them.
    """

    goals: Goals
    knowledge: Knowledge
    forbidden: tuple[str, ...]
    best: Way
    second: Way | None

    @property
    def extra_hours(self) -> float | None:
        """The likely hours that the second best takes more; None where there is none."""
        if self.second is None:
            return None
        return round(self.second.hours.likely - self.best.hours.likely, 6) + 0.0

    @property
    def left_out(self) -> tuple[Attainable, ...]:
        """What of the best way the second best does without, in the order of the best."""
        return _less(self.best, self.second)

    @property
    def instead(self) -> tuple[Attainable, ...]:
        """What the second best takes instead, in its order."""
        return _less(self.second, self.best)


def second_best(
    roadmap: Roadmap,
    goals: Iterable[str],
    known: Iterable[str] = (),
    *,
    forbid: Iterable[str] = (),
    strict: bool = False,
    limits: Limits | None = None,
) -> SecondBest:
    """The second-best way to the goals, beside the best, and what it takes more.

    Args:
        roadmap: The roadmap.
        goals: Names of items, steps or roadmaps; their order carries no meaning.
        known: Names of known items, in learning order, the latest last.
        forbid: Names of items that neither way may hold.
        strict: Infer nothing from what is known.
        limits: How much to search; the seconds are shared among all searches.

    Raises:
        UnknownNameError: for a name that nothing bears.
        AmbiguousNameError: for a name that several bear.
        RetiredGoalError: for a goal that nobody can attain any more.
        UnreachableGoalError: for one that can be reached only through retired items.
        UnavoidableError: when no way does without the forbidden items.

    >>> found = second_best(roadmap, ["statistics"])
    >>> [one.id for one in found.best.items], [one.id for one in found.instead]
    (['r', 'statistics'], ['python'])
    >>> found.extra_hours
    10.0
    """
    (knowledge, aims), asked = both_found(
        lambda: both_found(
            lambda: knowledge_of(roadmap, known, strict=strict), lambda: goals_of(roadmap, goals)
        ),
        lambda: constraints_of(roadmap, Constraints(forbid=tuple(forbid))),
    )
    search = _Search(roadmap, aims, knowledge.items, frozenset(asked.forbid), limits or Limits())
    best, second = search.both()
    return SecondBest(
        goals=aims,
        knowledge=knowledge,
        forbidden=asked.forbid,
        best=way_of(roadmap, best, knowledge.items),
        second=way_of(roadmap, second, knowledge.items) if second else None,
    )


@dataclass(frozen=True, slots=True)
class _Search:
    """Ways to the goals that are not the best.

    A way other than the best lacks an item of it that is a choice: with all of them it would hold
    the best and more, and could leave something out. So it is the cheapest of the searches with
    one of these items forbidden each.
    """

    roadmap: Roadmap
    goals: Goals
    known: frozenset[str]
    forbidden: frozenset[str]
    limits: Limits

    def both(self) -> tuple[Selection, Selection | None]:
        """The best way and the second best."""
        asked = (self.roadmap, self.goals, self.known, self.forbidden)
        best = without(*asked, limits=self.limits)
        second: Selection | None = None
        bound = float("inf")
        pending = self._bounded(best)
        share = replace(self.limits, seconds=self.limits.seconds / max(1, len(pending)))
        for least, item in pending:
            if second and least >= second.cost:
                break
            found = cheapest_selection(
                self.roadmap,
                self.goals.targets,
                self.known,
                forbidden=self.forbidden | {item},
                limits=share,
            )
            assert found is not None, "a choice can be done without"
            bound = min(bound, found.lower_bound)
            if second is None or found.cost < second.cost:
                second = found
        return _told(best, second, bound)

    def _bounded(self, best: Selection) -> list[tuple[float, str]]:
        """The items to be forbidden, each with what a way without it takes at least."""
        found = []
        for item in self._choices(best):
            problem = self._problem(item)
            found.append((problem.hours(problem.always), item))
        return sorted(found)

    def _choices(self, best: Selection) -> list[str]:
        """The items of the best way that are choices, without those that another one needs.

        What always needs an item is lacking wherever that item is.
        """
        gates, problem = self.roadmap.gates, self._problem()
        needs = needed_always(gates, among=problem.among, given=problem.given)
        chosen = gates.places(best.items - best.always)
        needed = {one for item in chosen for one in needs.by([item]) if one != item}
        return [gates.ids[place] for place in sorted(chosen - needed)]

    def _problem(self, *items: str) -> Problem:
        """The search without these items, which are choices."""
        found = problem_of(
            self.roadmap,
            frozenset(self.goals.targets) - self.known,
            self.known,
            self.forbidden.union(items),
        )
        assert found is not None, "a choice can be done without"
        return found


def _told(
    best: Selection, second: Selection | None, bound: float
) -> tuple[Selection, Selection | None]:
    """Both with what is proven of them, the cheaper one first.

    Where the best is not proven, the other may turn out cheaper, and nothing is known of the
    second best but that it is not cheaper than the cheapest.
    """
    if second is None:
        return best, None
    if not best.is_optimal:
        bound = best.lower_bound
    elif second.cost <= bound:
        return best, replace(second, stop=Stop.PROVEN, lower_bound=second.cost)
    stop = Stop.NODES if second.stop is Stop.PROVEN else second.stop
    second = replace(second, stop=stop, lower_bound=min(bound, second.cost))
    return (second, best) if second.cost < best.cost else (best, second)


def _less(way: Way | None, other: Way | None) -> tuple[Attainable, ...]:
    if way is None or other is None:
        return ()
    taken = {item.id for item in other.items}
    return tuple(item for item in way.items if item.id not in taken)
