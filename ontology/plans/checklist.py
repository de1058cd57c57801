"""A plan as a Markdown checklist, week by week, for notes and issue trackers.

Behind each task stands its id in a comment, and what is told of it when it is done: `✅ 2027-01-10`
for the day, as the plugin Tasks of Obsidian has it, and `(12 h)` for the hours that it took.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from skillpath.ontology.csv_out import digits
from skillpath.ontology.markdown import details, escaped, linked
from skillpath.ontology.plans.questions import question_text
from skillpath.ontology.plans.sections import sections
from skillpath.ontology.plans.telling import Telling
from skillpath.ontology.plans.ticked import question_of, told_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from skillpath.graph import Plan
    from skillpath.ontology.plans.sections import Part, Section


def plan_checklist(plan: Plan, *, language: str = "en") -> str:
    """The plan as GitHub-flavored Markdown; `checklist_ticks` takes it back when it is ticked.

    An item that takes several weeks has a task in each; it is done with the last.

    >>> from datetime import date
    >>> from skillpath.graph import Availability, Terms, cheapest_path, plan_along
    >>> path = cheapest_path(roadmap, ["gradient-descent"], ["calculus"])
    >>> plan = plan_along(roadmap, path, Terms(date(2027, 1, 4), Availability.weekly(8)))
    >>> print(plan_checklist(plan).splitlines()[8])
    ## Week 1, 2027-01-04: 8 of 8 h
    """
    telling = Telling(plan, language, escaped)
    lines = [f"# {telling.title()}", "", *telling.head(), ""]
    lines += [*(f"- {one}" for one in telling.arrivals()), ""]
    for section in sections(plan):
        lines += [f"## {telling.week(section)}", "", *_week(telling, section), ""]
    lines.append(f"<!-- skillpath {question_text(question_of(plan))} -->")
    return "\n".join(lines) + "\n"


def _week(telling: Telling, section: Section) -> Iterator[str]:
    for review in section.reviews:
        yield f"- {telling.review(review)}"
    for part in section.parts:
        yield from _task(telling, part)
    for one in section.milestones:
        yield f"- **{telling.milestone(one)}** ({one.day.isoformat()})"
    if section.is_free:
        yield telling.say("free-week")


def _task(telling: Telling, part: Part) -> Iterator[str]:
    item = part.planned.item.item
    box = "x" if part.is_ticked else " "
    which = f" {part.number}/{part.count} {digits(part.hours)}h" if part.count > 1 else ""
    mark = f"<!-- skillpath {item.id}{which} -->"
    yield f"- [{box}] **{linked(item)}** ({telling.amount(part)}) {mark}{_told(part)}"
    if part.number == 1:
        yield from details(telling.plan.roadmap, part.planned.item)


def _told(part: Part) -> str:
    """What is told of the item, behind the last of its tasks."""
    told = told_of(part.planned)
    if told is None or not part.is_last:
        return ""
    day = f" ✅ {told.day.isoformat()}" if told.day else ""
    return day + (f" ({digits(told.hours)} h)" if told.hours is not None else "")
