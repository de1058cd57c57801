"""What a plan says, whatever shows it, in a language."""

from __future__ import annotations

from typing import TYPE_CHECKING

from skillpath.visualizations.plans.days import told_day

if TYPE_CHECKING:
    from collections.abc import Iterator

    from skillpath.graph.planning.plan import Arrival, Plan, Planned
    from skillpath.visualizations.saying import Texts

MOST_NAMED = 2
"""A plan for more goals is called by the first of them."""


def plan_title(plan: Plan, texts: Texts) -> str:
    """`Study plan: Data Engineer`."""
    names = [plan.roadmap.name_of(one) for one in plan.path.goals.ids]
    if len(names) > MOST_NAMED:
        goals = texts.plain("list.more", listed=names[0], count=len(names) - 1)
    else:
        goals = texts.plain("list.and").join(names)
    return texts.plain("plan.title", goals=goals)


def plan_detail(plan: Plan, texts: Texts) -> str:
    """How much it is, from when to when: `12 items, 200 h, January 4, 2027 to June 3, 2027`."""
    days = (told_day(one, texts.language) for one in (plan.terms.start, plan.ends))
    begins, ends = days
    return texts.plain(
        "plan.detail",
        count=len(plan.items),
        hours=texts.hours(plan.hours),
        begins=begins,
        ends=ends,
    )


def told_item(one: Planned, texts: Texts) -> str:
    """An item with its days, what can be put off, and whether the longest chain holds it."""
    comma = texts.plain("list.comma")
    return texts.plain(
        "picture.card", name=one.item.item.name, facts=comma.join(_facts(one, texts))
    )


def _facts(one: Planned, texts: Texts) -> Iterator[str]:
    yield texts.plain(f"script.kind.{one.item.item.kind.value}")
    yield texts.hours(one.hours)
    begins, ends = (told_day(day, texts.language) for day in (one.begins, one.ends))
    yield texts.plain("plan.from-to", begins=begins, ends=ends)
    if one.done is not None:
        yield texts.plain(f"plan.stage.{one.done.stage.value}")
    elif one.slack > 0:
        yield texts.plain("plan.slack", count=one.slack)
    elif one.slack < 0:
        yield texts.plain("plan.behind", count=-one.slack)
    if one.is_critical:
        yield texts.plain("plan.critical")


def told_arrival(one: Arrival, name: str, texts: Texts) -> str:
    """When a goal is reached, and what of its deadline."""
    day = told_day(one.day, texts.language)
    if one.deadline is None:
        return texts.plain("plan.reached", name=name, day=day)
    deadline = told_day(one.deadline, texts.language)
    if one.late:
        return texts.plain("plan.late", name=name, day=day, deadline=deadline, count=one.late)
    return texts.plain("plan.in-time", name=name, day=day, deadline=deadline)
