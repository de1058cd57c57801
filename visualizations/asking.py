"""What pages with the question have in common: what its fields offer."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from skillpath.graph import find_item, roadmap_order
from skillpath.visualizations.frame import Page

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from skillpath.graph import Attainable, Roadmap
    from skillpath.visualizations.maps.drawn import Drawn


@dataclass(frozen=True)
class Asking(Page):
    """A page that asks what is known and aimed at; `drawn` says which items it is about."""

    drawn: Drawn = field(kw_only=True)

    @property
    def forbidden(self) -> Sequence[str]:
        """The ids of what the path goes without, which the form asks again."""
        return ()

    @cached_property
    def offered(self) -> tuple[Attainable, ...]:
        """What can be chosen, in the order of the roadmap."""
        order = roadmap_order(self.roadmap)
        return tuple(
            self.roadmap.by_id[one] for one in sorted(self.drawn.ids, key=order.__getitem__)
        )

    def goals(self, *kinds: str) -> tuple[Attainable, ...]:
        """What of these kinds can be a goal, by name."""
        possible = self.situation.possible
        found = (one for one in self.offered if one.kind in kinds and one.id in possible)
        return tuple(sorted(found, key=lambda one: one.name.lower()))

    def named(self, item: Attainable) -> str:
        """What to type for the item: its name where that means this item, else its id."""
        roadmap = self.roadmap
        return roadmap.memo.recall("typed", lambda: _typed(roadmap))[item.id]


def _typed(roadmap: Roadmap) -> Mapping[str, str]:
    return {item.id: item.name if _means(roadmap, item) else item.id for item in roadmap.items}


def _means(roadmap: Roadmap, item: Attainable) -> bool:
    try:
        return find_item(roadmap, item.name) == item.id
    except LookupError:
        return False
