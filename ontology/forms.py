"""The JSON form of a roadmap and its parts, as pydantic checks them."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from skillpath.graph import Kind, Level, Status
from skillpath.graph.validity.texts import MOST_NAME, MOST_TEXT
from skillpath.ontology.expressions import expression_of

Text = Annotated[str, Field(max_length=MOST_TEXT)]
Name = Annotated[str, Field(max_length=MOST_NAME)]
MOST_LISTED = 10_000
MOST_ENTRIES = Field(max_length=MOST_LISTED)
Ids = Annotated[list[Name], Field(max_length=1_000_000)]


class Strict(BaseModel):
    """What every object has in common: no name that is not known, and `$comment` for authors."""

    model_config = ConfigDict(strict=True, extra="forbid")

    comment: Any = Field(default=None, alias="$comment")


class HoursForm(Strict):
    """A range of hours."""

    low: float
    likely: float
    high: float


def _hours(found: object) -> object:
    """A single number stands for a range without width."""
    if isinstance(found, int | float) and not isinstance(found, bool):
        return {"low": found, "likely": found, "high": found}
    if found is None or isinstance(found, dict):
        return found
    raise ValueError('a number, or {"low": …, "likely": …, "high": …}')


class RequirementForm(Strict):
    """A prerequisite or a group, with its reason."""

    of: Annotated[Any, BeforeValidator(expression_of)]
    reason: Text | None = None
    source: Text | None = None


def _requirements(found: object) -> object:
    """A bare expression stands for requirements without a reason; null for none."""
    if found is None or isinstance(found, list):
        return found or []
    match found:
        case {"all_of": [_, *_] as members, **rest} if not rest:
            return [{"of": member} for member in members]
    return [{"of": found}]


Requirements = Annotated[list[RequirementForm], BeforeValidator(_requirements), MOST_ENTRIES]


class ResourceForm(Strict):
    """A page to learn from."""

    name: Name
    url: Text
    hours: float | None = None


class MappingForm(Strict):
    """A link to a concept elsewhere."""

    match: Literal["exact", "close", "focus"]
    iri: Text
    name: Name | None = None
    code: Name | None = None


class CostForm(Strict):
    """A price."""

    amount: float
    currency: Name


class ItemForm(Strict):
    """An attainable."""

    id: Name
    name: Name
    kind: Annotated[Kind, Field(strict=False)] = Kind.SKILL
    hours: Annotated[HoursForm | None, BeforeValidator(_hours)] = None
    level: Annotated[Level | None, Field(strict=False)] = None
    alt_labels: Annotated[list[Name], MOST_ENTRIES] | None = None
    description: Text | None = None
    url: Text | None = None
    requires: Requirements = []
    recommends: Requirements = []
    certifies: Ids | None = None
    status: Annotated[Status, Field(strict=False)] = Status.ACTIVE
    replaced_by: Ids | None = None
    resources: Annotated[list[ResourceForm], MOST_ENTRIES] | None = None
    mappings: Annotated[list[MappingForm], MOST_ENTRIES] | None = None
    cost: CostForm | None = None
    valid_months: int | None = None


class StepForm(Strict):
    """A step."""

    id: Name
    name: Name
    position: int
    covers: Ids | None = None
    optional: Ids | None = None


Steps = Annotated[list[StepForm], MOST_ENTRIES]


class OutlineForm(Strict):
    """A specialization."""

    id: Name
    name: Name
    description: Text | None = None
    prepares_for: Text | None = None
    steps: Steps | None = None


class HeadForm(Strict):
    """The roadmap; what its lists hold is checked entry by entry."""

    id: Name
    name: Name
    base: Text | None = None
    description: Text | None = None
    version: Name | None = None
    license: Text | None = None
    prepares_for: Text | None = None
    steps: list[Any] | None = None
    specializations: Annotated[list[Any], MOST_ENTRIES] | None = None
    items: list[Any]
