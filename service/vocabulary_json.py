"""The vocabulary as JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from typing_extensions import TypedDict

if TYPE_CHECKING:
    from skillpath import ontology


class VocabularyTerm(TypedDict):
    """A term of the vocabulary.

    `parents` are broader classes or properties, and the class of an individual; `domain` and
    `range` say what a property is used with. All three are IRIs.
    """

    iri: str
    name: str
    kind: Literal["class", "property", "individual"]
    label: str
    definition: str
    parents: list[str]
    domain: list[str]
    range: list[str]


class Vocabulary(TypedDict):
    """What data is written with: classes, then properties, then individuals, each by name."""

    iri: str
    title: str
    description: str
    version: str
    license: str
    terms: list[VocabularyTerm]


def vocabulary_answer(found: ontology.Vocabulary) -> Vocabulary:
    """The vocabulary with its terms."""
    return {
        "iri": found.iri,
        "title": found.title,
        "description": found.description,
        "version": found.version,
        "license": found.license,
        "terms": [_term(one) for one in found.terms],
    }


def _term(one: ontology.VocabularyTerm) -> VocabularyTerm:
    return {
        "iri": one.iri,
        "name": one.name,
        "kind": one.kind,
        "label": one.label,
        "definition": one.definition,
        "parents": list(one.parents),
        "domain": list(one.domain),
        "range": list(one.range),
    }
