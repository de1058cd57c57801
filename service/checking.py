"""The files that commands check, one after the other, and what the worst of them means."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click

from skillpath.service.refusals import FAULTS, WRONG_USE, printable

if TYPE_CHECKING:
    from collections.abc import Iterator

    from skillpath.ontology import Report


@dataclass(slots=True)
class Checked:
    """Reports on files, each alone; without names on the shipped roadmap.

    `status` is that of the worst so far: 0 sound, 1 with faults, 2 unreadable.
    """

    names: tuple[str, ...]
    status: int = 0

    def __iter__(self) -> Iterator[Report]:
        """The reports on what can be read; what cannot is told as an error."""
        from skillpath.graph import SkillpathError
        from skillpath.ontology import report_on
        from skillpath.ontology.reading import shipped_paths

        named: list[tuple[Path, ...]] = [(Path(one),) for one in self.names]
        for paths in named or [shipped_paths()]:
            try:
                report = report_on(*paths)
            except SkillpathError as error:
                click.echo(f"Error: {printable(str(error))}", err=True)
                self.status = WRONG_USE
                continue
            self.status = max(self.status, FAULTS if report.faults else 0)
            yield report


def checked(context: click.Context, files: tuple[str, ...], file: str | None) -> Checked:
    """The files that are named, else the roadmap in use."""
    return Checked(files or tuple(filter(None, [file or context.obj])))
