"""From JSON-LD to triples; nothing but the file itself is ever read.

pyoxigraph reads JSON-LD 1.1, and has no loader of contexts here. Beforehand the file is looked
through as JSON: for contexts elsewhere, which are refused by name, and for what would take the
parser very long or make it overflow its stack.
"""

from __future__ import annotations

import json
from collections import Counter
from typing import TYPE_CHECKING, Any

from pyoxigraph import RdfFormat

from skillpath.graph.errors import shortened
from skillpath.ontology.errors import UnreadableError
from skillpath.ontology.files import decoded
from skillpath.ontology.limits import USUAL
from skillpath.ontology.oxigraph import take
from skillpath.ontology.triples import Triples

if TYPE_CHECKING:
    from skillpath.ontology.document_out import Json
    from skillpath.ontology.limits import ReadingLimits

MOST_DEPTH = 100
"""How deep values nest; pyoxigraph overflows the stack of a thread at some thousands."""

MOST_STEPS = 50_000_000
"""What the parser may do again and again, in about a tenth of a microsecond each.

It copies what an object holds once for each level, and a context in force once for each context
below it; it reads a scoped context, which takes ten times as long, at each use.
"""


def parse_jsonld(text: bytes, where: str, limits: ReadingLimits = USUAL) -> Triples:
    """The triples of a JSON-LD file; those of named graphs are taken like the others.

    Raises:
        UnreadableError: when it is not JSON-LD, names a context elsewhere, or says too much.
    """
    _Look(where).through(_json(text, where, limits))
    triples = Triples()
    take(triples, text, where, RdfFormat.JSON_LD, limits)
    return triples


def _json(text: bytes, where: str, limits: ReadingLimits) -> Any:
    if sum(map(text.count, (b",", b"[", b"{"))) > limits.values:
        raise UnreadableError(where, f"more than {limits.values} values", "fewer")
    content = decoded(text, where)
    try:
        return json.loads(content, object_pairs_hook=_each_once, parse_constant=_refused)
    except json.JSONDecodeError as error:
        found = f"{error.msg} at column {error.colno}"
        raise UnreadableError(where, found, "JSON-LD", error.lineno) from None
    except RecursionError:
        raise _too_deep(where) from None
    except ValueError as error:
        raise UnreadableError(where, str(error), "JSON-LD") from None


def _each_once(pairs: list[tuple[str, Any]]) -> Json:
    """The pairs as a dict; a key that stands twice means one thing here and another there."""
    found = dict(pairs)
    if len(found) < len(pairs):
        key, _ = Counter(key for key, _ in pairs).most_common(1)[0]
        raise ValueError(f"the key {shortened(key)} twice in one object")
    return found


def _refused(constant: str) -> float:
    raise ValueError(f"{constant}, which is no number of JSON")


def _too_deep(where: str) -> UnreadableError:
    return UnreadableError(where, "values nested too deep", f"at most {MOST_DEPTH} levels")


class _Look:
    """A look through a file: its contexts, its depth, and how long a parser will take."""

    def __init__(self, where: str) -> None:
        self._where = where
        self._steps = 0
        self._scoped: dict[str, int] = {}

    def through(self, document: Any) -> None:
        """Every value with its level and the number of terms in force, outer ones first."""
        ahead = [(document, 1, 0)]
        while ahead:
            found, level, terms = ahead.pop()
            if level > MOST_DEPTH:
                raise _too_deep(self._where)
            self._take(level)
            if isinstance(found, dict):
                if "@context" in found:
                    terms += self._context(found["@context"], level)
                    self._take(terms)
                for key, value in found.items():
                    self._use(key, len(value) if isinstance(value, list) else 1, terms)
                    ahead.append((value, level + 1, terms))
            elif isinstance(found, list):
                ahead.extend((one, level + 1, terms) for one in found)
            elif isinstance(found, str):
                self._use(found, 1, terms)

    def _context(self, found: Any, level: int) -> int:
        """How many terms a context has, with those of the contexts in it."""
        if level > MOST_DEPTH:
            raise _too_deep(self._where)
        if isinstance(found, list):
            return sum(self._context(one, level + 1) for one in found)
        elsewhere = found.get("@import") if isinstance(found, dict) else found
        if elsewhere is not None:
            named = shortened(elsewhere if isinstance(elsewhere, str) else json.dumps(elsewhere))
            expected = "contexts written in the file: nothing is fetched"
            raise UnreadableError(self._where, f"the context {named}", expected)
        count = len(found or ())
        for term, said in (found or {}).items():
            if isinstance(said, dict) and "@context" in said:
                inner = self._context(said["@context"], level + 2)
                self._scoped[term] = self._scoped.get(term, 0) + inner
                count += inner
        self._take(10 * count)
        return count

    def _use(self, name: str, times: int, terms: int) -> None:
        """A key or a type; each value of a key with a context of its own puts that in force."""
        if name in self._scoped:
            self._take(times * (terms + 10 * self._scoped[name]))

    def _take(self, steps: int) -> None:
        self._steps += steps
        if self._steps > MOST_STEPS:
            found = "contexts in force too often, or too much on deep levels"
            raise UnreadableError(self._where, found, "a flatter file")
