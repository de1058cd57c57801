"""What to learn within so many hours: the goals that are worth most together."""

from __future__ import annotations

from dataclasses import dataclass, replace
from math import fsum, isfinite
from typing import TYPE_CHECKING

from skillpath.graph.errors import LimitError, ValuesError
from skillpath.graph.goals import asked_by
from skillpath.graph.knowledge import Knowledge, knowledge_of
from skillpath.graph.naming import both_found
from skillpath.graph.paths.cheapest import cheapest_selection, problem_of
from skillpath.graph.paths.comparison import Way, distinct_goals, way_of
from skillpath.graph.proving.problem import Limits, Stop

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from skillpath.graph.paths.cheapest import Selection
    from skillpath.graph.roadmap import Roadmap

MOST_GOALS = 50
MOST_HOURS = 1_000_000
LEAST_VALUE, MOST_VALUE = 0.001, 1_000_000


@dataclass(frozen=True, slots=True)
class Wish:
    """A goal, and what it is worth beside others."""

    goal: str
    value: float = 1


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A goal that does not fit, and what it would take in addition to the chosen ones.

    `extra_hours` are the likely hours beyond those of the chosen goals, `missing_hours` those
    beyond the budget; `is_optimal` says whether both are proven.
    """

    goal: str
    value: float
    extra_hours: float
    missing_hours: float
    is_optimal: bool


@dataclass(frozen=True, slots=True)
class Budget:
    """The goals to choose within so many likely hours, and the cheapest way to all of them.

    `chosen` stand by id; `left_out` begin with what would need the fewest hours more. No choice is
    worth more than `most_value`; where `is_optimal`, that is what the chosen are worth, no choice
    that is worth as much takes fewer hours, and of those that take as few this one has the first
    goals by id.
    """

    hours: float
    knowledge: Knowledge
    chosen: tuple[Wish, ...]
    way: Way
    left_out: tuple[LeftOut, ...]
    most_value: float
    is_optimal: bool

    @property
    def value(self) -> float:
        """What the chosen goals are worth."""
        return _sum(one.value for one in self.chosen)

    @property
    def hours_left(self) -> float:
        """The likely hours of the budget that the chosen goals do not need."""
        return round(self.hours - self.way.hours.likely, 6) + 0.0


def wishes(goals: Sequence[str], values: Sequence[float] = ()) -> tuple[Wish, ...]:
    """The goals with what each is worth, in their order; 1 where nothing is said.

    Raises:
        ValuesError: unless there are as many values as goals, or none.

    >>> wishes(["ML", "R"], [3, 1])
    (Wish(goal='ML', value=3), Wish(goal='R', value=1))
    """
    if not values:
        return tuple(map(Wish, goals))
    if len(values) != len(goals):
        raise ValuesError(len(values), len(goals))
    return tuple(map(Wish, goals, values))


def within_budget(
    roadmap: Roadmap,
    hours: float,
    goals: Iterable[Wish],
    known: Iterable[str] = (),
    *,
    strict: bool = False,
    limits: Limits | None = None,
) -> Budget:
    """The goals that are worth most together among those whose way takes no more hours.

    Prerequisites that goals share are learned once. What a goal is worth counts in full or not at
    all.

    Args:
        roadmap: The roadmap.
        hours: The likely hours there are, 0 to 1,000,000.
        goals: Names of 1 to 50 items, steps or roadmaps, each with a value of 0.001 to
            1,000,000; their order carries no meaning.
        known: Names of known items, in learning order, the latest last.
        strict: Infer nothing from what is known.
        limits: How much to search for the choice, and for each path.

    Raises:
        LimitError: when there are too few or too many goals, or a number is out of range.
        SameGoalError: when two of them mean the same.
        UnknownNameError: for a name that nothing bears.
        AmbiguousNameError: for a name that several bear.
        RetiredGoalError: for a goal that nobody can attain any more.
        UnreachableGoalError: for one that can be reached only through retired items.

    >>> found = within_budget(roadmap, 130, wishes(["ML", "statistics", "pandas"]))
    >>> [one.goal for one in found.chosen], found.way.hours.likely
    (['pandas', 'statistics'], 125.0)
    >>> found.left_out[0].goal, found.left_out[0].missing_hours
    ('machine-learning', 5.0)
    """
    wanted = tuple(goals)
    _check(hours, wanted)
    knowledge, ids = both_found(
        lambda: knowledge_of(roadmap, known, strict=strict),
        lambda: distinct_goals(roadmap, tuple(one.goal for one in wanted), 1, MOST_GOALS),
    )
    worth = {goal: one.value for goal, one in zip(ids, wanted, strict=True)}
    search = _Search(roadmap, hours, worth, knowledge.items, limits or Limits())
    return search.budget(knowledge)


def _check(hours: float, wanted: Sequence[Wish]) -> None:
    if not (isfinite(hours) and 0 <= hours <= MOST_HOURS):
        raise LimitError("hours", hours, 0, MOST_HOURS)
    for one in wanted:
        if not (isfinite(one.value) and LEAST_VALUE <= one.value <= MOST_VALUE):
            raise LimitError("value", one.value, LEAST_VALUE, MOST_VALUE)


@dataclass(frozen=True, slots=True)
class _Search:
    """Goals by id, each with its value, within so many hours."""

    roadmap: Roadmap
    hours: float
    worth: Mapping[str, float]
    known: frozenset[str]
    limits: Limits

    def budget(self, knowledge: Knowledge) -> Budget:
        """The choice with its path, and what is left out."""
        found = self._cheapest(self.worth)
        if found.cost <= self.hours:
            chosen, most, is_optimal = sorted(self.worth), _sum(self.worth.values()), True
        else:
            chosen, found, most, is_optimal = self._choice()
        left_out = [self._left_out(one, chosen, found) for one in self.worth if one not in chosen]
        return Budget(
            hours=self.hours,
            knowledge=knowledge,
            chosen=tuple(Wish(one, self.worth[one]) for one in chosen),
            way=way_of(self.roadmap, found, self.known),
            left_out=tuple(sorted(left_out, key=lambda one: (one.missing_hours, one.goal))),
            most_value=most,
            is_optimal=is_optimal and found.is_optimal,
        )

    def _choice(self) -> tuple[list[str], Selection, float, bool]:
        """The ids of the chosen goals, their way, what none is worth more than, if it is proven."""
        from skillpath.graph.paths.knapsack import Offer, best_offers  # HiGHS and numpy

        problem = problem_of(self.roadmap, self._targets(self.worth), self.known)
        assert problem is not None, "all goals can be reached"
        goals = sorted(self.worth)
        offers = [
            Offer(frozenset(problem.gates.places(self._targets([one]))), self.worth[one])
            for one in goals
        ]
        bought = best_offers(problem, offers, self.hours, self.limits)
        chosen = [goals[number] for number in sorted(bought.offers)]
        is_proven = bought.stop is Stop.PROVEN
        found = self._cheapest(chosen)
        cost = problem.hours(bought.items)
        if cost < found.cost:  # which a limit kept from being as cheap, maybe within the budget
            items = frozenset(problem.gates.ids[place] for place in bought.items)
            found = replace(found, items=items, cost=cost)
        if not is_proven:
            chosen, found = self._filled(chosen, found)
        return chosen, found, bought.most_value, is_proven

    def _filled(self, chosen: list[str], found: Selection) -> tuple[list[str], Selection]:
        """With as many more goals as fit, the most valuable first: a limit may leave out such."""
        for goal in sorted(self.worth, key=lambda one: (-self.worth[one], one)):
            if goal not in chosen:
                more = self._cheapest([*chosen, goal])
                if more.cost <= self.hours:
                    chosen, found = sorted([*chosen, goal]), more
        return chosen, found

    def _left_out(self, goal: str, chosen: Sequence[str], found: Selection) -> LeftOut:
        more = self._cheapest([*chosen, goal])
        return LeftOut(
            goal=goal,
            value=self.worth[goal],
            extra_hours=round(more.cost - found.cost, 6) + 0.0,
            missing_hours=round(more.cost - self.hours, 6) + 0.0,
            is_optimal=more.is_optimal and found.is_optimal,
        )

    def _cheapest(self, goals: Iterable[str]) -> Selection:
        share = replace(self.limits, seconds=self.limits.seconds / len(self.worth))
        found = cheapest_selection(self.roadmap, self._targets(goals), self.known, limits=share)
        assert found is not None, "only forbidden items can leave no way"
        return found

    def _targets(self, goals: Iterable[str]) -> frozenset[str]:
        """The items to attain for all of these goals that are missing."""
        asked = (one for goal in goals for one in asked_by(self.roadmap, goal))
        return frozenset(asked) - self.known


def _sum(values: Iterable[float]) -> float:
    return round(fsum(values), 6)
