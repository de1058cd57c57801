"""From the JSON form of a roadmap, in dicts, lists and text, to a draft.

JSON and every kind of RDF pass this rim: a reader makes a document of its file, and the document
is checked here, once. What is wrong is told and left out, so that the rest is checked as well.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, TypeVar

from pydantic import ValidationError

from skillpath.graph import (
    DEFAULT_BASE,
    Attainable,
    Cost,
    Effort,
    Fault,
    Mapping,
    Outline,
    Place,
    Requirement,
    Resource,
    Step,
    Strength,
)
from skillpath.graph.errors import shortened
from skillpath.ontology.drafts import Draft, Head, NoPlaces
from skillpath.ontology.errors import UnreadableError
from skillpath.ontology.forms import HeadForm, ItemForm, OutlineForm, RequirementForm, StepForm
from skillpath.ontology.json_lines import JsonPlaces
from skillpath.ontology.limits import USUAL
from skillpath.ontology.mending import mended
from skillpath.ontology.terms import TERMS
from skillpath.ontology.wording import expected_of, found_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from pydantic_core import ErrorDetails

    from skillpath.graph import Roadmap
    from skillpath.ontology.drafts import Places
    from skillpath.ontology.forms import Strict
    from skillpath.ontology.limits import ReadingLimits

Form = TypeVar("Form", bound="Strict")
WORD = re.compile(r"[\w$@:-]{1,80}")
NOUNS = {"items": "item", "steps": "step", "specializations": "roadmap"}
PLACEHOLDERS: dict[type[Strict], dict[str, Any]] = {
    HeadForm: {"id": "roadmap", "items": []},
    StepForm: {"position": 0},
}
"""What stands in for what must be there, so that the rest can be checked."""


def roadmap_of(document: object) -> Roadmap:
    """The roadmap that a document describes.

    Raises:
        InvalidRoadmapError: naming every fault of form and of meaning.
    """
    return draft_of(document, "the roadmap").roadmap()


def draft_of(
    document: object, where: str, limits: ReadingLimits = USUAL, places: Places | None = None
) -> Draft:
    """The draft of a document; `places` finds things in the file it was read from.

    Raises:
        UnreadableError: when it holds more items than the limits allow.
    """
    return _DocumentReader(where, limits, places or NoPlaces()).draft(document)


class _DocumentReader:
    """Reads one document and keeps what is wrong with it."""

    def __init__(self, where: str, limits: ReadingLimits, places: Places) -> None:
        self._where = where
        self._limits = limits
        self._places = places
        self._findings: list[Fault] = []
        self._untold = 0

    def draft(self, document: object) -> Draft:
        head = self._checked(HeadForm, document, ())
        if head is None:
            return Draft(self._where, Head("roadmap", "Roadmap"), findings=tuple(self._findings))
        if len(head.items) > self._limits.items:
            found = f"{len(head.items)} items"
            raise UnreadableError(self._where, found, f"at most {self._limits.items}")
        outlines = self._all(OutlineForm, "specializations", head.specializations or [])
        steps = self._all(StepForm, "steps", head.steps or [])
        items = self._items(head.items)
        return Draft(
            where=self._where,
            head=_head(head),
            specializations=tuple(map(_outline, outlines)),
            steps=tuple(map(_step, steps)),
            items=tuple(items),
            findings=tuple(self._findings),
            places=self._places,
            is_whole=len(self._findings) <= self._limits.faults,
            untold=self._untold,
        )

    def _items(self, entries: list[Any]) -> Iterator[Attainable]:
        """The items; those that a reader has made already need no check of their form."""
        for number, entry in enumerate(entries):
            if len(self._findings) > self._limits.faults:
                return
            if isinstance(entry, Attainable):
                yield entry
            elif found := self._checked(ItemForm, entry, ("items", number)):
                yield _attainable(found)

    def _all(self, form: type[Form], key: str, entries: list[Any]) -> Iterator[Form]:
        """The entries that are sound, or were once what is wrong had been left out."""
        for number, entry in enumerate(entries):
            if len(self._findings) > self._limits.faults:
                return
            found = self._checked(form, entry, (key, number))
            if found is not None:
                yield found

    def _checked(self, form: type[Form], value: object, path: tuple[str | int, ...]) -> Form | None:
        try:
            return form.model_validate(value)
        except ValidationError as refused:
            errors = refused.errors(include_url=False)
        told = errors[: self._limits.faults + 1 - len(self._findings)]
        self._findings += [self._fault(form, value, error, path) for error in told]
        self._untold += len(errors) - len(told)
        try:
            wrong = [error["loc"] for error in errors]
            return form.model_validate(mended(value, wrong, PLACEHOLDERS.get(form, {})))
        except ValidationError:
            return None

    def _fault(
        self, form: type[Form], value: object, error: ErrorDetails, path: tuple[str | int, ...]
    ) -> Fault:
        """What pydantic found wrong, with the id of what it is about beside its place."""
        subject = value.get("id") if isinstance(value, dict) else None
        subject = subject if isinstance(subject, str) else ""
        where = f"{NOUNS[str(path[0])]} {shortened(subject)}" if path and subject else _spoken(path)
        told = _spoken(error["loc"])
        part = str(error["loc"][0]) if error["loc"] else ""
        keys = {field.alias or name for name, field in form.model_fields.items()}
        if part.startswith("<") and isinstance(value, dict):  # of a node that RDF told of
            node, _, part = part[1:].partition("> ")
            subject = node.removeprefix(str(value.get("base", "")))
            where, told, keys = f"'{subject}'", part, {f"sp:{term}" for term in TERMS}
        return Fault(
            where=", ".join(filter(None, (where, told))) or "the roadmap",
            found=found_of(error),
            expected=expected_of(error, part, keys),
            code=error["type"].replace("_", "-"),
            subject=subject,
            part=part,
            place=self._place(subject, part, (*path, *error["loc"])),
        )

    def _place(self, subject: str, part: str, path: tuple[str | int, ...]) -> Place:
        if isinstance(self._places, JsonPlaces):
            return self._places.at(path)
        found = self._places.of(subject, part)
        return found[0] if found else Place(self._where)


def _spoken(path: Iterable[str | int]) -> str:
    """`items[3].hours`; a key that is no word stands in quotes."""
    spoken = ""
    for part in path:
        if isinstance(part, int):
            spoken += f"[{part}]"
        else:
            word = part if WORD.fullmatch(part) else shortened(part)
            spoken += f".{word}" if spoken else word
    return spoken


def _head(form: HeadForm) -> Head:
    return Head(
        id=form.id,
        name=form.name,
        base=form.base or DEFAULT_BASE,
        description=form.description or "",
        version=form.version or "",
        license=form.license or "",
        prepares_for=form.prepares_for or "",
    )


def _outline(form: OutlineForm) -> Outline:
    steps = tuple(map(_step, form.steps or ()))
    return Outline(form.id, form.name, steps, form.description or "", form.prepares_for or "")


def _attainable(item: ItemForm) -> Attainable:
    return Attainable(
        id=item.id,
        name=item.name,
        kind=item.kind,
        effort=Effort(item.hours.low, item.hours.likely, item.hours.high) if item.hours else None,
        level=item.level,
        alt_labels=tuple(item.alt_labels or ()),
        description=item.description or "",
        url=item.url or "",
        requirements=(
            *_with_strength(item.requires, Strength.REQUIRED),
            *_with_strength(item.recommends, Strength.RECOMMENDED),
        ),
        certifies=tuple(item.certifies or ()),
        status=item.status,
        replaced_by=tuple(item.replaced_by or ()),
        resources=tuple(Resource(one.name, one.url, one.hours) for one in item.resources or ()),
        mappings=tuple(
            Mapping(one.match, one.iri, one.name or "", one.code or "")
            for one in item.mappings or ()
        ),
        cost=Cost(item.cost.amount, item.cost.currency) if item.cost else None,
        valid_months=item.valid_months,
    )


def _with_strength(found: list[RequirementForm], strength: Strength) -> Iterator[Requirement]:
    for one in found:
        yield Requirement(one.of, one.reason or "", one.source or "", strength)


def _step(form: StepForm) -> Step:
    covers, optional = tuple(form.covers or ()), tuple(form.optional or ())
    return Step(form.id, form.name, form.position, covers, optional)
