"""What was found where skillpath runs, for people at a terminal."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from rich.console import Console

from skillpath.service.terminal.typesetting import Indented, Text, count

if TYPE_CHECKING:
    from collections.abc import Sequence

    from skillpath.service.diagnosis import Finding

STYLES = {"fine": "green", "note": "cyan", "problem": "red"}
WIDTH = 24
"""Columns before what was found: the state and the check."""


def print_diagnosis(found: Sequence[Finding]) -> None:
    """A row for each check with the advice below it, and how many problems there are."""
    console = Console(highlight=False)
    for one in found:
        mark = f"{one.state:<9}{one.check:<15}"
        lines = [one.found, *([f"-> {one.advice}"] if one.advice else [])]
        console.print(Indented([Text(line) for line in lines], by=WIDTH, mark=mark), end="")
    states = Counter(one.state for one in found)
    head = f"{count(states['problem'], 'problem')}, {count(states['note'], 'note')}"
    console.print(Text(head, STYLES["problem" if states["problem"] else "fine"]))
