"""Answers for people at a terminal."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from rich.console import Console, ConsoleOptions, Group, RenderableType, RenderResult
from rich.text import Text as RichText

from skillpath.graph import Group as Choice
from skillpath.graph import Kind, dependents, explained, longest_chain, users
from skillpath.service.answers import recommendation_reasons

if TYPE_CHECKING:
    from collections.abc import Iterable

    from skillpath.graph import (
        Effort,
        Expression,
        Fault,
        Knowledge,
        Path,
        PathItem,
        Recommendation,
        Recommendations,
        Requirement,
        Roadmap,
        Step,
    )
    from skillpath.ontology import Report, Summary

CONTROL = dict.fromkeys((*range(9), *range(11, 32), *range(127, 160)), "\N{REPLACEMENT CHARACTER}")
"""Characters that would command a terminal, and what is printed in their place."""


class Text(RichText):
    """Text that a roadmap's author wrote, without what would command a terminal."""

    def __init__(self, text: str = "", style: str = "", **options: Any) -> None:
        """Take the text."""
        super().__init__(text.translate(CONTROL), style, **options)

    def append(self, text: Any, style: Any = None) -> RichText:
        """Take more text."""
        return super().append(text.translate(CONTROL) if isinstance(text, str) else text, style)


KIND_STYLES = {Kind.SKILL: "cyan", Kind.TOOL: "green", Kind.CERTIFICATION: "magenta"}
MOST_SHOWN = 8


def print_next(roadmap: Roadmap, found: Recommendations) -> None:
    """The recommendations with their reasons."""
    console = Console(highlight=False)
    if not found.items:
        reached = "Nothing is missing: the goal is reached." if found.goals.ids else "All is known."
        console.print(reached)
        return
    shown = f"{len(found.items)} of {found.frontier_size} that can be started now"
    console.print(Text.assemble(("What to learn next", "bold"), (f"   {shown}", "dim")))
    for number, one in enumerate(found.items, start=1):
        console.print()
        console.print(_recommendation(roadmap, number, one))
    _print_inferred(console, roadmap, found.knowledge)


def print_path(roadmap: Roadmap, path: Path) -> None:
    """The path in learning order."""
    console = Console(highlight=False)
    goals = ", ".join(roadmap.name_of(goal) for goal in path.goals.ids)
    proof = "proven cheapest" if path.is_optimal else f"at least {path.lower_bound:g} h"
    console.print(Text(f"Path to {goals}", "bold"))
    if not path.items:
        console.print("Nothing is missing: the goal is reached.")
        return
    total = f"{_count(len(path.items), 'item')}, {hours(path.hours)}, {proof}"
    console.print(Text(total, "dim"))
    for number, one in enumerate(path.items, start=1):
        console.print()
        console.print(_path_item(roadmap, number, one))
    _print_inferred(console, roadmap, path.knowledge)


def print_shown(roadmap: Roadmap, identifier: str) -> None:
    """All about an item, a step or the roadmap itself, by id."""
    console = Console(highlight=False)
    if identifier in roadmap.by_id:
        _print_item(console, roadmap, identifier)
    elif identifier in roadmap.steps_by_id:
        _print_step(console, roadmap, roadmap.steps_by_id[identifier])
    else:
        _print_roadmap(console, roadmap)


def _print_item(console: Console, roadmap: Roadmap, identifier: str) -> None:
    item = roadmap.by_id[identifier]
    step = roadmap.step_of.get(identifier)
    facts = [item.kind.value, hours(item.hours), *([item.level.value] if item.level else [])]
    console.print(Text.assemble((item.name, "bold"), (f"   {item.id}", "dim")))
    console.print(Text(" · ".join([*facts, *([step.name] if step else [])]), "dim"))
    if item.is_retired:
        successors = ", ".join(roadmap.name_of(one) for one in item.replaced_by) or "nothing"
        told = f"Retired; replaced by {successors}"
        console.print(_Indented([told], by=0, style="yellow"))
    console.print(_Indented(filter(None, (item.description, item.url)), by=0))
    if item.alt_labels:
        console.print(_Indented([f"Also: {', '.join(item.alt_labels)}"], by=0, style="dim"))
    _print_block(console, "Requires", [_required(roadmap, one) for one in item.required])
    _print_block(console, "Helps", [_required(roadmap, one) for one in item.recommended])
    _print_block(console, "Certifies", [roadmap.name_of(one) for one in item.certifies])
    needed = [
        f"{roadmap.name_of(one.needed_by)}: {one.reason}" for one in users(roadmap, identifier)
    ]
    total = len(dependents(roadmap, identifier))
    _print_block(console, f"Needed by (with what needs these: {total})", _cut(needed))


def _print_roadmap(console: Console, roadmap: Roadmap) -> None:
    chain = longest_chain(roadmap)
    console.print(Text.assemble((roadmap.name, "bold"), (f"   {roadmap.id}", "dim")))
    if roadmap.description:
        console.print(_Indented([roadmap.description], by=0))
    steps, items = _count(len(roadmap.steps), "step"), _count(len(roadmap.items), "item")
    console.print(Text(f"{steps}, {items}; longest chain of prerequisites: {len(chain)}"))


def print_steps(roadmap: Roadmap) -> None:
    """All steps with what they cover."""
    console = Console(highlight=False)
    for place, step in enumerate(roadmap.steps):
        if place:
            console.print()
        _print_step(console, roadmap, step)


def print_report(report: Report) -> None:
    """What is in a file and what is wrong with it."""
    console = Console(highlight=False, soft_wrap=True)
    head = f"{_count(len(report.faults), 'fault')}, {_count(len(report.warnings), 'warning')}"
    style = "red" if report.faults else "green"
    console.print(Text.assemble((report.where, "bold"), ": ", (head, style)))
    for fault in report.faults:
        console.print(_fault("fault", "red", fault))
    for fault in report.warnings:
        console.print(_fault("warning", "yellow", fault))
    if report.summary:
        console.print(_Indented(_summary(report.summary), by=2))


def hours(effort: Effort) -> str:
    """An effort as a person says it."""
    if effort.low == effort.high:
        return f"{effort.likely:g} h"
    return f"{effort.likely:g} h ({effort.low:g} to {effort.high:g})"


def _recommendation(roadmap: Roadmap, number: int, one: Recommendation) -> RenderableType:
    parts = one.parts
    score = (
        f"score {parts.score:g}: continuity {parts.continuity:g}, "
        f"blocking {parts.blocking:g}, effort {parts.effort:g}"
    )
    lines = [*recommendation_reasons(roadmap, one)]
    if one.unlocks:
        opened = _cut([roadmap.name_of(other) for other in one.unlocks])
        lines.append(f"Opens {', '.join(opened)}")
    return Group(
        _title(roadmap, f"{number}  ", one.item.id),
        _Indented(lines),
        _Indented([score], style="dim"),
    )


def _path_item(roadmap: Roadmap, number: int, one: PathItem) -> RenderableType:
    lines = [explained(roadmap, one.item.id, because) for because in one.because]
    choices = [
        f"Instead of {roadmap.name_of(other.instead_of)}: saves {other.extra_hours:g} h"
        for other in one.alternatives
    ]
    return Group(
        _title(roadmap, f"{number}  ", one.item.id),
        _Indented(_cut(lines)),
        _Indented(choices, style="green"),
    )


def _title(roadmap: Roadmap, mark: str, identifier: str) -> RenderableType:
    item = roadmap.by_id[identifier]
    effort = ("retired", "yellow") if item.is_retired else (hours(item.hours), "")
    kind = (item.kind.value, KIND_STYLES[item.kind])
    title = Text.assemble((item.name, "bold"), "  ", kind, "  ", effort, (f"  {item.id}", "dim"))
    return _Indented([title], mark=mark)


@dataclass(frozen=True, slots=True)
class _Indented:
    """Lines that wrap under their beginning, without blanks at their ends.

    `mark` stands before the very first line, in place of its indent.
    """

    lines: Iterable[str | RichText]
    by: int = 5
    style: str = ""
    mark: str = ""

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        """The wrapped lines."""
        before = self.mark
        for line in self.lines:
            text = Text(line, self.style) if isinstance(line, str) else line
            for part in text.wrap(console, options.max_width - self.by):
                part.rstrip()
                yield Text(before.rjust(self.by), "bold").append_text(part)
                before = ""


def _print_step(console: Console, roadmap: Roadmap, step: Step) -> None:
    name = Text.assemble((f"{step.position}. {step.name}", "bold"), (f"   {step.id}", "dim"))
    console.print(_Indented([name], by=0))
    for one in step.covers:
        console.print(_title(roadmap, "-  ", one))
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
    count = "any one" if expression.minimum == 1 else f"at least {expression.minimum}"
    return f"{count} of {members}"


def _print_block(console: Console, title: str, lines: list[str]) -> None:
    if lines:
        console.print()
        console.print(Text(title, "bold"))
        console.print(_Indented(lines, by=2))


def _print_inferred(console: Console, roadmap: Roadmap, knowledge: Knowledge) -> None:
    if knowledge.inferred:
        names = _cut(sorted(roadmap.name_of(one) for one in knowledge.inferred))
        console.print()
        told = f"Taken as known, because it follows: {', '.join(names)}"
        console.print(_Indented([told], by=0, style="dim"))


def _fault(word: str, style: str, fault: Fault) -> RichText:
    return Text.assemble("  ", (word, style), f" [{fault.code}] {fault}")


def _summary(summary: Summary) -> Iterable[str]:
    kinds = ", ".join(
        _count(summary.items[kind], kind.value) for kind in Kind if kind in summary.items
    )
    yield f"roadmap           {summary.name}"
    yield f"steps             {summary.steps}, covering {_count(summary.covered, 'item')}"
    yield f"attainables       {sum(summary.items.values())}: {kinds}; {summary.retired} retired"
    required = _count(summary.requirements, "requirement")
    yield f"prerequisites     {required}, {summary.choices} with a choice"
    yield f"recommended       {summary.recommendations}"
    yield f"without a reason  {summary.without_reason}"
    yield f"hours             {hours(summary.hours)} for all that is not retired"
    yield f"longest chain     {len(summary.chain)}: {' > '.join(summary.chain)}"


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def _cut(lines: list[str]) -> list[str]:
    """The first few, and how many more there are."""
    rest = len(lines) - MOST_SHOWN
    return [*lines[:MOST_SHOWN], f"{rest} more"] if rest > 0 else lines
