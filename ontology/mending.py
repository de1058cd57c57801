"""A value without what is wrong in it, so that the rest of it can be checked as well."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from skillpath.graph.validity.texts import MOST_NAME

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


def mended(
    value: object, wrong: Sequence[Sequence[str | int]], placeholders: Mapping[str, Any]
) -> object:
    """The value without its wrong parts; what bears no id of its own is beyond mending.

    A wrong entry of a list goes alone; any other wrong part takes its key with it. For what must
    be there the placeholders stand in, and for a name one that nothing else bears.
    """
    if not isinstance(value, dict) or not all(wrong):
        return None
    rest: dict[str, Any] = dict(value)
    for key in {str(path[0]) for path in wrong}:
        entries = {path[1] for path in wrong if path[0] == key and len(path) > 1}
        found = rest.pop(key, None)
        if isinstance(found, list) and entries and all(isinstance(one, int) for one in entries):
            rest[key] = [one for number, one in enumerate(found) if number not in entries]
    rest = {**placeholders, **rest}
    if "name" not in rest and "id" in rest:
        rest["name"] = f"?{rest['id']}"[:MOST_NAME]
    return rest
