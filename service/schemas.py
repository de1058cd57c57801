"""The shapes of answers: what `answers` builds, and what the API's description tells of it.

Every key is always there. Hours are decimal hours; ids match `[a-z0-9][a-z0-9._-]*`.
"""

from __future__ import annotations

from typing import Annotated, Literal, NotRequired

from pydantic import Field
from typing_extensions import TypeAliasType, TypedDict

Id = Annotated[str, Field(description="An id: of an item, a step or a roadmap.")]
Url = Annotated[str, Field(description="Its own page, such as the official one; may be empty.")]
ItemKind = TypeAliasType("ItemKind", Literal["skill", "tool", "certification"])
ItemStatus = TypeAliasType("ItemStatus", Literal["active", "retired"])
ItemLevel = TypeAliasType("ItemLevel", Literal["beginner", "intermediate", "advanced", "expert"])


class Hours(TypedDict):
    """Hours of study: at least, most likely, at most."""

    low: float
    likely: float
    high: float


class Because(TypedDict):
    """Who asks for an item, and the author's reason; a goal asks for itself."""

    needed_by: Id
    reason: str


class Entry(TypedDict):
    """An item in a list."""

    id: Id
    name: str
    kind: ItemKind
    status: ItemStatus


class Brief(TypedDict):
    """An item with its hours, without those of its prerequisites, and its first step."""

    id: Id
    name: str
    kind: ItemKind
    step: Id | None
    hours: Hours


class Known(TypedDict):
    """What was taken as known: as it was stated, and what follows from that."""

    known: list[Id]
    inferred: list[Id]


class AllOf(TypedDict):
    """Every member is required."""

    all_of: list[Expression]


class AnyOf(TypedDict):
    """One member suffices."""

    any_of: list[Expression]


class AtLeast(TypedDict):
    """So many of the members are required."""

    at_least: int
    of: list[Expression]


Expression = TypeAliasType("Expression", "str | AllOf | AnyOf | AtLeast")


class Requirement(TypedDict):
    """A group of prerequisites, with the author's reason and source where there are any."""

    of: Expression
    reason: NotRequired[str]
    source: NotRequired[str]


class Resource(TypedDict):
    """A page to learn from; hours as its publisher states them."""

    name: str
    url: str
    hours: NotRequired[float]


class Mapping(TypedDict):
    """The same or a similar concept elsewhere."""

    match: Literal["exact", "close", "focus"]
    iri: str
    name: NotRequired[str]
    code: NotRequired[str]


class Cost(TypedDict):
    """A list price, without taxes; the currency is an ISO 4217 code."""

    amount: float
    currency: str


class DirectDependent(TypedDict):
    """What requires an item, and the author's reason."""

    id: Id
    reason: str


class Skill(Brief):
    """Everything about a skill, a tool or a certification.

    `requires` must be met, `recommends` helps; `needed_by` are its direct dependents.
    """

    iri: str
    level: ItemLevel | None
    status: ItemStatus
    description: str
    url: Url
    cost: Cost | None
    valid_months: int | None
    alt_labels: list[str]
    requires: list[Requirement]
    recommends: list[Requirement]
    certifies: list[Id]
    replaced_by: list[Id]
    resources: list[Resource]
    mappings: list[Mapping]
    needed_by: list[DirectDependent]
    dependents_count: Annotated[
        int,
        Field(
            description="How many items mention it in what they require, at any depth, retired "
            "ones too: as many as its transitive dependents."
        ),
    ]
    certified_by: list[Id]


class Step(TypedDict):
    """A step: what finishing it asks for, and what else stands in it."""

    id: Id
    iri: str
    name: str
    position: int
    hours: Hours
    covers: list[Entry]
    optional: list[Entry]


class Steps(TypedDict):
    """All steps, in order."""

    steps: list[Step]


class Roadmap(TypedDict):
    """A roadmap as a whole, in numbers.

    `hours` are those of what its steps ask for, without what that requires; `items` counts by
    kind what it is about.
    """

    id: Id
    iri: str
    name: str
    description: str
    version: str
    license: str
    prepares_for: str
    specializes: Id | None
    steps: list[Id]
    covers: int
    hours: Hours
    items: dict[str, int]
    requirements: int


class Roadmaps(TypedDict):
    """Every roadmap over the same attainables, the general one first."""

    roadmaps: list[Roadmap]
