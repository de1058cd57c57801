"""Parts of a problem that have nothing to do with each other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from skillpath.graph.proving.problem import Problem
from skillpath.graph.structure.gates import Gates

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


def parts(problem: Problem) -> Iterator[tuple[Problem, tuple[int, ...]]]:
    """Problems whose answers together are the answer, each with the places of its items.

    For a problem in which nothing is given and every item serves a target. Parts share neither
    items nor groups; the first items come first.
    """
    lead = _leads(problem.gates)
    gathered: dict[int, list[int]] = {}
    for gate in range(len(problem.gates.need)):
        gathered.setdefault(lead[gate], []).append(gate)
    if len(gathered) == 1:
        yield problem, tuple(range(problem.gates.items))
        return
    for gates in gathered.values():
        places = tuple(gate for gate in gates if gate < problem.gates.items)
        yield _part(problem, gates, places), places


def _leads(gates: Gates) -> list[int]:
    """For each gate the first gate of its part."""
    lead = [-1] * len(gates.need)
    for first in range(len(lead)):
        if lead[first] >= 0:
            continue
        lead[first] = first
        pending = [first]
        while pending:
            gate = pending.pop()
            for other in (*gates.members[gate], *gates.users[gate]):
                if lead[other] < 0:
                    lead[other] = first
                    pending.append(other)
    return lead


def _part(problem: Problem, gates: Sequence[int], places: tuple[int, ...]) -> Problem:
    old = problem.gates
    new = {gate: number for number, gate in enumerate(gates)}
    ids = tuple(old.ids[place] for place in places)
    targets = frozenset(new[place] for place in places if place in problem.targets)
    return Problem(
        gates=Gates(
            items=len(places),
            place={one: number for number, one in enumerate(ids)},
            ids=ids,
            need=tuple(old.need[gate] for gate in gates),
            members=tuple(tuple(new[one] for one in old.members[gate]) for gate in gates),
            users=tuple(tuple(new[one] for one in old.users[gate]) for gate in gates),
        ),
        targets=targets,
        given=frozenset(),
        among=frozenset(range(len(places))),
        always=targets,
        cost=tuple(problem.cost[place] for place in places),
    )
