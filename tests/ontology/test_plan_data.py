"""Plans as linked data: both forms say the same, readable by both libraries and by the shapes."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from random import Random

import pyshacl
import pytest
from rdflib import Graph, Literal, URIRef
from rdflib.namespace import DCTERMS, OWL, PROV, RDF, SH, SKOS

from skillpath.graph import Availability, Plan, Terms, cheapest_path, plan_along
from skillpath.ontology import path_data, plan_data, read
from skillpath.ontology.formats import JSONLD, TURTLE
from skillpath.ontology.namespaces import SCHEMA, SP
from skillpath.ontology.reading import data_path
from tests.graph.plan_cases import random_plan_case
from tests.ontology.test_described import both, named, the_path
from tests.ontology.test_jsonld_files import BY_RDFLIB

pytestmark = BY_RDFLIB
SHIPPED = read()
HEAD = URIRef(f"{SHIPPED.base}{SHIPPED.id}")
START = date(2027, 1, 6)
PATH = cheapest_path(SHIPPED, ["pytorch"], ["pandas"])
TERMS = Terms(
    START,
    Availability((1.5, 1.5, 0, 0, 0, 4, 0), frozenset({date(2027, 1, 9), date(2027, 1, 10)})),
    {"pytorch": date(2028, 6, 1)},
    whole=frozenset({"numpy"}),
)
PLAN = plan_along(SHIPPED, PATH, TERMS)
SHAPES = Graph().parse(data_path("shapes.ttl"))


def told(plan: Plan = PLAN) -> Graph:
    return both(lambda form: plan_data(plan, form))


def the_plan(found: Graph) -> URIRef:
    (plan,) = found.subjects(RDF.type, SP.Plan)
    assert isinstance(plan, URIRef)
    return plan


def values(found: Graph, term: URIRef) -> list[object]:
    """What is said by the term of each place, in order."""
    places = sorted(found.objects(the_plan(found), SCHEMA.itemListElement), key=str)
    said = [found.value(one, term) for one in places]
    return [one.toPython() if isinstance(one, Literal) else one for one in said]


def test_each_item_stands_in_its_place_with_its_days() -> None:
    found = told()
    assert values(found, SCHEMA.position) == [*range(1, len(PLAN.items) + 1)]
    assert values(found, SCHEMA.item) == [URIRef(f"{SHIPPED.base}{one.id}") for one in PLAN.items]
    assert values(found, SCHEMA.startDate) == [one.begins for one in PLAN.items]
    assert values(found, SCHEMA.endDate) == [one.ends for one in PLAN.items]
    assert values(found, SP.latestWeek) == [one.latest for one in PLAN.items]
    assert values(found, SP.plannedHours) == [Decimal(str(one.hours)) for one in PLAN.items]


def test_the_schedule_tells_days_of_equal_hours_together_and_days_off() -> None:
    found = told()
    schedules = {
        str(found.value(one, SCHEMA.duration)): {
            *found.objects(one, SCHEMA.byDay),
            *found.objects(one, SCHEMA.exceptDate),
        }
        for one in found.objects(the_plan(found), SCHEMA.courseSchedule)
    }
    assert schedules == {
        "PT1H30M": {SCHEMA.Monday, SCHEMA.Tuesday},
        "PT4H": {SCHEMA.Saturday, Literal(date(2027, 1, 9))},
    }
    assert found.value(the_plan(found), SP.hoursPerWeek) == Literal(Decimal("7.0"))


def test_goals_are_told_with_the_day_and_the_deadline() -> None:
    found = told()
    (arrival,) = found.objects(the_plan(found), SP.hasArrival)
    assert found.value(arrival, SP.reaches) == URIRef(f"{SHIPPED.base}pytorch")
    assert found.value(arrival, SP.reachedOn) == Literal(PLAN.ends)
    assert found.value(arrival, SP.deadline) == Literal(date(2028, 6, 1))


def test_a_plan_names_the_roadmap_with_version_and_license_and_its_path() -> None:
    found = told()
    path = the_path(Graph().parse(path_data(SHIPPED, PATH, TURTLE)))
    assert set(found.objects(the_plan(found), PROV.wasDerivedFrom)) == {HEAD, path}
    assert found.value(HEAD, OWL.versionInfo) == Literal(SHIPPED.version)
    assert found.value(HEAD, DCTERMS.license) == URIRef(SHIPPED.license)
    planning = found.value(the_plan(found), PROV.wasGeneratedBy)
    assert set(found.objects(planning, PROV.used)) == {HEAD, path}
    assert set(found.objects(the_plan(found), SP.startsFrom)) == named("pandas")


def test_pages_to_learn_from_come_with_what_they_teach() -> None:
    found = told()
    pages = {str(found.value(one, SCHEMA.url)) for one in found.subjects(SCHEMA.teaches)}
    assert pages >= {page.url for one in PATH.items for page in one.item.resources}


def test_the_name_of_a_plan_stays_the_same_and_tells_others_apart() -> None:
    again = plan_along(SHIPPED, cheapest_path(SHIPPED, ["PyTorch"], ["pandas"]), TERMS)
    later = plan_along(SHIPPED, PATH, Terms(START + timedelta(1), TERMS.availability))
    assert plan_data(again, JSONLD) == plan_data(PLAN, JSONLD)
    assert the_plan(told(later)) != the_plan(told())


def test_texts_are_in_the_language_that_the_roadmap_was_read_in() -> None:
    found = both(lambda form: plan_data(PLAN, form, language="de"))
    assert {one.language for one in found.objects(None, SKOS.prefLabel)} == {"de"}  # type: ignore[attr-defined]


def faults(found: Graph) -> set[str]:
    """What the shapes of plans, items and pages say, of all that an author could have written.

    Steps and roadmaps are here by name only, and derived edges are no author's.
    """
    chosen = Graph() + SHAPES
    for one in (SP.StepShape, SP.RoadmapShape):
        chosen.remove((one, SH.targetClass, None))
    for derived in (SP.requires, SP.recommends):
        found.remove((None, derived, None))
    _, report, _ = pyshacl.validate(found, shacl_graph=chosen)
    assert isinstance(report, Graph)
    return {str(one) for one in report.objects(None, SH.resultPath)}


@pytest.mark.parametrize("seed", range(6))
def test_any_plan_reads_the_same_in_both_forms_and_fits_the_shapes(seed: int) -> None:
    case = random_plan_case(Random(seed), 2, whole=True)
    if case is not None:
        assert faults(told(case.plan)) == set()


def test_the_shapes_find_a_plan_without_origin_and_an_item_that_ends_before_it_begins() -> None:
    found = told()
    found.remove((the_plan(found), PROV.wasDerivedFrom, None))
    place, *_ = found.objects(the_plan(found), SCHEMA.itemListElement)
    found.set((place, SCHEMA.endDate, Literal(START - timedelta(1))))
    assert faults(found) == {
        str(one) for one in (PROV.wasDerivedFrom, SCHEMA.itemListElement, SCHEMA.startDate)
    }
