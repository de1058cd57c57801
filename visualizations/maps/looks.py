"""How cards and joints look in every picture, and what they say."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

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


def label_of(joint: Joint, shown: Shown) -> str:
    """`1 of 3`, `all 3`."""
    plain = shown.texts.plain
    if joint.minimum == joint.count:
        return plain("picture.all", count=joint.count)
    return plain("picture.some", minimum=joint.minimum, count=joint.count)


def amount(card: Card, shown: Shown) -> str:
    """What stands beside the name: `next 1 · 40 h`, `40 h`; nothing of what is no concern now."""
    hours = shown.texts.hours(card.item.hours.likely)
    if card.rank is not None:
        return shown.texts.plain("script.map.next", rank=card.rank, hours=hours)
    return hours if card.number is not None else ""


def told(card: Card, shown: Shown) -> str:
    """A card in words: `SQL: tool, 45 h, number 3 on the path, ready now`."""
    plain, hours = shown.texts.plain, shown.texts.hours(card.item.hours.likely)
    parts = [plain(f"script.kind.{card.item.kind.value}"), hours, *_states(card, shown)]
    return f"{card.item.name}: {plain('list.comma').join(parts)}"


def _states(card: Card, shown: Shown) -> Iterator[str]:
    plain = shown.texts.plain
    if card.number is not None:
        yield plain("script.state.number", number=card.number)
    if card.rank is not None:
        yield plain("picture.rank", rank=card.rank)
    if card.state is State.KNOWN:
        yield plain("script.state.known")
    if card.item.is_retired:
        yield plain("script.state.retired")
    if card.state is State.READY:
        yield plain("picture.ready")
