"""What changed between two roadmaps, for people at a terminal."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rich.console import Console

from skillpath.graph import Effort
from skillpath.service.terminal.difference_words import (
    Detail,
    Steps,
    details,
    facts,
    item_details,
    item_facts,
    move_words,
    order_words,
    other_id,
    requirement_words,
)
from skillpath.service.terminal.typesetting import Indented, Text, count, hours, in_digits

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from collections.abc import Mapping as ReadOnly

    from skillpath.graph import (
        Attainable,
        Change,
        Differences,
        Move,
        Outline,
        OutlineChange,
        Roadmap,
        Step,
        StepChange,
        StepChanges,
    )

STYLES = {"+": "green", "-": "red", "~": "yellow"}
"""Of the marks; what each means is said in words as well."""


@dataclass(frozen=True, slots=True)
class Told:
    """What is told of one thing: what it is called, what changed; `mark` is empty for a head."""

    mark: str
    name: str
    id: str = ""
    facts: tuple[str, ...] = ()
    details: tuple[Detail, ...] = ()


Grouped = dict["str | None", list[Told]]
"""What is told of items, by the step under whose head it stands; None is no step."""


def print_differences(old: Roadmap, new: Roadmap, found: Differences) -> None:
    """What changed, by step and item, and in a last line how much."""
    console = Console(highlight=False)
    special, ids = found.specializations, _ids(found)
    gone_or_come = (("removed", special.removed), ("added", special.added))
    blocks = [
        *_head(new, found.roadmap),
        *_general(old, new, found),
        *(
            [Told("", one.name, one.id, (f"specialization {word}: {_size(one)}",))]
            for word, outlines in gone_or_come
            for one in outlines
        ),
        *(block for change in special.changed for block in _special(old, new, change, ids)),
    ]
    for block in blocks:
        for told in block:
            _print(console, told)
        console.print()
    console.print(Indented([_sum(found) if found else "Nothing differs"], by=0, style="bold"))


def _print(console: Console, told: Told) -> None:
    by = 4 if told.mark else 0
    line = Text.assemble((told.name, f"bold {STYLES.get(told.mark, '')}"))
    line.append(f" ({told.id})" if told.id else "", "dim")
    line.append("  " if told.facts else "").append("; ".join(told.facts))
    console.print(Indented([line], by=by, mark=f"{told.mark} " if told.mark else ""))
    for mark, text in told.details:
        deep = by + (9 if mark else 4)
        console.print(Indented([text], by=deep, mark=f"{mark}  " if mark else ""))


def _head(new: Roadmap, changes: tuple[Change, ...]) -> Iterator[list[Told]]:
    if changes:
        yield [Told("", new.name, new.id, tuple(facts(changes)), tuple(details(changes)))]


def _general(old: Roadmap, new: Roadmap, found: Differences) -> Iterator[list[Told]]:
    steps = _steps(old.steps, new.steps, found.steps)
    ids = _ids(found)
    moves = {ids.get(move.item, move.item): move for move in found.steps.moves}
    changed = {one.after.id: one for one in found.changed}
    added, removed = ({one.id for one in some} for some in (found.added, found.removed))
    successors = {one.item: one.successors for one in found.replaced}
    grouped: Grouped = defaultdict(list)
    for one in sorted({*moves, *changed, *added, *removed}):
        here, move = _here(old, new, steps, one), moves.get(one)
        if one in removed:
            told = _removed(old.by_id[one], successors.get(one, ()))
        elif one in added:
            told = _added(new.by_id[one], _moved(move, steps, here))
        else:
            told = Told("~", new.name_of(one), one, _moved(move, steps, here))
            if one in changed:
                told_facts = (*item_facts(changed[one]), *told.facts)
                more = tuple(item_details(changed[one]))
                told = Told("~", told.name, one, told_facts or ("changed",), more)
        grouped[here].append(told)
    yield from _sections((old.steps, new.steps), found.steps, grouped, ids)


def _special(
    old: Roadmap, new: Roadmap, change: OutlineChange, ids: ReadOnly[str, str]
) -> Iterator[list[Told]]:
    before, after = change.before, change.after
    known = [other_id(before.id, change.known_by)] if change.known_by else []
    told = ("specialization changed", *known, *facts(change.changes))
    yield [Told("", after.name, after.id, told, tuple(details(change.changes)))]
    steps = _steps(before.steps, after.steps, change.steps)
    grouped: Grouped = defaultdict(list)
    for move in change.steps.moves:
        here = move.after[0].step if move.after else steps.now(move.before[0].step)
        roadmap = new if move.after else old
        mark = "~" if move.before and move.after else "+" if move.after else "-"
        words = (move_words(move, steps, here),)
        name = roadmap.name_of(move.item)
        grouped[here].append(Told(mark, name, ids.get(move.item, move.item), words))
    yield from _sections((before.steps, after.steps), change.steps, grouped, ids)


def _sections(
    both: tuple[Sequence[Step], Sequence[Step]],
    changes: StepChanges,
    grouped: Grouped,
    ids: ReadOnly[str, str],
) -> Iterator[list[Told]]:
    """The steps that changed, or in which something did, by position; then what is in none."""
    changed = {one.after.id: one for one in changes.changed}
    added, removed = ({one.id for one in some} for some in (changes.added, changes.removed))
    _, new = both
    for step in sorted((*new, *changes.removed), key=lambda one: (one.position, one.id)):
        head = Told("", f"{step.position}. {step.name}", step.id)
        if step.id in changed:
            head = _changed_step(changed[step.id], ids)
        elif step.id in added or step.id in removed:
            word = "added" if step.id in added else "removed"
            head = Told("", head.name, head.id, (f"step {word}",))
        if head.facts or head.details or step.id in grouped:
            yield [head, *grouped.get(step.id, ())]
    if None in grouped:
        yield [Told("", "In no step" if any(both) else "Items"), *grouped[None]]


def _changed_step(change: StepChange, ids: ReadOnly[str, str]) -> Told:
    plain = [one for one in change.changes if one.part in ("name", "position")]
    orders = tuple(
        ("", order_words(one.part, _now(one.before, ids), _now(one.after, {})))
        for one in change.changes
        if one not in plain
    )
    known = [other_id(change.before.id, change.known_by)] if change.known_by else []
    name = f"{change.after.position}. {change.after.name}"
    return Told("", name, change.after.id, (*known, *facts(plain)), orders)


def _now(value: object, ids: ReadOnly[str, str]) -> tuple[str, ...]:
    assert isinstance(value, tuple)
    return tuple(ids.get(one, one) for one in value)


def _added(item: Attainable, moved: tuple[str, ...]) -> Told:
    needs = tuple(("", requirement_words(one)) for one in item.requirements)
    rest = tuple(one.removeprefix("now ") for one in moved if one != "now covered here")
    return Told("+", item.name, item.id, (f"added: {_kind(item)}", *rest), needs)


def _removed(item: Attainable, successors: tuple[str, ...]) -> Told:
    replaced = (f"replaced by {', '.join(successors)}",) if successors else ()
    return Told("-", item.name, item.id, (f"removed: {_kind(item)}", *replaced))


def _kind(item: Attainable) -> str:
    return f"{item.kind.value}, {hours(item.hours)}"


def _size(outline: Outline) -> str:
    covered = count(len(outline.covers), "item")
    return f"{count(len(outline.steps), 'step')} covering {covered}"


def _moved(move: Move | None, steps: Steps, here: str | None) -> tuple[str, ...]:
    return (move_words(move, steps, here),) if move else ()


def _here(old: Roadmap, new: Roadmap, steps: Steps, item: str) -> str | None:
    """The step under whose head an item is told of, by the step's new id if it has one."""
    if item in new.by_id:
        step = new.step_of.get(item)
        return step.id if step else None
    step = old.step_of.get(item)
    return steps.now(step.id) if step else None


def _steps(old: Iterable[Step], new: Iterable[Step], changes: StepChanges) -> Steps:
    before, after = (
        {one.id: f"{one.position}. {one.name}" for one in steps} for steps in (old, new)
    )
    return Steps(before, after, {one.before.id: one.after.id for one in changes.changed})


def _ids(found: Differences) -> ReadOnly[str, str]:
    return {one.before.id: one.after.id for one in found.changed}


def _likely(change: Change) -> str:
    sides = [one.likely for one in (change.before, change.after) if isinstance(one, Effort)]
    return " -> ".join(map(in_digits, sides))


def _sum(found: Differences) -> str:
    """`3 items (1 added, 2 changed), 1 step; 40 -> 60 h`."""
    items = {
        "added": {one.id for one in found.added},
        "removed": {one.id for one in found.removed},
        "changed": {one.after.id for one in found.changed},
    }
    ids = _ids(found)
    moved = {ids.get(move.item, move.item) for move in found.steps.moves}
    items["moved"] = moved.difference(*items.values())
    steps, special = found.steps, found.specializations
    told = []
    if total := sum(map(len, items.values())):
        kinds = ", ".join(f"{len(some)} {word}" for word, some in items.items() if some)
        told.append(f"{count(total, 'item')} ({kinds})")
    for noun, of in (("step", steps), ("specialization", special)):
        if number := len(of.added) + len(of.removed) + len(of.changed):
            told.append(count(number, noun))
    both = ", ".join(told) or "Only the roadmap's own head differs"
    return f"{both}; {_likely(found.hours)} h" if found.hours else both
