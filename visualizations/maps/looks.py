"""How cards look in every picture."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from skillpath.visualizations.situation import State

if TYPE_CHECKING:
    from skillpath.visualizations.maps.map import Card
    from skillpath.visualizations.maps.shown import Shown


@dataclass(frozen=True, slots=True)
class Look:
    """How a card is drawn: colors by name, and the width of its border.

    `name` is a word for it, unique among all looks.
    """

    name: str
    fill: str
    border: str
    thick: float
    ink: str


def look_of(card: Card, shown: Shown) -> Look:
    """What matters is filled, the rest is not: with a path its cards, else what is ready."""
    kind = card.item.kind.value
    if card.id == shown.middle:
        return Look(f"middle-{kind}", f"{kind}-tint", "accent", 4, "text")
    return _quiet(card) or _by_turn(card, kind, has_path=shown.has_path)


def _quiet(card: Card) -> Look | None:
    if card.state is State.KNOWN:
        return Look("known", "known-tint", "known-tint", 1, "known")
    if card.item.is_retired:
        return Look("retired", "surface", "muted", 1, "muted")
    return None


def _by_turn(card: Card, kind: str, *, has_path: bool) -> Look:
    if card.number is not None:
        return Look(f"path-{kind}", f"{kind}-tint", kind, 2, "text")
    if has_path:
        return Look("quiet", "surface", "quiet", 1, "muted")
    if card.state is State.READY:
        return Look(f"ready-{kind}", f"{kind}-tint", kind, 2.5, "text")
    return Look(f"locked-{kind}", "surface", kind, 1, "text")
