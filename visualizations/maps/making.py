"""The map of a situation: its cards, its lines, and where they stand in each view."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from skillpath.graph.memo import Memo
from skillpath.visualizations.maps.drawn import drawn_items
from skillpath.visualizations.maps.joints import lines_among
from skillpath.visualizations.maps.layout import WIDEST, lay_out
from skillpath.visualizations.maps.map import Card, LineKind, Map, ViewName
from skillpath.visualizations.maps.views import Neighborhood, path_strata, whole_strata

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from skillpath.graph import Roadmap
    from skillpath.visualizations.maps.drawn import Drawn
    from skillpath.visualizations.maps.joints import Lines
    from skillpath.visualizations.maps.layout import Layout, Stratum
    from skillpath.visualizations.maps.map import Line
    from skillpath.visualizations.situation import Situation

MOST_KEPT = 32
"""Layouts of whole maps that are remembered for a roadmap."""

MOST_HOPS = 2


def map_of(
    situation: Situation,
    *,
    around: str | None = None,
    hops: int = 1,
    columns: int = WIDEST,
    first: ViewName | None = None,
) -> Map:
    """The map of a roadmap for a learner.

    Args:
        situation: Where the learner stands, with the path, if there is one.
        around: The id of an item that gets a view of its own.
        hops: How far that view reaches, 1 or 2.
        columns: How many cards a row may hold.
        first: The view to begin with, where there is such a view; without, the one around an
            item, the path, the whole, the first of these that there is.
    """
    near = Neighborhood(situation, around, hops) if around else None
    drawn = drawn_items(situation, near.items if near else ())
    whole = _whole(situation.roadmap, drawn, columns)
    views = dict(_views(situation, whole, near, columns))
    return Map(
        roadmap=situation.roadmap,
        knowledge=situation.knowledge,
        cards=tuple(_card(situation, one) for one in drawn.ids),
        joints=whole.lines.joints,
        lines=tuple(_marked(situation, whole.lines)),
        views=views,
        first=first if first in views else next(iter(views)),
        total=drawn.total,
    )


@dataclass(frozen=True, slots=True)
class _Whole:
    """What does not depend on the learner."""

    lines: Lines
    layout: Layout


def _whole(roadmap: Roadmap, drawn: Drawn, columns: int) -> _Whole:
    """Lines and places of all that is drawn; remembered."""
    kept = roadmap.memo.recall("maps", lambda: Memo(MOST_KEPT))
    return kept.recall(
        (roadmap.id, drawn.ids, columns), lambda: _laid_out(roadmap, drawn.ids, columns)
    )


def _laid_out(roadmap: Roadmap, items: Sequence[str], columns: int) -> _Whole:
    lines = lines_among(roadmap, items)
    layout = _layout(whole_strata(roadmap, items), lines, columns)
    return _Whole(lines, layout)


def _views(
    situation: Situation, whole: _Whole, near: Neighborhood | None, columns: int
) -> Iterator[tuple[ViewName, Layout]]:
    """Those that there are; the most particular first."""
    lines = whole.lines
    if near:
        layout = _layout(near.strata(), lines, columns)
        yield ViewName.AROUND, replace(layout, left_out=near.left_out)
    if situation.numbers:
        strata = path_strata(situation, whole.layout.positions, lines.pairs())
        yield ViewName.PATH, _layout(strata, lines, columns)
    yield ViewName.WHOLE, whole.layout


def _layout(strata: Sequence[Stratum], lines: Lines, columns: int) -> Layout:
    shown = frozenset(one for stratum in strata for one in stratum.items)
    return lay_out(strata, lines.pairs(), lines.tiers(shown), widest=columns)


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
