from __future__ import annotations

from dataclasses import fields, is_dataclass, replace
from random import Random
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from skillpath.graph import (
    Attainable,
    Change,
    Cost,
    Differences,
    Effort,
    Kind,
    Level,
    ListChange,
    Mapping,
    Outline,
    OutlineChange,
    OutlineChanges,
    Requirement,
    Resource,
    Roadmap,
    Status,
    Step,
    differences,
)
from tests.graph.changed_roadmaps import BASE, B, changed, edited, with_item
from tests.graph.random_roadmaps import random_roadmap
from tests.ontology.written_roadmaps import reversed_order, written_roadmaps

if TYPE_CHECKING:
    from collections.abc import Callable

often = settings(derandomize=True, deadline=None)
SWAPPED = {"before": "after", "after": "before", "added": "removed", "removed": "added"}

ITEM_PARTS: dict[str, tuple[Any, Any]] = {
    "name": ("name", "Other"),
    "kind": ("kind", Kind.TOOL),
    "effort": ("hours", Effort(1, 2, 3)),
    "level": ("level", Level.EXPERT),
    "description": ("description", "Told."),
    "url": ("url", "https://example.org/"),
    "status": ("status", Status.RETIRED),
    "cost": ("cost", Cost(5, "EUR")),
    "valid_months": ("valid_months", 12),
}
ITEM_LISTS: dict[str, Any] = {
    "alt_labels": "bee",
    "certifies": "a",
    "replaced_by": "c",
    "resources": Resource("Course", "https://example.org/"),
    "mappings": Mapping("exact", "https://example.org/"),
}
HEAD_PARTS = {
    "id": "other",
    "name": "Other",
    "version": "2",
    "license": "https://example.org/",
    "base": "https://example.org/",
    "description": "Told.",
    "prepares_for": "https://example.org/",
}
OUTLINE_PARTS = {"name": "Y", "description": "Told.", "prepares_for": "https://example.org/"}


@pytest.mark.parametrize("attribute", ITEM_PARTS)
def test_one_part_of_an_item_that_differs_is_all_that_is_told(attribute: str) -> None:
    part, value = ITEM_PARTS[attribute]
    after = replace(B, **{attribute: value})
    found = differences(BASE, with_item(BASE, after))
    hours = found.hours  # follow from others, and have a test of their own
    change = Change(part, getattr(B, attribute), value)
    assert found == replace(changed(B, after, changes=(change,)), hours=hours)


@pytest.mark.parametrize("attribute", ITEM_LISTS)
def test_one_entry_more_is_all_that_is_told(attribute: str) -> None:
    entry = ITEM_LISTS[attribute]
    listed: dict[str, Any] = {attribute: (entry,)}
    after = replace(B, **listed)
    more = ListChange(attribute, added=(entry,))
    assert differences(BASE, with_item(BASE, after)) == changed(B, after, lists=(more,))


@pytest.mark.parametrize("attribute", HEAD_PARTS)
def test_one_part_of_the_head_that_differs_is_all_that_is_told(attribute: str) -> None:
    value = HEAD_PARTS[attribute]
    change = Change(attribute, getattr(BASE, attribute), value)
    found = differences(BASE, replace(BASE, **{attribute: value}))  # type: ignore[arg-type]
    assert found == Differences(roadmap=(change,))


@pytest.mark.parametrize("attribute", OUTLINE_PARTS)
def test_one_part_of_a_specialization_that_differs_is_all_that_is_told(attribute: str) -> None:
    value = OUTLINE_PARTS[attribute]
    [before] = BASE.specializations
    after = replace(before, **{attribute: value})  # type: ignore[arg-type]
    change = Change(attribute, getattr(before, attribute), value)
    told = OutlineChange(before, after, changes=(change,))
    found = differences(BASE, replace(BASE, specializations=(after,)))
    assert found == Differences(specializations=OutlineChanges(changed=(told,)))


def test_no_field_is_forgotten() -> None:
    compared = {one.name for one in fields(Roadmap) if one.compare}
    rest = {"items", "steps", "specializations", "general"}
    assert {one.name for one in fields(Attainable)} == {
        *ITEM_PARTS,
        *ITEM_LISTS,
        "id",
        "requirements",
    }
    assert compared == {*HEAD_PARTS, *rest}
    assert {one.name for one in fields(Outline)} == {*OUTLINE_PARTS, "id", "steps"}
    assert {one.name for one in fields(Step)} == {"id", "name", "position", "covers", "optional"}
    assert {one.name for one in fields(Requirement)} == {"of", "reason", "source", "strength"}


@settings(often, max_examples=60)
@given(written_roadmaps())
def test_equal_roadmaps_do_not_differ(plain: Roadmap) -> None:
    assert differences(plain, reversed_order(plain)) == Differences()


@settings(often, max_examples=60)
@given(written_roadmaps(), written_roadmaps())
def test_all_that_makes_two_roadmaps_unequal_is_a_difference(one: Roadmap, other: Roadmap) -> None:
    assert bool(differences(one, other)) is (one != other)
    assert in_order(differences(one, other)) == in_order(mirrored(differences(other, one)))


@settings(often, max_examples=1_000)
@given(st.integers(0, 2**32))
def test_differences_mirror_each_other_and_miss_nothing(seed: int) -> None:
    random = Random(seed)
    old = edited(random, random_roadmap(random))
    new = edited(random, old)
    found = differences(old, new)
    assert bool(found) is (old != new)
    assert in_order(found) == in_order(mirrored(differences(new, old)))


def of_each(value: Any, apply: Callable[[str, Any], Any]) -> Any:
    names = [one.name for one in fields(value)]
    return replace(value, **{name: apply(name, getattr(value, name)) for name in names})


def mirrored(value: Any) -> Any:
    """Before and after, added and removed in each other's place, at any depth."""
    if isinstance(value, tuple):
        return tuple(map(mirrored, value))
    if not is_dataclass(value) or isinstance(value, Roadmap | Attainable | Step | Outline):
        return value
    return of_each(value, lambda name, _: mirrored(getattr(value, SWAPPED.get(name, name))))


def in_order(value: Any) -> Any:
    """With what is listed by the new ids in an order of its own."""
    if isinstance(value, tuple):
        inner = [in_order(one) for one in value]
        return tuple(sorted(inner, key=repr) if inner and hasattr(inner[0], "after") else inner)
    if not is_dataclass(value) or isinstance(value, Roadmap | Attainable | Step | Outline):
        return value
    return of_each(value, lambda _, one: in_order(one))
