"""Other paths, for people at a terminal: with constraints, and the second best."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.console import Console
from rich.table import Table

from skillpath.service.terminal.typesetting import (
    Indented,
    Text,
    in_digits,
    print_block,
    span,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from rich.console import RenderableType

    from skillpath.graph import Attainable, Constrained, Roadmap, SecondBest, Way


def constraints_told(roadmap: Roadmap, kept: Constrained) -> RenderableType:
    """How a path keeps to constraints, and what they cost."""
    return Indented(_kept(roadmap, kept), by=0, style="green")


def _kept(roadmap: Roadmap, kept: Constrained) -> Iterator[str]:
    used = [one for one in kept.prefer if one not in kept.unused]
    both = (("without", kept.forbid), ("with", used))
    listed = "; ".join(f"{word} {_names(roadmap, ids)}" for word, ids in both if ids)
    if listed:
        yield f"{listed[0].upper()}{listed[1:]}: {_cost(kept)}"
    if kept.unused:
        others = " that uses the others" if used else ""
        by = "this path" if kept.extra_hours is None else f"any path{others}"
        yield f"Preferred, but not used by {by}: {_names(roadmap, kept.unused)}"


def _cost(kept: Constrained) -> str:
    if kept.extra_hours is None:
        return "what that costs is not proven"
    if not kept.extra_hours:
        return "takes no longer than the cheapest path"
    return f"{in_digits(kept.extra_hours)} h more than the cheapest path"


def print_second_best(roadmap: Roadmap, found: SecondBest) -> None:
    """A row for either path, what makes the difference, then the second best in its order."""
    console = Console(highlight=False)
    goals = ", ".join(roadmap.name_of(goal) for goal in found.goals.ids)
    console.print(Text(f"Second-best path to {goals}", "bold"))
    console.print(Text(_difference(found), "dim"))
    if found.forbidden:
        console.print(Text(f"Both without {_names(roadmap, found.forbidden)}", "green"))
    if found.second is None:
        return
    console.print()
    console.print(_table({"Best": found.best, "Second best": found.second}))
    print_block(console, "It does without", _listed(found.left_out))
    print_block(console, "It takes instead", _listed(found.instead))
    print_block(console, "In this order", _listed(found.second.items))


def _difference(found: SecondBest) -> str:
    if found.second is None:
        return "Nothing is missing." if not found.best.items else "There is a single path."
    extra = found.extra_hours
    longer = f"{in_digits(extra)} h more than the best" if extra else "As long as the best"
    if found.second.is_optimal:
        return f"{longer}, proven"
    return f"{longer}; any other takes at least {in_digits(found.second.lower_bound)} h"


def _table(ways: dict[str, Way]) -> Table:
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="dim")
    table.add_column("Path", ratio=1)
    for head in ("Items", "Hours", "Range"):
        table.add_column(head, justify="right", no_wrap=True)
    for name, way in ways.items():
        effort = way.hours
        cells = (str(len(way.items)), in_digits(effort.likely), span(effort))
        table.add_row(Text(name, "bold"), *cells)
    return table


def _listed(items: Iterable[Attainable]) -> list[str]:
    return [f"{item.name}, {in_digits(item.hours.likely)} h" for item in items]


def _names(roadmap: Roadmap, ids: Iterable[str]) -> str:
    return ", ".join(roadmap.name_of(one) for one in ids)
