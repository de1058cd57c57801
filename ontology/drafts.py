"""What a file says, before it is known to be a roadmap: every format is read into a draft."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Protocol

from skillpath.graph import (
    DEFAULT_BASE,
    Attainable,
    Fault,
    InvalidRoadmapError,
    Outline,
    Place,
    Roadmap,
    Severity,
    Step,
)
from skillpath.graph.errors import MORE, in_order
from skillpath.ontology.limits import USUAL

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from skillpath.ontology.limits import ReadingLimits


class Places(Protocol):
    """Knows where in a file things stand."""

    def of(self, subject: str, part: str) -> Sequence[Place]:
        """Where the part of the subject stands, the first two times that the subject is written."""


class NoPlaces:
    """Knows nothing."""

    def of(self, subject: str, part: str) -> Sequence[Place]:  # noqa: ARG002
        """Nowhere."""
        return ()


@dataclass(frozen=True, slots=True)
class Head:
    """What a file says of the roadmap itself."""

    id: str
    name: str
    base: str = DEFAULT_BASE
    description: str = ""
    version: str = ""
    license: str = ""
    prepares_for: str = ""


@dataclass(frozen=True, slots=True)
class Draft:
    """What could be understood of a file, and `findings` on what could not.

    `where` is the file; `places` finds where in it the faults of meaning stand. A draft that is
    not whole has too many faults of form to ask for those of meaning; `untold` counts those that
    are not among its findings. `shapes` holds what was read against the published shapes; it takes
    long, and has something to say of RDF alone.
    """

    where: str
    head: Head
    items: tuple[Attainable, ...] = ()
    steps: tuple[Step, ...] = ()
    specializations: tuple[Outline, ...] = ()
    findings: tuple[Fault, ...] = ()
    places: Places = field(default_factory=NoPlaces)
    is_whole: bool = True
    untold: int = 0
    shapes: Callable[[], Sequence[Fault]] = tuple

    @property
    def warnings(self) -> tuple[Fault, ...]:
        """What an author should know and what makes nothing impossible."""
        return tuple(one for one in self.findings if one.severity is not Severity.FAULT)

    def roadmap(self, limits: ReadingLimits = USUAL) -> Roadmap:
        """The roadmap.

        Raises:
            InvalidRoadmapError: naming every fault of form and of meaning, with its place.
        """
        form = [one for one in self.findings if one.severity is Severity.FAULT]
        if not self.is_whole:
            raise self._refusal(form, limits)
        try:
            roadmap = self._made()
        except InvalidRoadmapError as refused:
            meaning = [one for one in refused.faults if not (form and one.code == "empty")]
            raise self._refusal([*form, *self.placed(meaning)], limits) from None
        if form:
            raise self._refusal(form, limits)
        return roadmap

    def placed(self, faults: Iterable[Fault]) -> list[Fault]:
        """The faults with their places, in the order of the file."""
        return sorted(map(self._placed, faults), key=in_order)

    def _made(self) -> Roadmap:
        head = self.head
        return Roadmap(
            id=head.id,
            name=head.name,
            items=self.items,
            steps=self.steps,
            base=head.base,
            description=head.description,
            version=head.version,
            license=head.license,
            prepares_for=head.prepares_for,
            specializations=self.specializations,
        )

    def _placed(self, fault: Fault) -> Fault:
        found = self.places.of(fault.subject, fault.part)
        if not found:
            return replace(fault, place=Place(self.where))
        if fault.code == "duplicate-id" and len(found) > 1:
            first = f"{fault.found}, first in line {found[0].line}"
            return replace(fault, place=found[1], found=first)
        return replace(fault, place=found[0])

    def _refusal(self, faults: list[Fault], limits: ReadingLimits) -> InvalidRoadmapError:
        faults.sort(key=in_order)
        beyond = len(faults) - limits.faults + self.untold
        if beyond > 0:
            del faults[limits.faults :]
            found, expected = f"{beyond} more faults", f"at most {limits.faults} to be told"
            faults.append(Fault(self.where, found, expected, MORE))
        return InvalidRoadmapError(faults, self.where)
