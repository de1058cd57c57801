"""How often what next is what experts teach next, beside rankings that know less."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from random import Random
from statistics import fmean
from typing import TYPE_CHECKING, Literal, TypeAlias

from skillpath.graph.evaluation.agreement import Decision, Figures, figures_of, kendall_tau
from skillpath.graph.evaluation.courses import Course
from skillpath.graph.evaluation.expert_orders import NothingToEvaluateError, placed
from skillpath.graph.recommendation.nearness import continuity_from
from skillpath.graph.requirements import is_met, mentioned
from skillpath.graph.structure.columns import columns_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from skillpath.graph.evaluation.expert_orders import ExpertOrder, Placed
    from skillpath.graph.roadmap import Roadmap

    Key = Callable[[int], tuple[int, int]]
    """Of an item by place; the least is the best."""

Name: TypeAlias = Literal["ranking", "random", "frontier_random", "unlock_count"]
TIMES = 200
"""How often an order at random is drawn where its expectation is not known."""


@dataclass(frozen=True, slots=True)
class Evaluation:
    """A ranking held against expert orders, beside baselines.

    Attributes:
        ranking: How well ours does.
        baselines: How well others do, by name.
        orders: How many orders there were to follow.
        decisions: How many positions they have together, each of which is a decision.
        expert_violations: The share of positions at which nothing of the expert's can be
            started, since experts break prerequisites: so much nobody who keeps them can hit.
        unknown: The names in the orders that no item bears, sorted, each once.
        repeated: How many names stand for an item that had its turn already in the same order.
    """

    ranking: Figures
    baselines: Mapping[str, Figures]
    orders: int
    decisions: int
    expert_violations: float
    unknown: tuple[str, ...]
    repeated: int


def evaluate(roadmap: Roadmap, orders: Iterable[ExpertOrder]) -> Evaluation:
    """How well what next agrees with the orders in which experts teach.

    At each position of an order the candidates are what can be started of the rest of that
    order, knowing what came before and what the order takes for granted (see `placed`). Any
    item of the position is right. Then all of its items become known, as they stand in learning
    order, whatever was recommended, and also where an expert breaks a prerequisite.

    The baselines are chance over the rest of the order, chance over what can be started, and
    how many items can be started as soon as this one is known. What chance does is its
    expectation; only its `kendall_tau` over what can be started is a mean of 200 draws.

    Raises:
        NothingToEvaluateError: when no order holds an item of the roadmap.

    >>> evaluate(roadmap, [ExpertOrder("A book", (("R",), ("statistics",), ("ML",)))]).ranking
    Figures(hit_at_1=1.0, hit_at_5=1.0, mrr=1.0, violations=0.0, kendall_tau=1.0)
    """
    every = [placed(roadmap, order) for order in orders]
    laid = [one for one in every if one.positions]
    if not laid:
        raise NothingToEvaluateError(roadmap.id)
    decisions: dict[Name, list[Decision]] = defaultdict(list)
    taus: dict[Name, list[float]] = defaultdict(list)
    for one in laid:
        trial = Trial(roadmap, one)
        for name, decision in trial.decisions():
            decisions[name].append(decision)
        for name, tau in trial.taus():
            taus[name].append(tau)
    found = {name: figures_of(several, taus[name]) for name, several in decisions.items()}
    broken = [not one.hit_at_1 for one in decisions["frontier_random"]]
    return Evaluation(
        ranking=found.pop("ranking"),
        baselines={str(name): figures for name, figures in found.items()},
        orders=len(laid),
        decisions=len(broken),
        expert_violations=round(fmean(broken), 4),
        unknown=tuple(sorted({name for one in every for name in one.unknown})),
        repeated=sum(one.repeated for one in every),
    )


class Trial:
    """One order, followed by position as its expert does, and as rankings would."""

    def __init__(self, roadmap: Roadmap, order: Placed) -> None:
        """Look up the places of its items."""
        self._roadmap, self._columns = roadmap, columns_of(roadmap)
        gates = self._columns.gates
        self._positions = [[gates.place[one] for one in each] for each in order.positions]
        self._position_of = {
            place: number for number, each in enumerate(self._positions) for place in each
        }
        self._granted = [gates.place[one] for one in sorted(order.granted)]

    def decisions(self) -> Iterator[tuple[Name, Decision]]:
        """What every ranking does at each position."""
        course, turn = self._course(), self._columns.position
        for position in self._positions:
            yield "ranking", self._decided(course, position, by_score(course))
            yield (
                "random",
                Decision.by_chance(
                    len(course.left), len(position), len(course.left) - len(course.ready)
                ),
            )
            right = course.ready.intersection(position)
            yield "frontier_random", Decision.by_chance(len(course.ready), len(right))
            yield "unlock_count", self._decided(course, position, by_unlocks(course))
            course.learn(*sorted(position, key=lambda place: turn[place]))

    def taus(self) -> Iterator[tuple[Name, float]]:
        """How the order that each ranking makes of the items agrees with the expert's."""
        if len(self._positions) < 2:  # noqa: PLR2004 - it takes two to have an order
            return
        yield "ranking", self._tau(self._course().follow(best(by_score)))
        yield "random", 0.0
        yield "frontier_random", self._drawn()
        yield "unlock_count", self._tau(self._course().follow(best(by_unlocks)))

    def _course(self) -> Course:
        return Course(self._columns, self._position_of, self._granted)

    def _decided(self, course: Course, position: Sequence[int], key: Key) -> Decision:
        """What a ranking of what can be started does."""
        keys = {one: key(one) for one in course.ready}
        first = min(keys, key=keys.__getitem__, default=None)
        right = min((keys[one] for one in position if one in keys), default=None)
        rank = 1 + sum(other < right for other in keys.values()) if right is not None else 0
        return Decision.ranked(rank, violates=first is not None and self._violates(course, first))

    def _violates(self, course: Course, place: int) -> bool:
        """Whether something it requires is not known; not told by what counted it as ready."""
        ids = self._columns.gates.ids
        required = self._roadmap.by_id[ids[place]].required
        mentions = {one for each in required for one in mentioned(each.of)}
        known = {one for one in mentions if course.knows(self._columns.gates.place[one])}
        return not all(is_met(each.of, known) for each in required)

    def _tau(self, places: Iterable[int]) -> float:
        tau = kendall_tau([self._position_of[one] for one in places])
        assert tau is not None, "an order of several positions has pairs"
        return tau

    def _drawn(self) -> float:
        """The mean over orders in which each next item is drawn from what can be started."""
        lot = Random(1)  # noqa: S311 - no secret
        return fmean(
            self._tau(self._course().follow(lambda course: lot.choice(sorted(course.ready))))
            for _ in range(TIMES)
        )


def by_score(course: Course) -> Key:
    """The score of what next, then what breaks ties."""
    columns, near = course.columns, continuity_from(course.columns, course.recent)
    merit, size = columns.merit, columns.gates.items
    return lambda place: (-merit[place] - size * near.get(place, 0), 0)


def by_unlocks(course: Course) -> Key:
    """How much can be started as soon as the item is known, then what breaks ties."""
    rank = course.columns.rank
    return lambda place: (-course.opens(place), rank[place])


def best(ranking: Callable[[Course], Key]) -> Callable[[Course], int]:
    """What chooses the first of what can be started."""
    return lambda course: min(course.ready, key=ranking(course))
