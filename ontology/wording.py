"""What was expected, in the words of people."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from skillpath.graph.errors import shortened
from skillpath.graph.spelling import nearest

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from pydantic_core import ErrorDetails

EXPECTED = {
    "bool_type": "true or false",
    "dict_type": "an object",
    "extra_forbidden": "a name that the format knows",
    "float_type": "a number",
    "greater_than_equal": "{ge} or more",
    "int_type": "a whole number",
    "less_than_equal": "{le} or less",
    "list_type": "a list",
    "missing": "a value",
    "string_too_long": "at most {max_length} characters",
    "string_too_short": "at least {min_length} characters",
    "string_type": "text",
    "string_unicode": "text of Unicode",
    "too_long": "at most {max_length} entries",
    "too_short": "at least {min_length} entries",
}

SINGULAR = {
    "at least 1 characters": "at least 1 character",
    "at least 1 entries": "at least 1 entry",
}
"""What is said of one, where the words above say it of several."""

QUOTED = re.compile(r"'([^']*)'")

FORMS = {
    "RequirementForm": 'an object such as {"of": "id", "reason": "…"}',
    "MappingForm": 'an object such as {"match": "exact", "iri": "https://…"}',
    "ResourceForm": 'an object such as {"name": "…", "url": "https://…"}',
    "CostForm": 'an object such as {"amount": 150, "currency": "USD"}',
}
"""What is expected where an object of the form is."""


def one_of(known: Iterable[str], found: object) -> str:
    """The words that are known, with the one that is nearest to what was found."""
    known = tuple(known)
    near = nearest(found, known, 1) if isinstance(found, str) else ()
    return f"one of {', '.join(known)}{f'; nearest: {near[0]}' if near else ''}"


def expected_of(error: ErrorDetails, key: str = "", keys: Collection[str] = ()) -> str:
    """What was expected where pydantic found something else.

    `key` is the outermost that is wrong, and `keys` those that may stand there.
    """
    context = error.get("ctx", {})
    if error["type"] == "value_error":
        return str(context["error"])
    if error["type"] == "model_type":
        return FORMS.get(str(context["class_name"]), "an object")
    if error["type"] in ("enum", "literal_error"):
        return one_of(QUOTED.findall(context["expected"]), error["input"])
    known = EXPECTED.get(error["type"])
    text = known.format(**context) if known else error["msg"].removeprefix("Input should be ")
    text = SINGULAR.get(text, text)
    if error["type"] == "extra_forbidden" and len(error["loc"]) == 1:
        near = nearest(key, keys, 1)
        return f"{text}; nearest: {near[0]}" if near else text
    return text


def found_of(error: ErrorDetails) -> str:
    """What pydantic found, shortened."""
    found = error["input"]
    if error["type"] == "missing" or found is None:
        return "nothing"
    if isinstance(found, dict | list):
        return f"{'an object' if isinstance(found, dict) else 'a list'} of {len(found)}"
    if isinstance(found, bool):
        return str(found).lower()
    return shortened(found) if isinstance(found, str) else shortened(str(found)).strip("'")
