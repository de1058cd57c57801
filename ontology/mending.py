"""A value without what is wrong in it, so that the rest of it can be checked as well."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence

PLACEHOLDERS: dict[str, Any] = {"position": 0, "items": []}
"""What stands in for a value that must be there."""


def mended(value: object, wrong: Sequence[Sequence[str | int]]) -> object:
    """The value without its wrong parts; what bears no id of its own is beyond mending.

    A wrong entry of a list goes alone; any other wrong part takes its key with it. The roadmap
    itself, which has no other to be told from, gets an id.
    """
    if not isinstance(value, dict) or not all(wrong):
        return None
    is_roadmap = "items" in value or any(path[0] == "items" for path in wrong)
    rest: dict[str, Any] = dict(value)
    for key in {str(path[0]) for path in wrong}:
        entries = {path[1] for path in wrong if path[0] == key and len(path) > 1}
        found = rest.pop(key, None)
        if isinstance(found, list) and entries and all(isinstance(one, int) for one in entries):
            rest[key] = [one for number, one in enumerate(found) if number not in entries]
        elif key in PLACEHOLDERS:
            rest[key] = PLACEHOLDERS[key]
    if is_roadmap:
        rest.setdefault("id", "roadmap")
    if "name" not in rest and "id" in rest:
        rest["name"] = rest["id"]
    return rest
