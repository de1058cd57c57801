"""The page of the vocabulary: every term with its definition, where its IRI lands."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import groupby
from typing import TYPE_CHECKING, Protocol
from urllib.parse import urlsplit

from skillpath.visualizations.addresses import Addresses
from skillpath.visualizations.frame import Page
from skillpath.visualizations.situation import Situation

if TYPE_CHECKING:
    from collections.abc import Sequence

    from skillpath.graph import Roadmap


class Term(Protocol):
    """A term; `parents`, `domain` and `range` hold IRIs."""

    @property
    def iri(self) -> str:
        """What it is known by."""

    @property
    def name(self) -> str:
        """The end of its IRI."""

    @property
    def kind(self) -> str:
        """`class`, `property` or `individual`."""

    @property
    def label(self) -> str:
        """What it is called."""

    @property
    def definition(self) -> str:
        """What it means."""

    @property
    def parents(self) -> Sequence[str]:
        """What is broader; of an individual its class."""

    @property
    def domain(self) -> Sequence[str]:
        """What a property is used with."""

    @property
    def range(self) -> Sequence[str]:
        """What the values of a property are."""


class Vocabulary(Protocol):
    """The vocabulary as a whole; its terms are sorted by kind."""

    @property
    def iri(self) -> str:
        """What it is known by."""

    @property
    def title(self) -> str:
        """What it is called."""

    @property
    def description(self) -> str:
        """What it is for."""

    @property
    def version(self) -> str:
        """Which one it is."""

    @property
    def license(self) -> str:
        """Under which terms it may be used."""

    @property
    def terms(self) -> Sequence[Term]:
        """All of them."""


@dataclass(frozen=True, slots=True)
class Reference:
    """Another term: its name, whose it is, and where it is explained."""

    name: str
    owner: str
    url: str


@dataclass(frozen=True)
class Terms(Page):
    """The terms by kind."""

    vocabulary: Vocabulary = field(kw_only=True)

    @property
    def groups(self) -> tuple[tuple[str, tuple[Term, ...]], ...]:
        """Each kind with its terms."""
        kinds = groupby(self.vocabulary.terms, key=lambda term: term.kind)
        return tuple((kind, tuple(terms)) for kind, terms in kinds)

    def reference(self, iri: str) -> Reference:
        """A term of this vocabulary by its anchor, any other by its address."""
        own, _, name = iri.partition("#")
        if own == self.vocabulary.iri and name:
            return Reference(name, "", f"#{name}")
        end = iri.replace("#", "/").rstrip("/").rpartition("/")[2]
        return Reference(end, urlsplit(iri).hostname or "", iri)


def vocabulary_page(
    roadmap: Roadmap, vocabulary: Vocabulary, *, addresses: Addresses | None = None
) -> str:
    """Every term of the vocabulary; the anchor of each is the end of its IRI.

    >>> from skillpath.ontology import vocabulary
    >>> 'id="requires"' in vocabulary_page(roadmap, vocabulary())
    True
    """
    places = addresses or Addresses()
    page = Terms(Situation(roadmap), places, places.vocabulary, vocabulary=vocabulary)
    return page.rendered("vocabulary.html")
