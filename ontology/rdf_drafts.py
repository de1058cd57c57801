"""From the files of RDF formats to a draft."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from skillpath.ontology.document_in import draft_of
from skillpath.ontology.turtle_in import document_from, parse_turtle

if TYPE_CHECKING:
    from collections.abc import Sequence

    from skillpath.ontology.drafts import Draft
    from skillpath.ontology.formats import Format
    from skillpath.ontology.limits import ReadingLimits


def draft_of_rdf(
    format_: Format, texts: Sequence[tuple[bytes, str]], limits: ReadingLimits
) -> Draft:
    """The draft of files read as one, each with where it is from.

    Raises:
        UnreadableError: when one is not of the format, or they hold too much.
    """
    from skillpath.ontology.shapes import shape_faults

    triples = parse_turtle(*texts)
    where = texts[0][1]
    draft = draft_of(document_from(triples, where), where, limits)
    return replace(draft, shapes=partial(shape_faults, triples))
