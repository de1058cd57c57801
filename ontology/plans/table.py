"""A plan as a table, for spreadsheets: a row for each item, with a column to tick."""

from __future__ import annotations

from typing import TYPE_CHECKING

from skillpath.graph import Stage, explained
from skillpath.ontology.csv_out import as_table, digits
from skillpath.ontology.plans.ticked import told_of
from skillpath.ontology.tables import guarded

if TYPE_CHECKING:
    from skillpath.graph import Plan, Planned

COLUMNS = (
    "done",
    "done_on",
    "hours_taken",
    "number",
    "id",
    "name",
    "kind",
    "step",
    "step_name",
    "hours",
    "begins",
    "ends",
    "earliest_week",
    "latest_week",
    "slack_weeks",
    "critical",
    "because",
    "url",
)
"""In the order in which they are written; in a file they may stand in any."""

TICK = "x"


def plan_csv(plan: Plan, *, language: str = "en") -> str:  # noqa: ARG001 - as all writers
    """A row for each item in the order in which they begin; `csv_ticks` takes it back.

    Guarded, and with a byte order mark, as the tables of roadmaps are. An item that is begun has
    hours and no tick. The names of columns are the same in all languages.

    >>> from datetime import date
    >>> from skillpath.graph import Availability, Terms, cheapest_path, plan_along
    >>> path = cheapest_path(roadmap, ["gradient-descent"], ["calculus"])
    >>> plan = plan_along(roadmap, path, Terms(date(2027, 1, 4), Availability.weekly(8)))
    >>> print(plan_csv(plan).splitlines()[0][:37])
    done,done_on,hours_taken,number,id,na
    """
    return as_table(COLUMNS, (_cells(plan, *one) for one in enumerate(plan.items, start=1)))


def _cells(plan: Plan, number: int, one: Planned) -> tuple[str, ...]:
    item, step, told = one.item.item, plan.roadmap.step_of.get(one.id), told_of(one)
    reasons = (explained(plan.roadmap, item.id, because) for because in one.item.because)
    return (
        TICK if told and told.stage is not Stage.BEGUN else "",
        told.day.isoformat() if told and told.day else "",
        digits(told.hours) if told and told.hours is not None else "",
        str(number),
        item.id,
        guarded(item.name),
        item.kind.value,
        step.id if step else "",
        guarded(step.name) if step else "",
        digits(one.hours),
        *(day.isoformat() for day in (one.begins, one.ends, one.earliest, one.latest)),
        str(one.slack),
        TICK if one.is_critical else "",
        guarded("\n".join(filter(None, reasons))),
        item.url,
    )
