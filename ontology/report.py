"""What is in a roadmap file, what is wrong with it, and what its author could better."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from skillpath.graph import (
    Fault,
    InvalidRoadmapError,
    Severity,
    closure,
    still_attainable,
    words,
)
from skillpath.graph.errors import in_order
from skillpath.graph.redundancy import redundant_requirements
from skillpath.ontology.formats import format_of
from skillpath.ontology.limits import USUAL
from skillpath.ontology.reading import drafted
from skillpath.ontology.summary import Summary, summary_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from skillpath.graph import Roadmap
    from skillpath.ontology.limits import ReadingLimits


@dataclass(frozen=True, slots=True)
class Report:
    """What an author should know of a file: in the order of its lines, each with its place.

    Without faults the file is valid, `roadmap` is what it holds, and `summary` tells of it.
    """

    where: str
    faults: tuple[Fault, ...]
    warnings: tuple[Fault, ...] = ()
    notes: tuple[Fault, ...] = ()
    summary: Summary | None = None
    roadmap: Roadmap | None = field(default=None, repr=False)


def report_on(path: Path, *more: Path, limits: ReadingLimits = USUAL) -> Report:
    """Everything wrong with a roadmap file, all at once; RDF is held against SHACL too.

    Several Turtle files are read as one and reported under the name of the first.

    Raises:
        UnreadableError: when the file cannot be read or is not of its format.
    """
    draft = drafted(path, *more, limits=limits)
    found, shapes = list(draft.warnings), draft.placed(draft.shapes())
    try:
        roadmap = draft.roadmap(limits)
    except InvalidRoadmapError as refused:
        told = {(one.subject, one.part) for one in refused.faults}
        found += (one for one in shapes if (one.subject, one.part) not in told)
        return _report(str(path), [*refused.faults, *found])
    found += shapes
    advice = list(warnings_of(roadmap))
    if format_of(path).is_lossy:
        advice = [one for one in advice if one.code != "no-reason"]
    found += draft.placed(advice)
    return _report(str(path), found, roadmap)


def _report(where: str, found: list[Fault], roadmap: Roadmap | None = None) -> Report:
    by_severity: dict[Severity, list[Fault]] = {severity: [] for severity in Severity}
    for one in sorted(found, key=in_order):
        by_severity[one.severity].append(one)
    faults, warnings, notes = map(tuple, by_severity.values())
    if faults or roadmap is None:
        return Report(where, faults, warnings, notes)
    return Report(where, (), warnings, notes, summary_of(roadmap), roadmap)


def warnings_of(roadmap: Roadmap) -> Iterator[Fault]:
    """Advice: what says nothing new, stands alone, lacks a reason or waits for retired items."""
    yield from redundant_requirements(roadmap)
    placed = (one for step in roadmap.all_steps for one in (*step.covers, *step.optional))
    used = closure(roadmap, placed) if roadmap.steps else roadmap.by_id.keys()
    possible = still_attainable(roadmap)
    for item in roadmap.items:
        where = f"item '{item.id}'"
        if item.id not in used:
            yield _warning(where, "no step and no dependent", "a place in the roadmap", "orphan")
        for requirement in item.requirements:
            if not requirement.reason:
                named = f"{where}, requirement '{words(requirement.of)}'"
                yield _warning(named, "no reason", "a sentence that says why", "no-reason")
        if not item.is_retired and item.id not in possible:
            expected = "a way that does not lead through retired items"
            yield _warning(where, "requirements that only retired items meet", expected, "retired")
        if item.effort is None:
            yield _warning(where, "no hours", "hours; ten are assumed", "no-hours")


def _warning(where: str, found: str, expected: str, code: str) -> Fault:
    return Fault(where, found, expected, code, Severity.WARNING)
