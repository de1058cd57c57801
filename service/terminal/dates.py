"""Days for people at a terminal, the same in any locale."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

WEEKDAYS = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]


def day(one: date) -> str:
    """`Mon 4 Jan 2027`."""
    return f"{WEEKDAYS[one.weekday()]} {short(one)} {one.year}"


def short(one: date) -> str:
    """`4 Jan`."""
    return f"{one.day} {MONTHS[one.month - 1]}"
