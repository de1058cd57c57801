"""What stands above and below a picture, in words, whatever its format."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from skillpath.visualizations.maps.map import ViewName
from skillpath.visualizations.rendering import terms
from skillpath.visualizations.saying import ENGLISH, texts

if TYPE_CHECKING:
    from collections.abc import Sequence

    from skillpath.visualizations.maps.layout import Band
    from skillpath.visualizations.maps.map import Card
    from skillpath.visualizations.maps.shown import Shown

MOST_NAMED = 2
"""A path to more goals is called by the first of them."""


@dataclass(frozen=True, slots=True)
class Caption:
    """The title, how much it is, what it was made of; `description` says all at once."""

    title: str
    detail: str
    source: str

    @property
    def description(self) -> str:
        """For those who do not see the picture."""
        return f"{self.detail}. {self.source}."


def caption(shown: Shown) -> Caption:
    """The words of a view."""
    roadmap = shown.map.roadmap
    license_ = terms(roadmap.license)
    of_what = ", ".join(filter(None, (f"{roadmap.name} {roadmap.version}".strip(), license_)))
    return Caption(_title(shown), _detail(shown), f"{of_what} · drawn by skillpath")


def heading(band: Band) -> str:
    """What is written on a band: position, name and hours, of those that there are."""
    name = f"{band.position}  {band.name}" if band.position is not None else band.name
    return f"{name}  ·  {texts(ENGLISH).hours(band.hours)}" if name and band.hours else name


def _title(shown: Shown) -> str:
    if shown.view is ViewName.PATH:
        first, *others = _ends(shown)[:MOST_NAMED]
        more = len(_ends(shown)) - 1
        if more > 1:
            return f"The path to {first} and {more} more"
        return " and ".join((f"The path to {first}", *others))
    if shown.view is ViewName.AROUND:
        return f"Around {shown.map.roadmap.by_id[shown.middle].name}"
    return shown.map.roadmap.name


def _ends(shown: Shown) -> Sequence[str]:
    """The names of what the path leads to, and nothing else on it needs; the last first."""
    needed = {one.source for one in shown.lines if one.is_on_path}
    ends = [one for one in _path(shown) if one.id not in needed]
    return [one.item.name for one in reversed(ends)]


def _path(shown: Shown) -> list[Card]:
    path = [one for one in shown.cards if one.number is not None]
    return sorted(path, key=lambda one: one.number or 0)


def _detail(shown: Shown) -> str:
    path = _path(shown)
    count, total = len(shown.cards), shown.map.total
    if path:
        length = texts(ENGLISH).hours(sum(one.item.hours.likely for one in path))
        if shown.view is ViewName.PATH:
            return f"{len(path)} to learn, {length}"
        return f"{_counted(count)}, {len(path)} of them to learn in {length}"
    is_part = shown.view is ViewName.WHOLE and count < total
    return f"{_counted(count)} of {total:,}" if is_part else _counted(count)


def _counted(count: int) -> str:
    return f"{count:,} {'card' if count == 1 else 'cards'}"
