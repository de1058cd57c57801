"""Where a curriculum is hard, for people at a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.console import Console
from rich.table import Table

from skillpath.service.terminal.typesetting import (
    Indented,
    Text,
    count,
    hours,
)

if TYPE_CHECKING:
    from skillpath.graph import Analysis, Roadmap

MOST_DIGITS = 9
"""Counts of paths with more digits are rounded to three."""


def print_analysis(roadmap: Roadmap, found: Analysis, limit: int) -> None:
    """The totals, a row for each of so many items, then chain and bottlenecks."""
    console = Console(highlight=False)
    console.print(Text(_head(roadmap, found), "bold"))
    proof = ", path not proven cheapest" if found.is_optimal is False else ""
    counted = f"{count(len(found.items), 'item')}, {hours(found.hours)}{proof}"
    console.print(Text(counted, "dim"))
    if not found.items:
        return
    console.print()
    console.print(_table(found, limit))
    rest = len(found.items) - limit
    if rest > 0:
        console.print(Text(f"{rest} more, in the totals", "dim"))
    chain = " → ".join(item.name for item in found.longest_chain)
    _print_told(console, f"Longest chain, {count(len(found.longest_chain), 'item')}", chain)
    if found.goals.ids:
        needed = found.bottlenecks
        names = ", ".join(item.name for item in needed) or _nothing(found)
        _print_told(console, f"Every path needs {count(len(needed), 'item')}", names)


def _nothing(found: Analysis) -> str:
    """Why no item is needed by every path."""
    if {one.item.id for one in found.items} <= set(found.goals.ids):
        return f"nothing but the {'goal' if len(found.goals.ids) == 1 else 'goals'}"
    return "nothing: there is a way around each"


def _head(roadmap: Roadmap, found: Analysis) -> str:
    if not found.goals.ids:
        return f"Complexity of {roadmap.name}"
    goals = ", ".join(roadmap.name_of(goal) for goal in found.goals.ids)
    return f"Complexity of the path to {goals}"


def _table(found: Analysis, limit: int) -> Table:
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="dim")
    table.add_column("Item", overflow="fold", ratio=1)
    for head in ("Complexity", "Blocking", "Delay", "Centrality"):
        table.add_column(head, justify="right", no_wrap=True)
    for one in found.items[:limit]:
        numbers = (one.complexity, one.blocking, one.delay)
        table.add_row(Text(one.item.name), *map(str, numbers), _large(one.centrality))
    totals = (found.complexity, found.blocking, found.delay)
    table.add_row(Text("All together", "bold"), *map(str, totals), _large(found.centrality))
    return table


def _large(number: int | None) -> str:
    """A count of paths, rounded where it is long."""
    if number is None:
        return "> 1e+308"
    if len(str(number)) <= MOST_DIGITS:
        return str(number)
    digits = str(number)
    return f"{digits[0]}.{digits[1:3]}e+{len(digits) - 1}"


def _print_told(console: Console, head: str, text: str) -> None:
    console.print()
    console.print(Text(head, "bold"))
    console.print(Indented([text], by=2))
