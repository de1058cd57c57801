"""The roadmap: steps over attainables, valid by construction and immutable."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, TypeAlias

from skillpath.graph.attainment import generations
from skillpath.graph.checks import faults_of
from skillpath.graph.errors import InvalidRoadmapError
from skillpath.graph.gates import Gates
from skillpath.graph.memo import Memo

if TYPE_CHECKING:
    from collections.abc import Mapping

    import networkx as nx

    from skillpath.graph.attainables import Attainable, ItemId

StepId: TypeAlias = str
"""The id of a step, of the same form as an item's."""

DEFAULT_BASE = "https://w3id.org/skillpath/id/"
"""Where data IRIs begin when an author says nothing else."""


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


@dataclass(frozen=True)
class Roadmap:
    """Attainables with their requirements, and the steps that cover them.

    The order in which items and steps are given carries no meaning: items are kept sorted by
    id, steps by position.

    Raises:
        InvalidRoadmapError: naming every fault, such as an unknown prerequisite, an impossible
            group, or items that can never be attained because they wait for each other.
    """

    id: str
    name: str
    items: tuple[Attainable, ...]
    steps: tuple[Step, ...] = ()
    base: str = DEFAULT_BASE
    description: str = ""
    version: str = ""
    license: str = ""
    prepares_for: str = ""
    memo: Memo = field(default_factory=Memo, init=False, compare=False, repr=False)

    def __post_init__(self) -> None:
        """Sort, then refuse whatever is wrong."""
        keep = object.__setattr__
        keep(self, "items", tuple(sorted(self.items, key=lambda item: item.id)))
        keep(self, "steps", tuple(sorted(self.steps, key=lambda step: (step.position, step.id))))
        faults = faults_of(self)
        if faults:
            raise InvalidRoadmapError(faults)

    def __hash__(self) -> int:
        """Equal roadmaps hash equal."""
        return hash((self.id, self.name, len(self.items)))

    @cached_property
    def by_id(self) -> Mapping[str, Attainable]:
        """Every attainable by its id."""
        return {item.id: item for item in self.items}

    @cached_property
    def steps_by_id(self) -> Mapping[str, Step]:
        """Every step by its id."""
        return {step.id: step for step in self.steps}

    @cached_property
    def step_of(self) -> Mapping[str, Step]:
        """The first step that covers an attainable, else the first where it is optional."""
        found: dict[str, Step] = {}
        for step in self.steps:
            found.update((item, step) for item in step.covers if item not in found)
        for step in self.steps:
            found.update((item, step) for item in step.optional if item not in found)
        return found

    @cached_property
    def gates(self) -> Gates:
        """The required groups as arrays of counters."""
        return Gates.of(self.items)

    @cached_property
    def generations(self) -> Mapping[str, int]:
        """The round of the fixpoint in which each item becomes attainable, from 0."""
        rounds = generations(self.gates)
        return {item.id: rounds[place] for place, item in enumerate(self.items)}

    def name_of(self, identifier: str) -> str:
        """The name of an item, a step or the roadmap itself, by id."""
        if identifier == self.id:
            return self.name
        return (self.by_id.get(identifier) or self.steps_by_id[identifier]).name

    def iri(self, identifier: str) -> str:
        """The IRI of an item, a step or the roadmap itself."""
        return self.base + identifier

    def to_networkx(self) -> nx.DiGraph[str]:
        """A new graph with an edge from each prerequisite to each dependent.

        Nodes carry `name`, `kind`, `step`, `hours` (likely) and `generation`; edges carry
        `strength`, `reason` and `choice` (whether another member could stand in). Of a harmless
        cycle under "any of" all edges are there; `generation` tells forward from backward.
        """
        from skillpath.graph.network import network_of

        return network_of(self)
