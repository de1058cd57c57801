"""The expressions of authors: `python; any_of(calculus, all_of(algebra, sets))`.

`expr = term { ";" term }`, all of the terms; `term = id | all_of(…) | any_of(…) | at_least(k; …)`
with members separated by commas. An id is whatever stands between the marks: whether an item
bears it is asked of the whole roadmap, which knows the nearest.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from skillpath.graph import Expression, all_of, any_of, at_least
from skillpath.graph.errors import shortened
from skillpath.graph.requirements import MOST_DEPTH
from skillpath.graph.validity.texts import MOST_TEXT

if TYPE_CHECKING:
    from collections.abc import Iterator

TOKEN = re.compile(r"\s*([;,()]|[^\s;,()]+(?:[^\S\n]+[^\s;,()]+)*)\s*")
FLAT = re.compile(r"(all_of|any_of)\s*\(([^;()]*)\)")
MINIMUM = re.compile(r"[0-9]{1,6}")
GROUPS = {"all_of": all_of, "any_of": any_of}
END = ""


class ExpressionError(ValueError):
    """A text that is no expression; carries what was found and what was expected."""

    def __init__(self, found: str, expected: str) -> None:
        """Keep both."""
        super().__init__(found, expected)
        self.found, self.expected = found, expected

    def __str__(self) -> str:
        """Both in a line."""
        return f"found {self.found}; expected {self.expected}"


def terms_of(text: str, depth: int = MOST_DEPTH) -> tuple[Expression, ...]:
    """The terms of an expression, all of which must be met, in the order written.

    Groups nest at most `depth` deep.

    Raises:
        ExpressionError: saying what was found and what was expected.
    """
    if len(text) > MOST_TEXT:
        raise ExpressionError(f"{len(text)} characters", f"at most {MOST_TEXT}")
    if _is_plain(text):
        return tuple(filter(None, map(str.strip, text.split(";"))))
    found = [_flat(one.strip()) for one in text.split(";")]
    return tuple(_Parser(text, depth).terms()) if None in found else tuple(filter(None, found))


def _flat(term: str) -> Expression | None:
    """What most terms are, an id or a group of ids, without a walk; None where it is not sure."""
    if _is_plain(term):
        return term
    found = FLAT.fullmatch(term)
    if found is None:
        return None
    members = found[2].split(",")
    return GROUPS[found[1]](*filter(None, map(str.strip, members)))


def _is_plain(text: str) -> bool:
    """Whether no group can be in the text."""
    return "(" not in text and ")" not in text and "," not in text


class _Parser:
    """Walks over the marks and ids of one text."""

    def __init__(self, text: str, depth: int) -> None:
        self._depth = depth
        self._tokens: list[str] = [*TOKEN.findall(text), END]
        self._next = 0

    def terms(self) -> Iterator[Expression]:
        """All terms; nothing may stand between two `;`, as in texts that need no walk."""
        self._pass_over(";")
        while self._mark != END:
            yield self._term(0)
            if self._mark not in (";", END):
                raise self._wrong("';' between prerequisites, or the end")
            self._pass_over(";")

    def _term(self, depth: int) -> Expression:
        word = self._word()
        if self._mark != "(":
            if word in (*GROUPS, "at_least"):
                raise self._wrong(f"'(' after {word}")
            return word
        if depth >= self._depth:
            raise ExpressionError("groups nested deeper", f"at most {self._depth} levels")
        self._next += 1
        if word in GROUPS:
            return GROUPS[word](*self._members(depth))
        if word != "at_least":
            expected = "all_of(…), any_of(…) or at_least(k; …)"
            raise ExpressionError(f"{shortened(word)} before '('", expected)
        return at_least(self._minimum(), *self._members(depth))

    def _members(self, depth: int) -> list[Expression]:
        """What stands up to the closing parenthesis, which is passed over."""
        found: list[Expression] = []
        self._pass_over(",")
        while self._mark != ")":
            found.append(self._term(depth + 1))
            if self._mark not in (",", ")"):
                raise self._wrong("',' between members, or ')'")
            self._pass_over(",")
        self._next += 1
        return found

    def _pass_over(self, mark: str) -> None:
        while self._mark == mark:
            self._next += 1

    def _minimum(self) -> int:
        expected = "a number after 'at_least('"
        number = self._word(expected)
        if not MINIMUM.fullmatch(number):
            raise ExpressionError(shortened(number), expected)
        if self._mark != ";":
            raise self._wrong(f"';' after 'at_least({number}'")
        self._next += 1
        return int(number)

    def _word(self, expected: str = "an id") -> str:
        if self._mark in (";", ",", "(", ")", END):
            raise self._wrong(expected)
        self._next += 1
        return self._tokens[self._next - 1]

    @property
    def _mark(self) -> str:
        return self._tokens[self._next]

    def _wrong(self, expected: str) -> ExpressionError:
        found = shortened(self._mark) if self._mark else "the end"
        before = self._tokens[self._next - 1] if self._next else ""
        after = f" after {shortened(before)}" if before else ""
        return ExpressionError(f"{found}{after}", expected)
