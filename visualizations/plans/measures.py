"""How large the parts of a Gantt chart are, on a wide page and on a narrow one."""

from __future__ import annotations

from dataclasses import dataclass

NARROW = 640
"""A chart that is not so wide has its names above the bars."""


@dataclass(frozen=True, slots=True)
class Measures:
    """In pixels. `label` is the width of the column of names; 0 puts them above the bars.

    `down` is how far the middle of a bar lies below the top of its row.
    """

    width: float
    label: float
    row: float
    heading: float
    bar: float
    size: float
    down: float

    @property
    def is_narrow(self) -> bool:
        """Whether names stand above the bars."""
        return not self.label

    @property
    def left(self) -> float:
        """Where the days begin; milestones need some room around them."""
        return self.label + EDGE

    @property
    def right(self) -> float:
        """Where the days end."""
        return self.width - EDGE


EDGE = 10


def measures(width: float) -> Measures:
    """Those of a chart of this width."""
    if width < NARROW:
        return Measures(width, 0, 42, 46, 12, 12.5, 29)
    label = min(300.0, max(250.0, width * 0.32))
    return Measures(width, label, 26, 34, 14, 13, 13)
