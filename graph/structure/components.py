"""Gates in an order in which what each needs comes before it, as far as there is one."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from skillpath.graph.structure.gates import Gates


def components(gates: Gates) -> Iterator[list[int]]:
    """The strongly connected components over members, each after those that it leads to.

    A gate on no cycle is alone in its component. Gabow's algorithm, without recursion: `path`
    holds the first gate of each component that is still open, `waiting` all gates of these.
    """
    turn = [0] * len(gates.members)
    closed = bytearray(len(turn))
    waiting: list[int] = []
    path: list[int] = []
    seen = 0
    for root in range(gates.items):
        pending = [root]
        while pending:
            gate = pending[-1]
            if not turn[gate]:
                seen += 1
                turn[gate] = seen
                waiting.append(gate)
                path.append(gate)
                pending += _entered(gates, gate, turn, closed, path)
                continue
            pending.pop()
            if path and path[-1] == gate:
                path.pop()
                yield _taken(waiting, gate, closed)


def _entered(
    gates: Gates, gate: int, turn: list[int], closed: bytearray, path: list[int]
) -> list[int]:
    """The members to go on to; a way back to an open gate joins all components since then."""
    unseen = []
    for member in gates.members[gate]:
        if not turn[member]:
            unseen.append(member)
        elif not closed[member]:
            while turn[path[-1]] > turn[member]:
                path.pop()
    return unseen


def _taken(waiting: list[int], first: int, closed: bytearray) -> list[int]:
    """Close the component that begins with this gate; its gates, the last entered first."""
    found: list[int] = []
    while not found or found[-1] != first:
        found.append(waiting.pop())
        closed[found[-1]] = 1
    return found
