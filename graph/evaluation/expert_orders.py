"""Orders in which experts teach, as they are told and as they lie over a roadmap."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from skillpath.graph.errors import SkillpathError
from skillpath.graph.name_errors import WrongNameError
from skillpath.graph.names import find_item
from skillpath.graph.requirements import is_met, mentioned
from skillpath.graph.structure.attainment import generations

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from skillpath.graph.roadmap import Roadmap


class NothingToEvaluateError(SkillpathError, ValueError):
    """Orders none of which holds an item of the roadmap; `roadmap` is its id."""

    def __init__(self, roadmap: str) -> None:
        """Keep the id of the roadmap."""
        super().__init__(roadmap)
        self.roadmap = roadmap

    def __str__(self) -> str:
        """What was found and expected."""
        return (
            f"found no order with an item of the roadmap '{self.roadmap}'; "
            "expected at least one such item"
        )


@dataclass(frozen=True, slots=True)
class ExpertOrder:
    """In which order an expert teaches: names of items, position by position.

    The items of one position are taught together, in any order.
    """

    name: str
    positions: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Placed:
    """An expert's order over a roadmap.

    Attributes:
        positions: The active items, by id, each where it stands first; none is empty.
        granted: What is known from the start; see `placed`.
        unknown: The names that no item bears, or several.
        repeated: How many names stand for an item that had its turn already.
    """

    positions: tuple[tuple[str, ...], ...]
    granted: frozenset[str]
    unknown: tuple[str, ...]
    repeated: int


def placed(roadmap: Roadmap, order: ExpertOrder) -> Placed:
    """The order over the roadmap, with what it takes for granted.

    Names that no item bears are left out, and so is an item that had its turn. Known from the
    start are retired items, which nobody learns any more, and what the order's items require
    and the order does not hold: of a choice nothing, as long as the order can meet it.
    """
    found, unknown, repeated = _found(roadmap, order)
    active = [
        tuple(one for one in position if not roadmap.by_id[one].is_retired) for position in found
    ]
    positions = tuple(filter(None, active))
    inside = frozenset(one for position in positions for one in position)
    retired = frozenset(one for position in found for one in position) - inside
    return Placed(positions, _granted(roadmap, inside, retired), tuple(unknown), repeated)


def _found(roadmap: Roadmap, order: ExpertOrder) -> tuple[list[list[str]], list[str], int]:
    """The items of each position, the names that are none, and how many come again."""
    seen: set[str] = set()
    positions, unknown, repeated = [], [], 0
    for position in order.positions:
        positions.append(list[str]())
        for name in position:
            try:
                item = find_item(roadmap, name, suggest=False)
            except WrongNameError:
                unknown.append(name)
                continue
            repeated += item in seen
            if item not in seen:
                positions[-1].append(item)
            seen.add(item)
    return positions, unknown, repeated


def _granted(roadmap: Roadmap, inside: frozenset[str], retired: frozenset[str]) -> frozenset[str]:
    """What must be known from the start so that every item inside can have its turn."""
    granted = set(retired)
    for one in inside:
        granted.update(_outside(roadmap, one, inside - {one} | retired, inside))
    gates = roadmap.gates
    among = gates.places(inside)
    while waiting := among.difference(generations(gates, given=gates.places(granted), among=among)):
        # they wait for each other: for the first of them to be attainable nothing inside will do
        first = min(waiting, key=lambda place: (roadmap.generations[gates.ids[place]], place))
        met = inside.difference(gates.ids[place] for place in waiting) | granted
        granted.update(_outside(roadmap, gates.ids[first], met, inside))
    return frozenset(granted)


def _outside(
    roadmap: Roadmap, item: str, met: Collection[str], inside: Collection[str]
) -> Iterator[str]:
    """The members of its requirements that the order does not hold, where these are not met."""
    for requirement in roadmap.by_id[item].required:
        if not is_met(requirement.of, met):
            yield from (one for one in mentioned(requirement.of) if one not in inside)
