"""A calendar of a plan, taken back: what is done of it.

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
from skillpath.ontology.plans.ical_marks import (
    DONE,
    MARK_EXPECTED,
    QUESTION,
    TOOK,
    UID,
    done_in,
)
from skillpath.ontology.plans.marks import HOURS_EXPECTED, hours_of
from skillpath.ontology.plans.questions import question_in
from skillpath.ontology.plans.ticked import Ticked

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date, tzinfo

    from skillpath.ontology.limits import ReadingLimits
    from skillpath.ontology.plans.ical_lines import Line
    from skillpath.ontology.plans.ticked import PlanQuestion

ENTRIES = (["VCALENDAR", "VTODO"], ["VCALENDAR", "VEVENT"])
MOMENT = re.compile(r"([0-9]{8})(?:T([0-9]{6})(Z?))?")
MOMENT_EXPECTED = "a moment such as 20270110T120000Z"
EXPECTED = "to-dos or events as in the calendar of a plan"


def ics_ticks(text: bytes, where: str, limits: ReadingLimits = USUAL) -> Ticked:
    """What is done in a calendar that `plan_ics` wrote and another program changed.

    Only UIDs of a plan count: the file may hold what else somebody has to do. The day of a moment
    in UTC is that in the zone of the calendar, where it tells one. Events cannot be ticked: where
    there are no to-dos, that is done which was done when the calendar was written.

    Raises:
        UnreadableError: when it is no calendar, or holds nothing of a plan.
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
        self._entries: list[dict[str, Line]] = []
        self._told: list[tuple[str, Done | None]] = []
        self._question: PlanQuestion | None = None
        self._zone: tzinfo = UTC

    def take(self, line: Line) -> None:
        if line.name == "BEGIN":
            self._begin(line)
        elif not self._open:
            raise self._wrong(line, line.name, "BEGIN:VCALENDAR")
        elif line.name == "END":
            if line.value.upper() != self._open[-1]:
                raise self._wrong(line, f"END:{line.value}", f"END:{self._open[-1]}")
            self._open.pop()
        elif self._open in ENTRIES:
            self._entries[-1].setdefault(line.name, line)
        elif self._open == ["VCALENDAR"]:
            self._take_head(line)

    def ticked(self) -> Ticked:
        if self._open:
            raise UnreadableError(self._where, "the end of the file", f"END:{self._open[-1]}")
        found = [*self._told, *map(self._entry, filter(_is_ours, self._entries))]
        if not found and self._question is None:
            raise UnreadableError(self._where, "nothing of a plan", EXPECTED)
        return Ticked.of(found, self._question)

    def _begin(self, line: Line) -> None:
        name = line.value.upper()
        if not self._open and name != "VCALENDAR":
            raise self._wrong(line, f"BEGIN:{line.value}", "BEGIN:VCALENDAR")
        self._open.append(name)
        if self._open in ENTRIES:
            self._entries.append({})
            if len(self._entries) > self._limits.items:
                raise self._wrong(line, f"over {self._limits.items} entries", "fewer")

    def _take_head(self, line: Line) -> None:
        if line.name == QUESTION:
            self._question = question_in(line.value, self._where, line.number)
        elif line.name == DONE:
            done = done_in(line.value)
            if done is None:
                raise self._wrong(line, shortened(line.value), MARK_EXPECTED)
            self._told.append((done.id, done))
        elif line.name == "X-WR-TIMEZONE":
            try:
                self._zone = ZoneInfo(line.value)
            except (ZoneInfoNotFoundError, ValueError, OSError):
                raise self._wrong(line, shortened(line.value), "a time zone") from None

    def _entry(self, entry: Mapping[str, Line]) -> tuple[str, Done | None]:
        uid = UID.fullmatch(entry["UID"].value)
        assert uid, "only ours are asked"
        identifier, hours = uid["id"], self._hours(entry.get(TOOK))
        if _is_done(entry):
            return identifier, Done(identifier, hours, self._day(entry.get("COMPLETED")))
        return identifier, Done(identifier, hours, stage=Stage.BEGUN) if hours else None

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


def _is_ours(entry: Mapping[str, Line]) -> bool:
    """Whether it is the to-do of an item, or the event of a part of it."""
    uid = UID.fullmatch(entry["UID"].value) if "UID" in entry else None
    return uid is not None and (uid["part"] or "0").isdigit()


def _is_done(todo: Mapping[str, Line]) -> bool:
    """Its status says so; where it has none, that it was completed, or a hundred percent of it."""
    if "STATUS" in todo:
        return todo["STATUS"].value.upper() == "COMPLETED"
    percent = todo.get("PERCENT-COMPLETE")
    return "COMPLETED" in todo or (percent is not None and percent.value == "100")
