"""What the script draws: cards, lines, and where they stand, as JSON values."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from skillpath.graph import Group, Strength, mentioned
from skillpath.visualizations.maps.layout import CARD_HEIGHT, CARD_WIDTH, Stratum, lay_out
from skillpath.visualizations.saying import ENGLISH, texts

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

    from skillpath.graph import Roadmap
    from skillpath.visualizations.entries import Entry, Section
    from skillpath.visualizations.maps.layout import Layout
    from skillpath.visualizations.situation import Situation

MOST_ON_PATH = 60
"""A longer path gets no map of its own: the whole one shows it as well."""

WIDE, NARROW = 5, 2
"""Cards in a row of the path's map: on a desk, on a phone."""

Json = dict[str, object]


@dataclass(frozen=True, slots=True)
class Chart:
    """The parts of a map; `views` are its layouts by name.

    They are `whole`, and `path` where there is one, each also with `-narrow` for a phone.
    """

    nodes: list[Json]
    edges: list[Json]
    views: dict[str, Json]


def chart_of(situation: Situation, sections: Sequence[Section]) -> Chart:
    """Cards and lines for the entries of the sections."""
    entries = {one.item.id: one for section in sections for one in section.entries}
    lines = _lines(situation.roadmap, entries)
    strata = [_stratum(section) for section in sections]
    whole = lay_out(strata, lines)
    layouts = {"whole": whole, "whole-narrow": lay_out(strata, lines, widest=NARROW)}
    if 0 < len(situation.numbers) <= MOST_ON_PATH:
        along = _along_path(situation, lines)
        layouts["path"] = lay_out(along, lines, widest=WIDE)
        layouts["path-narrow"] = lay_out(along, lines, widest=NARROW)
    return Chart(
        nodes=[_node(one, whole) for one in entries.values()],
        edges=[
            {
                "from": one,
                "to": other,
                "kind": kind,
                "path": kind != "recommended" and _carries(situation, one, other),
            }
            for (one, other), kind in lines.items()
        ],
        views={name: _view(layout) for name, layout in layouts.items()},
    )


def _stratum(section: Section) -> Stratum:
    title = f"{section.position}  {section.name}" if section.position else section.name
    text = f"{title}  ·  {texts(ENGLISH).hours(section.likely_hours)}" if title else ""
    return Stratum(section.id, text, tuple(one.item.id for one in section.entries))


def _along_path(situation: Situation, lines: Iterable[tuple[str, str]]) -> Sequence[Stratum]:
    """The path in its order, below the known items that it rests on directly."""
    numbers, known = situation.numbers, situation.knowledge.items
    bases = sorted({one for one, other in lines if one in known and other in numbers})
    return (
        Stratum("known", "What you know of it", tuple(bases)),
        Stratum("path", "What to learn", tuple(numbers)),
    )


def _lines(roadmap: Roadmap, drawn: Collection[str]) -> Mapping[tuple[str, str], str]:
    """Each pair of prerequisite and dependent with the strongest way in which it is one."""
    ranks = ("required", "choice", "recommended")
    found: dict[tuple[str, str], str] = {}
    for one in drawn:
        for pair, kind in _pairs(roadmap, one):
            if pair[0] in drawn:
                found[pair] = min(kind, found.get(pair, kind), key=ranks.index)
    return found


def _pairs(roadmap: Roadmap, item: str) -> Iterator[tuple[tuple[str, str], str]]:
    for requirement in roadmap.by_id[item].requirements:
        choice = "choice" if isinstance(requirement.of, Group) else "required"
        kind = choice if requirement.strength is Strength.REQUIRED else "recommended"
        for one in mentioned(requirement.of):
            yield (one, item), kind


def _carries(situation: Situation, one: str, other: str) -> bool:
    """Whether the line belongs to the path: both ends on it, or from what is known."""
    numbers = situation.numbers
    if other not in numbers:
        return False
    return one in situation.knowledge.items or numbers.get(one, len(numbers)) < numbers[other]


def _node(entry: Entry, layout: Layout) -> Json:
    place = layout.positions[entry.item.id]
    return {
        "id": entry.item.id,
        "label": entry.item.name,
        "names": [entry.item.id, *entry.item.alt_labels],
        "x": place.x,
        "y": place.y,
        "kind": entry.item.kind.value,
        "state": entry.state.value,
        "retired": entry.item.is_retired,
        "number": entry.number,
        "next": entry.next_item is not None,
        "hours": texts(ENGLISH).hours(entry.item.hours.likely),
    }


def _view(layout: Layout) -> Json:
    return {
        "places": {one: [place.x, place.y] for one, place in layout.positions.items()},
        "bands": [
            {"id": band.id, "name": band.name, "top": band.top, "bottom": band.bottom}
            for band in layout.bands
        ],
        "width": layout.width,
        "height": layout.height,
        "card": [CARD_WIDTH, CARD_HEIGHT],
    }
