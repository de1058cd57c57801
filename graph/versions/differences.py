"""What changed between two roadmaps."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from skillpath.graph.attainables import Effort
from skillpath.graph.versions.changes import (
    Change,
    Differences,
    ItemChange,
    ListChange,
    OutlineChange,
    OutlineChanges,
)
from skillpath.graph.versions.pairing import paired
from skillpath.graph.versions.requirement_changes import requirement_changes
from skillpath.graph.versions.step_changes import step_changes

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from skillpath.graph.attainables import Attainable
    from skillpath.graph.roadmap import Roadmap
    from skillpath.graph.versions.pairing import Pairing

HEAD = {
    one: one for one in ("id", "name", "version", "license", "base", "description", "prepares_for")
} | {"specializes": "general"}
ITEM = {
    "name": "name",
    "kind": "kind",
    "hours": "effort",
    "level": "level",
    "description": "description",
    "url": "url",
    "status": "status",
    "cost": "cost",
    "valid_months": "valid_months",
}
OUTLINE = {one: one for one in ("name", "description", "prepares_for")}
"""The plain parts of each: keys of the JSON form, and the attributes that hold them."""

LISTS = ("alt_labels", "certifies", "replaced_by", "resources", "mappings")
OF_ITEMS = ("certifies", "replaced_by")


def differences(old: Roadmap, new: Roadmap) -> Differences:
    """Everything in which they differ; nothing, and only then, where they are equal.

    An item that is gone and one that came are the same with another id when nothing else could
    be either, and their names are equal without their case, or the name or id of one is an alt
    label of the other. What refers to such an item did not change by that.

    Of specialized roadmaps it tells that the general ones differ, not in what.

    >>> from dataclasses import replace
    >>> [one.part for one in differences(roadmap, replace(roadmap, name="Example")).roadmap]
    ['name']
    """
    items = paired(old.items, new.items, lambda item: item.alt_labels)
    total, now = _hours(old), _hours(new)
    return Differences(
        roadmap=_changes(old, new, HEAD),
        added=items.added,
        removed=items.removed,
        changed=tuple(_changed(items)),
        steps=step_changes(old.steps, new.steps, items.same),
        specializations=_outlines(old, new, items.same),
        hours=Change("hours", total, now) if total != now else None,
    )


def _hours(roadmap: Roadmap) -> Effort:
    return Effort.total(item.hours for item in roadmap.items if not item.is_retired)


def _changes(before: Any, after: Any, parts: Mapping[str, str]) -> tuple[Change, ...]:
    values = (
        (part, getattr(before, attribute), getattr(after, attribute))
        for part, attribute in parts.items()
    )
    return tuple(Change(part, one, other) for part, one, other in values if one != other)


def _changed(items: Pairing[Attainable]) -> Iterator[ItemChange]:
    for before, after, known_by in items.both:
        if before == after:
            continue
        found = ItemChange(
            before,
            after,
            known_by,
            _changes(before, after, ITEM),
            tuple(_lists(before, after, items.same)),
            requirement_changes(before, after, items.same),
        )
        if found != ItemChange(before, after):  # else it refers to what has another id now
            yield found


def _lists(before: Attainable, after: Attainable, same: Mapping[str, str]) -> Iterator[ListChange]:
    for part in LISTS:
        old, new = getattr(before, part), getattr(after, part)
        ids = same if part in OF_ITEMS else {}
        earlier, later = {ids.get(one, one) for one in old}, {ids.get(one, one) for one in new}
        if earlier != later:
            yield ListChange(
                part,
                added=tuple(one for one in new if ids.get(one, one) not in earlier),
                removed=tuple(one for one in old if ids.get(one, one) not in later),
            )


def _outlines(old: Roadmap, new: Roadmap, same: Mapping[str, str]) -> OutlineChanges:
    outlines = paired(old.specializations, new.specializations)
    changed = []
    for before, after, known_by in outlines.both:
        parts = _changes(before, after, OUTLINE)
        found = OutlineChange(
            before, after, known_by, parts, step_changes(before.steps, after.steps, same)
        )
        if found != OutlineChange(before, after):
            changed.append(found)
    return OutlineChanges(outlines.added, outlines.removed, tuple(changed))
