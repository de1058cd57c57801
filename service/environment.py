"""Variables of the environment that look like settings and are none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from skillpath.graph.spelling import nearest
from skillpath.service.settings import PREFIX, all_settings

if TYPE_CHECKING:
    from collections.abc import Iterable

OTHERS = ("SKILLPATH_DATA",)
"""Variables that are no settings: where the tests find the tables of ESCO and O*NET."""


def unknown_variables(names: Iterable[str]) -> tuple[tuple[str, str], ...]:
    """Those of the names that begin like a setting and are none, sorted, each with advice."""
    known = [one.variable for one in all_settings()]
    strange = sorted(name for name in names if name.startswith(PREFIX))
    return tuple((name, _advice(name, known)) for name in strange if name not in (*known, *OTHERS))


def _advice(name: str, known: Iterable[str]) -> str:
    ends = (one.removeprefix(PREFIX) for one in known)
    near = nearest(name.removeprefix(PREFIX), ends, 1)
    return f"did you mean {PREFIX}{near[0]}?" if near else "see skillpath serve --help"
