"""The map of a situation: its cards, its lines, and where they stand in each view."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from skillpath.graph import LimitError, find_item
from skillpath.graph.memo import Memo
from skillpath.visualizations.maps.drawn import drawn_items
from skillpath.visualizations.maps.joints import lines_among
from skillpath.visualizations.maps.layout import WIDEST, lay_out
from skillpath.visualizations.maps.map import Card, LineKind, Map, ViewName
from skillpath.visualizations.maps.views import Neighborhood, path_strata, whole_strata
from skillpath.visualizations.saying import ENGLISH, texts

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from skillpath.graph import Roadmap
    from skillpath.visualizations.maps.joints import Lines
    from skillpath.visualizations.maps.layout import Layout, Stratum
    from skillpath.visualizations.maps.map import Line
    from skillpath.visualizations.saying import Texts
    from skillpath.visualizations.situation import Situation

MOST_KEPT = 64
"""Layouts that are remembered for a roadmap, of 100 kB at most."""

MOST_COLUMNS = 24
"""A wider row is wider than any screen."""

MOST_HOPS = 2

FAR = 12
NEAR = 3
"""How many rows lines span that are laid out so that they do not cross: on a way of some fifty
items nearly all. On the whole map longer ones are shown when an end of them is chosen."""


def map_of(
    situation: Situation,
    *,
    around: str | None = None,
    hops: int = 1,
    columns: int = WIDEST,
    first: ViewName | None = None,
    language: str = ENGLISH,
) -> Map:
    """The map of a roadmap for a learner.

    Args:
        situation: Where the learner stands, with the path, if there is one.
        around: An item by id, IRI or label; it gets a view of its own.
        hops: How far that view reaches, 1 or 2.
        columns: How many cards a row may hold, 1 to 24.
        first: The view to begin with, where there is such a view; without, the one around an
            item, the path, the whole, the first of these that there is.
        language: In which bands that are no steps are named.

    Raises:
        UnknownNameError: when nothing bears the name.
        AmbiguousNameError: when several items do.
        LimitError: for hops or columns out of range.

    >>> drawn = map_of(Situation(roadmap, path), around="python")
    >>> [card.id for card in drawn.cards], [name.value for name in drawn.views]
    (['pandas', 'python'], ['around', 'path', 'whole'])
    """
    roadmap = situation.roadmap
    for name, number, most in (("hops", hops, MOST_HOPS), ("columns", columns, MOST_COLUMNS)):
        if not 1 <= number <= most:
            raise LimitError(name, number, 1, most)
    near = Neighborhood(situation, find_item(roadmap, around), hops) if around else None
    drawn = drawn_items(situation, near.items if near else ())
    desk = _Desk(roadmap, drawn.ids, columns)
    views = dict(_views(situation, desk, near, texts(language)))
    return Map(
        roadmap=roadmap,
        knowledge=situation.knowledge,
        cards=tuple(_card(situation, one) for one in drawn.ids),
        joints=desk.lines.joints,
        lines=tuple(_marked(situation, desk.lines)),
        views=views,
        first=first if first in views else next(iter(views)),
        total=drawn.total,
    )


class _Desk:
    """Lays out what is drawn, and remembers: the whole does not depend on the learner."""

    def __init__(self, roadmap: Roadmap, items: tuple[str, ...], columns: int) -> None:
        """For these items of the roadmap."""
        self.items = items
        self._columns = columns
        self._kept = roadmap.memo.recall("maps", lambda: Memo(MOST_KEPT))
        self.lines = self._kept.recall(items, lambda: lines_among(roadmap, items))

    def layout(self, strata: Sequence[Stratum], reach: int, middle: str | None = None) -> Layout:
        """Some or all of the items in bands."""
        key = (tuple(strata), reach, middle, self._columns)
        return self._kept.recall(key, lambda: self._laid_out(strata, reach, middle))

    def _laid_out(self, strata: Sequence[Stratum], reach: int, middle: str | None) -> Layout:
        shown = frozenset(one for stratum in strata for one in stratum.items)
        pairs, tiers = self.lines.pairs(), self.lines.tiers(shown)
        return lay_out(strata, pairs, tiers, widest=self._columns, reach=reach, middle=middle)


def _views(
    situation: Situation, desk: _Desk, near: Neighborhood | None, said: Texts
) -> Iterator[tuple[ViewName, Layout]]:
    """Those that there are; the most particular first."""
    if near:
        layout = desk.layout(near.strata(said), FAR, near.item)
        yield ViewName.AROUND, replace(layout, left_out=near.left_out)
    if situation.numbers:
        strata = path_strata(situation, frozenset(desk.items), desk.lines.pairs(), said)
        yield ViewName.PATH, desk.layout(strata, FAR)
    yield ViewName.WHOLE, desk.layout(whole_strata(situation.roadmap, desk.items, said), NEAR)


def _card(situation: Situation, one: str) -> Card:
    item = situation.roadmap.by_id[one]
    step = situation.roadmap.step_of.get(one)
    return Card(
        item=item,
        step=step.id if step else "",
        state=situation.state(item.id),
        is_inferred=one in situation.knowledge.inferred,
        number=situation.numbers.get(one),
        rank=situation.ranks.get(one),
    )


def _marked(situation: Situation, lines: Lines) -> Iterable[Line]:
    """The lines, those that the path goes along marked as such."""
    numbers, known = situation.numbers, situation.knowledge.items
    if not numbers:
        return lines.lines
    joints = {joint.id: joint for joint in lines.joints}
    met = dict.fromkeys(joints, 0)
    marked: list[Line] = []
    for line in lines.lines:  # those to a joint come before the one from it
        target = joints[line.target].dependent if line.target in joints else line.target
        if line.source in joints:
            is_met = met[line.source] >= joints[line.source].minimum
        else:
            turn = numbers.get(line.source, len(numbers))
            is_met = line.source in known or turn < numbers.get(target, 0)
        if line.target in joints:
            met[line.target] += is_met
        is_on_path = is_met and target in numbers and line.kind is not LineKind.RECOMMENDED
        marked.append(replace(line, is_on_path=is_on_path))
    return marked
