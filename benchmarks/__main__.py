"""Measure what is named, or everything, and print one table: `python -m benchmarks reading next`.

Each module of this folder with a function `measurements` is a subject; one that has `main` alone
prints tables of its own. What goes on meanwhile is told on the standard error stream.
"""

from __future__ import annotations

import json
import pkgutil
import sys
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
    return {
        name: module
        for name, module in modules.items()
        if hasattr(module, "measurements") or hasattr(module, "main")
    }


def measured(module: ModuleType) -> Iterator[Measurement]:
    """What a module measures, each told as soon as it is known."""
    if not hasattr(module, "measurements"):
        module.main()
        return
    for one in module.measurements():
        click.echo(told([one]).partition("\n")[2], err=True)
        yield one


@click.command()
@click.argument("names", nargs=-1, type=click.Choice(sorted(subjects())))
@click.option("--json", "file", type=click.Path(path_type=Path), help="Write the figures here too.")
def main(names: tuple[str, ...], file: Path | None) -> None:
    """Measure the subjects of these NAMES, or all, each beside a peer in the same run."""
    found: list[Measurement] = []
    for name, module in subjects().items():
        if not names or name in names:
            click.echo(f"measuring {name} …", err=True)
            found.extend(measured(module))
            sys.stdout.flush()
    click.echo(f"\n{told(found)}")
    if file:
        text = json.dumps([one.json for one in found], ensure_ascii=False, indent=2)
        file.write_text(f"{text}\n", encoding="utf-8")


if __name__ == "__main__":
    main()
