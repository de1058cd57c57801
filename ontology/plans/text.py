"""A plan as plain text, for mails and terminals."""

from __future__ import annotations

from textwrap import fill
from typing import TYPE_CHECKING

from skillpath.graph import Stage
from skillpath.ontology.plain_lines import plain_line
from skillpath.ontology.plans.sections import sections
from skillpath.ontology.plans.telling import Telling
from skillpath.ontology.plans.ticked import told_of
from skillpath.ontology.plans.wording import hours

if TYPE_CHECKING:
    from collections.abc import Iterator

    from skillpath.graph import Plan
    from skillpath.ontology.plans.sections import Part, Section

WIDTH = 78
"""Columns of a line at most, but for an address or a word that is longer."""


def plan_text(plan: Plan, *, language: str = "en") -> str:
    """The plan in lines of at most 78 columns, without anything that commands a terminal.

    >>> from datetime import date
    >>> from skillpath.graph import Availability, Terms, cheapest_path, plan_along
    >>> path = cheapest_path(roadmap, ["gradient-descent"], ["calculus"])
    >>> plan = plan_along(roadmap, path, Terms(date(2027, 1, 4), Availability.weekly(8)))
    >>> print(plan_text(plan).splitlines()[0])
    Study plan: Gradient descent
    """
    telling = Telling(plan, language, plain_line)
    title = telling.title()
    lines = [_wrapped(title), "=" * min(len(title), WIDTH), "", *map(_wrapped, telling.head())]
    lines += [_wrapped(one, "  ") for one in telling.arrivals()]
    for section in sections(plan):
        head = telling.week(section)
        lines += ["", head, "-" * len(head), *_week(telling, section)]
    return "\n".join(lines) + "\n"


def _week(telling: Telling, section: Section) -> Iterator[str]:
    for review in section.reviews:
        yield _wrapped(telling.review(review), "    ", "  - ")
    for part in section.parts:
        yield from _item(telling, part)
    for one in section.milestones:
        yield _wrapped(f"{one.day.isoformat()} {telling.milestone(one)}", "    ", "  * ")
    if section.is_free:
        yield telling.say("free-week")


def _item(telling: Telling, part: Part) -> Iterator[str]:
    item = part.planned.item.item
    box = "x" if part.is_ticked else " "
    line = f"{plain_line(item.name)} ({telling.amount(part)}){_told(telling, part)}"
    yield _wrapped(line, "      ", f"  [{box}] ")
    if part.number == 1:
        own = item.url if item.url not in {one.url for one in item.resources} else ""
        yield from (_wrapped(one, "      ") for one in (*telling.details(part.planned), own) if one)


def _told(telling: Telling, part: Part) -> str:
    """When the item was finished and what it took, or what it has taken so far."""
    told = told_of(part.planned)
    if told is None or not part.is_last:
        return ""
    if told.stage is Stage.BEGUN:
        return f", {telling.say('so-far', hours=hours(told.hours or 0))}"
    took = "" if told.hours is None else telling.say("amount", hours=hours(told.hours))
    day = told.day.isoformat() if told.day else ""
    return f" ✓ {', '.join(filter(None, (day, took)))}".rstrip()


def _wrapped(text: str, indent: str = "", first: str | None = None) -> str:
    return fill(
        text,
        WIDTH,
        initial_indent=indent if first is None else first,
        subsequent_indent=indent,
        break_long_words=False,
        break_on_hyphens=False,
    )
