"""The templates, with every value escaped, and how numbers are written in them."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from jinja2 import Environment, FileSystemLoader, StrictUndefined

if TYPE_CHECKING:
    from skillpath.graph import Effort

TEMPLATES = Path(__file__).parent / "templates"


@cache
def environment() -> Environment:
    """One for all pages: templates are compiled once."""
    made = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters["hours"] = hours
    made.filters["effort"] = effort
    made.filters["web"] = web
    return made


def hours(number: float) -> str:
    """A number of hours: `1,200 h`, `7.5 h`, and `0.2 h` below one."""
    rounded = round(number, 1) if number < 10 else round(number)  # noqa: PLR2004 - two digits
    return f"{rounded:,.1f} h" if rounded != int(rounded) else f"{int(rounded):,} h"


def effort(value: Effort) -> str:
    """The likely hours, and the range where there is one: `40 h (30 h to 60 h)`."""
    if value.low == value.high:
        return hours(value.likely)
    return f"{hours(value.likely)} ({hours(value.low)} to {hours(value.high)})"


def web(url: str) -> str:
    """The address if it leads to the web; others, such as `javascript:`, become nothing."""
    return url if url.casefold().startswith(("https://", "http://")) else ""
