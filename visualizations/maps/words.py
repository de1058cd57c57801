"""What a picture says, whatever its format, in the language of the picture."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from skillpath.visualizations.maps.map import ViewName
from skillpath.visualizations.rendering import terms
from skillpath.visualizations.situation import State

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from skillpath.visualizations.maps.layout import Band
    from skillpath.visualizations.maps.map import Card, Joint
    from skillpath.visualizations.maps.shown import Shown
    from skillpath.visualizations.saying import Texts

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
    roadmap, texts = shown.map.roadmap, shown.texts
    named = f"{roadmap.name} {roadmap.version}".strip()
    source = texts.plain("list.comma").join(filter(None, (named, terms(roadmap.license))))
    return Caption(_title(shown), _detail(shown), texts.plain("picture.source", source=source))


def _title(shown: Shown) -> str:
    if shown.view is ViewName.PATH:
        return shown.texts.plain("script.path-to", goals=_goals(shown))
    if shown.view is ViewName.AROUND:
        name = shown.map.roadmap.by_id[shown.middle].name
        return shown.texts.plain("script.map.around", name=name)
    return shown.map.roadmap.name


def _goals(shown: Shown) -> str:
    names = _ends(shown)
    if len(names) > MOST_NAMED:
        return shown.texts.plain("list.more", listed=names[0], count=len(names) - 1)
    return shown.texts.plain("list.and").join(names)


def _ends(shown: Shown) -> Sequence[str]:
    """The names of what the path leads to, and nothing else on it needs; the last first."""
    needed = {one.source for one in shown.lines if one.is_on_path}
    ends = [one for one in shown.path if one.id not in needed]
    return [one.item.name for one in reversed(ends)]


def _detail(shown: Shown) -> str:
    texts, path = shown.texts, shown.path
    length = texts.hours(sum(one.item.hours.likely for one in path))
    if shown.view is ViewName.PATH:
        return texts.plain("picture.to-learn", count=len(path), hours=length)
    cards = texts.plain("picture.cards", count=len(shown.cards))
    if path:
        return texts.plain("picture.cards-to-learn", cards=cards, count=len(path), hours=length)
    if shown.view is ViewName.WHOLE and len(shown.cards) < shown.map.total:
        return texts.plain("picture.cards-of", cards=cards, total=shown.map.total)
    return cards


def heading(band: Band, texts: Texts) -> str:
    """What is written on a band: position, name and hours, of those that there are."""
    if not (band.name and band.hours):
        return band.name
    values = {"name": band.name, "hours": texts.hours(band.hours)}
    if band.position is None:
        return texts.plain("picture.band", **values)
    return texts.plain("script.map.band", position=str(band.position), **values)


def label_of(joint: Joint, texts: Texts) -> str:
    """`1 of 3`, `all 3`."""
    if joint.minimum == joint.count:
        return texts.plain("picture.all", total=joint.count)
    return texts.plain("picture.some", least=joint.minimum, total=joint.count)


def amount(card: Card, texts: Texts) -> str:
    """What stands beside the name: `next 1 · 40 h`, `40 h`; nothing of what is no concern now."""
    length = texts.hours(card.item.hours.likely)
    if card.rank is not None:
        return texts.plain("script.map.next", rank=card.rank, hours=length)
    return length if card.number is not None else ""


def told(card: Card, texts: Texts) -> str:
    """A card in words: `SQL: tool, 45 h, number 3 on the path, ready now`."""
    kind = texts.plain(f"script.kind.{card.item.kind.value}")
    facts = (kind, texts.hours(card.item.hours.likely), *_states(card, texts))
    facts_told = texts.plain("list.comma").join(facts)
    return texts.plain("picture.card", name=card.item.name, facts=facts_told)


def _states(card: Card, texts: Texts) -> Iterator[str]:
    if card.number is not None:
        yield texts.plain("script.state.number", number=card.number)
    if card.rank is not None:
        yield texts.plain("script.state.next", rank=card.rank)
    if card.item.is_retired and card.state is not State.RETIRED:
        yield texts.plain("script.state.retired")
    yield texts.plain(f"script.state.{card.state.value}")
