"""A bar for what takes longer than a second; nothing, and no cost, for what does not."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from threading import Event, Thread
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

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
