"""To-dos in iCalendar, taken back: what is done of a plan.

Source: RFC 5545, sections 3.1 (lines), 3.6.2 (to-dos).
"""

from __future__ import annotations

import re
from datetime import UTC, datetime
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from skillpath.graph import Done, Stage
from skillpath.graph.errors import shortened
from skillpath.ontology.errors import UnreadableError
from skillpath.ontology.limits import USUAL
from skillpath.ontology.plans.ical_lines import lines_in
from skillpath.ontology.plans.marks import HOURS_EXPECTED, ID, hours_of
from skillpath.ontology.plans.questions import question_in
from skillpath.ontology.plans.ticked import Ticked

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date, tzinfo

    from skillpath.ontology.limits import ReadingLimits
    from skillpath.ontology.plans.ical_lines import Line
    from skillpath.ontology.plans.ticked import PlanQuestion

UID = re.compile(rf"({ID})@[0-9a-f]{{12}}\.plan\.skillpath")
MOMENT = re.compile(r"([0-9]{8})(?:T([0-9]{6})(Z?))?")
MOMENT_EXPECTED = "a moment such as 20270110T120000Z"
EXPECTED = "to-dos as in the calendar of a plan that is written as to-dos"


def ics_ticks(text: bytes, where: str, limits: ReadingLimits = USUAL) -> Ticked:
    """What is done in a calendar of to-dos that `plan_ics` wrote and another program changed.

    Only UIDs of a plan count: the file may hold what else somebody has to do. The day of a moment
    in UTC is that in the zone of the calendar, where it tells one.

    Raises:
        UnreadableError: when it is no calendar, or holds no to-do of a plan.
    """
    reader = _Reader(where, limits)
    for line in lines_in(text, where):
        reader.take(line)
    return reader.ticked()


class _Reader:
    """Takes the lines of a calendar one after another."""

    def __init__(self, where: str, limits: ReadingLimits) -> None:
        self._where, self._limits = where, limits
        self._open: list[str] = []
        self._todos: list[dict[str, Line]] = []
        self._question: PlanQuestion | None = None
        self._zone: tzinfo = UTC
        self._has_events = False

    def take(self, line: Line) -> None:
        if line.name == "BEGIN":
            self._begin(line)
        elif not self._open:
            raise self._wrong(line, line.name, "BEGIN:VCALENDAR")
        elif line.name == "END":
            if line.value.upper() != self._open[-1]:
                raise self._wrong(line, f"END:{line.value}", f"END:{self._open[-1]}")
            self._open.pop()
        elif self._open == ["VCALENDAR", "VTODO"]:
            self._todos[-1].setdefault(line.name, line)
        elif self._open == ["VCALENDAR"]:
            self._take_head(line)

    def ticked(self) -> Ticked:
        if self._open:
            raise UnreadableError(self._where, "the end of the file", f"END:{self._open[-1]}")
        found = list(self._told())
        if not found and (self._has_events or self._question is None):
            raise UnreadableError(self._where, "no to-do of a plan", EXPECTED)
        return Ticked.of(found, self._question)

    def _begin(self, line: Line) -> None:
        name = line.value.upper()
        if not self._open and name != "VCALENDAR":
            raise self._wrong(line, f"BEGIN:{line.value}", "BEGIN:VCALENDAR")
        self._open.append(name)
        self._has_events = self._has_events or name == "VEVENT"
        if name == "VTODO":
            self._todos.append({})
            if len(self._todos) > self._limits.items:
                raise self._wrong(line, f"over {self._limits.items} to-dos", "fewer")

    def _take_head(self, line: Line) -> None:
        if line.name == "X-SKILLPATH-QUESTION":
            self._question = question_in(line.value, self._where, line.number)
        elif line.name == "X-WR-TIMEZONE":
            try:
                self._zone = ZoneInfo(line.value)
            except (ZoneInfoNotFoundError, ValueError, OSError):
                raise self._wrong(line, shortened(line.value), "a time zone") from None

    def _told(self) -> Iterator[tuple[str, Done | None]]:
        for todo in self._todos:
            own = UID.fullmatch(todo["UID"].value) if "UID" in todo else None
            if own:
                yield own[1], self._done(own[1], todo)

    def _done(self, identifier: str, todo: Mapping[str, Line]) -> Done | None:
        hours = self._hours(todo.get("X-SKILLPATH-HOURS"))
        if _is_done(todo):
            return Done(identifier, hours, self._day(todo.get("COMPLETED")))
        return Done(identifier, hours, stage=Stage.BEGUN) if hours else None

    def _hours(self, line: Line | None) -> float | None:
        found = hours_of(line.value) if line else None
        if line and found is None:
            raise self._wrong(line, shortened(line.value), HOURS_EXPECTED)
        return found

    def _day(self, line: Line | None) -> date | None:
        found = _moment(line.value, self._zone) if line else None
        if line and found is None:
            raise self._wrong(line, shortened(line.value), MOMENT_EXPECTED)
        return found

    def _wrong(self, line: Line, found: str, expected: str) -> UnreadableError:
        return UnreadableError(self._where, found, expected, line.number)


def _moment(text: str, zone: tzinfo) -> date | None:
    """The day of a moment; of one in UTC that of the zone."""
    told = MOMENT.fullmatch(text)
    if told is None:
        return None
    try:
        moment = datetime.fromisoformat(f"{told[1]}T{told[2] or '120000'}")
        return moment.replace(tzinfo=UTC).astimezone(zone).date() if told[3] else moment.date()
    except (ValueError, OverflowError):
        return None


def _is_done(todo: Mapping[str, Line]) -> bool:
    """Its status says so; where it has none, that it was completed, or a hundred percent of it."""
    if "STATUS" in todo:
        return todo["STATUS"].value.upper() == "COMPLETED"
    percent = todo.get("PERCENT-COMPLETE")
    return "COMPLETED" in todo or (percent is not None and percent.value == "100")
