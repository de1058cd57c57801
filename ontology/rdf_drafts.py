"""From the files of RDF formats to a draft."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from skillpath.graph import DEFAULT_BASE, Place
from skillpath.ontology.document_in import draft_of
from skillpath.ontology.formats import JSONLD
from skillpath.ontology.jsonld_in import parse_jsonld
from skillpath.ontology.limits import USUAL
from skillpath.ontology.lines_of_nodes import NodeLines
from skillpath.ontology.rdf_in import document_from
from skillpath.ontology.sound_items import SoundItems
from skillpath.ontology.spoken import speak
from skillpath.ontology.turtle_in import parse_turtle

if TYPE_CHECKING:
    from collections.abc import Sequence

    from skillpath.graph import Fault
    from skillpath.ontology.document_out import Json
    from skillpath.ontology.drafts import Draft
    from skillpath.ontology.formats import Format
    from skillpath.ontology.limits import ReadingLimits
    from skillpath.ontology.triples import Triples


def draft_of_rdf(
    format_: Format,
    texts: Sequence[tuple[bytes, str]],
    limits: ReadingLimits = USUAL,
    language: str = "",
) -> Draft:
    """The draft of files read as one, each with where it is from, and in which language.

    Raises:
        UnreadableError: when one is not of the format, or they hold too much.
    """
    where = texts[0][1]
    triples = _triples(format_, texts, limits)
    if language:
        speak(triples, language)
    document = document_from(triples, where, limits, SoundItems)
    places = NodePlaces(texts, str(document["base"]), is_jsonld=format_ is JSONLD)
    draft = draft_of(document, where, limits, places)
    return replace(draft, shapes=partial(_shape_faults, triples, draft.head.base))


def rdf_document(
    format_: Format, texts: Sequence[tuple[bytes, str]], limits: ReadingLimits = USUAL
) -> tuple[Json, Triples]:
    """The JSON form of what the files say together, unchecked, and their triples.

    Only Turtle may be in several files.
    """
    triples = _triples(format_, texts, limits)
    return document_from(triples, texts[0][1], limits), triples


def _triples(format_: Format, texts: Sequence[tuple[bytes, str]], limits: ReadingLimits) -> Triples:
    if format_ is JSONLD:
        return parse_jsonld(*texts[0], limits)
    return parse_turtle(*texts, limits=limits)


class NodePlaces:
    """On which lines of RDF files the nodes of a roadmap begin; data IRIs begin with `base`."""

    def __init__(self, texts: Sequence[tuple[bytes, str]], base: str, *, is_jsonld: bool) -> None:
        """Keep the texts until somebody asks."""
        self._base = base
        self._files = [
            (where, NodeLines(text, DEFAULT_BASE, is_jsonld=is_jsonld)) for text, where in texts
        ]

    def of(self, subject: str, part: str) -> Sequence[Place]:  # noqa: ARG002 - a node is one place
        """The line of the node in the first file that tells of it."""
        lines = ((where, file.of(f"{self._base}{subject}")) for where, file in self._files)
        found = next((Place(where, line) for where, line in lines if line), None)
        return [found] if found and subject else []


def _shape_faults(triples: Triples, base: str) -> Sequence[Fault]:
    from skillpath.ontology.shapes import shape_faults

    return shape_faults(triples, base)
