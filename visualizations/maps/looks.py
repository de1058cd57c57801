"""How cards and joints look in every picture, and what they say."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from skillpath.visualizations.saying import ENGLISH, texts
from skillpath.visualizations.situation import State

if TYPE_CHECKING:
    from collections.abc import Iterator

    from skillpath.visualizations.maps.map import Card, Joint
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


def label_of(joint: Joint) -> str:
    """`1 of 3`, `all 3`."""
    if joint.minimum == joint.count:
        return f"all {joint.count}"
    return f"{joint.minimum} of {joint.count}"


def amount(card: Card) -> str:
    """What stands beside the name: `next 1 · 40 h`, `40 h`; nothing of what is no concern now."""
    if card.rank is not None:
        return f"next {card.rank} · {texts(ENGLISH).hours(card.item.hours.likely)}"
    return texts(ENGLISH).hours(card.item.hours.likely) if card.number is not None else ""


def told(card: Card) -> str:
    """A card in words: `SQL: tool, 45 h, number 3 on the path, ready now`."""
    parts = [card.item.kind.value, texts(ENGLISH).hours(card.item.hours.likely), *_states(card)]
    return f"{card.item.name}: {', '.join(parts)}"


def _states(card: Card) -> Iterator[str]:
    if card.number is not None:
        yield f"number {card.number} on the path"
    if card.rank is not None:
        yield f"number {card.rank} of what to learn next"
    if card.state is State.KNOWN:
        yield "known"
    if card.item.is_retired:
        yield "retired"
    if card.state is State.READY:
        yield "can be started now"
