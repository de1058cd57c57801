"""The roadmap: steps over attainables, valid by construction and immutable."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any

from skillpath.graph.errors import InvalidRoadmapError
from skillpath.graph.memo import Memo
from skillpath.graph.outlines import Outline, in_order
from skillpath.graph.structure.attainment import generations
from skillpath.graph.structure.gates import Gates

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    import networkx as nx

    from skillpath.graph.attainables import Attainable
    from skillpath.graph.outlines import RoadmapId, Step

DEFAULT_BASE = "https://w3id.org/skillpath/id/"
"""Where data IRIs begin when an author says nothing else."""


@dataclass(frozen=True)
class Roadmap:
    """Attainables with their requirements, and the steps that cover them.

    `specializations` are further outlines over the same attainables, such as one for each
    industry; `specialized` makes a roadmap of one, whose `general` is the roadmap it came from.
    The order in which items, steps and specializations are given carries no meaning: items and
    specializations are kept sorted by id, steps by position.

    Raises:
        InvalidRoadmapError: naming every fault, such as an unknown prerequisite, an impossible
            group, or items that can never be attained because they wait for each other.
    """

    id: str
    name: str
    items: Sequence[Attainable]
    steps: Sequence[Step] = ()
    base: str = DEFAULT_BASE
    description: str = ""
    version: str = ""
    license: str = ""
    prepares_for: str = ""
    specializations: Sequence[Outline] = ()
    general: Roadmap | None = field(default=None, init=False, repr=False)
    memo: Memo = field(default_factory=Memo, init=False, compare=False, repr=False)

    def __post_init__(self) -> None:
        """Sort, then refuse whatever is wrong."""
        from skillpath.graph.validity.checks import faults_of  # one from a snapshot needs no checks

        keep = object.__setattr__
        keep(self, "items", tuple(sorted(self.items, key=lambda item: item.id)))
        keep(self, "steps", in_order(self.steps))
        others = sorted(self.specializations, key=lambda outline: outline.id)
        keep(self, "specializations", tuple(others))
        faults = faults_of(self)
        if faults:
            raise InvalidRoadmapError(faults)

    @classmethod
    def known_valid(cls, **parts: Any) -> Roadmap:
        """A roadmap of parts that were sorted and found valid before; nothing is looked at.

        Takes the fields, and whatever of the cached properties need not be computed. Sequences may
        be lazy, as long as they compare equal to tuples of the same.
        """
        made = object.__new__(cls)
        vars(made).update({"general": None, "memo": Memo()} | parts)
        return made

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

    @property
    def all_steps(self) -> Iterator[Step]:
        """Its own steps and those of its specializations."""
        yield from self.steps
        for outline in self.specializations:
            yield from outline.steps

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
    def outlines(self) -> Mapping[str, Outline]:
        """Every roadmap over these attainables by its id: the general one, then the others."""
        head = self.general or self
        own = Outline(head.id, head.name, head.steps, head.description)
        return {outline.id: outline for outline in (own, *head.specializations)}

    def specialized(self, identifier: RoadmapId) -> Roadmap:
        """The roadmap of this id over the same attainables, made once.

        Raises:
            KeyError: when there is none.
        """
        head = self.general or self
        if identifier == head.id:
            return head
        outline = self.outlines[identifier]
        return head.memo.recall(f"/{identifier}", lambda: _specialized(head, outline))

    @cached_property
    def scope(self) -> frozenset[str]:
        """The items that this roadmap is about.

        Of a specialized one what its steps name, with all that this may require; of any other
        every item.
        """
        if self.general is None:
            return frozenset(self.by_id)
        from skillpath.graph.structure.reach import closure

        return closure(self, self.step_of)

    @cached_property
    def gates(self) -> Gates:
        """The required groups as arrays of counters."""
        return self.general.gates if self.general else Gates.of(self.items)

    @cached_property
    def rounds(self) -> Mapping[int, int]:
        """The same by place; while faults are looked for, what is never attained has no entry."""
        return self.general.rounds if self.general else generations(self.gates)

    @cached_property
    def generations(self) -> Mapping[str, int]:
        """The round of the fixpoint in which each item becomes attainable, from 0."""
        if self.general:
            return self.general.generations
        rounds = self.rounds
        return {item.id: rounds[place] for place, item in enumerate(self.items)}

    def name_of(self, identifier: str) -> str:
        """The name of an item, a step or a roadmap over these attainables, by id."""
        if identifier in self.by_id:
            return self.by_id[identifier].name
        return (self.steps_by_id.get(identifier) or self.outlines[identifier]).name

    def iri(self, identifier: str) -> str:
        """The IRI of an item, a step or a roadmap."""
        return self.base + identifier

    def to_networkx(self) -> nx.DiGraph[str]:
        """A new graph with an edge from each prerequisite to each dependent.

        Nodes carry `name`, `kind`, `step`, `hours` (likely) and `generation`; edges carry
        `strength`, `reason` and `choice` (whether another member could stand in). Of a harmless
        cycle under "any of" all edges are there; `generation` tells forward from backward.
        """
        from skillpath.graph.network import network_of

        return network_of(self)


def _specialized(general: Roadmap, outline: Outline) -> Roadmap:
    """What is remembered of items is shared; what depends on steps is kept by roadmap."""
    return Roadmap.known_valid(
        id=outline.id,
        name=outline.name,
        items=general.items,
        steps=outline.steps,
        base=general.base,
        description=outline.description,
        version=general.version,
        license=general.license,
        prepares_for=outline.prepares_for,
        specializations=(),
        general=general,
        memo=general.memo,
        by_id=general.by_id,
    )
