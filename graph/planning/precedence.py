"""Which items of a path have to come before which."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from skillpath.graph.planning.closure import closures
from skillpath.graph.requirements import Group, is_met, mentioned

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from skillpath.graph.planning.plan import Plan
    from skillpath.graph.requirements import Expression
    from skillpath.graph.roadmap import Roadmap

    Rows = Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Precedence:
    """For each item of a learning order the earlier ones that it rests on, in that order.

    Those in `forced` come before it in every order in which the items can be learned. The others
    were chosen: there the path holds more members of a group than it asks for.
    """

    rows: Rows
    forced: Rows


def prerequisites_along(
    roadmap: Roadmap, order: Sequence[str], known: Collection[str]
) -> Precedence:
    """What each item of a learning order rests on.

    Of a group as many members as it asks for, those that are known or come first in the order.
    """
    turn = {one: place for place, one in enumerate(order)}
    asked: list[_Asked] = []
    for item in order:
        for requirement in roadmap.by_id[item].required:
            chosen = _chosen(requirement.of, turn, known, turn[item])
            if chosen:
                asked.append(_Asked(item, requirement.of, chosen))
    rows = forced = _rows(order, asked)
    while True:
        below = closures(order, forced)
        kept = [one for one in asked if one.is_forced(known, turn, below)]
        if len(kept) == len(asked):
            return Precedence(rows, forced)
        asked, forced = kept, _rows(order, kept)


def prerequisites_in(plan: Plan) -> Rows:
    """For each item of the plan the planned ones that it rests on directly, both by id."""
    order = [one.item.id for one in plan.path.items]
    rows = prerequisites_along(plan.roadmap, order, plan.path.knowledge.items).rows
    return {
        one.id: tuple(each for each in rows.get(one.id, ()) if each in plan.by_id)
        for one in plan.items
    }


def _chosen(
    of: Expression, turn: Mapping[str, int], known: Collection[str], before: int
) -> frozenset[str] | None:
    """The items of the path that meet it, learned the earliest; None where none do."""
    if not isinstance(of, Group):
        if of in known:
            return frozenset()
        return frozenset({of}) if turn.get(of, before) < before else None
    ways = (_chosen(member, turn, known, before) for member in of.members)
    open_ = sorted(
        (one for one in ways if one is not None),
        key=lambda one: (max((turn[each] for each in one), default=-1), sorted(one)),
    )
    if len(open_) < of.minimum:
        return None
    return frozenset().union(*open_[: of.minimum])


def _rows(order: Sequence[str], asked: Sequence[_Asked]) -> Rows:
    turn = {one: place for place, one in enumerate(order)}
    found: dict[str, set[str]] = {item: set() for item in order}
    for one in asked:
        found[one.item] |= one.chosen
    return {item: tuple(sorted(those, key=turn.__getitem__)) for item, those in found.items()}


@dataclass(frozen=True, slots=True)
class _Asked:
    """What an item asks for, and what was chosen for it."""

    item: str
    of: Expression
    chosen: frozenset[str]

    def is_forced(
        self, known: Collection[str], turn: Mapping[str, int], below: Mapping[str, int]
    ) -> bool:
        """Whether it can be met by nothing else that is known or on the path.

        What rests on the item itself does not count, with `below` the closures of all that is
        taken as forced: the first item of an order that comes too early would have to rest on
        another that came too early before.
        """
        if not isinstance(self.of, Group):
            return True
        place = turn[self.item]
        there = {
            one
            for one in mentioned(self.of)
            if one in known or (one in below and not below[one] >> place & 1)
        }
        return not any(is_met(self.of, there - {one}) for one in self.chosen)
