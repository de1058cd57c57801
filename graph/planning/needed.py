"""How many hours a week would keep all deadlines."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING

from skillpath.graph.planning.availability import DAY, EPSILON

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from skillpath.graph.planning.availability import Availability

STEP = 0.5
"""They are told in halves of an hour, rounded up."""


def fewest_hours(availability: Availability, ends: Iterable[tuple[float, float]]) -> float | None:
    """The fewest hours a week by which everything ends in time; None where no day has as many.

    `ends` are pairs of hours: when something ends, and how many there are until it has to. All
    days have as many times more, and what is learned when stays the same in hours, so that the
    pair that is furthest apart decides.
    """
    most = 1.0
    for end, there in ends:
        if there <= EPSILON:
            return None
        most = max(most, end / there)
    halves = ceil(availability.hours_per_week * most / STEP - EPSILON)
    return halves * STEP if halves <= _most(availability) else None


def fewest_tried(availability: Availability, keeps: Callable[[Availability], bool]) -> float | None:
    """The same where the hours change what is learned when: half an hour less was tried, and late.

    `keeps` says whether everything ends in time; in these hours it does not.
    """
    full = availability.hours_per_week

    def suffices(halves: int) -> bool:
        return keeps(availability.scaled(halves * STEP / full))

    late, enough = int(full / STEP), _most(availability)
    if not suffices(enough):
        return None
    while enough - late > 1:
        middle = (enough + late) // 2
        if suffices(middle):
            enough = middle
        else:
            late = middle
    return enough * STEP


def _most(availability: Availability) -> int:
    """How many halves of an hour a week has where its fullest day is full."""
    full = availability.hours_per_week * DAY / max(availability.weekdays)
    return int(full / STEP + EPSILON)
