"""The files that commands check, one after the other, and what the worst of them means."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from skillpath.service.terminal.progress import patiently
from skillpath.service.terminal.refusals import FAULTS, WRONG_USE, printable

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from skillpath.ontology import Report, UnreadableError


def checked(
    context: click.Context, files: tuple[str, ...], file: str | None
) -> Iterator[Report | UnreadableError]:
    """Each of the files that are named, else the roadmap in use; what is unreadable is told."""
    from skillpath.ontology import UnreadableError, report_on
    from skillpath.ontology.reading import shipped_paths
    from skillpath.service.limits import limits_in_use

    names = files or tuple(filter(None, [file or context.obj]))
    named: list[tuple[Path, ...]] = [(Path(one),) for one in names]
    limits = limits_in_use()
    for paths in named or [shipped_paths()]:
        try:
            with patiently(f"Checking {paths[0]}"):
                report = report_on(*paths, limits=limits)
        except UnreadableError as error:
            click.echo(f"Error: {printable(str(error))}", err=True)
            yield error
        else:
            yield report


def worst(checks: Iterable[Report | UnreadableError]) -> int:
    """The exit status: 0 when all are sound, 1 when one has faults, 2 when one is unreadable."""
    return max(map(_status, checks), default=0)


def _status(check: Report | UnreadableError) -> int:
    if isinstance(check, Exception):
        return WRONG_USE
    return FAULTS if check.faults else 0
