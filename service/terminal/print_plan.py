"""A study plan, for people at a terminal."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from rich.console import Console
from rich.table import Table

from skillpath.service.terminal.dates import day, short
from skillpath.service.terminal.typesetting import Indented, Text, count, in_digits

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from skillpath.graph import Arrival, Milestone, Plan, Week
    from skillpath.service.plan_making import Made

MILESTONES = {"step": "Step finished", "certification": "Certified", "goal": "Goal reached"}
FREE = "free"


def print_plan(made: Made) -> None:
    """When it ends, what deadlines say, what has moved, then week by week."""
    plan = made.plan
    console = Console(highlight=False)
    goals = ", ".join(plan.roadmap.name_of(goal) for goal in plan.path.goals.ids)
    console.print(Text(f"Plan to {goals}", "bold"))
    if not plan.items:
        console.print("Nothing is missing: the goal is reached.")
        return
    console.print(Indented(_head(plan), by=0, style="dim"))
    console.print(Text(_weeks_it_takes(plan), "bold"))
    console.print(Indented([_ends(plan)], by=0))
    _print_deadlines(console, plan)
    if made.replanned:
        from skillpath.service.terminal.print_moves import print_moves

        print_moves(console, plan, made.replanned)
    console.print()
    console.print(_table(plan))


def rounded(hours: float) -> str:
    """To a tenth, as nobody plans minutes."""
    return in_digits(round(hours, 1))


def _head(plan: Plan) -> list[str]:
    since = day(plan.terms.start)
    return [f"{count(len(plan.items), 'item')}, {rounded(plan.hours)} h, from {since}"]


def _weeks_it_takes(plan: Plan) -> str:
    """`10 h a week: 63 to 89 weeks`."""
    hours = rounded(plan.terms.availability.hours_per_week)
    likely, safe = plan.range.likely.weeks, plan.range.safe.weeks
    weeks = f"{likely} to {count(safe, 'week')}" if safe > likely else count(likely, "week")
    return f"{hours} h a week: {weeks}"


def _ends(plan: Plan) -> str:
    likely, safe = day(plan.range.likely.ends), day(plan.range.safe.ends)
    if likely == safe:
        return f"Done by {likely}"
    return f"Done by {likely} with even odds, by {safe} in four cases of five"


def _print_deadlines(console: Console, plan: Plan) -> None:
    told = [one for one in plan.arrivals if one.deadline]
    if not told:
        return
    console.print()
    for one in told:
        style = "red" if one.late else "green"
        console.print(Indented([_arrival(plan, one)], by=9, style=style, mark=_mark(one)))
    if plan.lateness:
        console.print(Indented(_remedies(plan), by=9))


def _arrival(plan: Plan, one: Arrival) -> str:
    name, deadline = plan.roadmap.name_of(one.goal), one.deadline
    assert deadline is not None, "only arrivals with a deadline are told"
    if one.late:
        return f"{name}: {day(one.day)}, {count(one.late, 'day')} after {day(deadline)}"
    spare = (deadline - one.day).days
    told = f"{count(spare, 'day')} before {day(deadline)}" if spare else "on the day"
    return f"{name}: {day(one.day)}, {told}"


def _mark(one: Arrival) -> str:
    return "Late     " if one.late else "In time  "


def _remedies(plan: Plan) -> Iterator[str]:
    hours = plan.terms.availability.hours_per_week
    if plan.needed is None:
        yield "No hours a week keep every deadline; move one, or learn less."
    else:
        needed = rounded(plan.needed)
        yield f"{needed} h a week instead of {rounded(hours)} keep every deadline."
    if plan.is_minimal:
        yield "With these hours no other order is less late."


@dataclass(frozen=True, slots=True)
class Stretch:
    """Weeks one after another that are alike, by number from 1; only the last finishes anything."""

    first: int
    weeks: tuple[Week, ...]

    @property
    def numbers(self) -> str:
        """`3`, `4-9`."""
        last = self.first + len(self.weeks) - 1
        return str(self.first) if last == self.first else f"{self.first}-{last}"

    @property
    def used(self) -> float:
        """The hours of all."""
        return round(sum(one.used for one in self.weeks), 6)

    def shares(self) -> Iterator[tuple[str, float, bool]]:
        """Each item with its hours in all of them, and whether it is finished."""
        for place, one in enumerate(self.weeks[-1].shares):
            hours = sum(week.shares[place].hours for week in self.weeks)
            yield one.id, round(hours, 6), one.is_last


def stretches(weeks: Sequence[Week]) -> Iterator[Stretch]:
    """The weeks, those that are alike together."""
    begun: list[Week] = []
    for number, week in enumerate(weeks, start=1):
        if begun and not _goes_on(begun[-1], week):
            yield Stretch(number - len(begun), tuple(begun))
            begun = []
        begun.append(week)
    if begun:
        yield Stretch(len(weeks) + 1 - len(begun), tuple(begun))


def _goes_on(before: Week, after: Week) -> bool:
    """Whether the week goes on with what was begun, and nothing else."""
    if any(one.is_last for one in before.shares):
        return False
    return [one.id for one in before.shares] == [one.id for one in after.shares]


def _table(plan: Plan) -> Table:
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="dim")
    for head in ("Week", "From"):
        table.add_column(head, no_wrap=True)
    table.add_column("Hours", justify="right", no_wrap=True)
    table.add_column("What", ratio=1)
    groups = list(stretches(plan.weeks))
    left = sorted(plan.milestones, key=lambda one: (one.day, [*MILESTONES].index(one.kind)))
    shown: date | None = None
    for number, one in enumerate(groups):
        begins = one.weeks[0].begins
        ends = groups[number + 1].weeks[0].begins if number + 1 < len(groups) else None
        table.add_row(one.numbers, _from(begins, shown), rounded(one.used), _what(plan, one))
        shown = begins
        while left and (ends is None or left[0].day < ends):
            table.add_row("", "", "", _milestone(plan, left.pop(0)))
    return table


def _from(begins: date, shown: date | None) -> str:
    """The day, with its year where that is a new one."""
    year = "" if shown and shown.year == begins.year else f" {begins.year}"
    return f"{short(begins)}{year}"


def _what(plan: Plan, stretch: Stretch) -> Text:
    line = Text()
    for number, (item, hours, is_last) in enumerate(stretch.shares()):
        line.append(", " if number else "")
        line.append(plan.roadmap.name_of(item), "bold" if is_last else "")
        line.append(f" {rounded(hours)} h", "dim")
        line.append(" done" if is_last else "", "green")
    repeated = sum(one.hours for week in stretch.weeks for one in week.reviews)
    if repeated:
        line.append(", " if line.plain else "")
        line.append(f"repetition {rounded(repeated)} h", "dim")
    return line if line.plain else Text(FREE, "dim")


def _milestone(plan: Plan, one: Milestone) -> Text:
    name = plan.roadmap.name_of(one.id)
    return Text(f"* {MILESTONES[one.kind]}: {name}, {day(one.day)}", "cyan")
