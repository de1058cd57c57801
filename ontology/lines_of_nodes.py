"""On which line of a Turtle or JSON-LD file the block of a node begins.

A file is looked through once, when the first fault asks. It was parsed before: this is no parser,
and says 0 where it does not find a node, for instance one whose IRI an unusual context makes.
"""

from __future__ import annotations

import json
import re
from bisect import bisect_left
from functools import cached_property
from typing import TYPE_CHECKING

from skillpath.ontology.addresses import joined

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

TOKEN = re.compile(
    r"""
    \"{3} (?: [^"\\]++ | \\. | \"{1,2}(?!\") )*+ \"{3}
    | '{3} (?: [^'\\]++ | \\. | '{1,2}(?!') )*+ '{3}
    | \" (?: [^"\\]++ | \\. )*+ \" | ' (?: [^'\\]++ | \\. )*+ '
    | (?P<comment>\#[^\n]*+)
    | @? (?i:base | prefix \s+ (?P<prefix>[^\s<>:]*+): ) \s*+ <(?P<meant>[^<>"\s]*+)>
    | <(?P<iri>[^<>"\s]*+)>
    | (?P<word>(?: [^\s<>"'\#;,.\[\](){}\\]++ | \\. | \.(?=[^\s<>"'\#;,.\[\](){}]) )++)
    | (?P<end>\.)
    | [\[\](){};,]
    """,
    re.VERBOSE | re.DOTALL,
)
"""What Turtle is made of; whatever is none is passed over. Nothing is tried in two ways."""

PAIR = re.compile(
    r"""
    (?P<first>\{\s*+)? "(?P<key>(?:[^"\\]++|\\.)*+)"
    (?: \s*+:\s*+ "(?P<value>(?:[^"\\]++|\\.)*+)" (?P<last>\s*+\})? )?
    """,
    re.VERBOSE | re.DOTALL,
)
"""A text of JSON, and where it is a key, its text; whether both begin and end their object."""

ESCAPE = re.compile(r"\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})|\\(.)")
SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")


class NodeLines:
    """The lines of a file's nodes; relative IRIs are read against `base`."""

    def __init__(self, text: bytes, base: str, *, is_jsonld: bool = False) -> None:
        """Keep the text until somebody asks."""
        self._bytes = text
        self._base = base
        self._is_jsonld = is_jsonld

    def of(self, iri: str) -> int:
        """The line, from 1, on which what is said of the node begins; 0 where it is not found."""
        return self._lines.get(iri, 0)

    @cached_property
    def _lines(self) -> Mapping[str, int]:
        found = _of_jsonld if self._is_jsonld else _of_turtle
        text = self._bytes.decode(errors="replace")
        lines: dict[str, int] = {}
        ends = [end.start() for end in re.finditer("\n", text)]
        for position, iri in found(text, self._base):
            lines.setdefault(iri, bisect_left(ends, position) + 1)
        lines.pop("", None)
        return lines


def _of_turtle(text: str, base: str) -> Iterator[tuple[int, str]]:
    """Where each statement begins, and the IRI of its subject."""
    prefixes: dict[str | None, str] = {None: base}
    is_begun = False
    for token in TOKEN.finditer(text):
        if token["meant"] is not None:
            prefixes[token["prefix"]] = _resolved(token["meant"], prefixes[None])
        elif token["end"]:
            is_begun = False
        elif not (is_begun or token["comment"]):
            is_begun = True
            yield token.start(), _subject(token["iri"], token["word"] or "", prefixes)


def _subject(iri: str | None, word: str, prefixes: Mapping[str | None, str]) -> str:
    """The IRI; empty for what has none, or whose prefix is missing."""
    if iri is not None:
        return _resolved(ESCAPE.sub(_unescaped, iri), prefixes[None])
    prefix, colon, local = word.partition(":")
    if not colon or prefix not in prefixes:
        return ""
    return prefixes[prefix] + ESCAPE.sub(_unescaped, local)


def _of_jsonld(text: str, base: str) -> Iterator[tuple[int, str]]:
    """Where each id stands; an object with nothing but an id mentions a node, which comes last."""
    pairs = [
        (pair.start("key"), pair["key"], _text(pair["value"]), bool(pair["first"] and pair["last"]))
        for pair in PAIR.finditer(text)
        if pair["value"] is not None
    ]
    ids = {"@id"} | {key for _, key, value, _ in pairs if value == "@id"}
    bases = [value for _, key, value, _ in pairs if key == "@base"]
    prefixes: dict[str | None, str] = {key: value for _, key, value, _ in pairs}
    prefixes[None] = _resolved(bases[0], base) if bases else base
    for is_mention in (False, True):
        for position, key, value, mentions in pairs:
            if key in ids and mentions == is_mention:
                yield position, _expanded(value, prefixes)


def _expanded(value: str, prefixes: Mapping[str | None, str]) -> str:
    prefix, colon, rest = value.partition(":")
    if colon and prefix in prefixes and not rest.startswith("//"):
        return prefixes[prefix] + rest
    return _resolved(value, prefixes[None])


def _resolved(iri: str, base: str | None) -> str:
    return iri if SCHEME.match(iri) else joined(base or "", iri)


def _text(quoted: str) -> str:
    try:
        return str(json.loads(f'"{quoted}"')) if "\\" in quoted else quoted
    except ValueError:
        return quoted


def _unescaped(found: re.Match[str]) -> str:
    code = found[1] or found[2]
    try:
        return chr(int(code, 16)) if code else str(found[3])
    except (ValueError, OverflowError):
        return str(found[0])
