"""Measure what is named, or everything, and print one table: `python -m benchmarks reading next`.

Each module of this folder with a function `measurements` is a subject. What goes on meanwhile is
told on the standard error stream, as is what is skipped for want of a peer or of data. A subject
that fails is told too; the others are still measured, and the exit status is 1.
"""

from __future__ import annotations

import json
import pkgutil
import sys
import time
import traceback
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

import click

import benchmarks
from benchmarks.table import told

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import ModuleType

    from benchmarks.table import Measurement


def subjects() -> dict[str, ModuleType]:
    """The modules that measure, by name."""
    names = [one.name for one in pkgutil.iter_modules(benchmarks.__path__)]
    modules = {name: import_module(f"benchmarks.{name}") for name in names if name != "__main__"}
    return {name: module for name, module in modules.items() if hasattr(module, "measurements")}


def measured(module: ModuleType) -> Iterator[Measurement]:
    """What a module measures, each told as soon as it is known."""
    for one in module.measurements():
        click.echo(told([one]).partition("\n")[2], err=True)
        yield one


@click.command()
@click.argument("names", nargs=-1, type=click.Choice(sorted(subjects())))
@click.option("--json", "file", type=click.Path(path_type=Path), help="Write the figures here too.")
def main(names: tuple[str, ...], file: Path | None) -> None:
    """Measure the subjects of these NAMES, or all, each beside a peer in the same run."""
    found: list[Measurement] = []
    failed: list[str] = []
    for name, module in subjects().items():
        if names and name not in names:
            continue
        click.echo(f"measuring {name} …", err=True)
        began = time.monotonic()
        try:
            found.extend(measured(module))
        except Exception:  # noqa: BLE001 - told here; what was measured so far is not lost
            traceback.print_exc()
            failed.append(name)
        click.echo(f"{name} took {time.monotonic() - began:.0f} s", err=True)
    click.echo(f"\n{told(found)}")
    if file:
        text = json.dumps([one.json for one in found], ensure_ascii=False, indent=2)
        file.write_text(f"{text}\n", encoding="utf-8")
    if failed:
        sys.exit(f"failed: {', '.join(failed)}")


if __name__ == "__main__":
    main()
