"""JSON in the bodies of requests: read strictly, and refused in words of JSON."""

from __future__ import annotations

import json
from collections import Counter
from contextlib import suppress
from typing import TYPE_CHECKING, Any

import orjson

from skillpath.graph.errors import shortened
from skillpath.service.web.problems import MalformedBodyError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

KINDS: Mapping[type, str] = {
    list: "an array",
    str: "a string",
    int: "a number",
    float: "a number",
    type(None): "null",
}
"""What JSON that is no object is called."""

DEEP = 4
"""How deep questions nest at most: learners in a list hold lists of names."""

MOST_OPENED = 1_000_000
"""How many arrays and objects a body may have: each takes 50 bytes and more, a bracket only one.

The most learners have a thirtieth of it; brackets in their texts count as well.
"""

MOST_TOLD = 10
"""How many names that stand twice are told."""


def json_object(body: bytes) -> dict[str, Any]:
    """The object in a body.

    Raises:
        MalformedBodyError: when there is none, or when a name in it stands twice.
    """
    if not body.strip():
        raise MalformedBodyError("an empty body")
    if body.count(b"[") + body.count(b"{") > MOST_OPENED:
        raise MalformedBodyError(f"more than {MOST_OPENED:,} brackets")
    try:
        found = orjson.loads(body)
    except orjson.JSONDecodeError as error:
        raise MalformedBodyError(_reason(body, error)) from None
    value = object_in(found)
    if body.count(b":") > _named(found, DEEP):
        _check_names(body)
    return value


def object_in(value: Any) -> dict[str, Any]:
    """The value, which must be an object.

    Raises:
        MalformedBodyError: when it is something else.
    """
    if isinstance(value, dict):
        return value
    is_truth = isinstance(value, bool)
    raise MalformedBodyError(str(value).lower() if is_truth else KINDS[type(value)])


def _named(value: Any, depth: int) -> int:
    """How many names its objects have, at least, so deep and less.

    Each name is followed by a colon. Where a body has no more colons than these, none is inside a
    text, and no name stands twice.
    """
    if isinstance(value, dict) and depth:
        return len(value) + sum(_named(one, depth - 1) for one in value.values())
    is_of_objects = isinstance(value, list) and value and isinstance(value[0], dict)
    return sum(_named(one, depth - 1) for one in value) if is_of_objects and depth else 0


def _reason(body: bytes, error: orjson.JSONDecodeError) -> str:
    """Why a body is no JSON: where it stops to be text, else where it stops to be JSON."""
    try:
        body.decode()
    except UnicodeDecodeError as undecodable:
        return f"bytes that are not UTF-8 (at byte {undecodable.start})"
    reason = error.msg.partition(": ")[0]
    return f"{reason} at line {error.lineno}, column {error.colno}"


def _check_names(body: bytes) -> None:
    """Refuse a name that stands twice in an object: which one counts, nobody could tell.

    The fast reader keeps the last without a word. The one of the standard library is asked again
    only once the body is known to be sound; what is nested too deeply for it is no question.
    """

    def note(pairs: Sequence[tuple[str, Any]]) -> None:
        if len(pairs) > len(dict(pairs)):
            counts = Counter(name for name, _ in pairs)
            twice = [shortened(name) for name, count in counts.items() if count > 1]
            told = ", ".join(twice[:MOST_TOLD])
            raise MalformedBodyError(f"an object with more than one value for {told}")

    with suppress(RecursionError):
        json.loads(body.decode(), object_pairs_hook=note, parse_int=str, parse_float=str)
