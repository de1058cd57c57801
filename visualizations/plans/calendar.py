"""A plan week by week, as people read it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from itertools import groupby
from typing import TYPE_CHECKING

from skillpath.visualizations.plans.days import told_day

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from skillpath.graph.planning.plan import Milestone, Plan, Share, Week


@dataclass(frozen=True, slots=True)
class Row:
    """A week with what is reached in it; `ends` is its Sunday."""

    week: Week
    milestones: tuple[Milestone, ...]

    @property
    def begins(self) -> date:
        """Its first day."""
        return self.week.begins

    @property
    def ends(self) -> date:
        """Its last day."""
        return self.begins + timedelta(6 - self.begins.weekday())

    @property
    def shares(self) -> tuple[Share, ...]:
        """What is learned."""
        return self.week.shares


@dataclass(frozen=True, slots=True)
class Month:
    """The weeks that begin in a month."""

    name: str
    rows: tuple[Row, ...]


def months_of(plan: Plan, language: str) -> tuple[Month, ...]:
    """The months of the plan, with their weeks."""
    rows = list(_rows(plan))
    months = groupby(rows, lambda one: (one.begins.year, one.begins.month))
    return tuple(
        Month(told_day(found[0].begins, language, "yMMMM"), found)
        for found in (tuple(some) for _, some in months)
    )


def _rows(plan: Plan) -> Iterator[Row]:
    by_week: dict[date, list[Milestone]] = {}
    for one in plan.milestones:
        by_week.setdefault(_monday(one.day), []).append(one)
    for week in plan.weeks:
        yield Row(week, tuple(by_week.get(_monday(week.begins), ())))


def _monday(day: date) -> date:
    return day - timedelta(day.weekday())
