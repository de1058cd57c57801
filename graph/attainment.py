"""What can be attained, in which round, and what can be started now."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from skillpath.graph.gates import Gates
    from skillpath.graph.roadmap import Roadmap


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
    rounds: dict[int, int] = {}

    def may_attain(item: int) -> bool:
        return among is None or item in among

    def reached(item: int, turn: int) -> None:
        if may_attain(item):
            rounds[item] = turn

    gates.spread(given, may_attain, reached=reached)
    return rounds


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
    ready: list[int] = []
    gates.spread(gates.places(known), lambda _: False, reached=lambda item, _: ready.append(item))
    found = (gates.ids[place] for place in ready)
    return frozenset(one for one in found if not roadmap.by_id[one].is_retired)
