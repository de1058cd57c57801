"""What the numbers of a roadmap must be: hours, prices, months, positions."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from skillpath.graph.errors import Fault, shortened

if TYPE_CHECKING:
    from collections.abc import Iterator

    from skillpath.graph.attainables import Attainable, Effort
    from skillpath.graph.roadmap import Roadmap

MOST_HOURS = 100_000
MOST_COST = 1_000_000
MOST_MONTHS = 1_200
MOST_POSITION = 1_000_000
CURRENCY_FORM = re.compile(r"[A-Z]{3}")


def amount_faults(roadmap: Roadmap) -> Iterator[Fault]:
    """Everything wrong with the numbers of a roadmap."""
    for item in roadmap.items:
        yield from _hours_faults(item)
        yield from _cost_faults(item)
    for step in roadmap.all_steps:
        if abs(step.position) > MOST_POSITION:
            where, found = f"step {shortened(step.id)}", f"position {shortened(str(step.position))}"
            told = f"{-MOST_POSITION} to {MOST_POSITION}", "position"
            yield Fault(where, found, *told, subject=step.id, part="position")


def _hours_faults(item: Attainable) -> Iterator[Fault]:
    effort = item.effort
    if effort is not None and not _is_sound(effort):
        where = f"item {shortened(item.id)}"
        numbers = [f"{one:.12g}" for one in (effort.low, effort.likely, effort.high)]
        found = f"hours {'-'.join(numbers if len(set(numbers)) > 1 else numbers[:1])}"
        told = f"hours above 0 and at most {MOST_HOURS}, low <= likely <= high", "hours"
        yield Fault(where, found, *told, subject=item.id, part="hours")
    for resource in item.resources:
        if resource.hours is not None and not 0 < resource.hours <= MOST_HOURS:
            where = f"item {shortened(item.id)}, resource {shortened(resource.name)}"
            told = f"more than 0, at most {MOST_HOURS}", "hours"
            yield Fault(where, f"hours {resource.hours}", *told, subject=item.id, part="resources")


def _is_sound(effort: Effort) -> bool:
    """Whether the hours are in order; an infinite number and one that is none are not."""
    return 0 < effort.low <= effort.likely <= effort.high <= MOST_HOURS


def _cost_faults(item: Attainable) -> Iterator[Fault]:
    cost, months = item.cost, item.valid_months
    where = f"item {shortened(item.id)}" if cost or months is not None else ""
    if cost and not 0 <= cost.amount <= MOST_COST:
        told = f"a cost of {cost.amount}", f"0 to {MOST_COST}", "cost"
        yield Fault(where, *told, subject=item.id, part="cost")
    if cost and not CURRENCY_FORM.fullmatch(cost.currency):
        found = f"the currency {shortened(cost.currency)}"
        told = found, "an ISO 4217 code such as USD", "cost"
        yield Fault(where, *told, subject=item.id, part="cost")
    if months is not None and not 1 <= months <= MOST_MONTHS:
        found = f"valid for {months if abs(months) < MOST_COST else 'too many'} months"
        told = found, f"1 to {MOST_MONTHS}", "months"
        yield Fault(where, *told, subject=item.id, part="valid_months")
