"""How the fields of questions are declared: once, for the quick reader and the thorough one.

A question is a dataclass. Of a field the quick reader (`quick`) looks at its type and its bounds;
the thorough one (`thorough`) and the API's description make a pydantic model of the same, by the
names that pydantic has for bounds. So nothing of a question is written twice, and who asks as
expected does not wait for a library that explains what is wrong.
"""

from __future__ import annotations

from dataclasses import MISSING, dataclass, field
from typing import TYPE_CHECKING, Annotated, Any

if TYPE_CHECKING:
    from collections.abc import Callable
    from dataclasses import Field

    from pydantic import GetCoreSchemaHandler
    from pydantic_core import CoreSchema

MOST_EXACT = 2**53


def told(meaning: str, default: Any = MISSING, **bounds: float) -> Any:
    """A field of a question: what it means, what it is unless it is given, its bounds.

    The bounds are `ge` and `le` of a number, `min_length` and `max_length` of a text or a list.
    Without a default it has to be given.
    """
    metadata = {"description": meaning, **bounds}
    if isinstance(default, list):
        return field(default_factory=default.copy, metadata=metadata)
    return field(default=default, metadata=metadata)


def usual(one: Field[Any]) -> Any:
    """What a field is unless it is given; `MISSING` where it has to be."""
    return one.default if one.default_factory is MISSING else one.default_factory()


@dataclass(frozen=True, slots=True)
class Length:
    """How many characters a text has, in `Annotated`."""

    min_length: int
    max_length: int

    def __get_pydantic_core_schema__(self, kind: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        """The same for pydantic."""
        found: dict[str, Any] = dict(handler(kind))
        return found | {"min_length": self.min_length, "max_length": self.max_length}


class Integral:
    """A whole number in JSON, which has one kind of number: 5.0 is as whole as 5."""

    def __get_pydantic_core_schema__(self, kind: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        """The same for pydantic."""
        from pydantic_core import core_schema

        read: Callable[[Any], Any] = _integral
        return core_schema.no_info_before_validator_function(read, handler(kind))


def _integral(value: Any) -> Any:
    is_whole = isinstance(value, float) and value.is_integer() and abs(value) < MOST_EXACT
    return int(value) if is_whole else value


Name = Annotated[str, Length(1, 300)]
Whole = Annotated[int, Integral()]
