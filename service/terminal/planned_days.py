"""Days and weekdays as people type them, for the command that plans."""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

NAMES = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_DAY = f"({'|'.join(NAMES)})"
WEEKDAY = re.compile(rf"{_DAY}(?:-{_DAY})?=([0-9]{{1,2}}(?:\.[0-9]{{1,6}})?)", re.IGNORECASE)


def today() -> date:
    """By the clock and the time zone of this machine."""
    return datetime.now().astimezone().date()


def day_typed(text: str | None) -> str | None:
    """The day as the terms have it: `today` and `monday`, the next one, are words for days."""
    match (text or "").casefold():
        case "today":
            return today().isoformat()
        case "monday":
            now = today()
            return (now + timedelta(-now.weekday() % len(NAMES))).isoformat()
    return text


def weekdays_typed(texts: Iterable[str]) -> tuple[float, ...]:
    """Hours of each weekday, Monday first, of `mon=2`, `sat-sun=4`; none where nothing is typed.

    Raises:
        UsageError: where one is neither.
    """
    found: dict[int, float] = {}
    for text in texts:
        match = WEEKDAY.fullmatch(text)
        if match is None:
            expected = "a day with its hours, such as mon=2 or sat-sun=4"
            raise click.UsageError(f"--weekday: found {text!r}; expected {expected}.")
        first = NAMES.index(match[1].casefold())
        last = NAMES.index(match[2].casefold()) if match[2] else first
        count = (last - first) % len(NAMES)  # fri-mon goes over the end of the week
        for turn in range(count + 1):
            found[(first + turn) % len(NAMES)] = float(match[3])
    return tuple(found.get(day, 0.0) for day in range(len(NAMES))) if found else ()
