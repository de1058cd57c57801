"""The terms of a study plan as people write them: one reading for command line and HTTP.

All that is wrong of form is told at once. Names are looked up later (`plan_making`).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import TYPE_CHECKING, TypeVar

from skillpath.graph import Aim, SkillpathError, TermsError
from skillpath.graph.errors import shortened
from skillpath.graph.planning.availability import MOST_DAYS, WEEK, Availability

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from skillpath.service.plan_wishes import TermsWish

USUAL_HOURS = 10
"""Hours a week where nobody says how many there are."""

LEAST_HOURS, MOST_HOURS = 0.5, 168
"""Of a week."""
MOST_OF_DAY = 24
MOST_TRACKS = 20
MOST_REVIEW = 0.5
LEAST_PACE, MOST_PACE = 0.1, 10
MOST_DAYS_OFF = 1_000
MOST_ITEM_HOURS = 100_000

NO_DAY = date.min
"""In place of a day that is wrong."""

DAY = r"(?:19|20|21)[0-9]{2}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12][0-9]|3[01])"
IS_DAY = re.compile(DAY)
DEADLINE = re.compile(rf"(?s:(?P<name>.+)=)?(?P<day>{DAY})")
DAYS_OFF = re.compile(rf"(?P<first>{DAY})(?:\.\.(?P<last>{DAY}))?")
DONE = re.compile(
    rf"(?s:(?P<name>.+?))(?:=(?P<hours>[0-9]{{1,6}}(?:\.[0-9]{{1,6}})?))?(?:@(?P<day>{DAY}))?"
)

AIMS = tuple(one.value for one in Aim)

A_DAY = "a day such as 2027-01-04, from 1900 to 2199"
A_DEADLINE = "a day such as 2027-06-30, or GOAL=DAY"
ONE_DEADLINE = "one deadline for each goal"
NEAR = "a day within fifty years of the start"
SOME_DAYS_OFF = "a day such as 2027-12-24, or FIRST..LAST"
FEWER_DAYS_OFF = f"{MOST_DAYS_OFF:,} days off at most"
SOMETHING_DONE = "ITEM, ITEM=HOURS, ITEM@DAY or ITEM=HOURS@DAY"
SOMETHING_BEGUN = "ITEM=HOURS"
SEVEN = "seven numbers, Monday first, or none"
SOME_HOURS = f"{LEAST_HOURS} hours a week or more"
ONE_OF_BOTH = "either weekdays or hours_per_week"


Found = TypeVar("Found")


class WrongTermsError(SkillpathError, ValueError):
    """Terms that are wrong, all of them."""

    def __init__(self, terms: Iterable[TermsError]) -> None:
        """Keep each."""
        super().__init__(tuple(terms))
        self.terms: tuple[TermsError, ...] = self.args[0]

    def __str__(self) -> str:
        """A line for each."""
        return "\n".join(map(str, self.terms))


@dataclass(frozen=True, slots=True)
class ToldDeadline:
    """A deadline as it was told; without a name that of all goals. `field` is where it stands."""

    name: str | None
    day: date
    field: str


@dataclass(frozen=True, slots=True)
class ToldDone:
    """Something that is finished, as it was told: by any name, what it took, and when."""

    name: str
    hours: float | None = None
    day: date | None = None


@dataclass(frozen=True, slots=True)
class ToldTerms:
    """What was read; only names are left to look up."""

    start: date
    availability: Availability
    tracks: int
    pace: float
    review_share: float
    aim: Aim
    deadlines: tuple[ToldDeadline, ...] = ()
    done: tuple[ToldDone, ...] = ()
    begun: tuple[ToldDone, ...] = ()
    today: date | None = None


def read_terms(wish: TermsWish) -> ToldTerms:
    """The terms as values.

    Raises:
        WrongTermsError: naming every term that is wrong.
    """
    reading = _Reading()
    start = reading.day("start", wish.start)
    today = reading.day("today", wish.today) if wish.today else None
    found = ToldTerms(
        start=start,
        availability=_availability(reading, wish),
        tracks=int(reading.between("tracks", wish.tracks, 1, MOST_TRACKS)),
        pace=reading.between("pace", wish.pace, LEAST_PACE, MOST_PACE),
        aim=reading.aim(wish.aim),
        review_share=reading.between("review_share", wish.review_share, 0, MOST_REVIEW),
        deadlines=reading.deadlines(wish.deadline, start),
        done=tuple(reading.each("done", wish.done, _done, SOMETHING_DONE)),
        begun=tuple(reading.each("begun", wish.begun, _begun, SOMETHING_BEGUN)),
        today=today,
    )
    if reading.wrong:
        raise WrongTermsError(reading.wrong)
    return found


def _availability(reading: _Reading, wish: TermsWish) -> Availability:
    off = reading.days_off(wish.day_off)
    if wish.weekdays and wish.hours_per_week is not None:
        reading.refuse("weekdays", "both", ONE_OF_BOTH)
    if not wish.weekdays:
        hours = USUAL_HOURS if wish.hours_per_week is None else wish.hours_per_week
        hours = reading.between("hours_per_week", hours, LEAST_HOURS, MOST_HOURS)
        return Availability.weekly(hours, off)
    days = tuple(
        reading.between(f"weekdays[{place}]", one, 0, MOST_OF_DAY)
        for place, one in enumerate(wish.weekdays)
    )
    if len(days) != WEEK:
        reading.refuse("weekdays", f"{len(days)} numbers", SEVEN)
        return Availability.weekly(USUAL_HOURS, off)
    if sum(days) < LEAST_HOURS:
        reading.refuse("weekdays", f"{sum(days):g} hours", SOME_HOURS)
    return Availability(days, off)


@dataclass(slots=True)
class _Reading:
    """Reads, and gathers what is wrong; in its place stands something that is right."""

    wrong: list[TermsError] = field(default_factory=list)

    def refuse(self, name: str, found: str, expected: str) -> None:
        self.wrong.append(TermsError(name, found, expected))

    def between(self, name: str, value: float, least: float, most: float) -> float:
        if least <= value <= most:
            return value
        self.refuse(name, f"{value:g}", f"{least:g} to {most:g}")
        return most

    def aim(self, text: str) -> Aim:
        if text in AIMS:
            return Aim(text)
        self.refuse("aim", shortened(text), f"one of {', '.join(AIMS)}")
        return Aim.DEADLINES

    def day(self, name: str, text: str) -> date:
        found = _day(text) if IS_DAY.fullmatch(text) else None
        if found is None:
            self.refuse(name, shortened(text), A_DAY)
        return found or NO_DAY

    def each(
        self, name: str, texts: Sequence[str], read: Callable[[str], Found | None], expected: str
    ) -> Iterator[Found]:
        for place, text in enumerate(texts):
            found = read(text)
            if found is None:
                self.refuse(f"{name}[{place}]", shortened(text), expected)
            else:
                yield found

    def days_off(self, texts: Sequence[str]) -> frozenset[date]:
        spans = tuple(self.each("day_off", texts, _span, SOME_DAYS_OFF))
        count = sum((last - first).days + 1 for first, last in spans)
        if count > MOST_DAYS_OFF:
            self.refuse("day_off", f"{count:,} days", FEWER_DAYS_OFF)
            return frozenset()
        return frozenset(
            first + timedelta(turn)
            for first, last in spans
            for turn in range((last - first).days + 1)
        )

    def deadlines(self, texts: Sequence[str], start: date) -> tuple[ToldDeadline, ...]:
        found: list[ToldDeadline] = []
        for place, text in enumerate(texts):
            name, read = f"deadline[{place}]", _deadline(text)
            if read is None:
                self.refuse(name, shortened(text), A_DEADLINE)
            elif start != NO_DAY and (read[1] - start).days >= MOST_DAYS:
                self.refuse(name, read[1].isoformat(), NEAR)
            else:
                found.append(ToldDeadline(*read, name))
        return tuple(found)


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _span(text: str) -> tuple[date, date] | None:
    """The first and the last of the days."""
    match = DAYS_OFF.fullmatch(text)
    first = _day(match["first"]) if match else None
    last = _day(match["last"]) if match and match["last"] else first
    return (first, last) if first and last and first <= last else None


def _deadline(text: str) -> tuple[str | None, date] | None:
    match = DEADLINE.fullmatch(text)
    day = _day(match["day"]) if match else None
    return (match["name"], day) if match and day else None


def _done(text: str) -> ToldDone | None:
    match = DONE.fullmatch(text)
    if match is None:
        return None
    hours = float(match["hours"]) if match["hours"] else None
    day = _day(match["day"]) if match["day"] else None
    is_odd = (match["day"] and day is None) or (
        hours is not None and not 0 < hours <= MOST_ITEM_HOURS
    )
    return None if is_odd else ToldDone(match["name"], hours, day)


def _begun(text: str) -> ToldDone | None:
    found = _done(text)
    return found if found and found.hours is not None and found.day is None else None
