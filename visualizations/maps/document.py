"""A map as JSON values: what the page's script draws and what programs get."""

from __future__ import annotations

from typing import TYPE_CHECKING

from skillpath.visualizations.maps.layout import (
    CARD_HEIGHT,
    CARD_WIDTH,
    JOINT_HEIGHT,
    JOINT_WIDTH,
)

if TYPE_CHECKING:
    from skillpath.graph import Effort
    from skillpath.visualizations.maps.layout import Band, Layout
    from skillpath.visualizations.maps.map import Card, Line, Map

Json = dict[str, object]


def map_document(drawn: Map) -> Json:
    """The map; equal maps make equal documents, with equal order.

    >>> document = map_document(map_of(Situation(roadmap)))
    >>> document["view"], [card["id"] for card in document["cards"]]
    ('whole', ['pandas', 'python'])
    """
    return {
        "view": drawn.first.value,
        "total": drawn.total,
        "card": [CARD_WIDTH, CARD_HEIGHT],
        "joint": [JOINT_WIDTH, JOINT_HEIGHT],
        "known": list(drawn.knowledge.stated),
        "inferred": sorted(drawn.knowledge.inferred),
        "cards": [_card(one) for one in drawn.cards],
        "joints": [
            {
                "id": one.id,
                "dependent": one.dependent,
                "minimum": one.minimum,
                "count": one.count,
            }
            for one in drawn.joints
        ],
        "lines": [_line(one) for one in drawn.lines],
        "views": {name.value: _view(layout) for name, layout in drawn.views.items()},
    }


def _card(card: Card) -> Json:
    item = card.item
    return {
        "id": item.id,
        "name": item.name,
        "kind": item.kind.value,
        "step": card.step or None,
        "level": item.level.value if item.level else None,
        "hours": _hours(item.hours),
        "state": card.state.value,
        "inferred": card.is_inferred,
        "number": card.number,
        "rank": card.rank,
    }


def _line(line: Line) -> Json:
    return {
        "from": line.source,
        "to": line.target,
        "kind": line.kind.value,
        "on_path": line.is_on_path,
    }


def _view(layout: Layout) -> Json:
    return {
        "places": {
            one: [_number(place.x), _number(place.y)] for one, place in layout.positions.items()
        },
        "bands": [_band(one) for one in layout.bands],
        "width": _number(layout.width),
        "height": _number(layout.height),
        "left_out": layout.left_out,
    }


def _band(band: Band) -> Json:
    return {
        "id": band.id,
        "name": band.name,
        "position": band.position,
        "hours": None if band.hours is None else _number(band.hours),
        "top": _number(band.top),
        "bottom": _number(band.bottom),
    }


def _hours(hours: Effort) -> Json:
    return {
        "low": _number(hours.low),
        "likely": _number(hours.likely),
        "high": _number(hours.high),
    }


def _number(value: float) -> float:
    """The value, as an integer where it is whole."""
    return int(value) if value == int(value) else value
