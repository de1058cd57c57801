"""Goals side by side, for people at a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.console import Console
from rich.table import Table

from skillpath.graph import Effort
from skillpath.service.terminal.typesetting import (
    Indented,
    Text,
    count,
    cut,
    in_digits,
    print_block,
    span,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from skillpath.graph import Attainable, Comparison, Roadmap, Way


def print_comparison(roadmap: Roadmap, found: Comparison) -> None:
    """A row for each goal and one for all, then what is shared and what each needs alone."""
    console = Console(highlight=False)
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="dim")
    table.add_column("Goal", overflow="fold", ratio=1)
    for head in ("Items", "Hours", "Range", "Alone"):
        table.add_column(head, justify="right", no_wrap=True)
    for one in found.goals:
        name = Text(roadmap.name_of(one.goal), "bold")
        table.add_row(name, *_cells(one.way), _hours(one.alone))
    table.add_row(Text("All together", "bold"), *_cells(found.together), "")
    console.print(table)
    console.print()
    console.print(Indented([" ".join(_saving(roadmap, found))], by=0))
    _print_items(console, f"All of them need {_counted(found.shared)}", found.shared)
    for one in found.goals:
        head = f"Only {roadmap.name_of(one.goal)} needs {_counted(one.alone)}"
        _print_items(console, head, one.alone)


def _cells(way: Way) -> tuple[str, str, str]:
    proof = "" if way.is_optimal else "*"
    effort = way.hours
    return f"{len(way.items)}", f"{in_digits(effort.likely)}{proof}", span(effort)


def _saving(roadmap: Roadmap, found: Comparison) -> Iterator[str]:
    """What one path to all saves over a path to each from the start, and over one after another."""
    yield f"One path to all {_saves(found.saved_hours)} over a path to each from the start,"
    turns = ", then ".join(
        f"{roadmap.name_of(one.goal)} {in_digits(one.way.hours.likely)} h" for one in found.in_turn
    )
    yield f"{_saves(found.saved_in_turn)} over one after another: {turns}."
    apart = (one.way for one in found.goals)
    ways = (*apart, *(one.way for one in found.in_turn), found.together)
    if not all(way.is_optimal for way in ways):
        yield "* not proven to be the fewest"


def _saves(hours: float) -> str:
    return f"saves {in_digits(hours)} h" if hours else "saves nothing"


def _hours(items: Iterable[Attainable]) -> str:
    return f"{in_digits(Effort.total(item.hours for item in items).likely)} h"


def _counted(items: Sequence[Attainable]) -> str:
    return f"{count(len(items), 'item')}, {_hours(items)}"


def _print_items(console: Console, head: str, items: Sequence[Attainable]) -> None:
    """What there is most to learn of, first."""
    dearest = sorted(items, key=lambda item: (-item.hours.likely, item.id))
    print_block(
        console, head, cut([f"{item.name}, {in_digits(item.hours.likely)} h" for item in dearest])
    )
