"""From the files of RDF formats to a draft."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from skillpath.ontology.document_in import draft_of
from skillpath.ontology.limits import USUAL
from skillpath.ontology.rdf_in import document_from
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
    format_: Format, texts: Sequence[tuple[bytes, str]], limits: ReadingLimits = USUAL
) -> Draft:
    """The draft of files read as one, each with where it is from.

    Raises:
        UnreadableError: when one is not of the format, or they hold too much.
    """
    where = texts[0][1]
    document, triples = rdf_document(format_, texts, limits)
    draft = draft_of(document, where, limits)
    return replace(draft, shapes=partial(_shape_faults, triples, draft.head.base))


def rdf_document(
    format_: Format, texts: Sequence[tuple[bytes, str]], limits: ReadingLimits = USUAL
) -> tuple[Json, Triples]:
    """The JSON form of what the files say together, unchecked, and their triples."""
    triples = parse_turtle(*texts, limits=limits)
    return document_from(triples, texts[0][1], limits), triples


def _shape_faults(triples: Triples, base: str) -> Sequence[Fault]:
    from skillpath.ontology.shapes import shape_faults

    return shape_faults(triples, base)
