"""Marks in files of a plan, in words that need no language: days, hours, ids."""

from __future__ import annotations

import re
from datetime import date

ID = r"[a-z0-9][a-z0-9._-]{0,99}"
DAY = r"[0-9]{4}-[0-9]{2}-[0-9]{2}"
HOURS = r"[0-9]{1,7}(?:\.[0-9]{1,340})?"
ID_EXPECTED = "an id such as 'gradient-descent'"
DAY_EXPECTED = "a day such as 2027-01-04"
HOURS_EXPECTED = "hours such as 12 or 7.5"
DAY_FORM = re.compile(DAY)
HOURS_FORM = re.compile(HOURS)


def day_of(text: str) -> date | None:
    """The day in a text such as `2027-01-04`; None where it is none."""
    if not DAY_FORM.fullmatch(text):
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def hours_of(text: str) -> float | None:
    """The hours in a text such as `7.5`; None where it tells none."""
    return float(text) if HOURS_FORM.fullmatch(text) else None
