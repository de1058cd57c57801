"""What the files of plans say besides names, in a language: a file of texts for each."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from skillpath.ontology.csv_out import digits

if TYPE_CHECKING:
    from collections.abc import Mapping

    from skillpath.graph import Plan, Planned

FOLDER = Path(__file__).parent / "texts"
ENGLISH = "en"
CENTS = 2
"""Decimals that hours are told with."""


@cache
def wording(language: str) -> Mapping[str, str]:
    """The texts by key; what there is no translation of is said in English."""
    file = FOLDER / f"{language}.json"
    told = _read(FOLDER / f"{ENGLISH}.json")
    if file in FOLDER.iterdir():
        told |= _read(file)
    return MappingProxyType(told)


def _read(file: Path) -> dict[str, str]:
    found: dict[str, str] = json.loads(file.read_bytes())
    return found


def title(plan: Plan, texts: Mapping[str, str]) -> str:
    """What the plan is for: `Study plan: Gradient descent, Kubernetes`."""
    names = ", ".join(map(plan.roadmap.name_of, plan.path.goals.ids))
    return texts["title"].format(goals=names)


def hours(value: float) -> str:
    """In digits, with at most two decimals: `8`, `1.14`."""
    return digits(round(value, CENTS))


def section(plan: Plan, first: int, last: int, texts: Mapping[str, str]) -> str:
    """What some weeks are called, by their places from 0: `Weeks 1 to 8, from 2027-01-04`."""
    key = "week-from" if first == last else "weeks-together"
    day = plan.weeks[first].begins.isoformat()
    return texts[key].format(first=first + 1, last=last + 1, day=day)


def resources(one: Planned) -> tuple[tuple[str, str], ...]:
    """Where to learn an item, as pairs of name and address: its own page, then its resources."""
    item = one.item.item
    own = ((item.name, item.url),) if item.url else ()
    listed = ((each.name, each.url) for each in item.resources if each.url != item.url)
    return (*own, *listed)
