"""The formats of paths and plans, for people at a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.console import Console

from skillpath.service.format_answers import formats_answer
from skillpath.service.terminal.typesetting import Indented, Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from skillpath.service.plan_schemas import Format

WIDTH = 10
"""Of the names, with the blanks behind them."""


def print_formats() -> None:
    """Each with its ending, its media type, and what it leaves out."""
    console = Console(highlight=False)
    console.print(Text("Formats of plans, and of paths where that is said", "bold"))
    for one in formats_answer()["formats"]:
        console.print()
        name = one["name"].ljust(WIDTH)
        console.print(Indented([Text(one["title"], "bold")], by=WIDTH, mark=name))
        console.print(Indented(_told(one), by=WIDTH, style="dim"))


def _told(one: Format) -> Iterator[str]:
    of = ", of paths too" if "path" in one["of"] else ""
    yield f".{one['extension']}, {one['media_type']}{of}"
    if one["leaves_out"]:
        yield f"Leaves out {one['leaves_out']}"
    if one["importable"]:
        yield "Comes back with skillpath plan --from FILE"
    if one["extra"]:
        yield f"Needs pip install 'skillpath[{one['extra']}]'; on the command line only"
