"""What the register calls by a name of its own: formats that are one writer with a choice."""

from __future__ import annotations

from typing import TYPE_CHECKING

from skillpath.ontology.formats import JSONLD, TURTLE
from skillpath.ontology.plans.calendar_style import CalendarStyle, Entries
from skillpath.ontology.plans.ical import plan_ics
from skillpath.ontology.plans.linked import plan_data

if TYPE_CHECKING:
    from skillpath.graph import Plan

TODOS = CalendarStyle(entries=Entries.TODOS)


def plan_todos(plan: Plan, *, language: str = "en") -> bytes:
    """A to-do for each item, to be ticked in a calendar or a list of tasks."""
    return plan_ics(plan, language=language, style=TODOS)


def plan_turtle(plan: Plan, *, language: str = "en") -> bytes:
    """The plan as linked data."""
    return plan_data(plan, TURTLE, language=language)


def plan_jsonld(plan: Plan, *, language: str = "en") -> bytes:
    """The same in JSON-LD."""
    return plan_data(plan, JSONLD, language=language)
