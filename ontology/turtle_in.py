"""From Turtle to triples, by pyoxigraph."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from pyoxigraph import RdfFormat, parse

from skillpath.graph.errors import shortened
from skillpath.ontology.errors import UnreadableError
from skillpath.ontology.limits import USUAL
from skillpath.ontology.triples import Triples

if TYPE_CHECKING:
    from skillpath.ontology.limits import ReadingLimits


def parse_turtle(*texts: tuple[bytes, str], limits: ReadingLimits = USUAL) -> Triples:
    """The triples of Turtle files together; each text with where it is from.

    Raises:
        UnreadableError: with the line, when it is not Turtle, or when there are too many triples.
    """
    triples = Triples()
    for text, where in texts:
        _take(triples, text, where, limits.values)
    return triples


def _take(triples: Triples, text: bytes, where: str, most: int) -> None:
    """Add what a file says.

    Blank nodes are renamed, because files may name theirs alike. Lenient parsing lets IRIs pass
    that are none: the check of the document tells where they stand, and goes on to the next.
    Long strings have the same ends of lines wherever the file was checked out.
    """
    try:
        quads = parse(
            text.replace(b"\r\n", b"\n"),
            RdfFormat.TURTLE,
            base_iri=f"{Path.cwd().as_uri()}/",
            rename_blank_nodes=True,
            lenient=True,
        )
        is_all = triples.take(quads, most)
    except SyntaxError as error:
        _, _, found = error.msg.replace(" or graph name", "").partition(": ")
        line = f"{where}, line {error.lineno}"
        raise UnreadableError(line, shortened(found or error.msg), "Turtle") from None
    if not is_all:
        raise UnreadableError(where, f"more than {most} triples", "fewer")
