"""From the bytes of a JSON file to a document that holds no more than it may."""

from __future__ import annotations

from typing import TYPE_CHECKING

from skillpath.ontology.errors import UnreadableError
from skillpath.ontology.json_lines import JsonPlaces
from skillpath.ontology.json_text import values_of
from skillpath.ontology.limits import USUAL

if TYPE_CHECKING:
    from skillpath.ontology.document_out import Json
    from skillpath.ontology.limits import ReadingLimits

MOST_KEYS = 100
"""No object of a roadmap has so many; each unknown one would be a fault of its own."""


def json_document(
    text: bytes, where: str, limits: ReadingLimits = USUAL
) -> tuple[Json, JsonPlaces]:
    """The document in a JSON file, and what finds its values in the file.

    Raises:
        UnreadableError: when it is no JSON object in UTF-8, or holds too much.
    """
    import orjson

    found = values_of(text, where, limits, most_keys=MOST_KEYS)
    try:
        orjson.loads(text)  # refuses what Python reads and others do not, such as half a pair
    except ValueError as error:
        raise UnreadableError(where, str(error), "JSON") from None
    if not isinstance(found, dict):
        raise UnreadableError(where, f"a {type(found).__name__}", "a JSON object")
    return found, JsonPlaces(text.decode(), where)
