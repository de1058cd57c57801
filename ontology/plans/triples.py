"""A study plan as triples: its places in time, its schedule, its goals and its origin."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import NAMESPACE_URL, uuid5

import orjson
from rdflib import Literal, URIRef
from rdflib.namespace import PROV, RDF

from skillpath.ontology.item_lists import ItemListWriter
from skillpath.ontology.namespaces import SCHEMA, SP
from skillpath.ontology.path_triples import path_iri
from skillpath.ontology.plans.linked_terms import WEEKDAYS
from skillpath.ontology.triples_out import decimal

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from skillpath.graph import Arrival, Plan, Planned
    from skillpath.ontology.about import Description

PLANS = uuid5(NAMESPACE_URL, f"{SP}Plan")
"""What names of plans are made in."""

PLANNER = URIRef("https://w3id.org/skillpath")
"""This program."""


def about_plan(plan: Plan, language: str) -> Description:
    """The plan under a name that is made of what it says: equal plans, equal triples."""
    writer = _PlanWriter(plan, language)
    writer.all()
    return writer.described(*writer.parts)


class _PlanWriter(ItemListWriter):
    """Places, `#goal-1` and so on for goals, `#hours-1` for days of equal hours, `#planning`."""

    def __init__(self, plan: Plan, language: str) -> None:
        super().__init__(plan.roadmap, plan.path, plan_iri(plan), "plan")
        self.language = language
        self.parts: list[URIRef] = []
        self._plan = plan

    def all(self) -> None:
        plan, name = self._plan, self.name
        self.begin(SP.Plan, SCHEMA.CourseInstance, PROV.Plan)
        self._days(name, plan.terms.start, plan.ends)
        self.say(name, SP.plannedHours, decimal(plan.hours))
        self.say(name, SP.hoursPerWeek, decimal(plan.terms.availability.hours_per_week))
        self.say(name, SP.tracks, Literal(plan.terms.tracks))
        self.say(name, SP.isLeastLate, Literal(plan.is_minimal))
        if plan.needed is not None:
            self.say(name, SP.neededHoursPerWeek, decimal(plan.needed))
        for one in plan.items:
            self._placed(one)
        for arrival in plan.arrivals:
            self._arrival(arrival)
        for hours, days in _alike(plan.terms.availability.weekdays).items():
            self._weekly(hours, days)
        self._origin()

    def _placed(self, one: Planned) -> None:
        place, node = self.put(one.item), self.node(one.id)
        self.say(place, RDF.type, SCHEMA.EducationEvent)
        self.say(place, SCHEMA.teaches, node)
        self._days(place, one.begins, one.ends)
        self.say(place, SP.plannedHours, decimal(one.hours))
        self.say(place, SP.earliestWeek, Literal(one.earliest))
        self.say(place, SP.latestWeek, Literal(one.latest))
        self.say(place, SP.isCritical, Literal(one.is_critical))
        self.say(place, SP.isWhole, Literal(one.id in self._plan.terms.whole))
        self.resources(one.item.item)

    def _days(self, node: URIRef, first: date, last: date) -> None:
        self.say(node, SCHEMA.startDate, Literal(first))
        self.say(node, SCHEMA.endDate, Literal(last))

    def _part(self, name: str, kind: URIRef) -> URIRef:
        node = URIRef(f"{self.name}#{name}")
        self.parts.append(node)
        self.say(node, RDF.type, kind)
        return node

    def _arrival(self, one: Arrival) -> None:
        node = self._part(f"goal-{one.goal}", SP.Arrival)
        self.say(self.name, SP.hasArrival, node)
        self.say(node, SP.reaches, self.node(one.goal))
        self.say(node, SP.reachedOn, Literal(one.day))
        if one.deadline:
            self.say(node, SP.deadline, Literal(one.deadline))

    def _weekly(self, hours: float, days: list[str]) -> None:
        plan = self._plan
        node = self._part(f"hours-{days[0].lower()}", SCHEMA.Schedule)
        self.say(self.name, SCHEMA.courseSchedule, node)
        self.plain(node, SCHEMA.repeatFrequency, "P1W")
        self.plain(node, SCHEMA.duration, _duration(hours))
        self.say(node, SCHEMA.byDay, *(SCHEMA[day] for day in days))
        self._days(node, plan.terms.start, plan.ends)
        off = (one for one in plan.terms.availability.days_off if one <= plan.ends)
        free = (one for one in off if one >= plan.terms.start and WEEKDAYS[one.weekday()] in days)
        self.say(node, SCHEMA.exceptDate, *map(Literal, free))

    def _origin(self) -> None:
        """Made by planning along a path of the roadmap, whose license holds on."""
        path = path_iri(self.of, self.path)
        self.origin(self.name, PROV.wasDerivedFrom)
        self.say(self.name, PROV.wasDerivedFrom, path)
        self.say(path, RDF.type, SP.Path)
        planning = self._part("planning", PROV.Activity)
        self.say(self.name, PROV.wasGeneratedBy, planning)
        self.say(planning, PROV.used, path, self.node(self.of.id))
        self.say(planning, PROV.wasAssociatedWith, PLANNER)
        self.say(PLANNER, RDF.type, PROV.SoftwareAgent)
        self.say(PLANNER, SCHEMA.name, Literal("skillpath", lang="en"))


def _alike(weekdays: tuple[float, ...]) -> Mapping[float, list[str]]:
    """The days on which there is time, by their hours, the first day first."""
    found: dict[float, list[str]] = {}
    for day, hours in zip(WEEKDAYS, weekdays, strict=True):
        if hours:
            found.setdefault(hours, []).append(day)
    return found


def _duration(hours: float) -> str:
    """As ISO 8601 writes it, to the second: `PT1H8M34S`."""
    seconds = round(hours * 3600)
    parts = ((seconds // 3600, "H"), (seconds // 60 % 60, "M"), (seconds % 60, "S"))
    return "PT" + ("".join(f"{number}{unit}" for number, unit in parts if number) or "0S")


def plan_iri(plan: Plan) -> URIRef:
    """A name made of the path, the terms and the answer: a UUID of version 5."""
    terms = plan.terms
    told = [
        path_iri(plan.roadmap, plan.path),
        [terms.start, terms.availability.weekdays, sorted(terms.availability.days_off)],
        [sorted(terms.deadlines.items()), terms.tracks, sorted(terms.whole)],
        [[one.id, one.hours, one.begins, one.ends] for one in plan.items],
        [[one.goal, one.day, one.deadline] for one in plan.arrivals],
    ]
    return URIRef(uuid5(PLANS, orjson.dumps(told).decode()).urn)
