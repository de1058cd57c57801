"""How late the goal that is latest is at least."""

from __future__ import annotations

from itertools import accumulate
from typing import TYPE_CHECKING

from skillpath.graph.planning.schedule import ranks

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from skillpath.graph.planning.availability import Calendar
    from skillpath.graph.planning.precedence import Rows


def least_late(
    order: Sequence[str],
    hours: Mapping[str, float],
    forced: Rows,
    due: Mapping[str, date],
    calendar: Calendar,
) -> int:
    """Days by which something is late in every order that keeps to what is forced; 0 for none.

    Those of the earliest due date first, one item after another, where all hours are used:
    several at once, items kept whole and further prerequisites only add to it.
    """
    rank = ranks(order, forced, due)
    in_turn = sorted(order, key=rank.__getitem__)
    ends = zip(in_turn, accumulate(hours[one] for one in in_turn), strict=True)
    return max(
        ((calendar.end_of(end) - due[one]).days for one, end in ends if one in due), default=0
    )
