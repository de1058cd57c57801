"""What changed, in words: short facts for one line, details for lines of their own."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from skillpath.graph import (
    Cost,
    Effort,
    Mapping,
    Resource,
    Roadmap,
    Strength,
    displaced,
    words,
)
from skillpath.service.terminal.typesetting import cut, in_digits, mapping_text, resource_text, span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from collections.abc import Mapping as ReadOnly

    from skillpath.graph import (
        Attainable,
        Change,
        ItemChange,
        ListChange,
        Move,
        Requirement,
        RequirementChange,
        RequirementChanges,
        Standing,
    )
    from skillpath.graph.versions.changes import Entry, Value

Detail: TypeAlias = tuple[str, str]
"""A line and the word before it: `was` and `now` stand before two texts, nothing before others."""

LONG = ("description", "url", "license", "base", "prepares_for")
"""Parts that are told below, because they are as long as a line or longer."""

SPOKEN = {"valid_months": "months until it expires", "prepares_for": "what it prepares for"}
LISTED = {
    "alt_labels": ("also called", "no longer called"),
    "certifies": ("now certifies", "no longer certifies"),
    "replaced_by": ("now replaced by", "no longer replaced by"),
    "resources": ("page added:", "page removed:"),
    "mappings": ("mapping added:", "mapping removed:"),
}
VERBS = {Strength.REQUIRED: "requires", Strength.RECOMMENDED: "recommends"}
AROUND = 3
"""How many equal words are kept on each side of where two texts differ."""


@dataclass(frozen=True, slots=True)
class Steps:
    """The names of an outline's steps by id, before and after, and the ids that changed."""

    before: ReadOnly[str, str]
    after: ReadOnly[str, str]
    ids: ReadOnly[str, str]

    def now(self, step: str) -> str:
        """The id after, of a step by its id before."""
        return self.ids.get(step, step)


def item_facts(change: ItemChange) -> Iterator[str]:
    """What changed of an item and fits on its line."""
    if change.has_other_id:
        yield other_id(change.before.id, change.known_by)
    yield from facts(one for one in change.changes if one.part != "status")
    if change.before.status is not change.after.status:
        yield _status(change.after)


def item_details(change: ItemChange) -> Iterator[Detail]:
    """What changed of an item and takes lines of its own."""
    yield from _requirements(change.requirements)
    for one in change.lists:
        yield from _list(change, one)
    yield from details(change.changes)


def facts(changes: Iterable[Change]) -> Iterator[str]:
    """Parts that changed and are short."""
    for one in changes:
        if one.part == "name":
            yield f"renamed from '{one.before}'"
        elif one.part not in LONG:
            part = SPOKEN.get(one.part, one.part)
            yield f"{part} {_value(one.before)} -> {_value(one.after)}"


def details(changes: Iterable[Change]) -> Iterator[Detail]:
    """Parts that changed and are long, each before and after."""
    for one in changes:
        if one.part in LONG:
            head = f"another {SPOKEN.get(one.part, one.part)}"
            yield from _was_and_now(head, str(one.before), str(one.after))


def other_id(before: str, known_by: str) -> str:
    """That something was given another id, and how that is known."""
    return f"id was {before} (both are called '{known_by}')"


def order_words(part: str, before: tuple[str, ...], after: tuple[str, ...]) -> str:
    """Where in a step those few stand now that changed their places; both in the new ids."""
    moved = displaced(before, after)
    earlier = dict(zip(after[1:], after, strict=False))
    told = [f"{one} after {earlier[one]}" if one in earlier else f"{one} first" for one in moved]
    among = " of what is optional" if part == "optional" else ""
    return f"another order{among}: {', '.join(cut(told))}"


def move_words(move: Move, steps: Steps, here: str | None) -> str:
    """Where an item stands and stood; `here` is the step under whose head that is told."""
    now = ", ".join(
        _standing(one, steps.after[one.step], is_here=one.step == here) for one in move.after
    )
    was = ", ".join(
        _standing(one, steps.before[one.step], is_here=steps.now(one.step) == here)
        for one in move.before
    )
    if not now:
        return f"no longer {was}"
    return f"now {now} (was: {was})" if was else f"now {now}"


def _standing(one: Standing, step: str, *, is_here: bool) -> str:
    return f"{'optional' if one.is_optional else 'covered'} {'here' if is_here else f'in {step}'}"


def requirement_words(requirement: Requirement) -> str:
    """`requires any_of(a, b)`."""
    return f"{VERBS[requirement.strength]} {words(requirement.of)}"


def _status(after: Attainable) -> str:
    if not after.is_retired:
        return "no longer retired"
    return f"retired, replaced by {', '.join(after.replaced_by) or 'nothing'}"


def _value(value: Value) -> str:
    match value:
        case None | "":
            return "none"
        case Effort() if value.low == value.high:
            return in_digits(value.likely)
        case Effort():
            return f"{in_digits(value.likely)} ({span(value)})"
        case Cost():
            return value.spoken
        case Roadmap():
            return value.name
    return str(value)


def _list(change: ItemChange, one: ListChange) -> Iterator[Detail]:
    added, removed = LISTED[one.part]
    is_told = one.part == "replaced_by" and any(each.part == "status" for each in change.changes)
    if not (is_told and change.after.is_retired):
        yield from _entries(added, one.added)
    yield from _entries(removed, one.removed)


def _entries(head: str, entries: tuple[Entry, ...]) -> Iterator[Detail]:
    plain = [one for one in entries if isinstance(one, str)]
    if plain:
        yield "", f"{head} {', '.join(plain)}"
    for one in entries:
        if isinstance(one, Resource):
            yield "", f"{head} {resource_text(one)}"
        elif isinstance(one, Mapping):
            yield "", f"{head} {mapping_text(one)}"


def _requirements(changes: RequirementChanges) -> Iterator[Detail]:
    for one in changes.removed:
        yield "", f"no longer {requirement_words(one)}"
    for one in changes.added:
        yield "", f"now {requirement_words(one)}{f': {one.reason}' if one.reason else ''}"
    for pair in changes.changed:
        yield "", f"{requirement_words(pair.after)} (was: {_was(pair)})"
        yield from _reasons("", pair)
    for pair in changes.reworded:
        yield from _reasons(f"{requirement_words(pair.after)} ", pair)


def _was(pair: RequirementChange) -> str:
    if pair.before.strength is pair.after.strength:
        return words(pair.before.of)
    return pair.before.strength.value


def _reasons(head: str, pair: RequirementChange) -> Iterator[Detail]:
    before, after = pair.before, pair.after
    if before.reason != after.reason:
        yield from _was_and_now(f"{head}for another reason", before.reason, after.reason)
    if before.source != after.source:
        yield from _was_and_now(f"{head}on another source", before.source, after.source)


def _was_and_now(head: str, before: str, after: str) -> Iterator[Detail]:
    was, now = _apart(before, after)
    yield "", head
    yield "was", was or "none"
    yield "now", now or "none"


def _apart(before: str, after: str) -> tuple[str, str]:
    """Two long texts without the words that both begin and end with, but for a few."""
    old, new = before.split(" "), after.split(" ")
    least = min(len(old), len(new))
    start = next((at for at in range(least) if old[at] != new[at]), least)
    rest = range(1, least - start + 1)
    end = next((at for at in rest if old[-at] != new[-at]), least - start + 1) - 1
    first, last = max(start - AROUND, 0), max(end - AROUND, 0)
    return _cut(old, first, last), _cut(new, first, last)


def _cut(text: list[str], first: int, last: int) -> str:
    kept = text[first : len(text) - last]
    return " ".join((*(["…"] if first else []), *kept, *(["…"] if last else [])))
