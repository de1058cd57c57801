"""The templates, with every value escaped, and how numbers are written in them."""

from __future__ import annotations

from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

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
    made.filters["terms"] = terms
    made.filters["gist"] = gist
    made.filters["coded"] = coded
    made.globals["version"] = version("skillpath")
    return made


def hours(number: float) -> str:
    """A number of hours: `1,200 h`, `7.5 h`, and `0.2 h` below one; no line breaks inside."""
    rounded = round(number, 1) if number < 10 else round(number)  # noqa: PLR2004 - two digits
    digits = f"{rounded:,.1f}" if rounded != int(rounded) else f"{int(rounded):,}"
    return f"{digits}\N{NO-BREAK SPACE}h"


def effort(value: Effort) -> str:
    """The likely hours, and the range where there is one: `40 h (30 h to 60 h)`."""
    if value.low == value.high:
        return hours(value.likely)
    return f"{hours(value.likely)} ({hours(value.low)} to {hours(value.high)})"


def web(url: str) -> str:
    """The address if it leads to the web; others, such as `javascript:`, become nothing."""
    return url if url.casefold().startswith(("https://", "http://")) else ""


def terms(license_url: str) -> str:
    """What a license is called, by its address: `CC BY 4.0`; others by the address itself."""
    _, found, path = license_url.partition("://creativecommons.org/licenses/")
    if found:
        return f"CC {path.strip('/').replace('/', ' ').upper()}"
    return license_url.removeprefix("https://spdx.org/licenses/")


def gist(text: str, most: int = 160) -> str:
    """The beginning of a text for those who list pages, cut between words."""
    line = " ".join(text.split())
    return line if len(line) <= most else f"{line[:most].rpartition(' ')[0] or line[:most]} …"


def coded(text: str) -> Markup:
    """A text in which backticks hold what is typed, as in Markdown."""
    parts = text.split("`")
    forms = (Markup("{}"), Markup("<code>{}</code>"))
    return Markup("").join(forms[place % 2].format(part) for place, part in enumerate(parts))
