"""Which items of a path have to come before which."""

from __future__ import annotations

from typing import TYPE_CHECKING

from skillpath.graph.requirements import Group

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from skillpath.graph.planning.plan import Plan
    from skillpath.graph.requirements import Expression
    from skillpath.graph.roadmap import Roadmap

    Rows = Mapping[str, tuple[str, ...]]


def prerequisites_along(
    roadmap: Roadmap, order: Sequence[str], known: Collection[str]
) -> tuple[Rows, bool]:
    """For each item of the order the earlier ones that it rests on, and whether that is forced.

    Of a group as many members as it asks for, those that are known or come first in the order;
    where the path holds more of them than that, another choice would do as well, and it is not
    forced. The order is one in which the items can be learned.
    """
    turn = {one: place for place, one in enumerate(order)}
    is_forced = True
    found: dict[str, tuple[str, ...]] = {}
    for item in order:
        needed: dict[str, None] = {}
        for requirement in roadmap.by_id[item].required:
            chosen, only = _chosen(requirement.of, turn, known, turn[item])
            needed.update(dict.fromkeys(sorted(chosen or (), key=turn.__getitem__)))
            is_forced = is_forced and only
        found[item] = tuple(needed)
    return found, is_forced


def prerequisites_in(plan: Plan) -> Rows:
    """For each item of the plan the planned ones that it rests on directly, both by id."""
    order = [one.item.id for one in plan.path.items]
    found, _ = prerequisites_along(plan.roadmap, order, plan.path.knowledge.items)
    return {
        one.id: tuple(each for each in found.get(one.id, ()) if each in plan.by_id)
        for one in plan.items
    }


def _chosen(
    of: Expression, turn: Mapping[str, int], known: Collection[str], before: int
) -> tuple[frozenset[str] | None, bool]:
    """The items of the path that meet it, learned the earliest; and whether no others would."""
    if not isinstance(of, Group):
        if of in known:
            return frozenset(), True
        return (frozenset({of}) if turn.get(of, before) < before else None), True
    ways = [_chosen(member, turn, known, before) for member in of.members]
    open_ = sorted(
        (one for one, _ in ways if one is not None),
        key=lambda one: (max((turn[each] for each in one), default=-1), sorted(one)),
    )
    if len(open_) < of.minimum:
        return None, True
    is_free = any(of.members) and not open_[of.minimum - 1]
    is_only = is_free or (len(open_) == of.minimum and all(only for _, only in ways))
    return frozenset().union(*open_[: of.minimum]), is_only
