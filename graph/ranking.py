"""What next: everything that can be started now, the best first, with visible reasons."""

from __future__ import annotations

from dataclasses import dataclass
from heapq import nsmallest
from typing import TYPE_CHECKING

from skillpath.graph.attainment import frontier
from skillpath.graph.cheapest import cheapest_selection
from skillpath.graph.errors import LimitError
from skillpath.graph.goals import Goals, goals_of
from skillpath.graph.knowledge import Knowledge, knowledge_of
from skillpath.graph.naming import both_found
from skillpath.graph.order import learning_order, standing
from skillpath.graph.reach import reach_counts
from skillpath.graph.reasons import Because, reasons, users
from skillpath.graph.requirements import is_met, mentioned
from skillpath.graph.scoring import RECENCY, Parts, Scorer

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from skillpath.graph.attainables import Attainable
    from skillpath.graph.problem import Limits
    from skillpath.graph.roadmap import Roadmap

MOST_RECOMMENDATIONS = 100
MOST_REASONS = 3


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


def recommend(
    roadmap: Roadmap,
    known: Iterable[str] = (),
    goals: Iterable[str] = (),
    *,
    limit: int = 5,
    strict: bool = False,
    limits: Limits | None = None,
) -> Recommendations:
    """What to learn next.

    Only what can be started now is recommended: active, not known, every required requirement
    met. With goals, only what lies on the cheapest path to them. Ranked by closeness to the
    last three stated items, by how much the item blocks and by its effort; each signal is
    scaled by constants of the roadmap, so that an answer does not depend on its rivals. Ties go
    to the earlier step, the lower level, then the id.

    Args:
        roadmap: The roadmap.
        known: Names of known items, in learning order, the latest last.
        goals: Names of items, steps or roadmaps; their order carries no meaning.
        limit: How many at most, 1 to 100.
        strict: Infer nothing from what is known.
        limits: How long to search for the cheapest path.

    Raises:
        LimitError: for a limit outside 1 to 100.
        UnknownNameError: for a name that nothing bears.
        AmbiguousNameError: for a name that several bear.
        RetiredGoalError: for a goal that nobody can attain any more.
        UnreachableGoalError: for one that can be reached only through retired items.

    >>> found = recommend(roadmap, ["r"], ["ML"])
    >>> [(one.item.id, one.parts.score) for one in found.items], found.frontier_size
    ([('statistics', -0.1681), ('python', -0.25)], 2)
    """
    if not 1 <= limit <= MOST_RECOMMENDATIONS:
        raise LimitError("limit", limit, 1, MOST_RECOMMENDATIONS)
    knowledge, aims = both_found(
        lambda: knowledge_of(roadmap, known, strict=strict), lambda: goals_of(roadmap, goals)
    )
    ready = frontier(roadmap, knowledge.items)
    route = route_of(roadmap, aims, knowledge, limits)
    candidates = ready if route is None else ready & route.keys()
    ranked = _ranked(roadmap, candidates, knowledge, limit)
    return Recommendations(
        items=tuple(
            Recommendation(
                item=roadmap.by_id[one],
                parts=parts,
                because=needed_by(roadmap, one, knowledge) if route is None else route[one],
                builds_on=builds_on(roadmap, one, knowledge),
                unlocks=unlocks(roadmap, one, knowledge),
            )
            for one, parts in ranked
        ),
        frontier_size=len(ready),
        goals=aims,
        knowledge=knowledge,
    )


def route_of(
    roadmap: Roadmap, goals: Goals, knowledge: Knowledge, limits: Limits | None
) -> Mapping[str, tuple[Because, ...]] | None:
    """The cheapest path's items with their reasons; None without goals."""
    if not goals.ids:
        return None
    found = cheapest_selection(roadmap, goals.targets, knowledge.items, limits=limits)
    assert found is not None, "only forbidden items can leave no way"
    key = ("route", roadmap.id, goals.ids, knowledge.items, limits)

    def compute() -> Mapping[str, tuple[Because, ...]]:
        order = learning_order(roadmap, found.items, knowledge.items)
        return reasons(roadmap, order, knowledge.items, goals)

    return roadmap.memo.recall(key, compute)


def _ranked(
    roadmap: Roadmap, candidates: Iterable[str], knowledge: Knowledge, limit: int
) -> list[tuple[str, Parts]]:
    scorer = Scorer(roadmap, knowledge)
    scored = [(one, scorer.parts(one)) for one in candidates]
    return nsmallest(limit, scored, key=lambda pair: (-pair[1].score, *standing(roadmap, pair[0])))


def ranked_users(roadmap: Roadmap, item: str) -> list[tuple[Because, int]]:
    """The active items that may need it, those that block most first.

    Each with the number, in their `required`, of the requirement that mentions the item.
    """
    counts = reach_counts(roadmap)
    found = [
        (Because(other.id, requirement.reason), number)
        for other in (roadmap.by_id[one.needed_by] for one in dict.fromkeys(users(roadmap, item)))
        for number, requirement in enumerate(other.required)
        if item in mentioned(requirement.of)
    ]
    return sorted(found, key=lambda one: (-counts[one[0].needed_by], one[0].needed_by))


def needed_by(roadmap: Roadmap, item: str, knowledge: Knowledge) -> tuple[Because, ...]:
    """Without a goal: who still lacks it, the ones that block most first."""
    found = [
        because
        for because, number in ranked_users(roadmap, item)
        if because.needed_by not in knowledge.items
        and not is_met(roadmap.by_id[because.needed_by].required[number].of, knowledge.items)
    ]
    return tuple(dict.fromkeys(found))[:MOST_REASONS]


def builds_on(roadmap: Roadmap, item: str, knowledge: Knowledge) -> tuple[Because, ...]:
    """The known items that its requirements mention, the last three stated first."""
    latest = {one: place for place, one in enumerate(knowledge.stated[-len(RECENCY) :])}
    found = [
        Because(one, requirement.reason)
        for requirement in roadmap.by_id[item].requirements
        for one in dict.fromkeys(mentioned(requirement.of))
        if one in knowledge.items
    ]
    found.sort(key=lambda one: (-latest.get(one.needed_by, -1), one.needed_by))
    return tuple(found[:MOST_REASONS])


def unlocks(roadmap: Roadmap, item: str, knowledge: Knowledge) -> tuple[str, ...]:
    """The active, unknown items whose requirements are met with this item and not without."""
    known = knowledge.items
    with_it = known | {item}

    def opens(one: str) -> bool:
        needed = roadmap.by_id[one].required
        return all(is_met(each.of, with_it) for each in needed) and not all(
            is_met(each.of, known) for each in needed
        )

    found = {one.needed_by for one in users(roadmap, item)} - with_it
    return tuple(sorted(filter(opens, found), key=lambda one: standing(roadmap, one)))
