"""The study plan that somebody asks for: the same on the command line, over HTTP, in a calendar."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from skillpath.graph import (
    Aim,
    Constraints,
    Done,
    Kind,
    Limits,
    Review,
    Stage,
    Terms,
    TermsError,
    WrongNameError,
    cheapest_path,
    find_item,
    plan_along,
    plan_options,
    replan,
)
from skillpath.graph.errors import shortened
from skillpath.graph.goals import find_aim
from skillpath.graph.naming import both_found, each_found
from skillpath.service.plan_terms import ONE_DEADLINE, WrongTermsError, read_terms

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import date

    from skillpath.graph import Path, Plan, PlanOption, Replanned, Roadmap
    from skillpath.service.plan_terms import ToldDeadline, ToldDone, ToldTerms
    from skillpath.service.plan_wishes import PlanWish

A_GOAL = "a goal of this question"
WITH_CERTIFICATION = "a path with a certification"
UP_TO_TODAY = "a day up to the one from which it is planned"
NOTHING_COMPARED = Limits(compared=0)
"""A plan tells no alternatives, which take long to find."""


@dataclass(frozen=True, slots=True)
class Made:
    """A plan, and what has moved in it where it was planned anew."""

    plan: Plan
    replanned: Replanned | None = None


def wished_plan(roadmap: Roadmap, wish: PlanWish) -> Plan:
    """The plan with everything that was asked.

    Raises:
        SkillpathError: as `made_plan`.
    """
    return made_plan(roadmap, wish).plan


def made_plan(roadmap: Roadmap, wish: PlanWish) -> Made:
    """The plan with everything that was asked, and what has moved in it.

    Where something is done, or a day is told as today, the rest is planned anew from then on. What
    is done and lies on no path counts as known.

    Raises:
        WrongTermsError: naming every term that is wrong.
        SkillpathError: what `cheapest_path`, `plan_along` and `replan` refuse.
    """
    told = read_terms(wish)
    asked = _asked(roadmap, wish, told)
    plan = _first_plan(roadmap, asked, told)
    done = asked.done
    if told.today is None and not done:
        return Made(plan)
    today = told.today or max((one.day for one in done if one.day), default=told.start)
    _check_days(done, max(today, told.start))
    on_path = [one for one in done if one.id in plan.by_id]
    found = replan(plan, on_path, max(today, told.start))
    return Made(found.plan, found)


def wished_options(roadmap: Roadmap, wish: PlanWish) -> tuple[PlanOption, ...]:
    """The same path in up to three orders, each planned from the first day.

    Raises:
        SkillpathError: as `made_plan`.
    """
    told = read_terms(wish)
    asked = _asked(roadmap, wish, told)
    return plan_options(roadmap, asked.path, asked.terms, pace=told.pace)


@dataclass(frozen=True, slots=True)
class _Asked:
    """The question by ids: a path, the terms, what is done of it or begun."""

    path: Path
    terms: Terms
    done: tuple[Done, ...]


def _asked(roadmap: Roadmap, wish: PlanWish, told: ToldTerms) -> _Asked:
    (done, begun, whole), first = both_found(
        lambda: _named_items(roadmap, told, wish.whole),
        lambda: tuple(dict.fromkeys(each_found(roadmap, find_item, wish.first, "first"))),
    )
    path = _path_with(roadmap, wish, [one.id for one in done])
    terms = Terms(
        start=told.start,
        availability=told.availability,
        deadlines=_deadlines(roadmap, path, told),
        tracks=told.tracks,
        whole=whole,
        first=first,
        review=Review(share=told.review_share) if told.review_share else None,
    )
    return _Asked(path, terms, (*begun, *done))


def _first_plan(roadmap: Roadmap, asked: _Asked, told: ToldTerms) -> Plan:
    """The plan before anything is done, in the order that is asked for."""
    if asked.terms.first or told.aim is Aim.DEADLINES:
        return plan_along(roadmap, asked.path, asked.terms, pace=told.pace)
    for one in plan_options(roadmap, asked.path, asked.terms, pace=told.pace):
        if one.aim is told.aim:
            return one.plan
    raise WrongTermsError([TermsError("aim", told.aim.value, WITH_CERTIFICATION)])


def _check_days(done: Sequence[Done], today: date) -> None:
    """Nothing can be done on a day to come.

    Raises:
        WrongTermsError: naming each that is.
    """
    wrong = [
        TermsError(f"done[{place}]", one.day.isoformat(), UP_TO_TODAY)
        for place, one in enumerate(done)
        if one.day and one.day > today
    ]
    if wrong:
        raise WrongTermsError(wrong)


def _named_items(
    roadmap: Roadmap, told: ToldTerms, whole: Sequence[str]
) -> tuple[Sequence[Done], Sequence[Done], frozenset[str]]:
    """What is done, what is begun, and what is kept whole, by id.

    Raises:
        WrongNameError: holding all names that are wrong.
    """

    def stated(field: str, stage: Stage, texts: Sequence[ToldDone]) -> Sequence[Done]:
        ids = each_found(roadmap, find_item, (one.name for one in texts), field)
        pairs = zip(ids, texts, strict=True)
        return [Done(item, one.hours, one.day, stage) for item, one in pairs]

    (done, begun), kept = both_found(
        lambda: both_found(
            lambda: stated("done", Stage.FINISHED, told.done),
            lambda: stated("begun", Stage.BEGUN, told.begun),
        ),
        lambda: _whole(roadmap, whole),
    )
    return done, begun, kept


def _path_with(roadmap: Roadmap, wish: PlanWish, done: Sequence[str]) -> Path:
    """The path; what is done beside it is known, which may make it another one."""
    beside: tuple[str, ...] = ()
    while True:
        path = _path(roadmap, wish, (*wish.known, *beside))
        there = {one.item.id for one in path.items} | path.knowledge.items
        more = tuple(one for one in dict.fromkeys(done) if one not in there)
        if not more:
            return path
        beside += more


def _path(roadmap: Roadmap, wish: PlanWish, known: Sequence[str]) -> Path:
    return cheapest_path(
        roadmap,
        wish.goal,
        known,
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
