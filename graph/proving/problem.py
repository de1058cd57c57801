"""One search for a cheapest choice of items: what is asked, from what, and how long to search."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from math import fsum
from typing import TYPE_CHECKING

from skillpath.graph.structure.attainment import generations

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from skillpath.graph.structure.gates import Gates


class Stop(StrEnum):
    """Why the search for a cheaper set ended; `NODES` stands for any limit of work."""

    PROVEN = "proven"
    NODES = "nodes"
    CLOCK = "clock"


@dataclass(frozen=True, slots=True)
class Limits:
    """How much work a search may do.

    `nodes` counts the nodes of branch and bound, `work` steps of the simplex method times rows
    and what compares with that, both for each independent part of a problem: so equal input gives
    an equal answer on any machine. The default work takes some ten seconds. `seconds` is a guard
    for the service that asks; an answer that it cut short says so. They begin with what comes
    before the search, which is never cut short: finding what every way needs, and a first choice.
    `compared` is for how many items of a path the next best way is looked up, each by a search of
    its own.
    """

    nodes: int = 500
    seconds: float = 20.0
    compared: int = 40
    work: int = 200_000_000


@dataclass(frozen=True, slots=True)
class Problem:
    """One search in places: attain `targets` from `given` by items in `among`, at least `cost`.

    `always` holds the items of `among` that every way needs; all of `among` can be attained.
    """

    gates: Gates
    targets: frozenset[int]
    given: frozenset[int]
    among: frozenset[int]
    always: frozenset[int]
    cost: tuple[float, ...]

    def attains(self, chosen: Collection[int]) -> bool:
        """Whether the chosen items attain the targets, each one resting on the others or given."""
        return self.targets <= self.grounded(chosen) | self.given

    def grounded(self, chosen: Collection[int]) -> set[int]:
        """Those of the chosen items that can be attained one after the other."""
        return set(generations(self.gates, given=self.given, among=chosen))

    def hours(self, chosen: Iterable[int]) -> float:
        """The likely hours of the chosen items."""
        return round(fsum(self.cost[place] for place in chosen), 6)
