"""What a calendar of a plan is to look like."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo, available_timezones

from skillpath.graph import TermsError
from skillpath.graph.errors import shortened
from skillpath.graph.spelling import nearest

if TYPE_CHECKING:
    from datetime import time

MOST_ALARM = 7 * 24 * 60
"""Minutes; nobody is reminded earlier."""


class Entries(StrEnum):
    """What stands in a calendar: an event for what is learned in a week, or a to-do an item."""

    EVENTS = "events"
    TODOS = "todos"


@dataclass(frozen=True, slots=True)
class CalendarStyle:
    """What stands in a calendar, and when.

    Events last whole days, from the first to the last on which an item is learned in a week. With
    a time of `day` there is one for each day instead, which begins then: at the time of the IANA
    zone, or, without a zone, at that of wherever the reader is. The `alarm` is so many minutes
    before an event, or before a to-do is due, 0 to a week; None for none.

    Raises:
        TermsError: for a zone that there is not, or an alarm out of its range.
    """

    entries: Entries = Entries.EVENTS
    day: time | None = None
    zone: str = ""
    alarm: int | None = None

    def __post_init__(self) -> None:
        """Check the zone and the alarm."""
        zones = available_timezones() if self.zone else ()
        if self.zone and self.zone not in zones:
            near = nearest(self.zone, sorted(zones), 1)
            hint = f"; nearest: {near[0]}" if near else ""
            expected = f"a time zone such as Europe/Berlin{hint}"
            raise TermsError("zone", shortened(self.zone), expected)
        if self.alarm is not None and not 0 <= self.alarm <= MOST_ALARM:
            raise TermsError("alarm", self.alarm, f"minutes from 0 to {MOST_ALARM}")

    @property
    def clock(self) -> ZoneInfo | None:
        """The zone; None where times float."""
        return ZoneInfo(self.zone) if self.zone else None


WHOLE_DAYS = CalendarStyle()
