"""Plans as files, byte for byte. `python -m tests.ontology.plans.test_golden_plans` writes anew."""

from __future__ import annotations

from datetime import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from skillpath.ontology.plans.calendar_style import CalendarStyle, Entries
from skillpath.ontology.plans.checklist import plan_checklist
from skillpath.ontology.plans.ical import plan_ics
from skillpath.ontology.plans.org import plan_org
from skillpath.ontology.plans.table import plan_csv
from skillpath.ontology.plans.text import plan_text
from tests.ontology.plans.small_plans import gone_on

if TYPE_CHECKING:
    from collections.abc import Callable

    from skillpath.graph import Plan

GOLDEN = Path(__file__).parent / "golden"
TODOS = CalendarStyle(Entries.TODOS, alarm=60)
EVENINGS = CalendarStyle(day=time(19, 30), zone="Europe/Berlin", alarm=15)
FILES: dict[str, Callable[[Plan], str | bytes]] = {
    "plan.md": plan_checklist,
    "plan.de.md": lambda plan: plan_checklist(plan, language="de"),
    "plan.txt": plan_text,
    "plan.csv": plan_csv,
    "plan.org": plan_org,
    "plan.ics": plan_ics,
    "todos.ics": lambda plan: plan_ics(plan, style=TODOS),
    "evenings.ics": lambda plan: plan_ics(plan, style=EVENINGS),
}


def written(name: str) -> bytes:
    found = FILES[name](gone_on())
    return found.encode() if isinstance(found, str) else found


@pytest.mark.parametrize("name", FILES)
def test_a_plan_is_written_as_it_was(name: str) -> None:
    assert written(name) == (GOLDEN / name).read_bytes()


if __name__ == "__main__":
    for each in FILES:
        (GOLDEN / each).write_bytes(written(each))
