"""From Turtle to triples."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pyoxigraph import RdfFormat

from skillpath.ontology.errors import UnreadableError
from skillpath.ontology.limits import USUAL
from skillpath.ontology.oxigraph import take
from skillpath.ontology.triples import Triples

if TYPE_CHECKING:
    from skillpath.ontology.limits import ReadingLimits


MOST_OPENED = 1_000_000
"""The parser keeps each bracket until it is closed, half a kilobyte each."""


def parse_turtle(*texts: tuple[bytes, str], limits: ReadingLimits = USUAL) -> Triples:
    """The triples of Turtle files together; each text with where it is from.

    Raises:
        UnreadableError: with the line, when it is not Turtle, or when it says too much.
    """
    triples = Triples()
    for text, where in texts:
        if text.count(b"[") + text.count(b"(") > MOST_OPENED:
            raise UnreadableError(where, f"over {MOST_OPENED} opening brackets", "fewer")
        # long strings have the same ends of lines wherever the file was checked out
        take(triples, text.replace(b"\r\n", b"\n"), where, RdfFormat.TURTLE, limits)
    return triples
