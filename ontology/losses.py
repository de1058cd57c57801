"""What a table cannot hold of a roadmap: found by writing one and reading it back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from skillpath.ontology.csv_in import draft_of_csv
from skillpath.ontology.csv_out import csv_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from skillpath.graph import Attainable, Roadmap

MOST_EXAMPLES = 3

OF_ROADMAP = {
    "id": "the id",
    "name": "the name",
    "base": "the base of IRIs",
    "description": "the description",
    "version": "the version",
    "license": "the license",
    "prepares_for": "the occupation it prepares for",
}
OF_ITEM = {
    "name": "blanks around a name, or null characters in it",
    "effort": "hours",
    "alt_labels": "alt labels that hold '|' or blanks around them",
    "description": "blanks around a description, or null characters in it",
    "url": "addresses",
    "certifies": "what certifications certify",
    "status": "that something is retired",
    "replaced_by": "successors",
    "resources": "resources",
    "mappings": "mappings to concepts elsewhere",
    "cost": "costs",
    "valid_months": "times of validity",
}
OF_REQUIREMENT = {"reason": "reasons of requirements", "source": "sources of requirements"}
"""What each part is called that can be lost."""


@dataclass(frozen=True, slots=True)
class Loss:
    """Something that is dropped, how often, and the first things that lose it, by id."""

    what: str
    count: int = 1
    examples: tuple[str, ...] = ()

    def __str__(self) -> str:
        """`costs: 12 (aws-certified, cka, ckad, 9 more)`."""
        if not self.examples:
            return self.what
        rest = self.count - len(self.examples)
        named = ", ".join([*self.examples, *([f"{rest} more"] if rest else [])])
        return f"{self.what}: {self.count} ({named})"


def losses_in_csv(roadmap: Roadmap, file: str) -> tuple[Loss, ...]:
    """What is dropped when the roadmap is written into a table of this name.

    Raises:
        InvalidRoadmapError: when what is left is no roadmap, such as names that differ in
            blanks alone.

    >>> [loss.what for loss in losses_in_csv(roadmap, "roadmap.csv")][:2]
    ['the id', 'the name']
    """
    left = draft_of_csv(csv_of(roadmap).encode().removeprefix(b"\xef\xbb\xbf"), file).roadmap()
    return (
        *(Loss(OF_ROADMAP[part]) for part in _differing(roadmap, left, OF_ROADMAP)),
        *_grouped(_of_steps(roadmap, left)),
        *_grouped(found for item in roadmap.items for found in _of_item(item, left.by_id[item.id])),
    )


def _differing(one: Any, other: Any, parts: Iterable[str]) -> Iterator[str]:
    return (part for part in parts if getattr(one, part) != getattr(other, part))


def _of_steps(roadmap: Roadmap, left: Roadmap) -> Iterator[tuple[str, str]]:
    for outline in roadmap.specializations:
        yield "specializations", outline.id
    others = {step.name: step for step in left.steps}
    for step in roadmap.steps:
        other = others.get(step.name)
        if other is None:
            yield "steps that cover nothing of their own, or blanks around a name", step.id
            continue
        if step.id != other.id:
            yield "ids of steps", step.id
        if step.position != other.position:
            yield "positions of steps", step.id
        if step.covers != other.covers:
            yield "what a step covers, or its order", step.id
        if step.optional:
            yield "that items of a step are optional", step.id


def _of_item(item: Attainable, other: Attainable) -> Iterator[tuple[str, str]]:
    for part in _differing(item, other, OF_ITEM):
        yield OF_ITEM[part], item.id
    for one in item.requirements:
        for part, what in OF_REQUIREMENT.items():
            if getattr(one, part):
                yield what, item.id


def _grouped(lost: Iterator[tuple[str, str]]) -> Iterator[Loss]:
    """By what it is, in the order in which it comes up first."""
    found: dict[str, list[str]] = {}
    for what, identifier in lost:
        found.setdefault(what, []).append(identifier)
    for what, ids in found.items():
        yield Loss(what, len(ids), tuple(dict.fromkeys(ids))[:MOST_EXAMPLES])
