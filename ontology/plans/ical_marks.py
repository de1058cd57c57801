"""What calendars of plans say in properties of their own."""

from __future__ import annotations

import re

from skillpath.graph import Done, Stage
from skillpath.ontology.csv_out import digits
from skillpath.ontology.plans.marks import DAY, HOURS, ID, day_of

QUESTION = "X-SKILLPATH-QUESTION"
DONE = "X-SKILLPATH-DONE"
TOOK = "X-SKILLPATH-HOURS"
HOUSE = "plan.skillpath"

UID = re.compile(
    rf"(?P<id>{ID})(?:~(?P<part>[0-9]+|[a-z]+[0-9]*))?@[0-9a-f]{{12}}\.{re.escape(HOUSE)}"
)
"""That of a to-do, of the event of a part, or of what is reached or due."""

MARK = re.compile(rf"(?P<begun>begun )?(?P<id>{ID})(?:=(?P<hours>{HOURS}))?(?:@(?P<day>{DAY}))?")
MARK_EXPECTED = "an item with its hours and day, such as python=12@2027-01-10"


def done_mark(done: Done) -> str:
    """What is done of an item, where the calendar has events: `python=12@2027-01-10`."""
    begun = "begun " if done.stage is Stage.BEGUN else ""
    hours = "" if done.hours is None else f"={digits(done.hours)}"
    return f"{begun}{done.id}{hours}" + (f"@{done.day.isoformat()}" if done.day else "")


def done_in(text: str) -> Done | None:
    """The same, read again; None where it is no such mark."""
    found = MARK.fullmatch(text)
    day = day_of(found["day"]) if found and found["day"] else None
    if found is None or (found["day"] and day is None):
        return None
    hours = float(found["hours"]) if found["hours"] else None
    return Done(found["id"], hours, day, Stage.BEGUN if found["begun"] else Stage.FINISHED)
