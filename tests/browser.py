"""A real browser for tests, and what it complained about.

The conftest of all tests offers `chromium`, once: a second driver in one process would refuse.
Without chromium those tests are skipped; with REQUIRE_BROWSER=1 they fail instead.
"""

from __future__ import annotations

import os
import shutil
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal, TypedDict, Unpack

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from playwright.sync_api import Browser, ConsoleMessage, Page

FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
DESK = (1440, 900)
PHONE = (390, 844)
MOST_WAITING = 10_000
"""Milliseconds until something that does not come counts as missing."""


@dataclass
class Visit:
    """A page in a browser, with every request it made and every complaint about it."""

    page: Page
    requests: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        """Listen before anything is loaded."""
        self.page.on("request", lambda request: self.requests.append(request.url))
        self.page.on("console", self._note)
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.on("dialog", lambda dialog: self.complaints.append(f"dialog {dialog.message}"))

    def _note(self, message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"}:
            self.complaints.append(message.text)

    def outside(self, origin: str) -> list[str]:
        """The requests that went anywhere else; data addresses go nowhere."""
        inside = (origin, "data:")
        return [url for url in self.requests if not url.startswith(inside)]


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """Chromium without a window, one for all tests of a run."""
    found = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
    if not found:
        reason = "no chromium on the search path; install it or name it in CHROMIUM"
        if os.environ.get("REQUIRE_BROWSER") == "1":
            pytest.fail(reason)
        pytest.skip(reason)
    from playwright.sync_api import sync_playwright

    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=found, args=list(FLAGS))
        yield browser
        browser.close()


class How(TypedDict, total=False):
    """What a window is like; with `now` its clock stands still, in that time zone."""

    size: tuple[int, int]
    scheme: Literal["light", "dark"]
    scripts: Literal["on", "off"]
    motion: Literal["reduce", "no-preference"]
    now: datetime


@contextmanager
def visit(browser: Browser, url: str, **how: Unpack[How]) -> Iterator[Visit]:
    """Open the address in a window of its own."""
    now, size = how.get("now"), how.get("size", DESK)
    context = browser.new_context(
        viewport={"width": size[0], "height": size[1]},
        color_scheme=how.get("scheme", "light"),
        java_script_enabled=how.get("scripts", "on") == "on",
        reduced_motion=how.get("motion", "reduce"),
        timezone_id=str(now.tzinfo) if now else None,
    )
    context.set_default_timeout(MOST_WAITING)
    seen = Visit(context.new_page())
    if now:
        seen.page.clock.set_fixed_time(now)
    try:
        seen.page.goto(url)
        yield seen
    finally:
        context.close()
