"""The thorough way to read a question: every field that is wrong is told, and what it should be."""

from __future__ import annotations

import re
from dataclasses import MISSING, fields, is_dataclass
from functools import cache
from types import UnionType
from typing import TYPE_CHECKING, Annotated, Any, TypeVar, Union, cast, get_args, get_origin
from typing import get_type_hints as hints_of

from pydantic import BaseModel, ConfigDict, Field, ValidationError, create_model

from skillpath.ontology.wording import expected_of, found_of
from skillpath.service.web.fields import usual
from skillpath.service.web.quick import TRUTHS, WHOLE
from skillpath.service.web.wrong_fields import InvalidFieldsError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pydantic_core import ErrorDetails
    from werkzeug.datastructures import MultiDict

MOST_WRONG = 100
"""Wrong fields that are told of one question."""

MOST_FIELD = 80
"""Characters of a field's name that are repeated in an error."""

DECIMAL = re.compile(r"-?[0-9]{1,30}(\.[0-9]{1,30})?([eE][-+]?[0-9]{1,3})?")

Asked = TypeVar("Asked")


@cache
def model_of(form: type[Any]) -> type[BaseModel]:
    """The pydantic model of a question; a question may be one as it stands."""
    if not is_dataclass(form):
        return cast("type[BaseModel]", form)
    hints = hints_of(form, include_extras=True)
    strict = ConfigDict(extra="forbid", frozen=True)
    usually = {one.name: usual(one) for one in fields(form)}
    named: dict[str, Any] = {
        one.name: (
            hints[one.name],
            Field(... if usually[one.name] is MISSING else usually[one.name], **one.metadata),
        )
        for one in fields(form)
    }
    return create_model(form.__name__, __config__=strict, __doc__=form.__doc__, **named)


def query_checked(form: type[Asked], query: MultiDict[str, str]) -> Asked:
    """The question in a query string; lists by repetition, never split at commas.

    Raises:
        InvalidFieldsError: naming every parameter that is wrong.
    """
    found: dict[str, Any] = {}
    several: list[tuple[str, str, str]] = []
    known = model_of(cast("type", form)).model_fields
    for name, values in query.lists():
        field = known.get(name)
        kinds = _kinds(field.annotation) if field else frozenset()
        if field and list in kinds:
            members = frozenset().union(*map(_kinds, get_args(field.annotation)))
            found[name] = [_read(value, members) for value in values]
        elif len(values) > 1:
            several.append((name, f"{len(values)} values", "one value"))
        else:
            found[name] = _read(values[0], kinds)
    return checked(form, found, several)


def _kinds(annotation: object) -> frozenset[object]:
    """What a field may hold: `list` for a list of anything, and so on."""
    origin = get_origin(annotation)
    if origin is Annotated:
        return _kinds(get_args(annotation)[0])
    if origin in (Union, UnionType):
        return frozenset().union(*map(_kinds, get_args(annotation)))
    return frozenset({origin or annotation})


def _read(value: str, kinds: frozenset[object]) -> bool | float | str:
    """The value as the field has it; what cannot be read is left for the check to refuse."""
    if bool in kinds:
        return TRUTHS.get(value.lower(), value)
    if kinds.isdisjoint((int, float)):
        return value
    if WHOLE.fullmatch(value):
        return int(value)
    if float in kinds and DECIMAL.fullmatch(value):
        return float(value)
    return value


def checked(
    form: type[Asked], found: dict[str, Any], several: Sequence[tuple[str, str, str]] = ()
) -> Asked:
    """The question that the fields make; `several` is what is known to be wrong already.

    Raises:
        InvalidFieldsError: naming every field that is wrong.
    """
    told = {name for name, _, _ in several}
    model = model_of(cast("type", form))
    try:
        made = model.model_validate(found, strict=True)
    except ValidationError as refused:
        errors = [one for one in refused.errors(include_url=False) if one["loc"][0] not in told]
        wrong = [*several, *(_wrong(model, one) for one in errors[:MOST_WRONG])]
        raise InvalidFieldsError(_first(wrong, len(several) + len(errors))) from None
    if several:
        raise InvalidFieldsError(_first(several, len(several)))
    return cast("Asked", made) if model is form else form(**dict(made))


def _first(wrong: Sequence[tuple[str, str, str]], count: int) -> Sequence[tuple[str, str, str]]:
    """As many as anybody reads, and how many there are: a question may have thousands."""
    if count <= MOST_WRONG:
        return wrong
    return [*wrong[:MOST_WRONG], ("…", f"{count - MOST_WRONG:,} more", "none")]


def _wrong(model: type[BaseModel], error: ErrorDetails) -> tuple[str, str, str]:
    """Where, what was found, what was expected."""
    parts = (f"[{one}]" if isinstance(one, int) else one[:MOST_FIELD] for one in error["loc"])
    where = "".join(parts)
    if error["type"] == "extra_forbidden":
        names = ", ".join(model.model_fields)
        return where, "an unknown name", f"one of {names}" if names else "no parameters"
    return where, found_of(error), expected_of(error)
