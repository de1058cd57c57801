"""A bar for what takes longer than a second; nothing, and no cost, for what does not."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from threading import Event, Thread
from time import monotonic
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

PATIENCE = 1.0
"""Seconds before a bar is shown."""


@contextmanager
def patiently(doing: str) -> Iterator[None]:
    """Show that the block is at work, on standard error where that is a terminal."""
    if not sys.stderr.isatty():
        yield
        return
    is_done = Event()
    watcher = Thread(target=_watch, args=(doing, is_done), daemon=True)
    watcher.start()
    try:
        yield
    finally:
        is_done.set()
        watcher.join()


def _watch(doing: str, is_done: Event) -> None:
    if is_done.wait(PATIENCE):
        return
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

    columns = (TextColumn("{task.description}"), BarColumn(), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        bar.add_task(doing, total=None)
        is_done.wait()


@contextmanager
def measured(doing: str, unit: str, total: int | None) -> Iterator[Callable[[int, int], None]]:
    """Show how far the block is, how fast, and how long it will take, on a terminal.

    It tells the function that it gets how many bytes of `total` are done, and how many units.
    """
    if not sys.stderr.isatty():
        yield lambda _done, _units: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn
    from rich.progress import TimeRemainingColumn as TimeLeft

    rate = TextColumn("{task.fields[rate]}")
    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        TaskProgressColumn(),
        rate,
        TimeLeft(),
    )
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(doing, total=total, rate="")
        began, first = monotonic(), [0]

        def show(done: int, units: int) -> None:
            first[:] = first if first[0] else [units]
            speed = (units - first[0]) / max(monotonic() - began, 1e-9)
            bar.update(task, completed=done, rate=f"{units:,} {unit}, {speed:,.0f}/s")

        yield show
