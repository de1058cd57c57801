"""What a roadmap holds, for people at a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.console import Console

from skillpath.graph import Group as Choice
from skillpath.graph import dependence_counts, dependents, longest_chain, outline_hours, users
from skillpath.service.terminal.typesetting import (
    Indented,
    Text,
    count,
    cut,
    hours,
    mapping_text,
    print_block,
    resource_text,
    title,
)

if TYPE_CHECKING:
    from skillpath.graph import (
        Expression,
        Requirement,
        Roadmap,
        Step,
    )

MOST_BASES = 10


def print_shown(roadmap: Roadmap, identifier: str) -> None:
    """All about an item, a step or a roadmap, by id."""
    console = Console(highlight=False)
    if identifier in roadmap.by_id:
        _print_item(console, roadmap, identifier)
    elif identifier in roadmap.steps_by_id:
        _print_step(console, roadmap, roadmap.steps_by_id[identifier])
    else:
        _print_roadmap(console, roadmap.specialized(identifier))


def _print_item(console: Console, roadmap: Roadmap, identifier: str) -> None:
    item = roadmap.by_id[identifier]
    step = roadmap.step_of.get(identifier)
    facts = [item.kind.value, hours(item.hours), *([item.level.value] if item.level else [])]
    console.print(Text.assemble((item.name, "bold"), (f"   {item.id}", "dim")))
    console.print(Text(" · ".join([*facts, *([step.name] if step else [])]), "dim"))
    if item.is_retired:
        successors = ", ".join(roadmap.name_of(one) for one in item.replaced_by) or "nothing"
        told = f"Retired; replaced by {successors}"
        console.print(Indented([told], by=0, style="yellow"))
    console.print(Indented(filter(None, (item.description, item.url, item.terms)), by=0))
    if item.alt_labels:
        console.print(Indented([f"Also: {', '.join(item.alt_labels)}"], by=0, style="dim"))
    print_block(console, "Requires", [_required(roadmap, one) for one in item.required])
    print_block(console, "Helps", [_required(roadmap, one) for one in item.recommended])
    print_block(console, "Learn it from", [resource_text(one) for one in item.resources])
    print_block(console, "Certifies", [roadmap.name_of(one) for one in item.certifies])
    needed = [
        f"{roadmap.name_of(one.needed_by)}{f': {one.reason}' if one.reason else ''}"
        for one in users(roadmap, identifier)
    ]
    total = len(dependents(roadmap, identifier))
    print_block(console, "Known elsewhere as", [mapping_text(one) for one in item.mappings])
    print_block(console, f"Needed by (with what needs these: {total})", cut(needed))


def _print_roadmap(console: Console, roadmap: Roadmap) -> None:
    console.print(Text.assemble((roadmap.name, "bold"), (f"   {roadmap.id}", "dim")))
    if roadmap.description:
        console.print(Indented([roadmap.description], by=0))
    steps, items = count(len(roadmap.steps), "step"), count(len(roadmap.scope), "item")
    console.print(Text(f"{steps}, {items} with all that they build on", "dim"))
    if roadmap.general is None:
        _print_depths(console, roadmap)
        return
    for step in roadmap.steps:
        console.print()
        _print_step(console, roadmap, step)


def _print_depths(console: Console, roadmap: Roadmap) -> None:
    """How deep the requirements lead, and what carries the most of them."""
    chain, counts = longest_chain(roadmap), dependence_counts(roadmap)
    carrying = [one for one in counts if counts[one]]
    most = sorted(carrying, key=lambda one: (-counts[one], one))[:MOST_BASES]
    named = " > ".join(map(roadmap.name_of, chain))
    print_block(console, f"Longest chain of prerequisites: {len(chain)}", [named])
    bases = [f"{counts[one]:>4}  {roadmap.name_of(one)}" for one in most]
    print_block(console, "What most others cannot be learned without", bases)


def print_roadmaps(roadmap: Roadmap) -> None:
    """All roadmaps over the same attainables, with what finishing their steps asks for."""
    console = Console(highlight=False)
    for place, one in enumerate(roadmap.outlines.values()):
        if place:
            console.print()
        asked = outline_hours(roadmap, one)
        console.print(Text.assemble((one.name, "bold"), (f"   {one.id}", "dim")))
        steps, items = count(len(one.steps), "step"), count(len(one.covers), "item")
        console.print(Text(f"{steps} covering {items}, {hours(asked)} of their own", "dim"))
        if one.description:
            console.print(Indented([one.description], by=0))


def print_steps(roadmap: Roadmap) -> None:
    """All steps with what they cover."""
    console = Console(highlight=False)
    for place, step in enumerate(roadmap.steps):
        if place:
            console.print()
        _print_step(console, roadmap, step)


def _print_step(console: Console, roadmap: Roadmap, step: Step) -> None:
    name = Text.assemble((f"{step.position}. {step.name}", "bold"), (f"   {step.id}", "dim"))
    console.print(Indented([name], by=0))
    for one in step.covers:
        console.print(title(roadmap, "-  ", one))
    if step.optional:
        console.print(
            Text(f"     and {len(step.optional)} more that these build on or offer", "dim")
        )


def _required(roadmap: Roadmap, requirement: Requirement) -> str:
    reason = f": {requirement.reason}" if requirement.reason else ""
    return f"{_spoken(roadmap, requirement.of)}{reason}"


def _spoken(roadmap: Roadmap, expression: Expression) -> str:
    """`any one of AWS, Azure, GCP`."""
    if not isinstance(expression, Choice):
        return roadmap.by_id[expression].name
    members = ", ".join(
        f"({_spoken(roadmap, one)})" if isinstance(one, Choice) else _spoken(roadmap, one)
        for one in expression.members
    )
    if expression.minimum == len(expression.members):
        return f"all of {members}"
    some = "any one" if expression.minimum == 1 else f"at least {expression.minimum}"
    return f"{some} of {members}"
