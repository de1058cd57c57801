"""What is in a valid roadmap, in numbers."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from skillpath.graph import Effort, Kind, longest_chain, words

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from skillpath.graph import Attainable, Roadmap


@dataclass(frozen=True, slots=True)
class Certifications:
    """How much is told of certifications: what they confirm, their price, when they expire."""

    certifying: int
    priced: int
    expiring: int


@dataclass(frozen=True, slots=True)
class Links:
    """Links to resources, the items that have one, and mappings by the host they lead to."""

    resources: int
    taught: int
    mappings: Mapping[str, Mapping[str, int]]


@dataclass(frozen=True, slots=True)
class Summary:
    """Counts over a valid roadmap; `chain` is the longest chain of prerequisites, by name."""

    name: str
    steps: int
    covered: int
    specializations: int
    items: Mapping[Kind, int]
    retired: int
    undefined: int
    requirements: int
    choices: int
    recommendations: int
    without_reason: int
    certifications: Certifications
    links: Links
    chain: tuple[str, ...]
    hours: Effort


def summary_of(roadmap: Roadmap) -> Summary:
    """Counts over the roadmap."""
    items = roadmap.items
    required = [one for item in items for one in item.required]
    return Summary(
        name=roadmap.name,
        steps=len(roadmap.steps),
        covered=len({one for step in roadmap.steps for one in step.covers}),
        specializations=len(roadmap.specializations),
        items=Counter(item.kind for item in items),
        retired=sum(item.is_retired for item in items),
        undefined=sum(not item.description for item in items),
        requirements=len(required),
        choices=sum(words(one.of).startswith(("any_of", "at_least")) for one in required),
        recommendations=sum(len(item.recommended) for item in items),
        without_reason=sum(not one.reason for item in items for one in item.requirements),
        certifications=_certifications(items),
        links=_links(items),
        chain=tuple(roadmap.by_id[one].name for one in longest_chain(roadmap)),
        hours=Effort.total(item.hours for item in items if not item.is_retired),
    )


def _certifications(items: Sequence[Attainable]) -> Certifications:
    found = [item for item in items if item.kind is Kind.CERTIFICATION]
    return Certifications(
        certifying=sum(bool(item.certifies) for item in found),
        priced=sum(item.cost is not None for item in found),
        expiring=sum(item.valid_months is not None for item in found),
    )


def _links(items: Sequence[Attainable]) -> Links:
    hosts: dict[str, Counter[str]] = {}
    for item in items:
        for one in item.mappings:
            hosts.setdefault(urlsplit(one.iri).netloc, Counter())[one.match] += 1
    return Links(
        resources=sum(len(item.resources) for item in items),
        taught=sum(bool(item.resources) for item in items),
        mappings=dict(sorted(hosts.items())),
    )
