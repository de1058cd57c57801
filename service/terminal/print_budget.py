"""What fits into so many hours, for people at a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.console import Console
from rich.table import Table

from skillpath.service.terminal.typesetting import (
    Text,
    count,
    hours,
    in_digits,
    print_block,
)

if TYPE_CHECKING:
    from skillpath.graph import Budget, Roadmap


def print_budget(roadmap: Roadmap, found: Budget) -> None:
    """The chosen goals, what was left out, then the path."""
    console = Console(highlight=False)
    console.print(Text(_head(found), "bold"))
    console.print(Text(_proof(found), "dim"))
    names = [f"{roadmap.name_of(one.goal)}{_worth(one.value)}" for one in found.chosen]
    print_block(console, "Goals that fit", names)
    if found.left_out:
        console.print()
        console.print(_left_out(roadmap, found))
    items = [f"{item.name}, {in_digits(item.hours.likely)} h" for item in found.way.items]
    print_block(console, "In this order", items)
    if found.chosen and not items:
        print_block(console, "In this order", ["Nothing is missing: all of them are reached."])


def _head(found: Budget) -> str:
    goals = count(len(found.chosen) + len(found.left_out), "goal")
    return f"{len(found.chosen)} of {goals} within {in_digits(found.hours)} h"


def _proof(found: Budget) -> str:
    worth = f"worth {in_digits(found.value)}"
    if not found.is_optimal:
        worth += f", none can be worth more than {in_digits(found.most_value)}"
    else:
        worth += ", proven the most"
    return f"{hours(found.way.hours)}, {in_digits(found.hours_left)} h left, {worth}"


def _worth(value: float) -> str:
    return "" if value == 1 else f", worth {in_digits(value)}"


def _left_out(roadmap: Roadmap, found: Budget) -> Table:
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="dim")
    table.add_column("Left out", overflow="fold", ratio=1)
    for head in ("Worth", "Takes", "Short by"):
        table.add_column(head, justify="right", no_wrap=True)
    for one in found.left_out:
        proof = "" if one.is_optimal else "*"
        table.add_row(
            Text(roadmap.name_of(one.goal)),
            in_digits(one.value),
            f"{in_digits(one.extra_hours)}{proof} h",
            f"{in_digits(one.missing_hours)}{proof} h",
        )
    return table
