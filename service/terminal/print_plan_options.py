"""Plans side by side, for people at a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.console import Console
from rich.table import Table

from skillpath.graph import Aim
from skillpath.service.terminal.dates import day
from skillpath.service.terminal.typesetting import Text, count

if TYPE_CHECKING:
    from collections.abc import Sequence

    from skillpath.graph import PlanOption, Roadmap

AIMS = {
    Aim.DEADLINES: "What is due first",
    Aim.CERTIFICATION: "A certification first",
    Aim.SMALL_STEPS: "Small steps first",
}


def print_options(roadmap: Roadmap, found: Sequence[PlanOption]) -> None:
    """A row for each: what is learned first, and when what is finished."""
    console = Console(highlight=False)
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="dim")
    table.add_column("Order")
    table.add_column("Begins with", ratio=1)
    for head in ("First done", "Certified", "Late"):
        table.add_column(head)
    for one in found:
        certified = day(one.first_certification) if one.first_certification else "-"
        late = count(one.plan.lateness, "day") if one.plan.lateness else "-"
        begun = roadmap.name_of(one.plan.items[0].id) if one.plan.items else "-"
        table.add_row(
            Text(AIMS[one.aim], "bold"), Text(begun), day(one.first_item), certified, late
        )
    console.print(table)
    ends = max(one.ends for one in found)
    console.print(Text(f"All end by {day(ends)}; --aim chooses one.", "dim"))
