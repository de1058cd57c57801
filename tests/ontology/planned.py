"""Plans that are written and read back."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from skillpath.graph import (
    Attainable,
    Availability,
    Done,
    Effort,
    ItemId,
    Kind,
    Requirement,
    Resource,
    Roadmap,
    Stage,
    Step,
    StepId,
    Terms,
    cheapest_path,
    plan_along,
    replan,
)
from skillpath.graph.planning.plan import NO_DEADLINES
from tests.visualizations.roadmaps import ATTACKS, demo

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from skillpath.graph import Plan

START = date(2027, 1, 4)
FORMULAS = (
    '=HYPERLINK("http://x.example","x")',
    "+1+1",
    "-2+3",
    "@SUM(A1)",
    "\t=1",
    "\r=1",
    "=cmd|' /C calc'!A0",
)
ODD = (
    *ATTACKS,
    *FORMULAS,
    "<r><t>rich</t></r>",
    "_x0041_ and \x00 \x07 \x1f \ufffe end",
    'comma, and "quote"; colon: hash # 100 %',
    "two\nlines\r\nof it",
    "learn @angular and @react",
    "* starred",
    "[sound:alarm.mp3] [latex]x[/latex] \\(y\\) {{c1::z}} {{Name}}",
    "section of: 2027-01-01, milestone",
    "a -->|b| c; end",
    "AT&amp;T \\N \\G",
)
"""Names that mean something in one format or another."""


def planned(
    roadmap: Roadmap,
    goals: Sequence[str],
    known: Sequence[str] = (),
    deadlines: Mapping[str, date] = NO_DEADLINES,
) -> Plan:
    """A plan with eight hours a week."""
    terms = Terms(START, Availability.weekly(8), deadlines)
    return plan_along(roadmap, cheapest_path(roadmap, goals, known), terms)


def demo_plan() -> Plan:
    """Basics, SQL, wrangling, models, pipeline: 46 hours, more than three weeks have."""
    deadlines = {"pipeline": date(2027, 1, 24)}
    return planned(demo(), ["pipeline"], ["python", "numpy"], deadlines)


def empty_plan() -> Plan:
    """All is known already."""
    return planned(demo(), ["basics"], ["basics"])


def odd_plan() -> Plan:
    """Everything that bears a text bears an odd one; a step holds half of the items."""
    items = tuple(
        Attainable(
            ItemId(f"item-{place}"),
            text,
            description=text,
            url=f"https://example.org/{place}?a=1&b=2",
            requirements=(Requirement(ItemId("item-0"), text),) if place else (),
            resources=(Resource(text, "https://example.org/course"),),
        )
        for place, text in enumerate(ODD)
    )
    step = Step(StepId("step"), ODD[-4], 1, tuple(one.id for one in items[::2]))
    roadmap = Roadmap("odd", ODD[0], items, (step,))
    return planned(roadmap, [one.id for one in items])


def begun_plan() -> Plan:
    """The first item is finished as planned, two hours of the second are; nine days are over."""
    first, second, *_ = demo_plan().items
    done = (Done(first.id, first.hours, first.ends), Done(second.id, 2, stage=Stage.BEGUN))
    return replan(demo_plan(), done, date(2027, 1, 13)).plan


def linked_plan() -> Plan:
    """One tool with a page and a book."""
    pages = (Resource("Pro Git", "https://book.example/"),)
    git = Attainable(
        ItemId("git"),
        "Git",
        Kind.TOOL,
        Effort(10, 20, 40),
        url="https://git.example/",
        resources=pages,
    )
    step = Step(StepId("tools"), "Tools", 1, (git.id,))
    return planned(Roadmap("linked", "Linked", (git,), (step,)), ["git"])
