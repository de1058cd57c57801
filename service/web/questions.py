"""What people ask, from a query string or a JSON body, within limits."""

from __future__ import annotations

import re
from types import UnionType
from typing import TYPE_CHECKING, Annotated, Any, TypeVar, Union, get_args, get_origin

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError

from skillpath.graph import comparison
from skillpath.ontology.wording import expected_of, found_of
from skillpath.service.web.bodies import json_object
from skillpath.service.web.problems import InvalidFieldsError

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from pydantic.fields import FieldInfo
    from pydantic_core import ErrorDetails
    from werkzeug.datastructures import MultiDict

MOST_BODY = 1_000_000
"""Bytes of a request's body."""

MOST_QUERY = 60_000
"""Bytes of a query string."""

MOST_WRONG = 100
"""Wrong fields that are told of one question."""

MOST_FIELD = 80
"""Characters of a field's name that are repeated in an error."""

MOST_KNOWN = 1_000
MOST_GOALS = 100
MOST_CONSTRAINTS = 100

AIMS = "Where to get: items, steps or roadmaps, by ids, IRIs or labels."

Name = Annotated[str, Field(min_length=1, max_length=300)]


def _integral(value: Any) -> Any:
    """JSON has one kind of number: 5.0 is as whole as 5."""
    is_whole = isinstance(value, float) and value.is_integer() and abs(value) < MOST_EXACT
    return int(value) if is_whole else value


MOST_EXACT = 2**53
Whole = Annotated[int, BeforeValidator(_integral)]
Known = Annotated[list[Name], Field(max_length=MOST_KNOWN)]
Goals = Annotated[list[Name], Field(max_length=MOST_GOALS)]
Items = Annotated[list[Name], Field(max_length=MOST_CONSTRAINTS)]


class RoadmapQuestion(BaseModel):
    """Which of the roadmaps over the same attainables is asked; none: the general one."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    roadmap_id: Name | None = Field(
        default=None,
        description="Which of the roadmaps is asked, by id, IRI or name; the general one without.",
    )


class Question(RoadmapQuestion):
    """What is known, in learning order, and whether nothing may be inferred from it."""

    known: Known = Field(
        default=[],
        description="What is known, in the order of learning, by ids, IRIs or labels.",
    )
    strict: bool = Field(
        default=False,
        description="Whether nothing may be inferred from what is known.",
    )


class NextQuestion(Question):
    """What next?"""

    goal: Goals = Field(default=[], description=AIMS)
    limit: Whole = Field(default=5, ge=1, le=100, description="How many to recommend at most.")


class PathQuestion(Question):
    """By which path? Without a goal to the specialization that is named."""

    goal: Goals = Field(default=[], description=AIMS)
    forbid: Items = Field(
        default=[], description="Items that may not be on the path, by ids, IRIs or labels."
    )
    prefer: Items = Field(
        default=[],
        description="Items that the path is to use, if any does, by ids, IRIs or labels. Of the "
        "paths that use the most of them it is the cheapest.",
    )


class CompareQuestion(Question):
    """How do goals compare?"""

    goal: list[Name] = Field(
        min_length=comparison.LEAST_GOALS,
        max_length=comparison.MOST_GOALS,
        description="What to compare: items, steps or roadmaps, by ids, IRIs or labels; `in_turn` "
        "has them in this order.",
    )


class NoQuestion(BaseModel):
    """A request that takes no parameters."""

    model_config = ConfigDict(extra="forbid", frozen=True)


Asked = TypeVar("Asked", bound=BaseModel)

WHOLE = re.compile(r"-?[0-9]{1,9}")
DECIMAL = re.compile(r"-?[0-9]{1,30}(\.[0-9]{1,30})?([eE][-+]?[0-9]{1,3})?")
TRUTHS = {"true": True, "1": True, "false": False, "0": False}


def from_query(form: type[Asked], query: MultiDict[str, str]) -> Asked:
    """The question in a query string; lists by repetition, never split at commas.

    Raises:
        InvalidFieldsError: naming every parameter that is wrong.
    """
    fields: dict[str, Any] = {}
    several: list[tuple[str, str, str]] = []
    for name, values in query.lists():
        field = form.model_fields.get(name)
        kinds = _kinds(field.annotation) if field else frozenset()
        if list in kinds:
            fields[name] = [_read(value, _members(field)) for value in values]
        elif len(values) > 1:
            several.append((name, f"{len(values)} values", "one value"))
        else:
            fields[name] = _read(values[0], kinds)
    return _checked(form, fields, several)


def _kinds(annotation: object) -> frozenset[object]:
    """What a field may hold: `list` for a list of anything, and so on."""
    origin = get_origin(annotation)
    if origin is Annotated:
        return _kinds(get_args(annotation)[0])
    if origin in (Union, UnionType):
        return frozenset().union(*map(_kinds, get_args(annotation)))
    return frozenset({origin or annotation})


def _members(field: FieldInfo | None) -> frozenset[object]:
    """What the entries of a list may hold."""
    return frozenset().union(*map(_kinds, get_args(field.annotation))) if field else frozenset()


def _read(value: str, kinds: Collection[object]) -> bool | float | str:
    """The value as the field has it; what cannot be read is left for the check to refuse."""
    if bool in kinds:
        return TRUTHS.get(value.lower(), value)
    if (int in kinds or float in kinds) and WHOLE.fullmatch(value):
        return int(value)
    if float in kinds and DECIMAL.fullmatch(value):
        return float(value)
    return value


def from_body(form: type[Asked], body: bytes) -> Asked:
    """The question in a JSON body, with the same names as in a query string.

    Raises:
        MalformedBodyError: when the body is not a JSON object, or names a field twice.
        InvalidFieldsError: naming every field that is wrong.
    """
    return _checked(form, json_object(body))


def _checked(
    form: type[Asked], fields: dict[str, Any], several: Sequence[tuple[str, str, str]] = ()
) -> Asked:
    """The question that the fields make; `several` is what is known to be wrong already."""
    told = {name for name, _, _ in several}
    try:
        made = form.model_validate(fields, strict=True)
    except ValidationError as refused:
        errors = [one for one in refused.errors(include_url=False) if one["loc"][0] not in told]
        wrong = [*several, *(_wrong(form, one) for one in errors[:MOST_WRONG])]
        raise InvalidFieldsError(_first(wrong, len(several) + len(errors))) from None
    if several:
        raise InvalidFieldsError(_first(several, len(several)))
    return made


def _first(wrong: Sequence[tuple[str, str, str]], count: int) -> Sequence[tuple[str, str, str]]:
    """As many as anybody reads, and how many there are: a question may have thousands."""
    if count <= MOST_WRONG:
        return wrong
    return [*wrong[:MOST_WRONG], ("…", f"{count - MOST_WRONG:,} more", "none")]


def _wrong(form: type[BaseModel], error: ErrorDetails) -> tuple[str, str, str]:
    """Where, what was found, what was expected."""
    parts = (f"[{one}]" if isinstance(one, int) else one[:MOST_FIELD] for one in error["loc"])
    where = "".join(parts)
    if error["type"] == "extra_forbidden":
        names = ", ".join(form.model_fields)
        return where, "an unknown name", f"one of {names}" if names else "no parameters"
    return where, found_of(error), expected_of(error)
