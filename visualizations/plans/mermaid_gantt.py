"""A plan as a Gantt chart in Mermaid, for wherever Markdown is shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from skillpath.visualizations.maps.mermaid import escaped
from skillpath.visualizations.plans.groups import groups_of
from skillpath.visualizations.plans.words import plan_detail, plan_title
from skillpath.visualizations.saying import ENGLISH, texts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from skillpath.graph import Arrival, Plan, Planned
    from skillpath.visualizations.saying import Texts


def mermaid_gantt(plan: Plan, *, language: str = ENGLISH) -> str:
    """The plan as the text of a chart: a section for each step, and one for goals.

    Names begin with a number, so that none is taken for a word of the language or a day. Today is
    not marked: Mermaid marks it beside the chart of a plan that has not begun.
    """
    return "".join(f"{line}\n" for line in _lines(plan, texts(language)))


def _lines(plan: Plan, told: Texts) -> Iterator[str]:
    yield "gantt"
    yield f"  title {_part(plan_title(plan, told))}"
    yield f"  accDescr: {_part(plan_detail(plan, told))}"
    yield "  dateFormat YYYY-MM-DD"
    yield "  axisFormat %Y-%m-%d"
    yield "  inclusiveEndDates"
    yield "  todayMarker off"
    turn = {one.id: place for place, one in enumerate(plan.items, start=1)}
    for group in groups_of(plan, told):
        if group.name:
            yield f"  section {_part(group.name)}"
        for one in group.items:
            yield f"  {_item(one, turn[one.id])}"
    if plan.arrivals:
        yield f"  section {told.plain('gantt.goals', count=len(plan.arrivals))}"
    for place, arrival in enumerate(plan.arrivals, start=1):
        yield from _goal(arrival, plan.roadmap.name_of(arrival.goal), place, told)


def _item(one: Planned, turn: int) -> str:
    tags = "".join(f"{tag}, " for tag in _tags(one))
    return f"{turn}. {_part(one.item.item.name)} :{tags}i{turn}, {one.begins}, {one.ends}"


def _tags(one: Planned) -> Iterator[str]:
    if one.done:
        yield "done"
    elif one.so_far:
        yield "active"
    if one.is_critical:
        yield "crit"


def _goal(one: Arrival, name: str, turn: int, told: Texts) -> Iterator[str]:
    """The day on which it is reached, and by which it should be."""
    late = "crit, " if one.late else ""
    yield f"  {turn}. {_part(name)} :{late}milestone, g{turn}, {one.day}, 0d"
    if one.deadline:
        facts = told.plain("picture.card", name=name, facts=told.plain("gantt.deadline"))
        yield f"  {turn}. {_part(facts)} :milestone, d{turn}, {one.deadline}, 0d"


def _part(text: str) -> str:
    """A colon would end the name."""
    return escaped(text).replace(":", "#58;")
