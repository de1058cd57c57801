"""What has moved in a study plan, for people at a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from skillpath.graph import Why
from skillpath.service.terminal.dates import day
from skillpath.service.terminal.typesetting import Indented, Text, count, cut, in_digits

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rich.console import Console

    from skillpath.graph import Moved, Plan, Replanned


def print_moves(console: Console, plan: Plan, found: Replanned) -> None:
    """From when on it was planned anew, what is done, why the rest moved, and how far."""
    console.print()
    console.print(Text(f"Planned anew from {day(plan.since)}", "bold"))
    done = [plan.roadmap.name_of(one.id) for one in plan.items if one.done]
    if done:
        console.print(Indented([f"Done: {', '.join(cut(done))}"], by=2, style="green"))
    console.print(Indented(_reasons(found), by=2))
    console.print(Indented(_goals(plan, found), by=2))


def _reasons(found: Replanned) -> Iterator[str]:
    """Each once, in numbers of the whole plan."""
    if not found.moved:
        yield "Nothing has moved."
    if found.missed > 0:
        yield f"{in_digits(round(found.missed, 1))} h were planned until then, and not spent."
    elif found.missed < 0:
        yield f"{in_digits(round(-found.missed, 1))} h more were spent than planned until then."
    if found.longer:
        change = "more" if found.longer > 0 else "less"
        amount = in_digits(round(abs(found.longer), 1))
        yield f"What is done took {amount} h {change} than planned."
    percent = _percent(found)
    if percent:
        change = "more" if percent > 0 else "less"
        yield f"By that pace the rest takes {in_digits(abs(percent))} % {change}."


def _percent(found: Replanned) -> float:
    every = (one for moved in found.moved for one in moved.why if one.why is Why.PACE)
    return next((one.amount for one in every), 0.0)


def _goals(plan: Plan, found: Replanned) -> Iterator[str]:
    """How far the end has moved, and how many items with it."""
    left = [one for one in found.moved if not plan.by_id[one.id].done]
    later, earlier = ([one for one in left if sign * one.days > 0] for sign in (1, -1))
    for some, change in ((later, "later"), (earlier, "earlier")):
        if some:
            yield _told(plan, some, change)


def _told(plan: Plan, some: list[Moved], change: str) -> str:
    last = max(some, key=lambda one: (one.after, one.id))
    verb = "ends" if len(some) == 1 else "end"
    days = count(abs(last.days), "day")
    name = plan.roadmap.name_of(last.id)
    return f"{count(len(some), 'item')} {verb} {change}: {name} by {days}, on {day(last.after)}."
