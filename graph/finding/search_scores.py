"""How well each label of a search index, and each item by all its labels, matches a query."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from skillpath.graph.finding.search_index import KINDS
from skillpath.graph.finding.word_likeness import likenesses, misspelt

if TYPE_CHECKING:
    from collections.abc import Sequence

    from skillpath.graph.finding.search_index import Index
    from skillpath.graph.finding.word_likeness import Likenesses

EXACT, SAME_LETTERS, BEGINS, WHOLE_WORDS = 95.0, 92.0, 86.0, 78.0
"""Where the scores begin of the very label, of one that differs in blanks or order, of one that
begins with the query, and of one with all its words; points are added."""

IN_PART = 72.0
"""What the likeness of other labels is multiplied with, so that they stay below."""

JOINED = 0.69
"""The likeness, at most, of a label that is misspelt as a whole: below that of misspelt words."""

STANDING = np.array([3.0, 2.0, 1.0])
"""Points for where a match stands: in the name, in an alt label, in the id."""

CLOSENESS = 2.0
"""Points, at most, for how little more than the query the label says."""

WHOLE = 1 - 1e-9
"""The likeness of a label with all words of the query, up to rounding."""

LEAST_BEGUN = 2
LEAST_JOINED = 5
"""Characters of a query that labels are looked up for by their beginning, and as a whole."""


def scores_of(index: Index, words: Sequence[str]) -> tuple[Likenesses, Likenesses]:
    """The score of each label by itself, and of each item by all its labels; 0 is no match."""
    weights = np.array([len(word) for word in words]) / sum(map(len, words))
    alike = np.stack([likenesses(word, index.vocabulary) for word in words])
    by_label = np.maximum.reduceat(alike[:, index.words], index.starts, axis=1)
    return _of_labels(index, words, weights @ by_label), _of_items(index, words, weights, by_label)


def _of_items(
    index: Index, words: Sequence[str], weights: Likenesses, by_label: Likenesses
) -> Likenesses:
    """Items whose labels together, or with their kind, hold more of the query than one does."""
    by_item = np.maximum.reduceat(by_label, index.firsts, axis=1)
    is_named = by_item.any(axis=0)
    kinds = np.stack([likenesses(word, KINDS) for word in words])
    by_item = np.maximum(by_item, kinds[:, index.kinds])
    return np.where(is_named, IN_PART * (weights @ by_item), 0.0)


def _of_labels(index: Index, words: Sequence[str], likeness: Likenesses) -> Likenesses:
    joined = "".join(words)
    if len(joined) >= LEAST_JOINED:
        likeness = np.maximum(likeness, misspelt(joined, index.joined) * JOINED)
    points = STANDING[index.fields] + CLOSENESS * np.minimum(1.0, len(joined) / index.lengths)
    found = np.where(likeness > 0, IN_PART * likeness + points / 4, 0.0)
    is_whole = likeness > WHOLE
    is_same, has_as_many = index.spelt(joined), index.counts == len(words)
    is_reordered = is_whole & has_as_many & (index.lengths == len(joined))
    for start, among in (
        (WHOLE_WORDS, is_whole),
        (BEGINS, index.begun(joined) if len(joined) >= LEAST_BEGUN else is_same),
        (SAME_LETTERS, is_same | is_reordered),
        (EXACT, is_same & has_as_many),
    ):
        found[among] = start + points[among]
    return found
