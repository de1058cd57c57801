"""The values in a text of JSON, as far as they may be in a file."""

from __future__ import annotations

import json
from collections import Counter
from functools import partial
from typing import Any

from skillpath.graph.errors import shortened
from skillpath.ontology.errors import UnreadableError
from skillpath.ontology.files import decoded
from skillpath.ontology.limits import USUAL, ReadingLimits


def values_of(
    text: bytes,
    where: str,
    limits: ReadingLimits = USUAL,
    *,
    format_: str = "JSON",
    most_keys: int | None = None,
) -> Any:
    """The values; `format_` is what the text is expected to be, `most_keys` bounds an object.

    Raises:
        UnreadableError: when it is not JSON in UTF-8, tells a key twice, or holds too much.
    """
    if sum(map(text.count, (b",", b"[", b"{"))) > limits.values:
        raise UnreadableError(where, f"over {limits.values} values", "fewer")
    content = decoded(text, where)
    try:
        return json.loads(
            content,
            object_pairs_hook=partial(_each_once, most=most_keys),
            parse_constant=_refused,
        )
    except json.JSONDecodeError as error:
        found = f"{error.msg} at column {error.colno}"
        raise UnreadableError(where, found, format_, error.lineno) from None
    except RecursionError:
        raise UnreadableError(where, "values nested too deep", "fewer levels") from None
    except ValueError as error:
        is_number = "digits" in str(error)  # Python's own bound on whole numbers
        found = "a number of more than 4300 digits" if is_number else str(error)
        raise UnreadableError(where, found, format_) from None


def _each_once(pairs: list[tuple[str, Any]], most: int | None) -> dict[str, Any]:
    """The pairs as a dict; a key that stands twice would lose a value in silence."""
    if most is not None and len(pairs) > most:
        raise ValueError(f"an object of {len(pairs)} keys, where {most} is the most")
    found = dict(pairs)
    if len(found) < len(pairs):
        key, _ = Counter(key for key, _ in pairs).most_common(1)[0]
        raise ValueError(f"the key {shortened(key)} twice in one object")
    return found


def _refused(constant: str) -> float:
    raise ValueError(f"{constant}, which is no number of JSON")
