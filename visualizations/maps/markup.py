"""Elements of a vector picture: every value is escaped, and nothing is styled from outside."""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element, tostring

Value = str | float | None

NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Characters that no XML document may hold."""


def element(tag: str, text: str = "", /, *children: Element, **attributes: Value) -> Element:
    """An element; `stroke_width=2` becomes `stroke-width="2"`, and None is left out."""
    named = {
        name.rstrip("_").replace("_", "-"): spelled(value)
        for name, value in attributes.items()
        if value is not None
    }
    made = Element(tag, named)
    made.text = spelled(text) or None
    made.extend(children)
    return made


def spelled(value: Value) -> str:
    """A value as an attribute or a text holds it; coordinates to a tenth of a pixel."""
    if isinstance(value, float):
        return f"{round(value, 1):g}"
    return NOT_XML.sub("\N{REPLACEMENT CHARACTER}", str(value))


def written(root: Element) -> str:
    """The element as text, without a declaration, so that it can stand inside a page."""
    return tostring(root, encoding="unicode")
