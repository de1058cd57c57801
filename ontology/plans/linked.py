"""A study plan as linked data: a course of one's own, with its schedule and where it is from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from skillpath.ontology.described import written
from skillpath.ontology.plans.linked_terms import PLANS

if TYPE_CHECKING:
    from skillpath.graph import Plan
    from skillpath.ontology.formats import Format


def plan_data(plan: Plan, format_: Format, *, language: str = "en") -> bytes:
    """The plan with the days of its items, as Turtle or as JSON-LD; both say the same.

    How the hours of an item are spread over its weeks is not told, nor what is done already:
    nothing in it is about a person. `language` is the one that the roadmap was read in.

    >>> from datetime import date
    >>> from skillpath.graph import Availability, Terms, cheapest_path, plan_along
    >>> from skillpath.ontology.formats import TURTLE
    >>> path = cheapest_path(roadmap, ["gradient-descent"], ["calculus"])
    >>> plan = plan_along(roadmap, path, Terms(date(2027, 1, 4), Availability.weekly(8)))
    >>> b'schema:startDate "2027-01-04"^^xsd:date' in plan_data(plan, TURTLE)
    True
    """
    from skillpath.ontology.plans.triples import about_plan

    return written(about_plan(plan, language), PLANS, format_)
