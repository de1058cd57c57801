"""From the JSON form of a roadmap, in dicts, lists and text, to a `Roadmap`.

It is the rim that every format passes: a reader makes a document of its file, and the document
is checked here, once, with all its faults.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError

from skillpath.graph import (
    DEFAULT_BASE,
    Attainable,
    Cost,
    Effort,
    Fault,
    InvalidRoadmapError,
    Kind,
    Level,
    Mapping,
    Outline,
    Requirement,
    Resource,
    Roadmap,
    Status,
    Step,
    Strength,
)
from skillpath.ontology.expressions import expression_of
from skillpath.ontology.wording import expected_of, found_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pydantic_core import ErrorDetails

MOST_ITEMS = 200_000
Text = Annotated[str, Field(max_length=10_000)]
Name = Annotated[str, Field(max_length=300)]
Ids = Annotated[list[Name], Field(max_length=10_000)]


class _Strict(BaseModel):
    model_config = ConfigDict(strict=True, extra="forbid")


class _Hours(_Strict):
    low: float
    likely: float
    high: float


def _hours(found: object) -> object:
    """A single number stands for a range without width."""
    if isinstance(found, int | float) and not isinstance(found, bool):
        return {"low": found, "likely": found, "high": found}
    return found


class _Requirement(_Strict):
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


Requirements = Annotated[
    list[_Requirement], BeforeValidator(_requirements), Field(max_length=10_000)
]


class _Resource(_Strict):
    name: Name
    url: Text
    hours: float | None = None


class _Mapping(_Strict):
    match: Annotated[str, Field(pattern="^(exact|close|focus)$")]
    iri: Text
    name: Name | None = None
    code: Name | None = None


class _Cost(_Strict):
    amount: float
    currency: Name


class _Item(_Strict):
    id: Name
    name: Name
    kind: Annotated[Kind, Field(strict=False)] = Kind.SKILL
    hours: Annotated[_Hours | None, BeforeValidator(_hours)] = None
    level: Annotated[Level | None, Field(strict=False)] = None
    alt_labels: Annotated[list[Name], Field(max_length=100)] | None = None
    description: Text | None = None
    url: Text | None = None
    requires: Requirements = []
    recommends: Requirements = []
    certifies: Ids | None = None
    status: Annotated[Status, Field(strict=False)] = Status.ACTIVE
    replaced_by: Ids | None = None
    resources: Annotated[list[_Resource], Field(max_length=1_000)] | None = None
    mappings: Annotated[list[_Mapping], Field(max_length=1_000)] | None = None
    cost: _Cost | None = None
    valid_months: int | None = None


class _Step(_Strict):
    id: Name
    name: Name
    position: int
    covers: Ids | None = None
    optional: Ids | None = None


Steps = Annotated[list[_Step], Field(max_length=10_000)]


class _Outline(_Strict):
    id: Name
    name: Name
    description: Text | None = None
    prepares_for: Text | None = None
    steps: Steps | None = None


class _Roadmap(_Strict):
    id: Name
    name: Name
    base: Text | None = None
    description: Text | None = None
    version: Name | None = None
    license: Text | None = None
    prepares_for: Text | None = None
    steps: Steps | None = None
    specializations: Annotated[list[_Outline], Field(max_length=1_000)] | None = None
    items: Annotated[list[_Item], Field(min_length=1, max_length=MOST_ITEMS)]


def roadmap_of(document: object) -> Roadmap:
    """The roadmap that a document describes.

    Raises:
        InvalidRoadmapError: naming every fault of form or, where the form is sound, of meaning.
    """
    try:
        checked = _Roadmap.model_validate(document)
    except ValidationError as refused:
        faults = [_fault(document, error) for error in refused.errors(include_url=False)]
        raise InvalidRoadmapError(faults) from None
    return Roadmap(
        id=checked.id,
        name=checked.name,
        items=tuple(map(_attainable, checked.items)),
        steps=tuple(map(_step, checked.steps or ())),
        base=checked.base or DEFAULT_BASE,
        description=checked.description or "",
        version=checked.version or "",
        license=checked.license or "",
        prepares_for=checked.prepares_for or "",
        specializations=tuple(map(_outline, checked.specializations or ())),
    )


def _outline(outline: _Outline) -> Outline:
    steps = tuple(map(_step, outline.steps or ()))
    told = (outline.description or "", outline.prepares_for or "")
    return Outline(outline.id, outline.name, steps, *told)


def _attainable(item: _Item) -> Attainable:
    return Attainable(
        id=item.id,
        name=item.name,
        kind=item.kind,
        effort=Effort(item.hours.low, item.hours.likely, item.hours.high) if item.hours else None,
        level=item.level,
        alt_labels=tuple(item.alt_labels or ()),
        description=item.description or "",
        url=item.url or "",
        requirements=(
            *_with_strength(item.requires, Strength.REQUIRED),
            *_with_strength(item.recommends, Strength.RECOMMENDED),
        ),
        certifies=tuple(item.certifies or ()),
        status=item.status,
        replaced_by=tuple(item.replaced_by or ()),
        resources=tuple(Resource(one.name, one.url, one.hours) for one in item.resources or ()),
        mappings=tuple(
            Mapping(one.match, one.iri, one.name or "", one.code or "")
            for one in item.mappings or ()
        ),
        cost=Cost(item.cost.amount, item.cost.currency) if item.cost else None,
        valid_months=item.valid_months,
    )


def _with_strength(found: list[_Requirement], strength: Strength) -> Iterator[Requirement]:
    for one in found:
        yield Requirement(one.of, one.reason or "", one.source or "", strength)


def _step(step: _Step) -> Step:
    return Step(
        step.id, step.name, step.position, tuple(step.covers or ()), tuple(step.optional or ())
    )


def _fault(document: object, error: ErrorDetails) -> Fault:
    """What pydantic found wrong, said with the item's id beside its place in the file."""
    place = ""
    for part in error["loc"]:
        place += f"[{part}]" if isinstance(part, int) else f".{part}" if place else str(part)
    where, code = f"{place}{_whose(document, error)}", error["type"].replace("_", "-")
    return Fault(where, found_of(error), expected_of(error), code)


def _whose(document: object, error: ErrorDetails) -> str:
    match error["loc"]:
        case [str(key), int(place), *_] if isinstance(document, dict):
            one = document[key][place]
            named = one.get("id") if isinstance(one, dict) else None
            return f" ('{named}')" if isinstance(named, str) else ""
    return ""
