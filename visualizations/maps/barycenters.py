"""A first order of the cards of each row: every card near to the middle of its neighbors.

Source: K. Sugiyama, S. Tagawa, M. Toda, Methods for visual understanding of hierarchical system
structures, 1981.
"""

from __future__ import annotations

from statistics import fmean
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

SWEEPS = 12
"""Half of them downwards, half upwards; more change nothing that can be seen."""


def near_neighbors(
    rows: Sequence[Sequence[str]], lines: Iterable[tuple[str, str]], middle: str | None = None
) -> Mapping[str, float]:
    """The x of each card, in columns from 0; those of a row are at least 1 apart.

    The row of `middle`, which it has for itself, stays in the middle.
    """
    near: dict[str, list[str]] = {one: [] for row in rows for one in row}
    for one, other in lines:
        near[one].append(other)
        near[other].append(one)
    ordered = [list(row) for row in rows]
    span = max((len(row) for row in rows), default=0) - 1
    across = {
        one: place + (span + 1 - len(row)) / 2 for row in rows for place, one in enumerate(row)
    }
    moving = [row for row in ordered if middle not in row]
    for sweep in range(SWEEPS):
        for row in moving if sweep % 2 == 0 else reversed(moving):
            wanted = {
                one: fmean([across[other] for other in near[one]]) if near[one] else across[one]
                for one in row
            }
            row.sort(key=lambda one: (wanted[one], one))
            across.update(zip(row, _spread([wanted[one] for one in row], span), strict=True))
    return across


def _spread(wanted: Sequence[float], span: float) -> list[float]:
    """Places at least 1 apart within 0 to `span`, as near to the wanted ones as can be.

    Least squares by pooling neighbours that come too close (isotonic regression).
    """
    pools: list[tuple[float, int]] = []
    for place, wish in enumerate(wanted):
        mean, size = wish - place, 1
        while pools and pools[-1][0] > mean:
            other, others = pools.pop()
            mean = (mean * size + other * others) / (size + others)
            size += others
        pools.append((mean, size))
    free = max(0.0, span - (len(wanted) - 1))
    means = [min(max(mean, 0.0), free) for mean, size in pools for _ in range(size)]
    return [round(mean + place, 3) for place, mean in enumerate(means)]
