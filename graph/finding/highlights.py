"""Which parts of a label a query matched."""

from __future__ import annotations

from typing import TYPE_CHECKING

from skillpath.graph.finding.word_likeness import Names, likenesses
from skillpath.graph.finding.wordforms import Word, placed_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

Span = tuple[int, int]


def highlights(label: str, words: Sequence[str]) -> tuple[Span, ...]:
    """The ranges of the label's characters that match folded words, in order, none overlapping.

    For each word of the query the likest word of the label, or the part of it that is the same.
    Where one has none, the letters of the query with whatever blanks the label has.
    """
    placed = placed_words(label)
    texts = Names.of(sorted({word.text for word in placed}))
    by_word = [_of_word(word, placed, texts) for word in words]
    found = [span for spans in by_word for span in spans]
    if not all(by_word):
        found = _of_letters("".join(words), placed) or found
    return tuple(_merged(found)) or _beginning(placed, sum(map(len, words)))


def _of_word(word: str, placed: Sequence[Word], texts: Names) -> list[Span]:
    """Wherever the likest word of the label stands, as far as it is the same."""
    alike = likenesses(word, texts)
    best = int(alike.argmax())
    if not alike[best]:
        return []
    other = texts.texts[best]
    at = other.find(word)
    start, end = (at, at + len(word)) if at >= 0 else (0, len(other))
    return [one.span(start, end) for one in placed if one.text == other]


def _of_letters(joined: str, placed: Sequence[Word]) -> list[Span]:
    whole = Word(
        "".join(one.text for one in placed), tuple(at for one in placed for at in one.places)
    )
    at = whole.text.find(joined)
    return [whole.span(at, at + len(joined))] if at >= 0 else []


def _beginning(placed: Sequence[Word], length: int) -> tuple[Span, ...]:
    """The first words, up to about so many letters: as a whole the label is like the query."""
    end, told = 0, 0
    for word in placed:
        if told >= length - 1:
            break
        told, end = told + len(word.text), word.places[-1] + 1
    return ((placed[0].places[0], end),)


def _merged(spans: Iterable[Span]) -> list[Span]:
    merged: list[Span] = []
    for start, end in sorted(spans):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged
