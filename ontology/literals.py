"""Terms as people read them: what a literal says, in which language, and which number it is.

A term is text: an IRI as it is, a blank node as `_:name`, and a literal as N-Triples spell it,
which begins with a quotation mark: `"Apple"@en`.
"""

from __future__ import annotations

import re
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING, TypeAlias

from skillpath.ontology.terms import XSD

if TYPE_CHECKING:
    from collections.abc import Callable

Value: TypeAlias = str | int | float | Decimal | bool

BLANK = "a blank node"
ESCAPE = re.compile(r"\\(?:u([0-9A-F]{4})|(.))", re.DOTALL)
ESCAPED = {"b": "\b", "t": "\t", "n": "\n", "f": "\f", "r": "\r"}
MOST_DIGITS = 100
"""Decimals are spelled without an exponent, unless that takes more zeros than these."""

INTEGERS = """
    integer nonPositiveInteger negativeInteger nonNegativeInteger positiveInteger
    long int short byte unsignedLong unsignedInt unsignedShort unsignedByte
"""


def text_of(term: str) -> str:
    """What a literal says, or an IRI; all blank nodes are alike, and `007` is spelled `7`."""
    if not term.startswith('"'):
        return BLANK if term.startswith("_:") else term
    if term.endswith(">"):
        return _spelled(_typed(term))
    text = term[1 : term.rindex('"')]
    return ESCAPE.sub(_unescaped, text) if "\\" in text else text


def value_of(term: str) -> str | float:
    """A literal of a number or truth value as that; one that is ill-formed stays text.

    The check of the document, which wants a number, then says what was found instead.
    """
    if not (term.endswith(">") and term.startswith('"')):
        return text_of(term)
    value = _typed(term)
    try:
        return float(value) if isinstance(value, Decimal) else value
    except ValueError:  # a signaling NaN
        return str(value)


def place_of(term: str) -> tuple[bool, str]:
    """Where a term stands among others: by what it says, blank nodes last."""
    return term.startswith("_:"), text_of(term)


def language_of(term: str) -> str | None:
    """The language of a literal, in lower case; None for all that has none."""
    if not term.startswith('"') or term.endswith(('"', ">")):
        return None
    return term.rpartition("@")[2]


def parts_of(literal: str) -> tuple[str, str | None, str | None]:
    """The spelling of a literal, its language and its datatype."""
    quoted, _, rest = literal.rpartition('"')
    datatype = rest[3:-1] if rest.startswith("^^") else None
    return _unquoted(quoted), rest.removeprefix("@") if rest and not datatype else None, datatype


def _unquoted(quoted: str) -> str:
    """What stands after the first quotation mark."""
    return ESCAPE.sub(_unescaped, quoted[1:]) if "\\" in quoted else quoted[1:]


def _unescaped(found: re.Match[str]) -> str:
    code, letter = found.groups()
    return chr(int(code, 16)) if code else ESCAPED.get(letter, letter)


def _typed(literal: str) -> Value:
    quoted, _, datatype = literal.rpartition('"^^<')
    text = _unquoted(quoted)
    try:
        return VALUES.get(datatype, str)(text)
    except (ValueError, InvalidOperation):
        return text


def _spelled(value: Value) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, Decimal) and abs(value.adjusted()) <= MOST_DIGITS:
        return f"{value:f}"
    return str(value)


def _truth(text: str) -> bool:
    if text in ("true", "1", "false", "0"):
        return text in ("true", "1")
    raise ValueError(text)


VALUES: dict[str, Callable[[str], Value]] = {
    **{f"{XSD}{name}>": int for name in INTEGERS.split()},
    f"{XSD}decimal>": Decimal,
    f"{XSD}double>": float,
    f"{XSD}float>": float,
    f"{XSD}boolean>": _truth,
}
"""How the literals of each datatype are read, by the end of their spelling; others are text."""
