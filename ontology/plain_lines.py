"""Any text as a line that any program may show."""

from __future__ import annotations

import re

CONTROL = re.compile(
    "[\0-\x1f\x7f-\x9f\N{LINE SEPARATOR}\N{PARAGRAPH SEPARATOR}"
    "\N{LEFT-TO-RIGHT EMBEDDING}-\N{RIGHT-TO-LEFT OVERRIDE}"
    "\N{LEFT-TO-RIGHT ISOLATE}-\N{POP DIRECTIONAL ISOLATE}]+"
)
"""What ends a line for some reader, commands a terminal, or turns what stands behind it around."""


def plain_line(text: str) -> str:
    """The text in one line, with a blank for what no reader shows."""
    return " ".join(CONTROL.sub(" ", text).split())
