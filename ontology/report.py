"""What is in a roadmap file, what is wrong with it, and what its author could better."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from skillpath.graph import (
    Fault,
    InvalidRoadmapError,
    Severity,
    closure,
    still_attainable,
    words,
)
from skillpath.graph.cycles import harmless_cycles
from skillpath.graph.redundancy import redundant_requirements
from skillpath.ontology.document_in import roadmap_of
from skillpath.ontology.reading import read_document
from skillpath.ontology.summary import Summary, summary_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from rdflib import Graph

    from skillpath.graph import Roadmap


@dataclass(frozen=True, slots=True)
class Report:
    """A file's faults (none: it is valid), warnings and notes, and a summary where it is valid."""

    where: str
    faults: tuple[Fault, ...]
    warnings: tuple[Fault, ...] = ()
    notes: tuple[Fault, ...] = ()
    summary: Summary | None = None


def report_on(path: Path, *more: Path) -> Report:
    """Everything wrong with a roadmap file, all at once; Turtle is held against SHACL too.

    Several Turtle files are read as one and reported under the name of the first.

    Raises:
        UnreadableError: when the file cannot be read or is not of its format.
    """
    document, triples = read_document(path, *more)
    faults = tuple(_shape_faults(triples)) if triples is not None else ()
    try:
        roadmap = roadmap_of(document)
    except InvalidRoadmapError as refused:
        return Report(str(path), (*refused.faults, *faults))
    advice = sorted(warnings_of(roadmap))
    return Report(
        where=str(path),
        faults=faults,
        warnings=tuple(one for one in advice if one.severity is Severity.WARNING),
        notes=tuple(one for one in advice if one.severity is Severity.NOTE),
        summary=summary_of(roadmap),
    )


def _shape_faults(triples: Graph) -> list[Fault]:
    from skillpath.ontology.shapes import shape_faults

    return shape_faults(triples)


def warnings_of(roadmap: Roadmap) -> Iterator[Fault]:
    """Advice: what says nothing new, stands alone, lacks a reason or waits for retired items.

    Notes on cycles that do no harm are among it.
    """
    yield from redundant_requirements(roadmap)
    yield from harmless_cycles(roadmap)
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
