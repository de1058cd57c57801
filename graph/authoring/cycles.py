"""Cycles that do no harm, for authors to know."""

from __future__ import annotations

from typing import TYPE_CHECKING

from skillpath.graph.errors import Fault, Severity
from skillpath.graph.requirements import meeting, mentioned
from skillpath.graph.structure.components import components

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from skillpath.graph.roadmap import Roadmap
    from skillpath.graph.structure.gates import Gates

MOST_SHOWN = 8
"""Of a longer list the first are shown."""


def harmless_cycles(roadmap: Roadmap) -> list[Fault]:
    """A note for each knot: items of which each requires, through others, all of the others.

    It shows a shortest cycle through the first of them, and by what its members can be attained
    all the same: everything in a roadmap can.
    """
    gates = roadmap.gates
    knots = [
        sorted(gate for gate in part if gate < gates.items)
        for part in components(gates)
        if len(part) > 1
    ]
    return [_note(roadmap, knot) for knot in sorted(knots)]


def _note(roadmap: Roadmap, knot: Sequence[int]) -> Fault:
    ids = roadmap.gates.ids
    cycle = [ids[one] for one in _shortest_cycle(roadmap.gates, knot)]
    first, following = _entry(cycle, roadmap.generations)
    among = f", in a knot of {len(knot)} items" if len(knot) > len(cycle) else ""
    others = _listed(_instead(roadmap, first, following))
    return Fault(
        where=f"item '{cycle[0]}'",
        found=f"the cycle {_shown(cycle)} (> means requires){among}",
        expected=(
            "a way around it, which makes it harmless: "
            f"{first} can be attained without {following}, by {others}"
        ),
        code="cycle",
        severity=Severity.NOTE,
        subject=cycle[0],
        part="requires",
    )


def _shortest_cycle(gates: Gates, knot: Sequence[int]) -> list[int]:
    """The first item of the knot and what follows it until it comes again; of equals the first."""
    inside, first = set(knot), knot[0]
    came_from: dict[int, int] = {}
    turn = [first]
    for one in turn:  # which grows while it is read
        for other in sorted(inside.intersection(gates.below(one))):
            if other not in came_from:
                came_from[other] = one
                turn.append(other)
        if first in came_from:
            break
    back = [came_from[first]]
    while back[-1] != first:
        back.append(came_from[back[-1]])
    return back[::-1]


def _entry(cycle: Sequence[str], rounds: Mapping[str, int]) -> tuple[str, str]:
    """The item of the cycle that is attained first, and the one that it seems to wait for."""
    at = min(range(len(cycle)), key=lambda number: (rounds[cycle[number]], number))
    return cycle[at], cycle[(at + 1) % len(cycle)]


def _instead(roadmap: Roadmap, item: str, other: str) -> Iterable[str]:
    """What attains the item where its requirements mention the other, which comes later."""
    rounds = roadmap.generations
    for requirement in roadmap.by_id[item].required:
        ids = tuple(mentioned(requirement.of))
        if other in ids:
            before = {one for one in ids if rounds[one] < rounds[item]}
            yield from meeting(requirement.of, before)


def _shown(cycle: Sequence[str]) -> str:
    if len(cycle) <= MOST_SHOWN:
        return " > ".join((*cycle, cycle[0]))
    return f"{' > '.join(cycle[:MOST_SHOWN])} > … > {cycle[0]}, {len(cycle)} items long"


def _listed(ids: Iterable[str]) -> str:
    kept = sorted(set(ids))
    more = ("…",) if len(kept) > MOST_SHOWN else ()
    return ", ".join((*kept[:MOST_SHOWN], *more))
