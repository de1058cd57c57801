"""The terms of plans as JSON-LD, with the keys of the plain JSON where they mean the same."""

from __future__ import annotations

from skillpath.ontology.jsonld_terms import DECIMAL, PATHS, Lexicon, Term
from skillpath.ontology.terms import PROV, SCHEMA, SP, XSD

DATE = f"{XSD}date"
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")

PLANS = Lexicon(
    {
        **PATHS.keys,
        "start": Term(f"{SCHEMA}startDate", DATE),
        "ends": Term(f"{SCHEMA}endDate", DATE),
        "plannedHours": Term(f"{SP}plannedHours", DECIMAL),
        "hoursPerWeek": Term(f"{SP}hoursPerWeek", DECIMAL),
        "neededHoursPerWeek": Term(f"{SP}neededHoursPerWeek", DECIMAL),
        "tracks": Term(f"{SP}tracks"),
        "minimal": Term(f"{SP}isLeastLate"),
        "schedule": Term(f"{SCHEMA}courseSchedule", "@id", container="@set"),
        "repeats": Term(f"{SCHEMA}repeatFrequency"),
        "on": Term(f"{SCHEMA}byDay", "@vocab", container="@set"),
        "duration": Term(f"{SCHEMA}duration"),
        "daysOff": Term(f"{SCHEMA}exceptDate", DATE, container="@set"),
        "earliestWeek": Term(f"{SP}earliestWeek", DATE),
        "latestWeek": Term(f"{SP}latestWeek", DATE),
        "critical": Term(f"{SP}isCritical"),
        "whole": Term(f"{SP}isWhole"),
        "teaches": Term(f"{SCHEMA}teaches", "@id", container="@set"),
        "arrivals": Term(f"{SP}hasArrival", "@id", container="@set"),
        "goal": Term(f"{SP}reaches", "@id"),
        "day": Term(f"{SP}reachedOn", DATE),
        "deadline": Term(f"{SP}deadline", DATE),
        "generatedBy": Term(f"{PROV}wasGeneratedBy", "@id"),
        "derivedFrom": Term(f"{PROV}wasDerivedFrom", "@id", container="@set"),
        "used": Term(f"{PROV}used", "@id", container="@set"),
        "associatedWith": Term(f"{PROV}wasAssociatedWith", "@id"),
    },
    {
        **PATHS.names,
        **{f"{PROV}{name}": name for name in ("Activity", "SoftwareAgent")},
        **{f"{SCHEMA}{name}": name for name in (*WEEKDAYS, "CourseInstance", "Schedule")},
        **{f"{SP}{name}": name for name in ("Arrival", "Plan")},
        f"{PROV}Plan": "ProvPlan",
        f"{SCHEMA}EducationEvent": "EducationEvent",
    },
)
"""For study plans."""
