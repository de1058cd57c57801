"""What became of the steps of an outline, and of the items in them."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from typing import TYPE_CHECKING

from skillpath.graph.versions.changes import Change, Move, Standing, StepChange, StepChanges
from skillpath.graph.versions.pairing import paired

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from skillpath.graph.outlines import Step
    from skillpath.graph.versions.pairing import Pairing

Standings = dict[str, dict[tuple[str, bool], Standing]]
"""Of each item, under its stand-in: where it is placed, by the step's stand-in and whether it is
optional there."""


def step_changes(old: Sequence[Step], new: Sequence[Step], same: Mapping[str, str]) -> StepChanges:
    """What became of the steps; `same` has stand-ins for the ids of items that changed."""
    if old == new:
        return StepChanges()
    steps = paired(old, new)
    before, after = _places(old, steps.same, same), _places(new, steps.same, same)
    return StepChanges(
        added=steps.added,
        removed=steps.removed,
        changed=tuple(_changed(steps, same)),
        moves=tuple(sorted(_moves(before, after), key=lambda one: one.item)),
    )


def displaced(before: Sequence[str], after: Sequence[str]) -> tuple[str, ...]:
    """The fewest of the same items that changed their places, when the others kept theirs.

    >>> displaced(["a", "b", "c", "d"], ["b", "c", "a", "d"])
    ('a',)
    """
    places = {one: number for number, one in enumerate(before)}
    ends: list[int] = []  # the least place at which a run of each length ends
    lengths = []
    for one in after:
        length = bisect_left(ends, places[one])
        ends[length : length + 1] = [places[one]]
        lengths.append(length)
    kept, wanted = set(), len(ends) - 1
    for one, length in zip(reversed(after), reversed(lengths), strict=True):
        if length == wanted:
            kept.add(one)
            wanted -= 1
    return tuple(one for one in after if one not in kept)


def _changed(steps: Pairing[Step], same: Mapping[str, str]) -> Iterator[StepChange]:
    for before, after, known_by in steps.both:
        plain = (("name", before.name, after.name), ("position", before.position, after.position))
        changes = (
            *(Change(part, one, other) for part, one, other in plain if one != other),
            *_orders(before, after, same),
        )
        if changes or before.id != after.id:
            yield StepChange(before, after, known_by, changes)


def _orders(before: Step, after: Step, same: Mapping[str, str]) -> Iterator[Change]:
    parts = (("covers", before.covers, after.covers), ("optional", before.optional, after.optional))
    for part, old, new in parts:
        earlier = {same.get(one, one): one for one in old}
        later = {same.get(one, one): one for one in new}
        kept = [one for one in earlier if one in later]
        now = [one for one in later if one in earlier]
        if kept != now:
            yield Change(
                part, tuple(earlier[one] for one in kept), tuple(later[one] for one in now)
            )


def _places(
    steps: Iterable[Step], same_steps: Mapping[str, str], same: Mapping[str, str]
) -> Standings:
    found: Standings = defaultdict(dict)
    for step in steps:
        known = same_steps.get(step.id, step.id)
        for items, is_optional in ((step.covers, False), (step.optional, True)):
            for item in items:
                place = Standing(item, step.id, is_optional)
                found[same.get(item, item)][known, is_optional] = place
    return found


def _moves(before: Standings, after: Standings) -> Iterator[Move]:
    for item in before.keys() | after.keys():
        old, new = before.get(item, {}), after.get(item, {})
        left = tuple(place for key, place in old.items() if key not in new)
        entered = tuple(place for key, place in new.items() if key not in old)
        if left or entered:
            yield Move(left, entered)
