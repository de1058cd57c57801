"""The lines of a vector picture: from the bottom of a card to the top of what requires it."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import repeat
from typing import TYPE_CHECKING

from skillpath.visualizations.maps.layout import CARD_HEIGHT, JOINT_HEIGHT
from skillpath.visualizations.maps.map import LineKind
from skillpath.visualizations.maps.markup import element
from skillpath.visualizations.maps.shown import is_joint, is_joint_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from xml.etree.ElementTree import Element

    from skillpath.visualizations.maps.layout import Position
    from skillpath.visualizations.maps.map import Line
    from skillpath.visualizations.maps.shown import Shown

DASHES = {LineKind.REQUIRED: None, LineKind.CHOICE: "7 5", LineKind.RECOMMENDED: "2 4"}
SPREAD, FARTHEST, APART = 40, 62, 13
"""Lines meet a card so far from its middle at most, beside joints; and so far from each other."""

HEAD = 8


@dataclass(frozen=True, slots=True)
class Lines:
    """What draws the lines between the cards and joints of a view."""

    colors: Mapping[str, str]
    shown: Shown

    def drawn(self) -> Iterator[Element]:
        """Each line with its head; those that stand out lie above the others."""
        ordered = sorted(self.shown.lines, key=self.shown.stands_out)
        starts, ends = self._ports(ordered)
        for place, one in enumerate(ordered):
            yield from self._line(one, starts[place], ends[place])

    def _ports(self, lines: list[Line]) -> tuple[dict[int, float], dict[int, float]]:
        """Where each line leaves and arrives, as x: side by side, in the order of other ends."""
        leaving: dict[str, list[int]] = {}
        arriving: dict[str, list[int]] = {}
        for place, one in enumerate(lines):
            leaving.setdefault(one.source, []).append(place)
            arriving.setdefault(one.target, []).append(place)
        starts: dict[int, float] = {}
        ends: dict[int, float] = {}
        for found, ports, other in ((leaving, starts, "target"), (arriving, ends, "source")):
            for end, places in found.items():
                places.sort(key=lambda one: (self._at(getattr(lines[one], other)).x, one))
                others = [getattr(lines[one], other) for one in places]
                ports.update(zip(places, self._side_by_side(end, others), strict=True))
        return starts, ends

    def _side_by_side(self, end: str, others: list[str]) -> Iterator[float]:
        """Where the lines from or to these, in order of their x, meet a card.

        Those from its own joints, which stand above it, come straight down; the rest beside them.
        """
        x = self._at(end).x
        if is_joint(end):
            return repeat(x, len(others))
        own = [self._at(one).x for one in others if is_joint_of(end, one)]
        rest = [one for one in others if not is_joint_of(end, one)]
        beside = iter(_beside(own, x, sum(self._at(one).x < x for one in rest), len(rest)))
        return (self._at(one).x if is_joint_of(end, one) else next(beside) for one in others)

    def _line(self, line: Line, start: float, end: float) -> Iterator[Element]:
        source, target = self._at(line.source), self._at(line.target)
        down = 1 if source.y <= target.y else -1
        y = source.y + down * self._half(line.source)
        to = target.y - down * self._half(line.target)
        is_strong = self.shown.stands_out(line)
        color = self.colors["edge-path" if is_strong else "edge"]
        is_headed = not is_joint(line.target)
        tail = to - down * HEAD if is_headed else to
        bend = max(abs(tail - y) / 2, 18) * down
        curve = f"M{start:.1f} {y:.1f}C{start:.1f} {y + bend:.1f} {end:.1f} {tail - bend:.1f}"
        yield element(
            "path",
            d=f"{curve} {end:.1f} {tail:.1f}",
            fill="none",
            stroke=color,
            stroke_width=2 if is_strong else 1.2,
            stroke_dasharray=DASHES[line.kind],
        )
        if is_headed:
            yield element("path", d=f"M{end:.1f} {to:.1f}l-4 {-HEAD * down}h8z", fill=color)

    def _at(self, end: str) -> Position:
        return self.shown.layout.positions[end]

    def _half(self, end: str) -> float:
        return (JOINT_HEIGHT if is_joint(end) else CARD_HEIGHT) / 2


def _beside(own: list[float], x: float, left: int, count: int) -> Iterator[float]:
    """So many places from left to right; where joints have theirs, `left` of them before those."""
    if own:
        first, last = own[0] - APART, own[-1] + APART
        yield from (max(x - FARTHEST, first - APART * (left - 1 - turn)) for turn in range(left))
        yield from (min(x + FARTHEST, last + APART * turn) for turn in range(count - left))
    elif count:
        step = min(APART, 2 * SPREAD / max(1, count - 1))
        yield from (x + step * (turn - (count - 1) / 2) for turn in range(count))
