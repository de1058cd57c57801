"""A plan as a template for Todoist: a section for some weeks, a task for what is learned in them.

Source: Todoist's help, "Import or export a project as a CSV file" and "Usage limits".
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from math import ceil
from typing import TYPE_CHECKING

from skillpath.ontology.csv_out import as_table
from skillpath.ontology.plans.rows import Rows, is_finished
from skillpath.ontology.plans.wording import ENGLISH, hours, resources, section, wording
from skillpath.ontology.tables import guarded

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from skillpath.graph import Plan, Planned

COLUMNS = (
    "TYPE",
    "CONTENT",
    "DESCRIPTION",
    "PRIORITY",
    "INDENT",
    "AUTHOR",
    "RESPONSIBLE",
    "DATE",
    "DATE_LANG",
    "TIMEZONE",
)
MOST_SECTIONS = 20
"""That a project may have: of a longer plan several weeks share a section."""

MOST_NAME = 500
MOST_DESCRIPTION = 16_383
"""Characters of a task."""

LEAST = 0.005
"""Hours; fewer are told as none."""

LATE, CRITICAL, OTHERWISE = "1", "2", "4"
"""Priorities, of which 1 is the highest."""

COMMAND = re.compile(r"(?<!\S)(?=@\S)|^(?=\*\s)")
"""Where a label begins, or a task that cannot be ticked; where other text stands, neither does."""

JOINER = "\N{WORD JOINER}"
"""A character that nobody sees, and which is no blank."""


def todoist(plan: Plan, *, language: str = ENGLISH) -> str:
    """The rows of a template; what is finished, and weeks that are over, are left out.

    What is learned in several sections is a task in each, due at its end, and in the last one on
    the day on which it is finished.
    """
    return as_table(COLUMNS, _Board(Rows(plan), wording(language)).rows())


@dataclass(frozen=True, slots=True)
class _Board:
    rows_of: Rows
    texts: Mapping[str, str]

    @property
    def plan(self) -> Plan:
        return self.rows_of.plan

    def rows(self) -> Iterator[tuple[str, ...]]:
        weeks = self.plan.weeks
        ahead = [place for place, one in enumerate(weeks) if _ends(one.begins) >= self.plan.since]
        size = max(1, ceil(len(ahead) / MOST_SECTIONS))
        spent = self._spent(ahead)
        for start in range(0, len(ahead), size):
            places = ahead[start : start + size]
            found = self._shares(places, spent)
            if found:
                name = section(self.plan, places[0], places[-1], self.texts)
                yield "section", guarded(name), *("",) * 8
            for one, (amount, is_last) in found.items():
                day = self.plan.by_id[one].ends if is_last else _ends(weeks[places[-1]].begins)
                yield self._task(self.plan.by_id[one], amount, day)

    def _spent(self, ahead: Sequence[int]) -> dict[str, float]:
        """For each item the hours in these weeks that are over: the week of `since` has some."""
        found = {one.id: one.so_far - one.hours for one in self.plan.items}
        for place in ahead:
            for share in self.plan.weeks[place].shares:
                found[share.id] += share.hours
        return found

    def _shares(
        self, places: Sequence[int], spent: dict[str, float]
    ) -> Mapping[str, tuple[float, bool]]:
        """What is left to learn in the weeks: hours, and whether it is finished then."""
        found: dict[str, tuple[float, bool]] = {}
        for place in places:
            for share in self.plan.weeks[place].shares:
                over = min(share.hours, max(0.0, spent[share.id]))
                spent[share.id] -= over
                if not is_finished(self.plan.by_id[share.id]) and share.hours - over > LEAST:
                    before, _ = found.get(share.id, (0.0, False))
                    found[share.id] = (before + share.hours - over, share.is_last)
        return found

    def _task(self, one: Planned, amount: float, day: date) -> tuple[str, ...]:
        key = "whole" if hours(amount) == hours(one.hours) else "part"
        name = " ".join(one.item.item.name.split())
        told = self.texts[key].format(name=name, hours=hours(amount), all=hours(one.hours))
        content = guarded(COMMAND.sub(JOINER, told)[:MOST_NAME])
        description = _shortened("\n".join(self._description(one)), MOST_DESCRIPTION)
        when = (day.isoformat(), ENGLISH, "")
        return "task", content, guarded(description), _priority(one), "1", "", "", *when

    def _description(self, one: Planned) -> Iterator[str]:
        yield from self.rows_of.reasons(one)
        for name, url in resources(one):
            yield f"{name}: {url}"


def _priority(one: Planned) -> str:
    if one.slack < 0:
        return LATE
    return CRITICAL if one.is_critical else OTHERWISE


def _ends(begins: date) -> date:
    """The Sunday of a week."""
    return begins + timedelta(6 - begins.weekday())


def _shortened(text: str, most: int) -> str:
    return text if len(text) < most else f"{text[: most - 2]}…"
