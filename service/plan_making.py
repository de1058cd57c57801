"""The study plan that somebody asks for: the same on the command line, over HTTP, in a calendar."""

from __future__ import annotations

from typing import TYPE_CHECKING

from skillpath.graph import (
    Constraints,
    Kind,
    Limits,
    Terms,
    TermsError,
    WrongNameError,
    cheapest_path,
    find_item,
    plan_along,
)
from skillpath.graph.errors import shortened
from skillpath.graph.goals import find_aim
from skillpath.graph.naming import both_found, each_found
from skillpath.service.plan_terms import ONE_DEADLINE, WrongTermsError, read_terms

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import date

    from skillpath.graph import Path, Plan, Roadmap
    from skillpath.service.plan_terms import ToldDeadline, ToldTerms
    from skillpath.service.plan_wishes import PlanWish

A_GOAL = "a goal of this question"
NOTHING_COMPARED = Limits(compared=0)
"""A plan tells no alternatives, which take long to find."""


def wished_plan(roadmap: Roadmap, wish: PlanWish) -> Plan:
    """The plan with everything that was asked.

    Raises:
        WrongTermsError: naming every term that is wrong.
        SkillpathError: what `cheapest_path` and `plan_along` refuse.
    """
    told = read_terms(wish)
    path, whole = both_found(lambda: _path(roadmap, wish), lambda: _whole(roadmap, wish.whole))
    terms = Terms(
        told.start, told.availability, _deadlines(roadmap, path, told), told.tracks, whole
    )
    return plan_along(roadmap, path, terms, pace=told.pace)


def _path(roadmap: Roadmap, wish: PlanWish) -> Path:
    return cheapest_path(
        roadmap,
        wish.goal,
        wish.known,
        strict=wish.strict,
        limits=NOTHING_COMPARED,
        constraints=Constraints(tuple(wish.forbid), tuple(wish.prefer)),
    )


def _whole(roadmap: Roadmap, names: Sequence[str]) -> frozenset[str]:
    """The ids of the items; a kind stands for all of it."""
    kinds = {kind.value: kind for kind in Kind}
    asked = {kinds[one.casefold()] for one in names if one.casefold() in kinds}
    of_kind = {item.id for item in roadmap.items if item.kind in asked}
    named = each_found(
        roadmap, find_item, (one for one in names if one.casefold() not in kinds), "whole"
    )
    return frozenset(of_kind.union(named))


def _deadlines(roadmap: Roadmap, path: Path, told: ToldTerms) -> Mapping[str, date]:
    """The days by the ids of goals: those of single goals, and for the others that of all."""
    named = tuple(_named(roadmap, [one for one in told.deadlines if one.name is not None]))
    common = [one for one in told.deadlines if one.name is None]
    wrong = [
        TermsError(one.field, shortened(one.name or ""), A_GOAL)
        for goal, one in named
        if goal not in path.goals.ids
    ]
    seen: dict[str | None, date] = {}
    for goal, one in (*((None, one) for one in common), *named):
        if goal in seen:
            wrong.append(TermsError(one.field, one.day.isoformat(), ONE_DEADLINE))
        seen[goal] = one.day
    if wrong:
        raise WrongTermsError(wrong)
    for_all = dict.fromkeys(path.goals.ids, common[0].day) if common else {}
    return for_all | {goal: one.day for goal, one in named}


def _named(roadmap: Roadmap, told: Sequence[ToldDeadline]) -> Iterator[tuple[str, ToldDeadline]]:
    """Each with the id of its goal."""
    for one in told:
        try:
            yield find_aim(roadmap, one.name or ""), one
        except WrongNameError as error:
            error.field = one.field
            raise
