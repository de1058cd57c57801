"""Parsing by pyoxigraph, with its errors told as ours."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pyoxigraph import parse

from skillpath.graph import DEFAULT_BASE
from skillpath.graph.errors import shortened
from skillpath.ontology.errors import UnreadableError

if TYPE_CHECKING:
    from pyoxigraph import RdfFormat

    from skillpath.ontology.limits import ReadingLimits
    from skillpath.ontology.triples import Triples


def take(
    triples: Triples, text: bytes, where: str, format_: RdfFormat, limits: ReadingLimits
) -> None:
    """Add what a file says.

    Blank nodes are renamed, because files may name theirs alike. Lenient parsing lets IRIs pass
    that are none: the check of the document tells where they stand, and goes on to the next.
    A relative IRI means the same wherever the file lies.

    Raises:
        UnreadableError: with the line, when it is not of the format, or when it says too much.
    """
    try:
        quads = parse(
            text,
            format_,
            base_iri=DEFAULT_BASE,
            rename_blank_nodes=True,
            lenient=True,
        )
        is_all = triples.take(quads, limits)
    except SyntaxError as error:
        message = error.msg.replace(" or graph name", "")
        _, _, found = message.partition(": ") if error.lineno else ("", "", message)
        told = shortened(found or message)
        raise UnreadableError(where, told, format_.name, error.lineno or 0) from None
    except MemoryError:  # the parser's own limit for one text
        raise UnreadableError(where, "a text of more than 16 MB", "a shorter one") from None
    if not is_all:
        found = f"more than {limits.values} triples, or IRIs that say over and over what is long"
        raise UnreadableError(where, found, "fewer")
