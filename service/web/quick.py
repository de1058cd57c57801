"""The quick way to read a query string: no words for what is wrong, but fast, and soon imported.

What it reads is the same as what the thorough way makes of it; anything that is not just as
expected it leaves to that way, which either accepts it or says what is wrong.
"""

from __future__ import annotations

import re
from dataclasses import MISSING, asdict, fields, is_dataclass
from functools import cache, partial
from types import UnionType
from typing import TYPE_CHECKING, Annotated, Any, Literal, TypeVar, Union, get_args, get_origin
from typing import get_type_hints as hints_of

from skillpath.service.web.fields import Length, usual

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from werkzeug.datastructures import MultiDict

    Read = Callable[[list[str]], Any]
    ReadOne = Callable[[str], Any]

WHOLE = re.compile(r"-?[0-9]{1,9}")
TRUTHS = {"true": True, "1": True, "false": False, "0": False}
UNBOUND = 2**63

Asked = TypeVar("Asked")


class OddError(Exception):
    """Something that is not as expected; it never leaves this module."""


def quickly(form: type[Asked], query: MultiDict[str, str]) -> Asked | None:
    """The question; None where the thorough way has to look at it."""
    if not is_dataclass(form):
        return None
    readers, needed = _readers(form)
    found = {}
    try:
        for name, values in query.lists():
            found[name] = readers[name](values)
    except (KeyError, OddError):
        return None
    return form(**found) if needed <= found.keys() else None


@cache
def _readers(form: type) -> tuple[Mapping[str, Read], frozenset[str]]:
    """How each field is read, and which have to be given."""
    hints = hints_of(form, include_extras=True)
    found = {one.name: _reader(hints[one.name], one.metadata) for one in fields(form)}
    needed = (one.name for one in fields(form) if usual(one) is MISSING)
    return found, frozenset(needed)


def _reader(hint: Any, bounds: Mapping[str, Any]) -> Read:
    """What makes a value of all that is given for a field, or raises `OddError`."""
    if get_origin(hint) is not list:
        return partial(_one, _read_one(hint, bounds))
    (member,) = get_args(hint)
    low, high = bounds.get("min_length", 0), bounds.get("max_length", UNBOUND)
    return partial(_several, _read_one(member, {}), low, high)


def _one(read: ReadOne, values: list[str]) -> Any:
    if len(values) != 1:
        raise OddError
    return read(values[0])


def _several(read: ReadOne, low: int, high: int, values: list[str]) -> list[Any]:
    if not low <= len(values) <= high:
        raise OddError
    return [read(one) for one in values]


def _read_one(hint: Any, bounds: Mapping[str, Any]) -> ReadOne:
    """What makes a value of one text: of a choice, a truth, a whole number, a text of a length."""
    kind, lengths = _bare(hint)
    bounds = {**bounds, **lengths}
    low, high = bounds.get("min_length", 0), bounds.get("max_length", UNBOUND)
    if get_origin(kind) is Literal:
        return partial(_choice, {one: one for one in get_args(kind)})
    if kind is bool:
        return partial(_choice, TRUTHS)
    if kind is int:
        return partial(_whole, bounds.get("ge", -UNBOUND), bounds.get("le", UNBOUND))
    return partial(_text, low, high) if kind is str else _odd


def _bare(hint: Any) -> tuple[Any, Mapping[str, int]]:
    """A type without None and without a name of its own, and how long a text of it is."""
    hint = getattr(hint, "__value__", hint)
    if get_origin(hint) in (Union, UnionType):
        (hint,) = (one for one in get_args(hint) if one is not type(None))
        return _bare(hint)
    if get_origin(hint) is Annotated:
        kind, *others = get_args(hint)
        lengths = [one for one in others if isinstance(one, Length)]
        return kind, asdict(lengths[0]) if lengths else {}
    return hint, {}


def _odd(value: str) -> float:
    """Decimals and lists of objects are few, and read the thorough way."""
    raise OddError(value)


def _choice(choices: Mapping[str, Any], value: str) -> Any:
    if value not in choices:
        raise OddError
    return choices[value]


def _whole(low: int, high: int, value: str) -> int:
    if not WHOLE.fullmatch(value) or not low <= int(value) <= high:
        raise OddError
    return int(value)


def _text(low: int, high: int, value: str) -> str:
    if not low <= len(value) <= high or not (value.isascii() or _is_unicode(value)):
        raise OddError
    return value


def _is_unicode(value: str) -> bool:
    """Whether it holds no half of a surrogate pair."""
    return not any("\ud800" <= one <= "\udfff" for one in value)
