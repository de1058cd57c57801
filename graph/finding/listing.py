"""Lists of what there is, filtered and in order."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from skillpath.graph.attainables import Level
from skillpath.graph.finding.wordforms import folded
from skillpath.graph.names import find_step
from skillpath.graph.naming import each_found
from skillpath.graph.order import roadmap_order
from skillpath.graph.structure.dominance import dependence_counts

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping

    from skillpath.graph.attainables import Attainable, Kind, Status
    from skillpath.graph.roadmap import Roadmap

LEVELS = tuple(Level)


class Order(StrEnum):
    """What a list of items is ordered by."""

    STEP = "step"
    NAME = "name"
    HOURS = "hours"
    LEVEL = "level"
    BLOCKED_COUNT = "blocked_count"
    ID = "id"


@dataclass(frozen=True, slots=True)
class Filter:
    """Which items are wanted: of any of the kinds, levels and so on; an empty tuple means all.

    `steps` are names of steps that name the item, as covered or optional. Each word of `text`
    occurs in the name, an alt label, the id or the description; case and accents do not matter.
    """

    kinds: tuple[Kind, ...] = ()
    steps: tuple[str, ...] = ()
    levels: tuple[Level, ...] = ()
    statuses: tuple[Status, ...] = ()
    text: str = ""

    def admits(self, item: Attainable) -> bool:
        """Whether the item's own marks are among the wanted."""
        return (
            (not self.kinds or item.kind in self.kinds)
            and (not self.levels or item.level in self.levels)
            and (not self.statuses or item.status in self.statuses)
        )


def list_items(
    roadmap: Roadmap,
    wanted: Filter | None = None,
    order: Order = Order.STEP,
    *,
    descending: bool = False,
) -> tuple[Attainable, ...]:
    """The items that the roadmap is about and that are wanted.

    `Order.STEP` is the order of the roadmap (see `roadmap_order`), which also decides between
    equals; `Order.BLOCKED_COUNT` counts what cannot be attained without the item. Items without a
    level come after those with one.

    Raises:
        UnknownNameError: for a step that none bears the name of.
        AmbiguousNameError: for a name that several steps bear; both hold all others that are wrong.

    >>> [one.id for one in list_items(roadmap, Filter(kinds=(Kind.TOOL,)), Order.HOURS)]
    ['pandas', 'r', 'python']
    """
    wanted = wanted or Filter()
    named = _named_by(roadmap, wanted.steps)
    among = (roadmap.by_id[one] for one in roadmap_order(roadmap) if one in named)
    found = [item for item in among if wanted.admits(item)]
    if wanted.text:
        texts = roadmap.memo.recall("texts", lambda: _texts(roadmap))
        words = words_of(wanted.text)
        found = [item for item in found if all(word in texts[item.id] for word in words)]
    if order is not Order.STEP:
        found.sort(key=_key(roadmap, order, descending=descending), reverse=descending)
    elif descending:
        found.reverse()
    return tuple(found)


def words_of(text: str) -> tuple[str, ...]:
    """The words that a text is looked for by, folded, between blanks."""
    return tuple(folded(text).split())


def _named_by(roadmap: Roadmap, steps: tuple[str, ...]) -> Collection[str]:
    """What the steps of these names hold; without names what the roadmap is about."""
    if not steps:
        return roadmap.scope
    found = each_found(roadmap, find_step, steps, "step")
    return {one for step in found for one in (*step.covers, *step.optional)}


def _texts(roadmap: Roadmap) -> Mapping[str, str]:
    """What is told of each item, folded."""
    return {
        item.id: folded("\n".join((item.name, *item.alt_labels, item.id, item.description)))
        for item in roadmap.items
    }


def _key(roadmap: Roadmap, order: Order, *, descending: bool) -> Callable[[Attainable], Any]:
    """What items are compared by; what has no level comes last in either direction."""
    if order is Order.BLOCKED_COUNT:
        counts = dependence_counts(roadmap)
        return lambda item: counts[item.id]
    last = -1 if descending else len(LEVELS)
    return {
        Order.NAME: lambda item: (folded(item.name), item.name),
        Order.HOURS: lambda item: item.hours.likely,
        Order.LEVEL: lambda item: LEVELS.index(item.level) if item.level else last,
        Order.ID: lambda item: item.id,
    }[order]
