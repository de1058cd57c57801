"""What next and by which path, for people at a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.console import Console, Group, RenderableType

from skillpath.graph import explained
from skillpath.service.answers import recommendation_reasons
from skillpath.service.terminal.typesetting import (
    Indented,
    Text,
    count,
    cut,
    hours,
    in_digits,
    title,
)

if TYPE_CHECKING:
    from skillpath.graph import (
        Alternative,
        Knowledge,
        Path,
        PathItem,
        Recommendation,
        Recommendations,
        Roadmap,
    )


def print_next(roadmap: Roadmap, found: Recommendations) -> None:
    """The recommendations with their reasons."""
    console = Console(highlight=False)
    if not found.items:
        console.print(_why_nothing(found))
        return
    shown = f"{len(found.items)} of {found.frontier_size} that can be started now"
    console.print(Text.assemble(("What to learn next", "bold"), (f"   {shown}", "dim")))
    for number, one in enumerate(found.items, start=1):
        console.print()
        console.print(_recommendation(roadmap, number, one))
    _print_inferred(console, roadmap, found.knowledge)


def _why_nothing(found: Recommendations) -> str:
    if found.goals.ids:
        return "Nothing is missing: the goal is reached."
    is_left = found.frontier_size > 0
    return "All that can be started now is forbidden." if is_left else "All is known."


def print_path(roadmap: Roadmap, path: Path) -> None:
    """The path in learning order."""
    console = Console(highlight=False)
    goals = ", ".join(roadmap.name_of(goal) for goal in path.goals.ids)
    proof = "proven cheapest" if path.is_optimal else f"at least {in_digits(path.lower_bound)} h"
    console.print(Text(f"Path to {goals}", "bold"))
    if not path.items:
        console.print("Nothing is missing: the goal is reached.")
        return
    total = f"{count(len(path.items), 'item')}, {hours(path.hours)}, {proof}"
    console.print(Text(total, "dim"))
    if path.constrained:
        from skillpath.service.terminal.print_what_if import constraints_told

        console.print(constraints_told(roadmap, path.constrained))
    for number, one in enumerate(path.items, start=1):
        console.print()
        console.print(_path_item(roadmap, number, one))
    _print_inferred(console, roadmap, path.knowledge)


def _recommendation(roadmap: Roadmap, number: int, one: Recommendation) -> RenderableType:
    parts = one.parts
    score = (
        f"score {parts.score:g}: continuity {parts.continuity:g}, "
        f"blocking {parts.blocking:g}, level {parts.level:g}, effort {parts.effort:g}"
    )
    lines = [*recommendation_reasons(roadmap, one)]
    if one.unlocks:
        opened = cut([roadmap.name_of(other) for other in one.unlocks])
        lines.append(f"Opens {', '.join(opened)}")
    return Group(
        title(roadmap, f"{number}  ", one.item.id),
        Indented(lines),
        Indented([score], style="dim"),
    )


def _path_item(roadmap: Roadmap, number: int, one: PathItem) -> RenderableType:
    lines = [explained(roadmap, one.item.id, because) for because in one.because]
    choices = [
        f"Instead of {roadmap.name_of(other.instead_of)}: {_saved(other)}"
        for other in one.alternatives
    ]
    return Group(
        title(roadmap, f"{number}  ", one.item.id),
        Indented(cut(lines)),
        Indented(choices, style="green"),
    )


def _saved(other: Alternative) -> str:
    if other.extra_hours < 0:
        return f"takes {in_digits(-other.extra_hours)} h more"
    return f"saves {in_digits(other.extra_hours)} h" if other.extra_hours else "takes as long"


def _print_inferred(console: Console, roadmap: Roadmap, knowledge: Knowledge) -> None:
    if knowledge.inferred:
        names = cut(sorted(roadmap.name_of(one) for one in knowledge.inferred))
        console.print()
        told = f"Taken as known, because it follows: {', '.join(names)}"
        console.print(Indented([told], by=0, style="dim"))
