"""A time zone as a calendar carries it along."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from icalendar import Timezone

A_YEAR = timedelta(days=366)


def zone_component(zone: str, first: date, last: date) -> Timezone:
    """The VTIMEZONE of an IANA zone, for these days and a year more.

    Onsets are told in the time before them. icalendar tells the first time after instead, which
    is the same where a clock is set back, and an hour late where it is set forth.

    Source: RFC 5545, section 3.6.5.
    """
    from icalendar import Timezone

    found = Timezone.from_tzid(zone, first_date=first, last_date=last + A_YEAR)
    for part in found.subcomponents:
        gained = part.TZOFFSETTO - part.TZOFFSETFROM
        if gained > timedelta():
            later = [onset - gained for onset, _ in part.rdates]
            part.DTSTART -= gained
            part.pop("RDATE", None)
            if later:
                part.add("RDATE", later)
    return found
