"""Which items of a path have to come before which."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

from skillpath.graph.requirements import Group

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from skillpath.graph.requirements import Expression
    from skillpath.graph.roadmap import Roadmap

    Rows = Mapping[str, tuple[str, ...]]


def prerequisites_along(
    roadmap: Roadmap, order: Sequence[str], known: Collection[str]
) -> tuple[Rows, bool]:
    """For each item of the order the earlier ones that it rests on, and whether that is forced.

    Of a group as many members as it asks for, those that are known or come first in the order;
    where the path holds more of them than that, even later ones, another choice would do as
    well, and it is not forced. The order is one in which the items can be learned.
    """
    turn = {one: place for place, one in enumerate(order)}
    is_forced = True
    found: dict[str, tuple[str, ...]] = {}
    for item in order:
        needed: dict[str, None] = {}
        for requirement in roadmap.by_id[item].required:
            chosen = _chosen(requirement.of, turn, known, turn[item])
            needed.update(dict.fromkeys(sorted(chosen or (), key=turn.__getitem__)))
            is_forced = is_forced and _ways(requirement.of, turn, known, item) is not Ways.SEVERAL
        found[item] = tuple(needed)
    return found, is_forced


def _chosen(
    of: Expression, turn: Mapping[str, int], known: Collection[str], before: int
) -> frozenset[str] | None:
    """The items of the path that meet it, learned the earliest."""
    if not isinstance(of, Group):
        if of in known:
            return frozenset()
        return frozenset({of}) if turn.get(of, before) < before else None
    ways = [_chosen(member, turn, known, before) for member in of.members]
    open_ = sorted(
        (one for one in ways if one is not None),
        key=lambda one: (max((turn[each] for each in one), default=-1), sorted(one)),
    )
    if len(open_) < of.minimum:
        return None
    return frozenset().union(*open_[: of.minimum])


class Ways(Enum):
    """How many ways there are to meet a requirement; one that is met needs none."""

    MET = 0
    NONE = 1
    ONE = 2
    SEVERAL = 3


def _ways(of: Expression, there: Collection[str], known: Collection[str], besides: str) -> Ways:
    """By what is known and these items, without the one that is asked for."""
    if not isinstance(of, Group):
        if of in known:
            return Ways.MET
        return Ways.ONE if of in there and of != besides else Ways.NONE
    ways = [_ways(member, there, known, besides) for member in of.members]
    needed = of.minimum - ways.count(Ways.MET)
    open_ = len(ways) - ways.count(Ways.NONE) - ways.count(Ways.MET)
    if needed <= 0:
        return Ways.MET
    if open_ < needed:
        return Ways.NONE
    return Ways.SEVERAL if open_ > needed or Ways.SEVERAL in ways else Ways.ONE
