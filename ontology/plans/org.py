"""A plan in Org mode: a heading for each item, with its days, hours and weeks.

The days stand as `SCHEDULED` and `DEADLINE`, so that the agenda shows them; the weeks are a list
of checkboxes. `SKILLPATH_ID` says which item it is, `SKILLPATH_TOOK` how many hours it took.

Source: The Org Manual 9.7, "Timestamps", "Checkboxes", "Escape Character".
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from skillpath.graph import Stage
from skillpath.ontology.csv_out import digits
from skillpath.ontology.plain_lines import plain_line
from skillpath.ontology.plans.questions import question_text
from skillpath.ontology.plans.sections import parts_of
from skillpath.ontology.plans.telling import Telling
from skillpath.ontology.plans.ticked import question_of, told_of
from skillpath.ontology.plans.wording import hours

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from skillpath.graph import Plan, Planned
    from skillpath.ontology.plans.sections import Part

NOTHING = "\N{ZERO WIDTH SPACE}"
"""Org's own escape character: it stands between what would be markup together."""

MARKUP = re.compile(
    r"(?:^|(?<=[\s({'\"-]))(?=[*/_=~+:|&@#])"
    r"|(?<=[\[<])(?=[^\s])|(?<=\{)(?=\{)|(?=[\\$])|(?<=:)(?=:)|(?<=src|all)(?=_)|^(?=COMMENT\b)"
)
"""Where emphasis, a table, a citation, a link, a timestamp, a footnote, a macro, an entity, the
tag of a list, code that is run, or a heading that is left out would begin."""

STATES = ("TODO", "STARTED", "DONE")
WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")


def plan_org(plan: Plan, *, language: str = "en") -> str:
    """The plan as a file of Org mode; `org_ticks` takes it back with what is done in it.

    >>> from datetime import date
    >>> from skillpath.graph import Availability, Terms, cheapest_path, plan_along
    >>> path = cheapest_path(roadmap, ["gradient-descent"], ["calculus"])
    >>> plan = plan_along(roadmap, path, Terms(date(2027, 1, 4), Availability.weekly(8)))
    >>> print(plan_org(plan).splitlines()[0])
    #+TITLE: Study plan: Gradient descent
    """
    telling, parts = Telling(plan, language, org_line), parts_of(plan)
    lines = [
        f"#+TITLE: {telling.title()}",
        f"#+LANGUAGE: {language}",
        "#+TODO: TODO STARTED | DONE",
        "#+OPTIONS: ^:nil tex:nil",
        f"#+SKILLPATH: {question_text(question_of(plan))}",
        "",
        *telling.head(),
        *(f"- {one}" for one in telling.arrivals()),
    ]
    for one in plan.items:
        lines += ["", *_heading(telling, one, parts[one.id]), *map(_week, parts[one.id])]
        lines += [f"- {line}" for line in telling.details(one)]
    lines += ["", f"* {telling.texts['milestones']}"]
    lines += [f"- {_active(one.day)} {telling.milestone(one)}" for one in plan.milestones]
    repeated = [(week, one) for week in plan.weeks for one in week.reviews]
    lines += ["", f"* {telling.texts['reviews']}"] if repeated else []
    lines += [f"- {_active(week.begins)} {telling.review(one)}" for week, one in repeated]
    return "\n".join(lines) + "\n"


def org_line(text: str) -> str:
    """The text in one line, which is nothing but text wherever it stands."""
    return MARKUP.sub(NOTHING, plain_line(text))


def _heading(telling: Telling, one: Planned, parts: Sequence[Part]) -> Iterator[str]:
    item, told = one.item.item, told_of(one)
    state = STATES[0] if told is None else STATES[1] if told.stage is Stage.BEGUN else STATES[2]
    closed = f"CLOSED: [{_stamp(told.day)}] " if told and told.day else ""
    amount = telling.say("amount", hours=hours(one.hours))
    count = f"[{sum(each.is_ticked for each in parts)}/{len(parts)}]"
    yield f"* {state} {org_line(item.name)} ({amount}) {count} :{item.kind}:"
    yield f"{closed}SCHEDULED: {_active(one.begins)} DEADLINE: {_active(one.ends)}"
    yield ":PROPERTIES:"
    yield f":SKILLPATH_ID: {item.id}"
    yield f":EFFORT: {_clock(one.hours)}"
    if told and told.hours is not None:
        yield f":SKILLPATH_TOOK: {digits(told.hours)}"
    if item.url:
        yield f":URL: {item.url}"
    yield ":END:"


def _week(part: Part) -> str:
    box = "X" if part.is_ticked else " "
    return f"- [{box}] {part.begins.isoformat()}: {digits(part.hours)} h"


def _clock(amount: float) -> str:
    """Hours and minutes: `7:30`."""
    minutes = round(amount * 60)
    return f"{minutes // 60}:{minutes % 60:02}"


def _active(day: date) -> str:
    return f"<{_stamp(day)}>"


def _stamp(day: date) -> str:
    return f"{day.isoformat()} {WEEKDAYS[day.weekday()]}"
