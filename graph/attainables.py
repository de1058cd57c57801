"""What a learner can attain: skills, tools and certifications, with their effort."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from math import fsum
from typing import TYPE_CHECKING, TypeAlias

from skillpath.graph.requirements import Group, Requirement, Strength, expression_key

if TYPE_CHECKING:
    from collections.abc import Iterable

ItemId: TypeAlias = str
"""The id of an attainable: `[a-z0-9][a-z0-9._-]*`."""


class Kind(StrEnum):
    """What sort of thing an attainable is."""

    SKILL = "skill"
    TOOL = "tool"
    CERTIFICATION = "certification"


class Level(StrEnum):
    """How demanding an attainable is, from the first to the last."""

    BEGINNER = "beginner"
    INTERMEDIATE = "intermediate"
    ADVANCED = "advanced"
    EXPERT = "expert"


class Status(StrEnum):
    """Whether an attainable can still be attained."""

    ACTIVE = "active"
    RETIRED = "retired"


@dataclass(frozen=True, slots=True)
class Effort:
    """A range of study hours, without the prerequisites' hours; 0 < low <= likely <= high."""

    low: float
    likely: float
    high: float

    @classmethod
    def total(cls, efforts: Iterable[Effort]) -> Effort:
        """The hours of several efforts together, rounded to a millionth of an hour."""
        kept = tuple(efforts)
        return cls(
            round(fsum(effort.low for effort in kept), 6),
            round(fsum(effort.likely for effort in kept), 6),
            round(fsum(effort.high for effort in kept), 6),
        )


ASSUMED_EFFORT = Effort(10, 10, 10)
"""Stands in where an author gave no hours, so that paths can still be compared."""


@dataclass(frozen=True, slots=True)
class Resource:
    """A page or course that teaches an attainable; hours as its publisher states them."""

    name: str
    url: str
    hours: float | None = None


@dataclass(frozen=True, slots=True)
class Mapping:
    """A link to the same or a similar concept elsewhere; match is `exact`, `close` or `focus`.

    `name` and `code` are what the concept is called and numbered there.
    """

    match: str
    iri: str
    name: str = ""
    code: str = ""


@dataclass(frozen=True, slots=True)
class Cost:
    """A list price, without taxes; the currency is its ISO 4217 code."""

    amount: float
    currency: str

    @property
    def spoken(self) -> str:
        """`1,250 USD` or `99.50 EUR`."""
        return f"{self.amount:,.2f}".removesuffix(".00") + f" {self.currency}"


@dataclass(frozen=True, slots=True)
class Attainable:
    """One thing to learn or earn, and what it takes.

    `cost` is what earning a certification costs where one price is public, without what learning
    for it costs; `valid_months` says after how many months it expires (None: never, or unknown).
    The order of alt labels, requirements, certified skills, successors, resources and mappings
    carries no meaning; they are kept sorted, so that equal content is equal.
    """

    id: ItemId
    name: str
    kind: Kind = Kind.SKILL
    effort: Effort | None = None
    level: Level | None = None
    alt_labels: tuple[str, ...] = ()
    description: str = ""
    url: str = ""
    requirements: tuple[Requirement, ...] = ()
    certifies: tuple[ItemId, ...] = ()
    status: Status = Status.ACTIVE
    replaced_by: tuple[ItemId, ...] = ()
    resources: tuple[Resource, ...] = ()
    mappings: tuple[Mapping, ...] = ()
    cost: Cost | None = None
    valid_months: int | None = None

    def __post_init__(self) -> None:
        """Bring what is a set in meaning into one order."""
        keep = object.__setattr__
        labels = self.alt_labels
        if labels and (len(labels) > 1 or not labels[0].strip() or labels[0] == self.name):
            kept = {label for label in labels if label.strip() and label != self.name}
            keep(self, "alt_labels", tuple(sorted(kept)))
        if len(self.requirements) > 1:
            keep(self, "requirements", _in_order(self.requirements))
        if len(self.certifies) > 1:
            keep(self, "certifies", tuple(sorted(set(self.certifies))))
        if len(self.replaced_by) > 1:
            keep(self, "replaced_by", tuple(sorted(set(self.replaced_by))))
        if len(self.resources) > 1:
            keep(self, "resources", tuple(sorted(set(self.resources), key=_resource_key)))
        if len(self.mappings) > 1:
            keep(self, "mappings", tuple(sorted(set(self.mappings), key=_mapping_key)))

    @property
    def hours(self) -> Effort:
        """The effort as authored, or the assumed one."""
        return self.effort or ASSUMED_EFFORT

    @property
    def required(self) -> tuple[Requirement, ...]:
        """The requirements that gate this item; all of them must be met."""
        return tuple(one for one in self.requirements if one.strength is Strength.REQUIRED)

    @property
    def recommended(self) -> tuple[Requirement, ...]:
        """The requirements that help and gate nothing."""
        return tuple(one for one in self.requirements if one.strength is Strength.RECOMMENDED)

    @property
    def terms(self) -> str:
        """`Costs 150 USD, valid for 36 months`, as far as it is known; empty where nothing is."""
        cost = f"costs {self.cost.spoken}" if self.cost else ""
        months = "month" if self.valid_months == 1 else "months"
        valid = f"valid for {self.valid_months} {months}" if self.valid_months else ""
        told = ", ".join(filter(None, (cost, valid)))
        return told[:1].upper() + told[1:]

    @property
    def is_retired(self) -> bool:
        """Whether nobody can attain this any more."""
        return self.status is Status.RETIRED


def _resource_key(resource: Resource) -> tuple[str, str, float]:
    return (resource.url, resource.name, -1.0 if resource.hours is None else resource.hours)


def _mapping_key(mapping: Mapping) -> tuple[str, str, str, str]:
    return (mapping.match, mapping.iri, mapping.name, mapping.code)


def _in_order(requirements: tuple[Requirement, ...]) -> tuple[Requirement, ...]:
    try:
        return tuple(sorted(requirements, key=_plain_key))
    except TypeError:  # inner groups have no order of their own
        return tuple(sorted(requirements, key=_requirement_key))


def _plain_key(requirement: Requirement) -> tuple[object, ...]:
    """What orders requirements without inner groups as `_requirement_key` does, and faster."""
    of = requirement.of
    is_helpful = requirement.strength is not Strength.REQUIRED
    if isinstance(of, Group):
        return (is_helpful, 1, of.minimum, of.members, requirement.reason)
    return (is_helpful, 0, of, requirement.reason)


def _requirement_key(requirement: Requirement) -> tuple[bool, tuple[object, ...], str]:
    return (
        requirement.strength is not Strength.REQUIRED,
        expression_key(requirement.of),
        requirement.reason,
    )
