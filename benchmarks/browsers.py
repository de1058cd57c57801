"""A browser to measure in."""

from __future__ import annotations

import os
import shutil
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser

FLAGS = ("--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking")


@contextmanager
def browser() -> Iterator[Browser | None]:
    """Chromium without a window; None, and said to be skipped, where it is not installed."""
    program = os.environ.get("CHROMIUM") or shutil.which("chromium")
    if not program:
        print("chromium: skipped, not installed", file=sys.stderr)
        yield None
        return
    from playwright.sync_api import sync_playwright

    with sync_playwright() as driver:
        found = driver.chromium.launch(executable_path=program, args=list(FLAGS))
        yield found
        found.close()
