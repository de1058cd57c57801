"""From the bytes of a JSON file to a document that holds no more than it may."""

from __future__ import annotations

import json
from collections import Counter
from typing import TYPE_CHECKING, Any

from skillpath.graph.errors import shortened
from skillpath.ontology.errors import UnreadableError
from skillpath.ontology.files import decoded
from skillpath.ontology.json_lines import JsonPlaces
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

    if text.count(b",") + text.count(b"[") + text.count(b"{") > limits.values:
        raise UnreadableError(where, f"over {limits.values} values", "fewer")
    content = decoded(text, where)
    try:
        orjson.loads(text)  # refuses what is not JSON to the letter, such as NaN
        found = json.loads(content, object_pairs_hook=_each_once)  # knows equal keys apart
    except json.JSONDecodeError as error:
        found = f"{error.msg} at column {error.colno}"
        raise UnreadableError(where, found, "JSON", error.lineno) from None
    except RecursionError:
        raise UnreadableError(where, "values nested too deep", "JSON") from None
    except ValueError as error:
        raise UnreadableError(where, str(error), "JSON") from None
    if not isinstance(found, dict):
        raise UnreadableError(where, f"a {type(found).__name__}", "a JSON object")
    return found, JsonPlaces(content, where)


def _each_once(pairs: list[tuple[str, Any]]) -> Json:
    """The pairs as a dict; a key that stands twice would lose a value in silence."""
    if len(pairs) > MOST_KEYS:
        raise ValueError(f"an object of {len(pairs)} keys, where {MOST_KEYS} is the most")
    found = dict(pairs)
    if len(found) < len(pairs):
        key, _ = Counter(key for key, _ in pairs).most_common(1)[0]
        raise ValueError(f"the key {shortened(key)} twice in one object")
    return found
