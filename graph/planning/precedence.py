"""Which items of a path have to come before which."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from skillpath.graph.planning.closure import closures
from skillpath.graph.requirements import Group, is_met, mentioned

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    from skillpath.graph.attainables import Attainable
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

    Of a group as many members as it asks for: those that are known, that the item rests on for
    other reasons as well, or that come first in the order.
    """
    choosing = _Choosing(order, known)
    asked = [one for item in order for one in choosing.asked_by(roadmap.by_id[item])]
    plain = [one for one in asked if not isinstance(one.of, Group)]
    choices = [one for one in asked if isinstance(one.of, Group)]
    rows = forced = _rows(order, asked)
    while True:
        below = closures(order, forced)
        kept = [one for one in choices if one.is_forced(known, choosing.turn, below)]
        if len(kept) == len(choices):
            return Precedence(rows, forced)
        choices, forced = kept, _rows(order, (*plain, *kept))


def prerequisites_in(plan: Plan) -> Rows:
    """For each item of the plan the planned ones that it rests on directly, both by id."""
    order = [one.item.id for one in plan.path.items]
    rows = prerequisites_along(plan.roadmap, order, plan.path.knowledge.items).rows
    return {
        one.id: tuple(each for each in rows.get(one.id, ()) if each in plan.by_id)
        for one in plan.items
    }


class _Choosing:
    """Chooses what items rest on, one after another in learning order."""

    def __init__(self, order: Sequence[str], known: Collection[str]) -> None:
        self.turn = {one: place for place, one in enumerate(order)}
        self._known = known
        self._closure: dict[str, int] = {}

    def asked_by(self, item: Attainable) -> Iterator[_Asked]:
        """What the item rests on, requirement by requirement, those without a choice first."""
        there = 1 << self.turn[item.id]
        for requirement in sorted(item.required, key=lambda one: isinstance(one.of, Group)):
            chosen = self._chosen(requirement.of, there)
            if chosen:
                yield _Asked(item.id, requirement.of, chosen)
                for one in chosen:
                    there |= self._closure[one]
        self._closure[item.id] = there

    def _chosen(self, of: Expression, there: int) -> frozenset[str] | None:
        """The earlier items that meet it where those that are there are needed anyway, or None."""
        if not isinstance(of, Group):
            if of in self._known:
                return frozenset()
            return frozenset({of}) if of in self._closure else None
        ways = (self._chosen(member, there) for member in of.members)
        open_ = sorted(
            (one for one in ways if one is not None), key=lambda one: self._price(one, there)
        )
        if len(open_) < of.minimum:
            return None
        return frozenset().union(*open_[: of.minimum])

    def _price(self, items: Collection[str], there: int) -> tuple[bool, int, list[str]]:
        is_new = any(self._closure[one] & ~there for one in items)
        return is_new, max((self.turn[one] for one in items), default=-1), sorted(items)


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
        place = turn[self.item]
        there = {
            one
            for one in mentioned(self.of)
            if one in known or (one in below and not below[one] >> place & 1)
        }
        return not any(is_met(self.of, there - {one}) for one in self.chosen)
