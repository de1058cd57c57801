"""What is written of a plan and taken back is what was done of it, whatever names it has."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings

from skillpath.ontology.plans.calendar_style import CalendarStyle, Entries
from skillpath.ontology.plans.checklist import plan_checklist
from skillpath.ontology.plans.ical import plan_ics
from skillpath.ontology.plans.org import plan_org
from skillpath.ontology.plans.plan_file_in import read_plan_file, ticks_in
from skillpath.ontology.plans.table import plan_csv
from skillpath.ontology.plans.ticked import ticked
from tests.ontology.plans.small_plans import gone_on, small_plan, ticked_plans

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from skillpath.graph import Plan

TODOS = CalendarStyle(Entries.TODOS)


def todos(plan: Plan) -> bytes:
    return plan_ics(plan, style=TODOS)


WRITERS: dict[str, Callable[[Plan], bytes]] = {
    ".md": lambda plan: plan_checklist(plan).encode(),
    ".org": lambda plan: plan_org(plan).encode(),
    ".ics": todos,
    ".csv": lambda plan: plan_csv(plan).encode(),
}


@pytest.mark.parametrize("ending", WRITERS)
@given(plan=ticked_plans())
@settings(max_examples=60, deadline=None)
def test_every_name_and_every_tick_comes_back(ending: str, plan: Plan) -> None:
    found = ticks_in(ending, WRITERS[ending](plan).removeprefix(b"\xef\xbb\xbf"), "x")
    expected = ticked(plan)
    assert found == (replace(expected, question=None) if ending == ".csv" else expected)


@pytest.mark.parametrize("plan", [small_plan(), gone_on()], ids=["new", "gone on"])
@pytest.mark.parametrize("ending", WRITERS)
def test_a_file_that_nobody_changed_says_what_the_plan_says(
    ending: str, plan: Plan, tmp_path: Path
) -> None:
    file = tmp_path / f"plan{ending}"
    file.write_bytes(WRITERS[ending](plan))
    assert (read_plan_file(file).done, read_plan_file(file).open) == (
        ticked(plan).done,
        ticked(plan).open,
    )
