"""A plan in Org mode, taken back: what is done in it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from skillpath.graph import Done, Stage
from skillpath.graph.errors import shortened
from skillpath.graph.validity.texts import is_id
from skillpath.ontology.errors import UnreadableError
from skillpath.ontology.files import decoded
from skillpath.ontology.limits import USUAL
from skillpath.ontology.plans.marks import (
    DAY_EXPECTED,
    HOURS,
    HOURS_EXPECTED,
    ID_EXPECTED,
    day_of,
    hours_of,
)
from skillpath.ontology.plans.questions import question_in
from skillpath.ontology.plans.ticked import Ticked

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from skillpath.ontology.limits import ReadingLimits

HEADING = re.compile(r"\*+ +(\S*)")
QUESTION = re.compile(r"#\+SKILLPATH: *(.*)", re.IGNORECASE)
PROPERTY = re.compile(r"\s*:(SKILLPATH_ID|SKILLPATH_TOOK): *(.*)", re.IGNORECASE)
CLOSED = re.compile(r"\s*(?:(?:SCHEDULED|DEADLINE): *<[^>]*> *){0,2}CLOSED: *\[([^\]\s]*)")
WEEK = re.compile(rf"\s*[-+] +\[X\] +[0-9-]{{10}}: ({HOURS}) h\s*")
DONE = "DONE"
EXPECTED = "headings as in the Org file of a plan, with a property SKILLPATH_ID"


@dataclass(slots=True)
class _Heading:
    """What is read below one heading."""

    state: str
    id: str = ""
    took: float | None = None
    spent: float = 0.0
    day: date | None = None

    def done(self) -> Done | None:
        """Done, where its state says so; else begun, where there are hours that it took."""
        if self.state == DONE:
            return Done(self.id, self.took, self.day)
        so_far = max(round(self.spent, 6), self.took or 0.0)
        return Done(self.id, so_far, stage=Stage.BEGUN) if so_far else None


def org_ticks(text: bytes, where: str, limits: ReadingLimits = USUAL) -> Ticked:
    """What is done in a file that `plan_org` wrote and somebody changed.

    Headings without the property are one's own, and say nothing.

    Raises:
        UnreadableError: when it holds no item of a plan, or what is told of one is not understood.
    """
    question = None
    lines = decoded(text, where).replace("\r\n", "\n").split("\n")
    for number, line in enumerate(lines, start=1):
        if found := QUESTION.fullmatch(line):
            question = question_in(found[1], where, number)
    items = [one for one in _headings(lines, where) if one.id]
    if len(items) > limits.items:
        raise UnreadableError(where, f"over {limits.items} items", "fewer")
    if not items and question is None:
        raise UnreadableError(where, "no item of a plan", EXPECTED)
    return Ticked.of(((one.id, one.done()) for one in items), question)


def _headings(lines: Sequence[str], where: str) -> Iterator[_Heading]:
    at: _Heading | None = None
    for number, line in enumerate(lines, start=1):
        if heading := HEADING.match(line):
            if at:
                yield at
            at = _Heading(heading[1])
        elif at:
            _read(at, line, (where, number))
    if at:
        yield at


def _read(at: _Heading, line: str, place: tuple[str, int]) -> None:
    if week := WEEK.fullmatch(line):
        at.spent += float(week[1])
    elif closed := CLOSED.match(line):
        at.day = day_of(closed[1])
        if at.day is None:
            raise _wrong(place, closed[1], DAY_EXPECTED)
    elif told := PROPERTY.fullmatch(line):
        _read_property(at, told[1].upper(), told[2].strip(), place)


def _read_property(at: _Heading, name: str, value: str, place: tuple[str, int]) -> None:
    if name == "SKILLPATH_ID":
        if not is_id(value):
            raise _wrong(place, value, ID_EXPECTED)
        at.id = value
    else:
        at.took = hours_of(value)
        if at.took is None:
            raise _wrong(place, value, HOURS_EXPECTED)


def _wrong(place: tuple[str, int], found: str, expected: str) -> UnreadableError:
    where, line = place
    return UnreadableError(where, shortened(found), expected, line)
