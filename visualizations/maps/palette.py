"""The colors of pictures: those of the style sheet, which is read for them once."""

from __future__ import annotations

import re
from enum import StrEnum
from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING

from skillpath.visualizations.assets import STATIC, STYLE

if TYPE_CHECKING:
    from collections.abc import Mapping

_DECLARED = re.compile(r"--([a-z-]+):\s*([^;]+);")
_BY_SCHEME = re.compile(r"light-dark\(([^,]+),\s*([^)]+)\)")
_COLOR = re.compile(r"#[0-9a-f]{6}")


class Scheme(StrEnum):
    """Whether a picture is for light or for dark surroundings."""

    LIGHT = "light"
    DARK = "dark"


@cache
def palette(scheme: Scheme) -> Mapping[str, str]:
    """The colors by the name of their variable, such as `#ffffff` for `surface`.

    Of two values the style sheet has the light one first.

    >>> palette(Scheme.DARK)["surface"]
    '#1d2024'
    """
    found: dict[str, list[str]] = {}
    for name, value in _DECLARED.findall((STATIC / STYLE).read_text(encoding="utf-8")):
        both = _BY_SCHEME.fullmatch(value)
        values = both.groups() if both else (value,)
        found.setdefault(name, []).extend(one for one in values if _COLOR.fullmatch(one))
    turn = 0 if scheme is Scheme.LIGHT else 1
    return MappingProxyType({name: one[: turn + 1][-1] for name, one in found.items() if one})


class FromPage(dict[str, str]):
    """The colors of the page that a picture stands in, whichever it shows."""

    def __missing__(self, name: str) -> str:
        """The variable itself."""
        return f"var(--{name})"
