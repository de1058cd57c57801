"""What stands above and below a picture, in words, whatever its format."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from skillpath.visualizations.maps.map import ViewName
from skillpath.visualizations.rendering import terms

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
    source = shown.texts.plain("picture.source", roadmap=of_what)
    return Caption(_title(shown), _detail(shown), source)


def heading(band: Band, shown: Shown) -> str:
    """What is written on a band: position, name and hours, of those that there are."""
    name = _named(band, shown)
    return f"{name}  ·  {shown.texts.hours(band.hours)}" if name and band.hours else name


def _named(band: Band, shown: Shown) -> str:
    """A step with its position; of what is no step the id tells what it is."""
    if band.position is not None:
        return f"{band.position}  {band.name}"
    rest = "foundations" if shown.map.roadmap.general else "outside"
    return shown.texts.plain(f"script.band.{band.id or rest}") if band.name else ""


def _title(shown: Shown) -> str:
    plain = shown.texts.plain
    if shown.view is ViewName.PATH:
        first, *others = _ends(shown)[:MOST_NAMED]
        more = len(_ends(shown)) - 1
        goals = plain("list.and").join((first, *others))
        if more > 1:
            goals = plain("list.more", listed=first, count=more)
        return plain("script.path-to", goals=goals)
    if shown.view is ViewName.AROUND:
        return plain("script.map.around", name=shown.map.roadmap.by_id[shown.middle].name)
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
    plain, total = shown.texts.plain, shown.map.total
    cards = plain("picture.cards", count=len(shown.cards))
    if path:
        length = shown.texts.hours(sum(one.item.hours.likely for one in path))
        if shown.view is ViewName.PATH:
            return plain("picture.to-learn", count=len(path), hours=length)
        return plain("picture.with-path", cards=cards, count=len(path), hours=length)
    is_part = shown.view is ViewName.WHOLE and len(shown.cards) < total
    return plain("picture.part", cards=cards, total=total) if is_part else cards
