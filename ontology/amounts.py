"""Hours in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from skillpath.graph import Effort


def number(hours: float) -> str:
    """In digits, as few as there are; long paths have more than six."""
    return f"{hours:.12g}"


def range_told(effort: Effort) -> str:
    """`20 h, 10 to 40`, or `20 h` where it is no range."""
    likely = f"{number(effort.likely)} h"
    if effort.low == effort.high:
        return likely
    return f"{likely}, {number(effort.low)} to {number(effort.high)}"


def longer(hours: float) -> str:
    """`3 h more`, `3 h less`, `as long`."""
    if not hours:
        return "as long"
    return f"{number(abs(hours))} h {'more' if hours > 0 else 'less'}"
