"""Texts in XML, which cannot hold every character."""

from __future__ import annotations

import re

FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Source: W3C, "Extensible Markup Language 1.0", fifth edition, production 2."""


def held(text: str) -> str:
    """The text with a blank for each character that no XML document may have."""
    return FORBIDDEN.sub(" ", text)


def line(text: str) -> str:
    """The same on one line: attributes have no line ends."""
    return " ".join(held(text).split())
