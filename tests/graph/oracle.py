"""The meaning of a roadmap, computed in the slowest and plainest way."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain, combinations
from typing import TYPE_CHECKING

from skillpath.graph import Attainable, Kind, is_met

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

Items = Sequence[Attainable]


def attainable(items: Items, given: Iterable[str] = (), without: Collection[str] = ()) -> set[str]:
    found = set(given)
    while True:
        more = {
            item.id
            for item in items
            if item.id not in found
            and item.id not in without
            and all(is_met(one.of, found) for one in item.required)
        }
        if not more:
            return found
        found |= more


def frontier(items: Items, known: Collection[str]) -> set[str]:
    return {
        item.id
        for item in items
        if item.id not in known
        and not item.is_retired
        and all(is_met(one.of, known) for one in item.required)
    }


def dominators(items: Items, one: str) -> set[str]:
    return {item.id for item in items if one not in attainable(items, without={item.id})}


def implied(items: Items, stated: Iterable[str]) -> set[str]:
    """What is known when these are: what they cannot be attained without, what they certify."""
    by_id = {item.id: item for item in items}
    found = set(stated)
    while True:
        more = {other for one in found for other in dominators(items, one)}
        for one in found:
            if by_id[one].kind is Kind.CERTIFICATION:
                more.update(by_id[one].certifies)
        if more <= found:
            return found
        found |= more


def cheapest_hours(
    items: Items, goals: Collection[str], known: Collection[str], forbidden: Collection[str] = ()
) -> float | None:
    """The likely hours of the cheapest set of items that attains the goals; None without any."""
    hours = {item.id: item.hours.likely for item in items}
    barred = {item.id for item in items if item.is_retired} | set(forbidden)
    free = [item.id for item in items if item.id not in known and item.id not in barred]
    price = {chosen: sum(hours[one] for one in chosen) for chosen in _subsets(free)}
    for chosen in sorted(price, key=price.__getitem__):
        if set(goals) <= attainable(items, known, set(hours) - set(chosen)):
            return price[chosen]
    return None


def waits_for_itself(items: Items, group: Collection[str]) -> bool:
    """Whether none of the group can be attained even if everything else is."""
    others = {item.id for item in items} - set(group)
    return bool(group) and attainable(items, others) == others


def _subsets(ids: list[str]) -> Iterator[tuple[str, ...]]:
    return chain.from_iterable(combinations(ids, size) for size in range(len(ids) + 1))
