"""The pages that the types of problem documents lead to."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol

from skillpath.visualizations.addresses import Addresses
from skillpath.visualizations.frame import Page
from skillpath.visualizations.situation import Situation

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from http import HTTPStatus

    from skillpath.graph import Roadmap


class ProblemKind(Protocol):
    """A type of problem documents: what it means, what to do, what its documents hold."""

    @property
    def slug(self) -> str:
        """The end of its address."""

    @property
    def type(self) -> str:
        """What its documents say of themselves."""

    @property
    def title(self) -> str:
        """What it is called."""

    @property
    def status(self) -> HTTPStatus:
        """The status of the responses."""

    @property
    def meaning(self) -> str:
        """What went wrong."""

    @property
    def remedy(self) -> str:
        """What to do about it."""

    @property
    def members(self) -> Mapping[str, str]:
        """What its documents hold on top of the usual four, with what it means."""


@dataclass(frozen=True)
class Kinds(Page):
    """Several types."""

    kinds: tuple[ProblemKind, ...] = field(kw_only=True)


@dataclass(frozen=True)
class One(Page):
    """One type, with a request that meets it and the answer, where there is an example."""

    kind: ProblemKind = field(kw_only=True)
    example: tuple[str, object] | None = None

    @property
    def document(self) -> str:
        """The answer as it is sent."""
        return json.dumps(self.example[1], indent=2, ensure_ascii=False) if self.example else ""


def problems_page(
    roadmap: Roadmap, kinds: Iterable[ProblemKind], *, addresses: Addresses | None = None
) -> str:
    """Every type of problem, by status.

    >>> "Problem types" in problems_page(roadmap, [])
    True
    """
    places = addresses or Addresses()
    here = places.problems.rstrip("/")
    ordered = tuple(sorted(kinds, key=lambda one: (one.status, one.slug)))
    return Kinds(Situation(roadmap), places, here, kinds=ordered).rendered("problems.html")


def problem_page(
    roadmap: Roadmap,
    kind: ProblemKind,
    *,
    example: tuple[str, object] | None = None,
    addresses: Addresses | None = None,
) -> str:
    """One type of problem: what it means, what to do about it, an example of it.

    The example is a request and the answer to it.

    >>> from skillpath.service.web.problems import PROBLEM_TYPES
    >>> "Nothing is at this address" in problem_page(roadmap, PROBLEM_TYPES["not-found"])
    True
    """
    places = addresses or Addresses()
    page = One(Situation(roadmap), places, places.problems + kind.slug, kind=kind, example=example)
    return page.rendered("problem.html")
