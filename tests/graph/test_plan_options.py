from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from skillpath.graph import (
    Aim,
    Attainable,
    Availability,
    Effort,
    Kind,
    Requirement,
    Terms,
    as_planned,
    cheapest_path,
    plan_along,
    plan_options,
    replan,
)
from tests.graph.random_plans import MONDAY, random_plan
from tests.graph.small import item, roadmap


def exam(name: str, *needs: str) -> Attainable:
    return Attainable(
        name,
        name.upper(),
        Kind.CERTIFICATION,
        effort=Effort(7, 7, 7),
        requirements=tuple(Requirement(one) for one in needs),
    )


EXAMS = roadmap(
    item("long", hours=21),
    item("base", hours=14),
    item("tiny", hours=3.5),
    exam("far", "long", "base"),
    exam("near", "base"),
)
"""far <- long, base     near <- base     tiny"""

TERMS = Terms(MONDAY, Availability.weekly(7), {"far": MONDAY + timedelta(48)})


def test_one_path_is_planned_with_deadlines_a_certification_or_small_steps_first() -> None:
    path = cheapest_path(EXAMS, ["far", "near", "tiny"])
    found = plan_options(EXAMS, path, TERMS)
    orders = {one.aim: [each.id for each in one.plan.items] for one in found}
    assert orders[Aim.CERTIFICATION][:2] == ["base", "near"]
    assert orders[Aim.SMALL_STEPS] == ["tiny", "base", "near", "long", "far"]
    assert {one.aim: one.plan.lateness for one in found} == {
        Aim.DEADLINES: 0,
        Aim.CERTIFICATION: 0,
        Aim.SMALL_STEPS: 4,
    }
    days = {one.aim: one.first_item for one in found}
    assert days[Aim.SMALL_STEPS] == MONDAY + timedelta(3)
    assert {one.aim: one.first_certification for one in found} == {
        Aim.DEADLINES: MONDAY + timedelta(41),
        Aim.CERTIFICATION: MONDAY + timedelta(20),
        Aim.SMALL_STEPS: MONDAY + timedelta(24),
    }


def test_a_path_without_certifications_has_two_options() -> None:
    path = cheapest_path(EXAMS, ["long"])
    found = plan_options(EXAMS, path, TERMS)
    assert [one.aim for one in found] == [Aim.DEADLINES, Aim.SMALL_STEPS]
    assert found[0].first_certification is None
    assert found[0].plan == plan_along(EXAMS, path, TERMS)


def test_an_option_is_kept_when_it_is_planned_anew() -> None:
    path = cheapest_path(EXAMS, ["far", "near", "tiny"])
    plan = plan_options(EXAMS, path, TERMS)[2].plan
    today = MONDAY + timedelta(7)
    assert replan(plan, as_planned(plan, today), today).moved == ()


@settings(deadline=None)
@given(st.integers(0, 2**32))
def test_no_option_is_sooner_at_what_another_puts_first(seed: int) -> None:
    plan = random_plan(Random(seed))
    terms = replace(plan.terms, tracks=1, whole=frozenset())
    found = {one.aim: one for one in plan_options(plan.roadmap, plan.path, terms)}
    assert len({one.hours for one in found.values()}) == 1
    assert len({one.ends for one in found.values()}) == 1
    assert found[Aim.SMALL_STEPS].first_item == min(one.first_item for one in found.values())
    usual = plan_along(plan.roadmap, plan.path, terms)
    if usual.is_minimal:
        assert found[Aim.DEADLINES].plan.lateness == min(
            one.plan.lateness for one in found.values()
        )
        days = [one.first_certification for one in found.values() if one.first_certification]
        sooner = found.get(Aim.CERTIFICATION)
        assert (sooner.first_certification if sooner else None) == min(days, default=None)
