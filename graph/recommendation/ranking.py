"""What next: everything that can be started now, the best first, with visible reasons."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from skillpath.graph.errors import LimitError
from skillpath.graph.goals import Goals, goals_of
from skillpath.graph.knowledge import Knowledge, counted_knowledge
from skillpath.graph.names import find_item
from skillpath.graph.naming import both_found, each_found
from skillpath.graph.order import learning_order
from skillpath.graph.reasons import Because, reasons
from skillpath.graph.recommendation.explanation import Explanation
from skillpath.graph.recommendation.nearness import closeness_from
from skillpath.graph.recommendation.ready import Ready
from skillpath.graph.recommendation.told import telling
from skillpath.graph.scoring import RECENCY, Parts, parts_of
from skillpath.graph.structure.columns import columns_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from skillpath.graph.attainables import Attainable
    from skillpath.graph.proving.problem import Limits
    from skillpath.graph.recommendation.ready import Scored
    from skillpath.graph.roadmap import Roadmap

MOST_RECOMMENDATIONS = 100


@dataclass(frozen=True, slots=True)
class Recommendation:
    """One item to start now.

    `because` says who needs it, `builds_on` which known items it continues, with the author's
    reasons. `unlocks` are the items that can be started as soon as this one is known.
    """

    item: Attainable
    parts: Parts
    because: tuple[Because, ...]
    builds_on: tuple[Because, ...]
    unlocks: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Recommendations:
    """The best items to start now, and out of how many that can be started at all."""

    items: tuple[Recommendation, ...]
    frontier_size: int
    goals: Goals
    knowledge: Knowledge


def recommend(  # noqa: PLR0913 - all but three by keyword
    roadmap: Roadmap,
    known: Iterable[str] = (),
    goals: Iterable[str] = (),
    *,
    forbid: Iterable[str] = (),
    limit: int = 5,
    strict: bool = False,
    limits: Limits | None = None,
) -> Recommendations:
    """What to learn next.

    Only what can be started now is recommended: active, not known, every required requirement
    met, not forbidden. With goals, only what lies on the cheapest path to them that does without
    what is forbidden. Ranked by closeness to the
    last three stated items, by how much the item blocks, by its level and by its effort; each
    signal is scaled by constants of the roadmap, so that an answer does not depend on its
    rivals. Ties go to the earlier step, the lower level, then the id.

    Args:
        roadmap: The roadmap.
        known: Names of known items, in learning order, the latest last.
        goals: Names of items, steps or roadmaps; their order carries no meaning.
        forbid: Names of items to do without; their order carries no meaning.
        limit: How many at most, 1 to 100.
        strict: Infer nothing from what is known.
        limits: How long to search for the cheapest path.

    Raises:
        LimitError: for a limit outside 1 to 100.
        UnknownNameError: for a name that nothing bears.
        AmbiguousNameError: for a name that several bear.
        RetiredGoalError: for a goal that nobody can attain any more.
        UnreachableGoalError: for one that can be reached only through retired items.
        UnavoidableError: when no way to the goals does without the forbidden items.

    >>> found = recommend(roadmap, ["r"], ["ML"])
    >>> [(one.item.id, one.parts.score) for one in found.items], found.frontier_size
    ([('statistics', 0.9162), ('python', 0.7025)], 2)
    >>> [one.item.id for one in recommend(roadmap, goals=["statistics"], forbid=["r"]).items]
    ['python']
    """
    check_limit(limit)
    ((knowledge, counts, places), aims), barred = both_found(
        lambda: both_found(
            lambda: counted_knowledge(roadmap, known, strict=strict),
            lambda: goals_of(roadmap, goals),
        ),
        lambda: frozenset(each_found(roadmap, find_item, forbid, "forbid")),
    )
    ready = Ready(columns_of(roadmap), counts, places)
    return recommended(roadmap, ready, Question(knowledge, aims, limit, limits, barred))


@dataclass(frozen=True, slots=True)
class Question:
    """What somebody knows and aims at, how much is wanted, without what: see `recommend`."""

    knowledge: Knowledge
    goals: Goals
    limit: int
    limits: Limits | None = None
    forbidden: frozenset[str] = frozenset()


def prepare(roadmap: Roadmap) -> None:
    """Compute what `recommend` needs of each item, for who would rather wait now than then.

    It takes a fifth of a millisecond for each, and is remembered as long as the roadmap is, up to
    what walks may take.
    """
    columns, told = columns_of(roadmap), telling(roadmap)
    for place in range(len(roadmap.items)):
        closeness_from(columns, place)
        told[place]


def check_limit(limit: int) -> None:
    """Refuse a limit that is out of range."""
    if not 1 <= limit <= MOST_RECOMMENDATIONS:
        raise LimitError("limit", limit, 1, MOST_RECOMMENDATIONS)


def recommended(roadmap: Roadmap, ready: Ready, asked: Question) -> Recommendations:
    """The best of what can be started, explained."""
    place, ids = roadmap.gates.place, roadmap.gates.plain_ids
    route = route_of(roadmap, asked)
    recent = [place[one] for one in asked.knowledge.stated[: -len(RECENCY) - 1 : -1]]
    if route is None:
        best = _best_allowed(roadmap, ready, recent, asked)
    else:
        among = [place[one] for one in route if place[one] in ready]
        best = ready.best(recent, asked.limit, among)
    why = Explanation(roadmap, ready, recent)
    return Recommendations(
        items=tuple(
            Recommendation(
                item=roadmap.items[one],
                parts=parts_of(ready.columns, one, continuity),
                because=why.needed_by(one) if route is None else route[ids[one]],
                builds_on=why.builds_on(one),
                unlocks=why.unlocks(one),
            )
            for one, continuity in best
        ),
        frontier_size=len(ready),
        goals=asked.goals,
        knowledge=asked.knowledge,
    )


def _best_allowed(
    roadmap: Roadmap, ready: Ready, recent: list[int], asked: Question
) -> list[Scored]:
    """The best of all that can be started but what is forbidden.

    As many more are looked at as may have to be left out.
    """
    barred = set(roadmap.gates.places(asked.forbidden))
    found = ready.best(recent, asked.limit + len(barred))
    return list(islice((one for one in found if one[0] not in barred), asked.limit))


def route_of(roadmap: Roadmap, asked: Question) -> Mapping[str, tuple[Because, ...]] | None:
    """The cheapest path's items with their reasons; None without goals.

    Raises:
        UnreachableGoalError: when a goal can be reached only through retired items.
        UnavoidableError: when no way does without the forbidden items.
    """
    goals, knowledge = asked.goals, asked.knowledge
    if not goals.ids:
        return None
    from skillpath.graph.paths.constraints import without

    barred, limits = asked.forbidden, asked.limits
    found = without(roadmap, goals, knowledge.items, barred, limits=limits)
    key = ("route", roadmap.id, goals.ids, knowledge.items, barred, limits)

    return roadmap.memo.recall(key, lambda: reasons_along(roadmap, found.items, knowledge, goals))


def reasons_along(
    roadmap: Roadmap, items: Collection[str], knowledge: Knowledge, goals: Goals
) -> Mapping[str, tuple[Because, ...]]:
    """The items of a path in learning order, with their reasons; what cannot be learned is not."""
    order = learning_order(roadmap, items, knowledge.items)
    return reasons(roadmap, order, knowledge.items, goals)
