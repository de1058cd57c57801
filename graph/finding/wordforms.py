"""Texts as a search reads them: their words, folded, and where each of them stands."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

WORD = re.compile(r"[^\W_]+[+#]*")
"""Letters and digits; what follows in `C++` and `C#` belongs to the name."""


@dataclass(frozen=True, slots=True)
class Word:
    """A folded word, and for each of its characters the place in the text that it comes from."""

    text: str
    places: tuple[int, ...]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The range of the text that the characters of the word come from."""
        return self.places[start], self.places[end - 1] + 1


def folded(text: str) -> str:
    """The text without case and accents."""
    if text.isascii():
        return text.casefold()
    spelt = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
    return "".join(one for one in spelt if not unicodedata.combining(one))


def word_texts(text: str) -> list[str]:
    """The folded words of a text, in order."""
    return WORD.findall(folded(text))


def placed_words(text: str) -> list[Word]:
    """The folded words of a text, in order, with their places."""
    pairs = list(_folded(text))
    found = WORD.finditer("".join(one for one, _ in pairs))
    return [Word(one[0], tuple(at for _, at in pairs[one.start() : one.end()])) for one in found]


def _folded(text: str) -> Iterator[tuple[str, int]]:
    """Each folded character with its place in the text; accents are dropped."""
    for at, character in enumerate(text):
        for one in folded(character):
            yield one, at
