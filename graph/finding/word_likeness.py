"""How alike words are: the same, begun, contained, misspelt."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from numpy.typing import NDArray

    Likenesses = NDArray[np.float64]

BEGUN, CONTAINED, MISSPELT = 0.9, 0.75, 0.7
"""What the likeness of another word is at most: begun with the word, holding it, misspelt."""

UNFINISHED = 0.9
"""The factor for misspelling no more than a beginning."""

OTHER_LETTER = 0.93
"""Misspellings seldom change the first letter: the factor where it differs."""

LEAST_CONTAINED, LEAST_MISSPELT = 3, 4
"""Characters that a word needs to be looked for inside others, and among misspellings."""

MOST_MISTAKES = 3
AFTER_ALL = "\U0010ffff"


@dataclass(frozen=True, slots=True)
class Names:
    """Words or labels to compare with.

    `letters` has a bit for each letter that a name holds, so that few names need a closer look.
    """

    texts: Sequence[str]
    letters: NDArray[np.uint64]

    @classmethod
    def of(cls, texts: Iterable[str]) -> Names:
        """The names in the order given."""
        kept = tuple(texts)
        return cls(kept, np.fromiter(map(_letters, kept), dtype=np.uint64, count=len(kept)))

    def holding(self, word: str, mistakes: int) -> list[int]:
        """The places of the names that lack so many letters of the word at most."""
        missing = np.bitwise_count(np.uint64(_letters(word)) & ~self.letters)
        found: list[int] = np.flatnonzero(missing <= mistakes).tolist()
        return found


def likenesses(word: str, vocabulary: Names) -> Likenesses:
    """How like the word is to each of the sorted vocabulary, from 0 to 1 (the same)."""
    texts = vocabulary.texts
    found = np.zeros(len(texts))
    if len(word) >= LEAST_MISSPELT:
        found = misspelt(word, vocabulary) * MISSPELT
    if len(word) >= LEAST_CONTAINED:
        found[[place for place in vocabulary.holding(word, 0) if word in texts[place]]] = CONTAINED
    for place in begun(word, texts) if len(word) > 1 else ():
        found[place] = BEGUN + 0.05 * len(word) / len(texts[place])
    place = bisect_left(texts, word)
    if place < len(texts) and texts[place] == word:
        found[place] = 1.0
    return found


def begun(start: str, texts: Sequence[str]) -> range:
    """The places of the sorted texts that begin so."""
    return range(bisect_left(texts, start), bisect_right(texts, start + AFTER_ALL))


def misspelt(word: str, names: Names) -> Likenesses:
    """How like the word is to each name, from 0 to 1; 0 where too many mistakes lie between.

    A mistake is a letter too many, missing, wrong, or swapped with its neighbor; there may be
    one for each three letters. Names that begin so count nearly as much, for who still types.
    """
    most = min(MOST_MISTAKES, (len(word) + 1) // 3)
    places = names.holding(word, most)
    texts = [names.texts[place] for place in places]
    begins = [text[: len(word)] for text in texts]
    alike = np.maximum(_alike(word, texts, most), _alike(word, begins, most) * UNFINISHED)
    same = np.array([text[0] == word[0] for text in texts], dtype=np.bool_)
    found = np.zeros(len(names.texts))
    found[places] = np.where(same, alike, alike * OTHER_LETTER)
    return found


def _alike(word: str, texts: Sequence[str], most: int) -> Likenesses:
    """1 for the same, less for each mistake, 0 for more than so many."""
    from rapidfuzz import process
    from rapidfuzz.distance import OSA

    mistakes = process.cdist([word], texts, scorer=OSA.distance, score_cutoff=most)[0]
    return np.where(mistakes > most, 0.0, 1.0 - mistakes / len(word))


def _letters(text: str) -> int:
    bits = 0
    for letter in set(text):
        bits |= 1 << (ord(letter) % 64)
    return bits
