"""Drawings of the same cards and lines: ours, graphviz' and vis-network's, and how tangled each is.

Lines are taken as straight from middle to middle in all of them, whatever curve each draws.
"""

from __future__ import annotations

import subprocess
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from skillpath.visualizations.assets import VIS_NETWORK, static_files
from skillpath.visualizations.maps.layout import (
    CARD_HEIGHT,
    CARD_WIDTH,
    COLUMN,
    JOINT_HEIGHT,
    JOINT_WIDTH,
    ROW,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from numpy.typing import NDArray
    from playwright.sync_api import Browser

    Places = Mapping[str, tuple[float, float]]
    Pairs = Sequence[tuple[str, str]]

INCH = 72
HIERARCHICAL = """
([cards, lines, column, row]) => {
  const room = document.createElement("div");
  room.style = "width: 1200px; height: 800px";
  document.body.append(room);
  const nodes = new vis.DataSet(cards.map(([id, width]) => (
    { id, shape: "box", widthConstraint: width, label: id })));
  const edges = new vis.DataSet(lines.map(([from, to]) => ({ from, to })));
  const hierarchical = {
    enabled: true, sortMethod: "directed", shakeTowards: "roots",
    nodeSpacing: column, levelSeparation: row,
  };
  const network = new vis.Network(
    room, { nodes, edges }, { physics: false, layout: { hierarchical } });
  return network.getPositions();
}
"""


@dataclass(frozen=True)
class Drawing:
    """Where the middles of cards and joints are, in pixels, and the lines between them."""

    places: Places
    lines: Pairs

    def tangles(self) -> Tangles:
        """How tangled it is."""
        names = sorted(self.places)
        at = {one: place for place, one in enumerate(names)}
        middle = np.array([self.places[one] for one in names]).reshape(-1, 2)
        ends = np.array([[at[one], at[other]] for one, other in self.lines], int).reshape(-1, 2)
        size = np.array([size_of(one) for one in names]).reshape(-1, 2)
        lengths = np.hypot(*(middle[ends[:, 0]] - middle[ends[:, 1]]).T)
        return Tangles(
            crossings=_crossings(middle[ends[:, 0]], middle[ends[:, 1]]),
            behind=_behind(middle, ends, size),
            overlaps=_overlaps(middle, size),
            length=float(lengths.mean() / CARD_WIDTH) if len(lengths) else 0.0,
            width=float(np.ptp(middle[:, 0]) + CARD_WIDTH),
        )

    def short(self, most: float) -> Drawing:
        """The same with the lines alone that go down by so many pixels at most."""
        y = {one: place[1] for one, place in self.places.items()}
        lines = [(one, other) for one, other in self.lines if abs(y[one] - y[other]) <= most]
        return Drawing(self.places, lines)


@dataclass(frozen=True)
class Tangles:
    """Pairs of lines that cross, lines behind cards that are not their ends, cards that overlap.

    `length` is that of a line on average, in widths of a card; `width` is that of all, in pixels.
    """

    crossings: int
    behind: int
    overlaps: int
    length: float
    width: float


def size_of(one: str) -> tuple[int, int]:
    """Width and height of a card or a joint."""
    return (JOINT_WIDTH, JOINT_HEIGHT) if "/" in one else (CARD_WIDTH, CARD_HEIGHT)


def by_dot(drawing: Drawing) -> Drawing:
    """The same cards and lines laid out by graphviz; it is told them by id."""
    names, lines = sorted(drawing.places), sorted(drawing.lines)
    inches = {one: [side / INCH for side in size_of(one)] for one in names}
    said = [
        "digraph { node [shape=box, fixedsize=true]",
        *(f'"{one}" [width={width}, height={height}]' for one, (width, height) in inches.items()),
        *(f'"{one}" -> "{other}"' for one, other in lines),
        "}",
    ]
    done = subprocess.run(
        ["dot", "-Tplain"], input="\n".join(said), capture_output=True, text=True, check=True
    )
    words = [line.split() for line in done.stdout.splitlines()]
    places = {
        one.strip('"'): (float(x) * INCH, -float(y) * INCH)
        for kind, one, x, y, *_ in (line for line in words if line[0] == "node")
    }
    return Drawing(places, drawing.lines)


def by_vis(browser: Browser, drawing: Drawing) -> Drawing:
    """The same cards and lines laid out by vis-network's hierarchical layout, as wide as ours."""
    page = browser.new_page()
    page.add_script_tag(content=static_files()[VIS_NETWORK].content.decode())
    cards = [[one, size_of(one)[0]] for one in sorted(drawing.places)]
    found = page.evaluate(HIERARCHICAL, [cards, sorted(map(list, drawing.lines)), COLUMN, ROW])
    page.close()
    return Drawing({one: (at["x"], at["y"]) for one, at in found.items()}, drawing.lines)


def _crossings(start: NDArray[np.float64], end: NDArray[np.float64]) -> int:
    """Pairs of segments that cross inside of both."""

    def side(
        one: NDArray[np.float64], two: NDArray[np.float64], point: NDArray[np.float64]
    ) -> NDArray[np.float64]:
        (dx, dy), (px, py) = (two - one).T, np.moveaxis(point - one, -1, 0)
        return np.asarray(dx * py - dy * px)

    count = 0
    for place in range(len(start) - 1):
        a, b = start[place][None], end[place][None]
        c, d = start[place + 1 :], end[place + 1 :]
        parted = side(a, b, c) * side(a, b, d) < -1e-6
        count += int((parted & (side(c, d, a) * side(c, d, b) < -1e-6)).sum())
    return count


def _behind(middle: NDArray[np.float64], ends: NDArray[np.int64], size: NDArray[np.float64]) -> int:
    """Pairs of a line and a card, none of its ends, that it runs behind for more than a corner."""
    count = 0
    for one, other in ends:
        start, way = middle[one], middle[other] - middle[one]
        share = np.linspace(0, 1, 200)[:, None]
        points = start + share * way
        inside = (np.abs(points[:, None] - middle) < size / 2 - 4).all(axis=2).any(axis=0)
        inside[[one, other]] = False
        count += int((inside & (size[:, 0] == CARD_WIDTH)).sum())
    return count


def _overlaps(middle: NDArray[np.float64], size: NDArray[np.float64]) -> int:
    """Pairs of cards or joints that share more than a border."""
    near = np.abs(middle[:, None] - middle) < (size[:, None] + size) / 2 - 0.5
    return (int(near.all(axis=2).sum()) - len(middle)) // 2


def drawn(places: Places, lines: Iterable[tuple[str, str]]) -> Drawing:
    """A drawing with those of the lines of which both ends stand in it."""
    return Drawing(
        places, [(one, other) for one, other in lines if one in places and other in places]
    )
