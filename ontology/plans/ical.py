"""A plan as iCalendar: events of what is learned when, or a to-do for each item.

Source: RFC 5545, iCalendar; RFC 7986, properties of calendars.
"""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta
from typing import TYPE_CHECKING

from skillpath.ontology.plain_lines import plain_line
from skillpath.ontology.plans.calendar_style import WHOLE_DAYS, Entries
from skillpath.ontology.plans.entries import EntryWriter
from skillpath.ontology.plans.ical_marks import DONE, QUESTION, done_mark
from skillpath.ontology.plans.questions import question_text
from skillpath.ontology.plans.telling import Telling
from skillpath.ontology.plans.ticked import question_of, told_of
from skillpath.ontology.plans.zones import zone_component

if TYPE_CHECKING:
    from collections.abc import Iterator

    from skillpath.graph import Plan
    from skillpath.ontology.plans.calendar_style import CalendarStyle

MAKER = "-//skillpath//study plan//EN"
REFRESHED = timedelta(days=1)


def plan_ics(
    plan: Plan,
    *,
    language: str = "en",
    style: CalendarStyle = WHOLE_DAYS,
    at: datetime | None = None,
) -> bytes:
    """The plan as a calendar; `ics_ticks` takes it back, with what is ticked where it has to-dos.

    UIDs depend on the roadmap, the goals and the item alone, and SEQUENCE grows with `at`: who
    reads the file of a later plan into the same calendar finds entries moved, none doubled. What
    a later plan has no more stays there; a subscribed calendar drops it.

    Args:
        plan: The plan.
        language: What is said besides names is said in it.
        style: Events or to-dos, whole days or hours, with alarms or without.
        at: When the calendar is written, with its zone; by default the first moment, in UTC, of
            the day from which is planned.

    >>> from datetime import date
    >>> from skillpath.graph import Availability, Terms, cheapest_path, plan_along
    >>> path = cheapest_path(roadmap, ["gradient-descent"], ["calculus"])
    >>> plan = plan_along(roadmap, path, Terms(date(2027, 1, 4), Availability.weekly(8)))
    >>> b"DTSTART;VALUE=DATE:20270104" in plan_ics(plan, style=CalendarStyle(Entries.TODOS))
    True
    """
    from icalendar import Calendar, vText

    moment = (at or datetime.combine(plan.since, time(), UTC)).astimezone(UTC)
    telling = Telling(plan, language, plain_line)
    writer = EntryWriter(telling, style, moment.replace(microsecond=0))
    found = Calendar()
    for name, value in _head(telling, style):
        found.add(name, vText(value))
    found.add("refresh-interval", REFRESHED, parameters={"VALUE": "DURATION"})
    if style.zone and style.day and plan.items:
        found.add_component(zone_component(style.zone, plan.terms.start, plan.ends))
    entries = writer.todos() if style.entries is Entries.TODOS else writer.events()
    for entry in entries:
        found.add_component(entry)
    written: bytes = found.to_ical()
    return written


def _head(telling: Telling, style: CalendarStyle) -> Iterator[tuple[str, str]]:
    title = telling.title()
    yield "prodid", MAKER
    yield "version", "2.0"
    yield "calscale", "GREGORIAN"
    yield "method", "PUBLISH"
    yield "name", title
    yield "x-wr-calname", title
    yield "description", "\n".join((*telling.head(), *telling.arrivals()))
    yield "x-published-ttl", "P1D"
    if style.zone:
        yield "x-wr-timezone", style.zone
    yield QUESTION, question_text(question_of(telling.plan))
    if style.entries is Entries.EVENTS:  # they cannot be ticked themselves
        for told in filter(None, map(told_of, telling.plan.items)):
            yield DONE, done_mark(told)
