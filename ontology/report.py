"""What is in a roadmap file, what is wrong with it, and what its author could better."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from skillpath.graph import Fault, InvalidRoadmapError, Severity
from skillpath.graph.authoring.advice import advice_on
from skillpath.graph.errors import in_order
from skillpath.ontology.formats import format_of
from skillpath.ontology.limits import USUAL
from skillpath.ontology.reading import drafted
from skillpath.ontology.summary import Summary, summary_of

if TYPE_CHECKING:
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

    >>> from pathlib import Path
    >>> from tempfile import TemporaryDirectory
    >>> name, content = template("Coffee", "csv")
    >>> with TemporaryDirectory() as folder:
    ...     file = Path(folder, name)
    ...     _ = file.write_bytes(content)
    ...     report = report_on(file)
    >>> report.faults, report.summary.name
    ((), 'Coffee')
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
    advice = list(advice_on(roadmap))
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
