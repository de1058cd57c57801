"""What is written of a plan and taken back is what was done of it, whatever names it has."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings

from skillpath.graph import Availability, Review, Terms, cheapest_path, plan_along, replan
from skillpath.ontology.plans.calendar_style import CalendarStyle, Entries
from skillpath.ontology.plans.checklist import plan_checklist
from skillpath.ontology.plans.ical import plan_ics
from skillpath.ontology.plans.org import plan_org
from skillpath.ontology.plans.plan_file_in import read_plan_file, ticks_in
from skillpath.ontology.plans.questions import question_document
from skillpath.ontology.plans.table import plan_csv
from skillpath.ontology.plans.ticked import question_of, ticked, told_of
from tests.ontology.plans.small_plans import START, gone_on, small_plan, small_roadmap, ticked_plans

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from skillpath.graph import Done, Plan

TODOS = CalendarStyle(Entries.TODOS)


def todos(plan: Plan) -> bytes:
    return plan_ics(plan, style=TODOS)


def document(plan: Plan) -> bytes:
    """The plan in the JSON form, as far as it is taken back."""
    items = [{"id": one.id, "done": _done(told_of(one))} for one in plan.items]
    return json.dumps(question_document(question_of(plan)) | {"items": items}).encode()


def _done(told: Done | None) -> dict[str, object] | None:
    day = told.day.isoformat() if told and told.day else None
    return {"hours": told.hours, "day": day, "stage": told.stage.value} if told else None


WRITERS: dict[str, Callable[[Plan], bytes]] = {
    ".md": lambda plan: plan_checklist(plan).encode(),
    ".org": lambda plan: plan_org(plan).encode(),
    ".ics": todos,
    ".csv": lambda plan: plan_csv(plan).encode(),
    "events.ics": plan_ics,
    ".json": document,
}


@pytest.mark.parametrize("ending", WRITERS)
@given(plan=ticked_plans())
@settings(max_examples=40, deadline=None)
def test_every_name_and_every_tick_comes_back(ending: str, plan: Plan) -> None:
    text = WRITERS[ending](plan).removeprefix(b"\xef\xbb\xbf")
    found = ticks_in(f".{ending.rpartition('.')[2]}", text, "x")
    expected = ticked(plan)
    assert found == (replace(expected, question=None) if ending == ".csv" else expected)


@pytest.mark.parametrize("plan", [small_plan(), gone_on()], ids=["new", "gone on"])
@pytest.mark.parametrize("ending", WRITERS)
def test_a_file_that_nobody_changed_says_what_the_plan_says(
    ending: str, plan: Plan, tmp_path: Path
) -> None:
    file = tmp_path / f"plan.{ending.rpartition('.')[2]}"
    file.write_bytes(WRITERS[ending](plan))
    found, expected = read_plan_file(file), ticked(plan)
    assert (found.done, found.open) == (expected.done, expected.open)


@pytest.mark.parametrize("ending", [one for one in WRITERS if one not in (".csv", ".json")])
def test_a_plan_without_items_carries_its_question(ending: str) -> None:
    roadmap = small_roadmap()
    path = cheapest_path(roadmap, ["r"], ["r"])
    plan = plan_along(roadmap, path, Terms(START, Availability.weekly(8)))
    text = WRITERS[ending](plan)
    assert ticks_in(f".{ending.rpartition('.')[2]}", text, "x") == ticked(plan)


def test_a_ticked_checklist_plans_the_rest_anew() -> None:
    text = plan_checklist(small_plan()).replace("[ ] **[Python]", "[x] **[Python]")
    found = ticks_in(".md", text.encode(), "x")
    assert [(one.id, one.stage.value) for one in found.done] == [("python", "finished")]
    later = replan(small_plan(), found.done, date(2027, 2, 1)).plan
    assert [one.id for one in later.items if not one.done] == ["statistics", "exam", "hostile"]
    assert ticks_in(".md", plan_checklist(later).encode(), "x").question == found.question


def test_what_was_known_strictly_is_asked_strictly_again() -> None:
    roadmap = small_roadmap()
    paths = [cheapest_path(roadmap, ["hostile"], ["exam"], strict=one) for one in (True, False)]
    plans = [plan_along(roadmap, path, Terms(START, Availability.weekly(8))) for path in paths]
    assert [question_of(plan).strict for plan in plans] == [True, False]


@pytest.mark.parametrize("ending", [one for one in WRITERS if one not in (".csv", ".json")])
def test_what_is_repeated_stands_in_the_file_and_is_nothing_to_finish(ending: str) -> None:
    terms = Terms(START, Availability.weekly(4), review=Review(share=0.2))
    roadmap = small_roadmap()
    plan = plan_along(roadmap, cheapest_path(roadmap, ["exam"]), terms)
    text = WRITERS[ending](plan)
    assert sum(len(week.reviews) for week in plan.weeks) > 0
    assert (b"Review" in text) == (ending != ".ics")
    assert ticks_in(f".{ending.rpartition('.')[2]}", text, "x") == ticked(plan)
