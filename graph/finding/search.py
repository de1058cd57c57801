"""Finding items by what people type: misspelt, in part, in any order."""

from __future__ import annotations

from dataclasses import dataclass
from heapq import nsmallest
from typing import TYPE_CHECKING

import numpy as np

from skillpath.graph.errors import LimitError
from skillpath.graph.finding.highlights import highlights
from skillpath.graph.finding.search_index import KINDS, index_of
from skillpath.graph.finding.search_scores import scores_of
from skillpath.graph.finding.wordforms import word_texts
from skillpath.graph.order import roadmap_order

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from numpy.typing import NDArray

    from skillpath.graph.attainables import Attainable, Kind
    from skillpath.graph.finding.search_index import Field, Index
    from skillpath.graph.finding.word_likeness import Likenesses
    from skillpath.graph.roadmap import Roadmap

MOST_TEXT = 300
"""Characters of a query."""

MOST_WORDS = 16
"""Words of a query that are looked for; who types more has said enough with these."""

MOST_HITS = 100
LEAST = 32
"""Of 100; with a lower score an item has too little of the query in its labels."""

FALL = 45
"""Of 100; beside a hit that is so much better, others only distract."""


@dataclass(frozen=True, slots=True)
class Hit:
    """An item that a query may mean.

    `score` is 0 to 100 (the very name). `label` is the text that matched best, found in `field`:
    "name", "alt_label" or "id"; `spans` are the ranges of its characters that did, from start to
    before end, in order.
    """

    item: Attainable
    score: float
    label: str
    field: Field
    spans: tuple[tuple[int, int], ...]


def search(
    roadmap: Roadmap, text: str, *, kinds: Iterable[Kind] = (), limit: int = 10
) -> tuple[Hit, ...]:
    """The items that the text may mean, the likeliest first.

    Looks in names, alt labels and ids; case, accents, punctuation and the order of words do not
    matter. The very label comes before one that begins with the text, then labels with its
    words, with words begun or contained so, and misspelt ones; the words may also stand in several
    names of one item, or say its kind. At equal scores active items come before retired ones,
    then the order of the roadmap decides. A specialized roadmap finds what it is about.

    Args:
        roadmap: The roadmap.
        text: At most 300 characters; what holds no letter or digit finds nothing.
        kinds: Only items of these kinds; none means all.
        limit: 1 to 100.

    Raises:
        LimitError: when the text is too long, or the limit out of its range.

    >>> [(hit.item.id, hit.label, hit.spans) for hit in search(roadmap, "statistcs")]
    [('statistics', 'Statistics', ((0, 10),))]
    """
    if not 1 <= limit <= MOST_HITS:
        raise LimitError("limit", limit, 1, MOST_HITS)
    if len(text) > MOST_TEXT:
        raise LimitError("a query with a length of", len(text), 0, MOST_TEXT)
    words = word_texts(text)[:MOST_WORDS]
    if not words:
        return ()
    index = index_of(roadmap)
    by_label, by_item = scores_of(index, words)
    best = np.maximum(np.maximum.reduceat(by_label, index.firsts), by_item)
    scores = np.where(_allowed(roadmap, index, kinds), np.round(best, 1), 0.0)
    return tuple(
        _hit(roadmap.items[place], float(scores[place]), index.best_label(place, by_label), words)
        for place in _best(roadmap, scores, limit)
    )


def _allowed(roadmap: Roadmap, index: Index, kinds: Iterable[Kind]) -> NDArray[np.bool_]:
    """Which items, by their places, are of the kinds and in what the roadmap is about."""
    chosen = [KINDS.texts.index(kind) for kind in kinds]
    allowed = np.isin(index.kinds, chosen) if chosen else np.ones(len(index.kinds), dtype=np.bool_)
    if roadmap.general:
        scope = roadmap.scope
        allowed &= np.array([item.id in scope for item in roadmap.items])
    return allowed


def _best(roadmap: Roadmap, scores: Likenesses, limit: int) -> list[int]:
    """The places of the items with the best scores, in order."""
    lowest = max(scores.max() - FALL, LEAST)
    order = roadmap_order(roadmap)

    def key(place: int) -> tuple[float, bool, int]:
        item = roadmap.items[place]
        return -scores[place], item.is_retired, order[item.id]

    return nsmallest(limit, map(int, np.flatnonzero(scores >= lowest)), key=key)


def _hit(item: Attainable, score: float, named: tuple[str, Field], words: Sequence[str]) -> Hit:
    label, field = named
    return Hit(item, score, label, field, highlights(label, words))
