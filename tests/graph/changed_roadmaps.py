"""Roadmaps that were made from others by a few random edits, as an author makes them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from skillpath.graph import (
    Attainable,
    Differences,
    Effort,
    Expression,
    Group,
    InvalidRoadmapError,
    ItemChange,
    Outline,
    Requirement,
    Roadmap,
    Status,
    Step,
    Strength,
    any_of,
)
from tests.graph.small import item

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from random import Random

#  a ── b (any of a, c)      two steps and a specialization with a step
BASE = Roadmap(
    "base",
    "Base",
    (item("a"), item("b", any_of("a", "c")), item("c")),
    (Step("one", "One", 1, ("a", "b")), Step("two", "Two", 2, ("c",))),
    specializations=(Outline("x", "X", (Step("x-one", "X one", 1, ("a",)),)),),
)
B = BASE.by_id["b"]
[NEEDS] = B.requirements


def changed(before: Attainable, after: Attainable, **told: Any) -> Differences:
    """That one item changed, and nothing besides."""
    return Differences(changed=(ItemChange(before, after, **told),))


def edited(random: Random, roadmap: Roadmap) -> Roadmap:
    """The roadmap after up to four edits; what makes it invalid is left out."""
    for _ in range(random.randint(0, 4)):
        try:
            roadmap = random.choice(EDITS)(random, roadmap)
        except InvalidRoadmapError:
            continue
    return roadmap


def with_item(roadmap: Roadmap, item: Attainable) -> Roadmap:
    """The item in place of the one of its id."""
    items = tuple(item if one.id == item.id else one for one in roadmap.items)
    return replace(roadmap, items=items)


def with_id(roadmap: Roadmap, old: str, new: str) -> Roadmap:
    """The item under another id, wherever it is named."""
    return replace(
        roadmap,
        items=tuple(_item_with(item, {old: new}) for item in roadmap.items),
        steps=_steps_with(roadmap.steps, {old: new}),
        specializations=tuple(
            replace(one, steps=_steps_with(one.steps, {old: new}))
            for one in roadmap.specializations
        ),
    )


def without(roadmap: Roadmap, gone: str) -> Roadmap:
    """The roadmap without the item and without all that needs it in a requirement."""
    kept = tuple(
        replace(
            item,
            requirements=tuple(one for one in item.requirements if gone not in _names(one.of)),
            certifies=tuple(one for one in item.certifies if one != gone),
            replaced_by=tuple(one for one in item.replaced_by if one != gone),
        )
        for item in roadmap.items
        if item.id != gone
    )
    outlines = tuple(
        replace(one, steps=_steps_without(one.steps, gone)) for one in roadmap.specializations
    )
    steps = _steps_without(roadmap.steps, gone)
    return replace(roadmap, items=kept, steps=steps, specializations=outlines)


def _item_with(item: Attainable, ids: dict[str, str]) -> Attainable:
    return replace(
        item,
        id=ids.get(item.id, item.id),
        requirements=tuple(replace(one, of=_renamed(one.of, ids)) for one in item.requirements),
        certifies=tuple(ids.get(one, one) for one in item.certifies),
        replaced_by=tuple(ids.get(one, one) for one in item.replaced_by),
    )


def _steps_with(steps: Sequence[Step], ids: dict[str, str]) -> tuple[Step, ...]:
    return tuple(
        replace(
            step,
            covers=tuple(ids.get(one, one) for one in step.covers),
            optional=tuple(ids.get(one, one) for one in step.optional),
        )
        for step in steps
    )


def _steps_without(steps: Sequence[Step], gone: str) -> tuple[Step, ...]:
    return tuple(
        replace(
            step,
            covers=tuple(one for one in step.covers if one != gone),
            optional=tuple(one for one in step.optional if one != gone),
        )
        for step in steps
    )


def _renamed(expression: Expression, ids: dict[str, str]) -> Expression:
    if not isinstance(expression, Group):
        return ids.get(expression, expression)
    return Group(tuple(_renamed(one, ids) for one in expression.members), expression.minimum)


def _names(expression: Expression) -> set[str]:
    if not isinstance(expression, Group):
        return {expression}
    return set().union(*map(_names, expression.members))


def _other_id(random: Random, roadmap: Roadmap) -> Roadmap:
    """Another id, with or without a trace of the old one; sometimes a trace in two items."""
    item = random.choice(roadmap.items)
    new = random.choice("uvwxyz") + item.id
    made = with_id(roadmap, item.id, new)
    traced = {new} if random.random() < 0.7 else {new, random.choice(made.items).id}
    name = random.choice((item.name, item.name.lower(), f"another {random.randint(0, 9)}"))
    for one in sorted(traced):
        labels = (random.choice((item.id, item.name, "else")), *made.by_id[one].alt_labels)
        made = with_item(made, replace(made.by_id[one], alt_labels=labels))
    return with_item(made, replace(made.by_id[new], name=name))


def _removed(random: Random, roadmap: Roadmap) -> Roadmap:
    return without(roadmap, random.choice(roadmap.items).id)


def _other_requirements(random: Random, roadmap: Roadmap) -> Roadmap:
    item = random.choice(roadmap.items)
    more = Requirement(
        random.choice(roadmap.items).id, "new", strength=random.choice(tuple(Strength))
    )
    kept = random.sample(item.requirements, random.randint(0, len(item.requirements)))
    reworded = tuple(replace(one, reason=random.choice((one.reason, "why"))) for one in kept)
    return with_item(roadmap, replace(item, requirements=(*reworded, more)))


def _other_facts(random: Random, roadmap: Roadmap) -> Roadmap:
    item = random.choice(roadmap.items)
    hours, successor = random.randint(1, 3), random.choice(roadmap.items).id
    made = random.choice(
        (
            replace(item, effort=Effort(hours, hours, hours)),
            replace(item, status=Status.RETIRED, replaced_by=(successor,)),
            replace(item, name=random.choice(roadmap.items).name + "x"),
            replace(item, certifies=(successor,)),
        )
    )
    return with_item(roadmap, made)


def _other_steps(random: Random, roadmap: Roadmap) -> Roadmap:
    steps = []
    for step in roadmap.steps:
        named = [*step.covers, *step.optional, random.choice(roadmap.items).id]
        random.shuffle(named)
        half = random.randint(0, len(named))
        identifier = random.choice((step.id, step.id, f"{step.id}-2"))
        covers, optional = tuple(named[:half]), tuple(named[half:])
        steps.append(replace(step, id=identifier, covers=covers, optional=optional))
    return replace(roadmap, steps=tuple(steps))


def _other_outlines(random: Random, roadmap: Roadmap) -> Roadmap:
    item = random.choice(roadmap.items).id
    named = random.choice(("industry", "branch"))
    steps = (Step("first", "First", random.randint(0, 1), (item,)),)
    return replace(roadmap, specializations=(Outline(named, "Industry", steps),))


def _other_head(random: Random, roadmap: Roadmap) -> Roadmap:
    return replace(roadmap, version=str(random.randint(0, 3)))


EDITS: tuple[Callable[[Random, Roadmap], Roadmap], ...] = (
    _other_id,
    _other_id,
    _removed,
    _other_requirements,
    _other_requirements,
    _other_facts,
    _other_facts,
    _other_steps,
    _other_outlines,
    _other_head,
)
