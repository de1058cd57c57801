"""The order of a roadmap: steps, and outlines made of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from skillpath.graph.attainables import ItemId

StepId: TypeAlias = str
"""The id of a step, of the same form as an item's."""

RoadmapId: TypeAlias = str
"""The id of a roadmap, of the same form as an item's."""


@dataclass(frozen=True, slots=True)
class Step:
    """A stage of a roadmap.

    `covers` and `optional` keep the author's order, each item where it stands first; what is
    covered is not optional.
    """

    id: StepId
    name: str
    position: int
    covers: tuple[ItemId, ...] = ()
    optional: tuple[ItemId, ...] = ()

    def __post_init__(self) -> None:
        """Keep each item once."""
        covers = dict.fromkeys(self.covers)
        others = dict.fromkeys(one for one in self.optional if one not in covers)
        object.__setattr__(self, "covers", tuple(covers))
        object.__setattr__(self, "optional", tuple(others))


@dataclass(frozen=True, slots=True)
class Outline:
    """A roadmap without its attainables: what it is called and the steps it takes, by position."""

    id: RoadmapId
    name: str
    steps: Sequence[Step] = ()
    description: str = ""
    prepares_for: str = ""

    def __post_init__(self) -> None:
        """Sort the steps."""
        object.__setattr__(self, "steps", in_order(self.steps))

    @property
    def covers(self) -> tuple[ItemId, ...]:
        """What finishing all its steps asks for, each item once."""
        return tuple(dict.fromkeys(one for step in self.steps for one in step.covers))

    @property
    def names(self) -> Iterator[ItemId]:
        """Every item that its steps name, covered or optional."""
        for step in self.steps:
            yield from (*step.covers, *step.optional)


def in_order(steps: Iterable[Step]) -> tuple[Step, ...]:
    """The steps by position, then by id."""
    return tuple(sorted(steps, key=lambda step: (step.position, step.id)))
