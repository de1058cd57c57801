"""What can be attained, in which round, and what can be started now."""

from __future__ import annotations

from collections import defaultdict
from itertools import chain
from typing import TYPE_CHECKING

from skillpath.graph.structure.counts import Counts

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Sequence

    from skillpath.graph.roadmap import Roadmap
    from skillpath.graph.structure.gates import Gates

FEW_OF = 4
"""Fewer than one in so many items are looked at by themselves."""


def generations(
    gates: Gates,
    *,
    given: Iterable[int] = (),
    among: Collection[int] | None = None,
) -> dict[int, int]:
    """The round in which each item becomes attainable, by place; the least fixpoint.

    Starts from the items in `given`, which get no round, and attains only items in `among`
    (None: any). An item that is never attained has no entry.
    """
    if among is not None and len(among) * FEW_OF < gates.items:
        return _generations_within(gates, frozenset(given), among)
    if among is None and not given:
        return opening(gates, gates.need)
    rounds: dict[int, int] = {}

    def may_attain(item: int) -> bool:
        return among is None or item in among

    def reached(item: int, turn: int) -> None:
        if may_attain(item):
            rounds[item] = turn

    gates.spread(given, may_attain, reached=reached)
    return rounds


def opening(gates: Gates, need: Sequence[int]) -> dict[int, int]:
    """The round in which each item's gate opens from nothing, when gates need so many members.

    By place; what never opens has no entry.
    """
    users, more, turn = gates.plain_users, list(need), 0
    rounds: dict[int, int] = {}
    ready = [item for item in range(gates.items) if not more[item]]
    while ready:
        rounds.update(dict.fromkeys(ready, turn))
        ready = _opened(gates.items, users.__getitem__, more, ready)
        turn += 1
    return rounds


def _generations_within(
    gates: Gates, given: frozenset[int], among: Collection[int]
) -> dict[int, int]:
    """The same at the cost of what the items in `among` require, however many others there are."""
    users: dict[int, list[int]] = defaultdict(list)
    more = {item: gates.need[item] for item in among if item not in given}
    pending = list(more)
    for gate in pending:
        for member in gates.members[gate]:
            if member >= gates.items and member not in more:
                more[member] = gates.need[member]
                pending.append(member)
            users[member].append(gate)
    rounds: dict[int, int] = {}
    turn = 0

    def users_of(gate: int) -> Sequence[int]:
        return users.get(gate, ())

    ready = [item for item in more if item < gates.items and not more[item]]
    ready += _opened(gates.items, users_of, more, [one for one in users if one in given])
    while ready:
        rounds.update(dict.fromkeys(ready, turn))
        ready = _opened(gates.items, users_of, more, ready)
        turn += 1
    return rounds


def _opened(
    items: int,
    users_of: Callable[[int], Sequence[int]],
    more: dict[int, int] | list[int],
    pending: list[int],
) -> list[int]:
    """Count what is pending at its users; the items that need no more."""
    found: list[int] = []
    for gate in pending:
        for user in users_of(gate):
            more[user] -= 1
            if not more[user]:
                (found if user < items else pending).append(user)
    return found


def attainable_set(roadmap: Roadmap, given: Iterable[str] = ()) -> frozenset[str]:
    """All items that can be attained starting from `given`, which are part of the answer.

    >>> sorted(attainable_set(roadmap, ["r"]))
    ['machine-learning', 'pandas', 'python', 'r', 'statistics']
    """
    gates = roadmap.gates
    start = gates.places(given)
    rounds = generations(gates, given=start)
    return frozenset(gates.ids[place] for place in start | rounds.keys())


def still_attainable(roadmap: Roadmap, known: Iterable[str] = ()) -> frozenset[str]:
    """What can be aimed at: all that can be attained from `known` without more retired items.

    >>> "machine-learning" in still_attainable(roadmap)
    True
    """
    gates = roadmap.gates
    active = {place for place, item in enumerate(roadmap.items) if not item.is_retired}
    rounds = generations(gates, given=gates.places(known), among=active)
    return frozenset(gates.ids[place] for place in rounds)


def frontier(roadmap: Roadmap, known: Iterable[str]) -> frozenset[str]:
    """What can be started now: active, not known, every required requirement met by `known`.

    >>> sorted(frontier(roadmap, ["r"]))
    ['python', 'statistics']
    """
    gates = roadmap.gates
    counts = Counts.of(gates, gates.places(known))
    roots = roadmap.memo.recall("roots", lambda: _roots(gates))
    found = (place for place in chain(roots, counts.met) if not counts.known[place])
    return frozenset(gates.ids[place] for place in found if not roadmap.items[place].is_retired)


def _roots(gates: Gates) -> Sequence[int]:
    return [place for place in range(gates.items) if not gates.need[place]]
