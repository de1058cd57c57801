"""A vector picture as pixels or on paper, by typst, which the extra `print` installs."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Literal
from xml.etree.ElementTree import fromstring

from skillpath.graph.errors import NotInstalledError

if TYPE_CHECKING:
    from types import ModuleType

DOCUMENT = """\
#set document(title: sys.inputs.title, date: none)
#set page(width: float(sys.inputs.width) * 1pt, height: float(sys.inputs.height) * 1pt, margin: 0pt)
#image(bytes(sys.inputs.svg), format: "svg", width: 100%, height: 100%, alt: sys.inputs.about)
"""
"""One page of the size of the picture; what it says of itself stays for those who do not see it."""

POINTS = 0.75
"""Of a pixel: there are 96 to an inch."""

LONGEST_PAGE = 14_400
"""Points that a side of a page in PDF may have."""

TWICE = 2
MOST_PIXELS, LONGEST_SIDE = 64_000_000, 32_000
"""Of a picture at twice its size; a larger one, which viewers refuse, gets less sharp instead."""


def png(picture: str) -> bytes:
    """A picture from `svg` as PNG, two pixels for each of its own, fewer where it is huge.

    Fonts are those of this machine, else those inside typst.

    Raises:
        NotInstalledError: without typst.

    >>> drawn = map_of(Situation(roadmap, path))
    >>> png(svg(drawn, drawn.first))[1:4]
    b'PNG'
    """
    wide, high = _size(picture)
    sharp = min(TWICE, (MOST_PIXELS / (wide * high)) ** 0.5, LONGEST_SIDE / max(wide, high))
    return _printed(picture, "png", 1.0, sharp)


def pdf(picture: str) -> bytes:
    """A picture from `svg` as PDF: one page of its size, with text that can be found and copied.

    Raises:
        NotInstalledError: without typst.

    >>> drawn = map_of(Situation(roadmap, path))
    >>> pdf(svg(drawn, drawn.first))[:4]
    b'%PDF'
    """
    scale = min(POINTS, LONGEST_PAGE / max(_size(picture)))
    return _printed(picture, "pdf", scale, 1.0)


def _printed(picture: str, form: Literal["png", "pdf"], scale: float, sharp: float) -> bytes:
    root = fromstring(picture)  # noqa: S314 - made by `svg`
    wide, high = _size(picture)
    told = [one.text or "" for one in root[:2]]
    values = {
        "svg": picture,
        "title": told[0],
        "about": told[1],
        "width": json.dumps(wide * scale),
        "height": json.dumps(high * scale),
    }
    return typeset(DOCUMENT, values, form, sharp)


def typeset(
    document: str, values: dict[str, str], form: Literal["png", "pdf"] = "pdf", sharp: float = 1.0
) -> bytes:
    """A document of typst with what it finds in `sys.inputs`; equal values make equal bytes.

    Raises:
        NotInstalledError: without typst.
    """
    made: bytes = _typst().compile(
        document.encode(), format=form, ppi=72 * sharp, sys_inputs=values
    )
    return made


def _size(picture: str) -> tuple[float, float]:
    root = fromstring(picture)  # noqa: S314 - made by `svg`
    return float(root.attrib["width"]), float(root.attrib["height"])


def _typst() -> ModuleType | Any:
    try:
        import typst
    except ImportError as error:
        raise NotInstalledError("typst", "print", "PNG and PDF") from error
    return typst
