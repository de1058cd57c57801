"""The entries of a calendar: an event for what is learned and reached, a to-do for each item."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from hashlib import sha256
from math import floor
from typing import TYPE_CHECKING

from skillpath.graph import Stage
from skillpath.ontology.csv_out import digits
from skillpath.ontology.plain_lines import plain_line
from skillpath.ontology.plans.ical_marks import HOUSE, TOOK
from skillpath.ontology.plans.sessions import learned
from skillpath.ontology.plans.ticked import told_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from icalendar import Component, Event, Todo

    from skillpath.graph import Done, Plan, Planned
    from skillpath.ontology.plans.calendar_style import CalendarStyle
    from skillpath.ontology.plans.sections import Part, Section
    from skillpath.ontology.plans.sessions import Learned, Session
    from skillpath.ontology.plans.telling import Telling

EPOCH = datetime(2000, 1, 1, tzinfo=UTC)
"""SEQUENCE counts minutes from it: it grows, and stays within the integers of RFC 5545."""
NOON = time(12)
DAY = timedelta(days=1)
MINUTE = timedelta(minutes=1)


class EntryWriter:
    """Makes the entries of one calendar, which is written at a moment."""

    def __init__(self, telling: Telling, style: CalendarStyle, moment: datetime) -> None:
        """Take what is the same for all entries; the moment is in UTC."""
        self._telling, self._style, self._moment = telling, style, moment
        self._calendar = calendar_key(telling.plan)

    def events(self) -> Iterator[Event]:
        """What is learned, then what is reached, then what is due."""
        made: dict[str, int] = {}
        for one in learned(self._telling.plan):
            for begins, ends in self._times(one):
                which = one.part.planned.id if one.part else ""
                number = made[which] = made.get(which, 0) + 1
                if one.part:
                    yield self._lesson(one.part, number, begins, ends)
                else:
                    yield self._review(one.section, number, begins, ends)
        for milestone in self._telling.plan.milestones:
            what = self._telling.milestone(milestone)
            yield self._on(milestone.day, f"{milestone.id}~{milestone.kind}", what)
        for arrival in self._telling.plan.arrivals:
            if arrival.deadline:
                name = self._telling.plan.roadmap.name_of(arrival.goal)
                what = self._telling.say("due", name=name)
                yield self._on(arrival.deadline, f"{arrival.goal}~due", what)

    def todos(self) -> Iterator[Todo]:
        """One for each item, in the order in which they begin."""
        from icalendar import Todo

        for one in self._telling.plan.items:
            todo = Todo()
            name, amount = plain_line(one.item.item.name), digits(round(one.hours, 2))
            summary = f"{name} ({self._telling.say('amount', hours=amount)})"
            self._begin(todo, one.id, summary)
            self._describe(todo, one)
            if one.begins < one.ends:  # it has to begin before it is due
                todo.add("dtstart", one.begins)
            todo.add("due", one.ends)
            _add_status(todo, one, told_of(one))
            if not (one.done and one.done.stage is not Stage.BEGUN):
                self._remind(todo, summary)
            yield todo

    def _times(self, one: Learned) -> Iterator[tuple[date, date]]:
        """When events begin and end: days, the last of them not included, or moments."""
        if self._style.day is None:
            yield one.sessions[0].day, one.sessions[-1].day + DAY
            return
        for session in one.sessions:
            yield self._hours(session, self._style.day)

    def _hours(self, session: Session, day: time) -> tuple[datetime, datetime]:
        """From minute to minute; hours of a clock that is set back or forth count as they pass."""
        first = round(session.after * 60)
        minutes = max(round((session.after + session.hours) * 60) - first, 1)
        begins = datetime.combine(session.day, day) + first * MINUTE
        zone = self._style.clock
        if zone is None:
            return begins, begins + minutes * MINUTE
        begins = begins.replace(tzinfo=zone)
        return begins, (begins.astimezone(UTC) + minutes * MINUTE).astimezone(zone)

    def _lesson(self, part: Part, number: int, begins: date, ends: date) -> Event:
        from icalendar import Event

        event, name = Event(), plain_line(part.planned.item.item.name)
        summary = f"{'✓ ' if part.is_ticked else ''}{name} ({self._telling.amount(part)})"
        self._begin(event, f"{part.planned.id}~{number}", summary)
        self._describe(event, part.planned)
        event.add("dtstart", begins)
        event.add("dtend", ends)
        event.add("transp", "TRANSPARENT" if self._style.day is None else "OPAQUE")
        if not part.is_ticked:
            self._remind(event, summary)
        return event

    def _review(self, section: Section, number: int, begins: date, ends: date) -> Event:
        """All that is repeated in a week, or on a day of it."""
        from icalendar import Event

        event, told = Event(), [self._telling.review(one) for one in section.reviews]
        goal = self._telling.plan.path.goals.ids[0]
        self._begin(event, f"{goal}~review{number}", self._telling.texts["reviews"])
        event.add("description", "\n".join(told))
        event.add("dtstart", begins)
        event.add("dtend", ends)
        event.add("transp", "TRANSPARENT" if self._style.day is None else "OPAQUE")
        self._remind(event, self._telling.texts["reviews"])
        return event

    def _on(self, day: date, uid: str, summary: str) -> Event:
        from icalendar import Event

        event = Event()
        self._begin(event, uid, summary)
        event.add("dtstart", day)
        event.add("dtend", day + DAY)
        event.add("transp", "TRANSPARENT")
        return event

    def _begin(self, entry: Component, uid: str, summary: str) -> None:
        entry.add("uid", f"{uid}@{self._calendar}.{HOUSE}")
        entry.add("dtstamp", self._moment)
        entry.add("sequence", max(0, (self._moment - EPOCH) // MINUTE))
        entry.add("summary", summary)

    def _describe(self, entry: Component, one: Planned) -> None:
        item, step = one.item.item, self._telling.plan.roadmap.step_of.get(one.id)
        entry.add("description", "\n".join(self._telling.details(one)))
        kind = self._telling.texts[item.kind.value]
        entry.add("categories", [kind, plain_line(step.name)] if step else [kind])
        if item.url:
            entry.add("url", item.url)

    def _remind(self, entry: Component, summary: str) -> None:
        from icalendar import Alarm

        if self._style.alarm is not None:
            alarm = Alarm()
            alarm.add("action", "DISPLAY")
            alarm.add("description", summary)
            related = {"RELATED": "END" if entry.name == "VTODO" else "START"}
            alarm.add("trigger", -self._style.alarm * MINUTE, parameters=related)
            entry.add_component(alarm)


def calendar_key(plan: Plan) -> str:
    """What the calendar of a plan is told by: its roadmap and its goals, whatever else changes."""
    told = "\n".join((plan.roadmap.id, *plan.path.goals.ids))
    return sha256(told.encode()).hexdigest()[:12]


def _add_status(todo: Todo, one: Planned, told: Done | None) -> None:
    """How far it is; a day without a time is noon in UTC, which is that day nearly everywhere."""
    if told is None:
        todo.add("status", "NEEDS-ACTION")
        return
    if told.stage is Stage.BEGUN:
        todo.add("status", "IN-PROCESS")
        todo.add("percent-complete", min(99, floor(100 * one.so_far / one.hours)))
    else:
        todo.add("status", "COMPLETED")
        todo.add("percent-complete", 100)
        if told.day:
            todo.add("completed", datetime.combine(told.day, NOON, UTC))
    if told.hours is not None:
        todo.add(TOOK, digits(told.hours))
