"""What was found where skillpath runs, for people at a terminal; only click is needed."""

from __future__ import annotations

import shutil
from collections import Counter
from textwrap import wrap
from typing import TYPE_CHECKING

import click

from skillpath.service.terminal.refusals import printable

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from skillpath.service.diagnosis import Finding

COLORS = {"fine": "green", "note": "cyan", "problem": "red"}
INDENT = 24
"""Columns before what was found: the state and the check."""


def print_diagnosis(found: Sequence[Finding]) -> None:
    """A row for each check with the advice below it, and how many problems there are."""
    width = shutil.get_terminal_size().columns
    for one in found:
        lines = _lines(one, max(width - INDENT, INDENT))
        state = click.style(f"{one.state:<9}", fg=COLORS[one.state])
        click.echo(f"{state}{one.check:<15}{next(lines)}")
        for line in lines:
            click.echo(" " * INDENT + line)
    states = Counter(one.state for one in found)
    told = (f"{states[one]} {one}{'' if states[one] == 1 else 's'}" for one in ("problem", "note"))
    click.secho(", ".join(told), fg=COLORS["problem" if states["problem"] else "fine"])


def _lines(one: Finding, width: int) -> Iterator[str]:
    """What was found, then the advice, whose further lines stand under its beginning."""
    yield from wrap(printable(one.found), width, break_on_hyphens=False) or [""]
    yield from wrap(f"-> {one.advice}" if one.advice else "", width, subsequent_indent="   ")
