"""A Markdown checklist of a plan, taken back: what is ticked in it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from skillpath.graph import Done, Stage
from skillpath.graph.errors import shortened
from skillpath.ontology.errors import UnreadableError
from skillpath.ontology.files import decoded
from skillpath.ontology.limits import USUAL
from skillpath.ontology.plans.marks import DAY_EXPECTED, HOURS, ID, day_of
from skillpath.ontology.plans.questions import question_in
from skillpath.ontology.plans.ticked import Ticked

if TYPE_CHECKING:
    from datetime import date

    from skillpath.ontology.limits import ReadingLimits

TASK = re.compile(r"[ \t>]*(?:[-*+]|[0-9]{1,9}[.)])[ \t]+\[(.)\][ \t]+(.*)")
MARK = re.compile(
    rf"(?<!\\)<!-- skillpath (?P<id>{ID})"
    rf"(?: (?P<number>[0-9]{{1,4}})/(?P<count>[0-9]{{1,4}}) (?P<hours>{HOURS})h)? -->(?P<told>.*)"
)
QUESTION = re.compile(r"<!-- skillpath (\{.*\}) -->\s*")
TOLD_DAY = re.compile(r"✅\ufe0f? ?(\S*)")
TOLD_HOURS = re.compile(rf"\(({HOURS}) h\)")
TICKED = ("x", "X")
EXPECTED = "tasks as in the checklist of a plan, such as '- [x] … <!-- skillpath python -->'"


@dataclass(slots=True)
class _Item:
    """What the tasks of one item tell together."""

    id: str
    is_done: bool = False
    spent: float = 0.0
    hours: float | None = None
    day: date | None = None

    def done(self) -> Done | None:
        """Done with the last task; else begun, where there are hours that it took."""
        if self.is_done:
            return Done(self.id, self.hours, self.day)
        so_far = max(round(self.spent, 6), self.hours or 0.0)
        return Done(self.id, so_far, stage=Stage.BEGUN) if so_far else None


def checklist_ticks(text: bytes, where: str, limits: ReadingLimits = USUAL) -> Ticked:
    """What is ticked in a checklist that `plan_checklist` wrote and somebody changed.

    Tasks are told by the ids behind them; all else, such as tasks of one's own, says nothing.

    Raises:
        UnreadableError: when it holds no task of a plan, or what is told of one is no day.
    """
    items: dict[str, _Item] = {}
    question = None
    for number, line in enumerate(decoded(text, where).split("\n"), start=1):
        if own := QUESTION.fullmatch(line.strip()):
            question = question_in(own[1], where, number)
        elif mark := MARK.search(line):
            _read(items, line, mark, (where, number))
            if len(items) > limits.items:
                raise UnreadableError(where, f"over {limits.items} items", "fewer", number)
    if not items and question is None:
        raise UnreadableError(where, "no task of a plan", EXPECTED)
    return Ticked.of(((one.id, one.done()) for one in items.values()), question)


def _read(items: dict[str, _Item], line: str, mark: re.Match[str], place: tuple[str, int]) -> None:
    task = TASK.match(line)
    if task is None:
        found = f"the item {mark['id']!r} without a box"
        raise UnreadableError(place[0], found, "'- [ ]' or '- [x]' before it", place[1])
    item = items.setdefault(mark["id"], _Item(mark["id"]))
    is_ticked = task[1] in TICKED
    if mark["number"] == mark["count"]:
        item.is_done = item.is_done or is_ticked
    if is_ticked and mark["hours"]:
        item.spent += float(mark["hours"])
    if hours := TOLD_HOURS.search(mark["told"]):
        item.hours = float(hours[1])
    if told := TOLD_DAY.search(mark["told"]):
        item.day = day_of(told[1])
        if item.day is None:
            raise UnreadableError(place[0], shortened(told[1]), DAY_EXPECTED, place[1])
