"""What the author of a valid roadmap could better, and what there is to know of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from skillpath.graph.authoring.cycles import harmless_cycles
from skillpath.graph.authoring.redundancy import redundant_requirements
from skillpath.graph.errors import Fault, Severity
from skillpath.graph.requirements import words
from skillpath.graph.structure.attainment import still_attainable
from skillpath.graph.structure.reach import closure

if TYPE_CHECKING:
    from collections.abc import Iterator

    from skillpath.graph.attainables import Attainable
    from skillpath.graph.roadmap import Roadmap


def advice_on(roadmap: Roadmap) -> Iterator[Fault]:
    """Warnings: what says nothing new, stands alone, lacks a reason, waits for retired items.

    Notes on cycles that do no harm are among them.
    """
    yield from redundant_requirements(roadmap)
    yield from harmless_cycles(roadmap)
    placed = (one for step in roadmap.all_steps for one in (*step.covers, *step.optional))
    used = closure(roadmap, placed) if roadmap.steps else roadmap.by_id.keys()
    possible = still_attainable(roadmap)
    for item in roadmap.items:
        if item.id not in used:
            told = "no step and no dependent", "a place in the roadmap", "orphan"
            yield _warning(item, *told)
        yield from _unreasoned(item)
        if not item.is_retired and item.id not in possible:
            expected = "a way that does not lead through retired items"
            found = "requirements that only retired items meet"
            yield _warning(item, found, expected, "retired", "requires")
        if item.effort is None:
            yield _warning(item, "no hours", "hours; ten are assumed", "no-hours", "hours")


def _unreasoned(item: Attainable) -> Iterator[Fault]:
    for one in item.requirements:
        if not one.reason:
            where = f"item '{item.id}', requirement '{words(one.of)}'"
            told = (where, "no reason", "a sentence that says why", "no-reason", Severity.WARNING)
            yield Fault(*told, subject=item.id, part=one.part)


def _warning(item: Attainable, found: str, expected: str, code: str, part: str = "id") -> Fault:
    told = (f"item '{item.id}'", found, expected, code, Severity.WARNING)
    return Fault(*told, subject=item.id, part=part)
