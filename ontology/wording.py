"""What pydantic expected, in the words of people."""

from __future__ import annotations

from typing import TYPE_CHECKING

from skillpath.graph.errors import shortened

if TYPE_CHECKING:
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
    "model_type": "an object",
    "string_too_long": "at most {max_length} characters",
    "string_too_short": "at least {min_length} character",
    "string_type": "text",
    "string_unicode": "text of Unicode",
    "too_long": "at most {max_length} entries",
    "too_short": "at least {min_length} entry",
}


def expected_of(error: ErrorDetails) -> str:
    """What was expected where pydantic found something else."""
    context = error.get("ctx", {})
    if error["type"] == "value_error":
        return str(context["error"])
    known = EXPECTED.get(error["type"])
    return known.format(**context) if known else error["msg"].removeprefix("Input should be ")


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
