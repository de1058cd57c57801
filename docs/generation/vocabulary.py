"""The terms of the vocabulary, as the package tells them."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from docs.generation.markdown import code, table
from skillpath.ontology import vocabulary_terms
from skillpath.ontology.terms import PREFIXES

if TYPE_CHECKING:
    from collections.abc import Iterable

    from skillpath.ontology import VocabularyTerm

TITLES = {"class": "Classes", "property": "Properties", "individual": "Individuals"}
HEADS = {
    "class": ("class", "definition", "is also"),
    "property": ("property", "definition", "of", "holds"),
    "individual": ("individual", "definition", "is a"),
}


def vocabulary() -> str:
    """All terms: classes, then properties, then individuals, each with its definition."""
    parts = []
    for kind, terms in groupby(vocabulary_terms(), key=lambda term: term.kind):
        parts += [f"## {TITLES[kind]}", table(HEADS[kind], map(_row, terms))]
    return "\n\n".join(parts)


def _row(term: VocabularyTerm) -> tuple[str, ...]:
    head = (code(short(term.iri)), term.definition)
    if term.kind == "property":
        return (*head, _codes(term.domain), _codes(term.range))
    return (*head, _codes(term.parents))


def _codes(iris: Iterable[str]) -> str:
    return ", ".join(code(short(iri)) for iri in iris)


def short(iri: str) -> str:
    """The IRI with a prefix: `sp:Step`."""
    for prefix, start in PREFIXES.items():
        if iri.startswith(start):
            return f"{prefix}:{iri.removeprefix(start)}"
    return iri
