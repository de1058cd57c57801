"""What a search looks through: every name of every item, as words in a vocabulary."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, TypeAlias

import numpy as np

from skillpath.graph.attainables import Kind
from skillpath.graph.finding.word_likeness import Names, begun
from skillpath.graph.finding.wordforms import word_texts

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from numpy.typing import NDArray

    from skillpath.graph.attainables import Attainable
    from skillpath.graph.finding.word_likeness import Likenesses
    from skillpath.graph.roadmap import Roadmap

    Numbers = NDArray[np.intp]
    Chosen = NDArray[np.bool_]

NAME, ALT_LABEL, ID = range(3)
Field: TypeAlias = Literal["name", "alt_label", "id"]
"""Where a label stands."""

FIELDS: tuple[Field, ...] = ("name", "alt_label", "id")
KINDS = Names.of(sorted(Kind))


@dataclass(frozen=True, slots=True)
class Index:
    """The labels of all items, those of an item side by side: its name, alt labels, id.

    A label is `labels[i]` and stands in `FIELDS[fields[i]]`; `joined` has its words without
    blanks, in `lengths[i]` characters. From `starts[i]` on, `words` holds the places of its
    `counts[i]` words in the sorted `vocabulary`. The labels of the roadmap's item in a place
    begin at `firsts[place]`. `in_order` sorts `joined`.
    """

    labels: Sequence[str]
    fields: Numbers
    joined: Names
    vocabulary: Names
    words: Numbers
    starts: Numbers
    counts: Numbers
    lengths: Numbers
    firsts: Numbers
    kinds: Numbers
    in_order: Numbers
    in_order_joined: Sequence[str]

    @classmethod
    def of(cls, roadmap: Roadmap) -> Index:
        """The index of all items, in whatever roadmap over them."""
        labeled = [
            (place, field, label, words)
            for place, item in enumerate(roadmap.items)
            for field, label in _labels(item)
            if (words := word_texts(label))
        ]
        vocabulary = sorted({word for *_, words in labeled for word in words})
        number = {word: place for place, word in enumerate(vocabulary)}
        joined = ["".join(words) for *_, words in labeled]
        in_order = sorted(range(len(joined)), key=joined.__getitem__)
        counts = [len(words) for *_, words in labeled]
        owners = [place for place, *_ in labeled]
        return cls(
            labels=[label for *_, label, _ in labeled],
            fields=_numbers(field for _, field, *_ in labeled),
            joined=Names.of(joined),
            vocabulary=Names.of(vocabulary),
            words=_numbers(number[one] for *_, words in labeled for one in words),
            starts=np.cumsum([0, *counts[:-1]]),
            counts=_numbers(counts),
            lengths=_numbers(map(len, joined)),
            firsts=np.searchsorted(owners, np.arange(len(roadmap.items))),
            kinds=_numbers(KINDS.texts.index(item.kind) for item in roadmap.items),
            in_order=_numbers(in_order),
            in_order_joined=[joined[one] for one in in_order],
        )

    def begun(self, joined: str) -> Chosen:
        """Which labels begin so, blanks aside."""
        return self._among(begun(joined, self.in_order_joined))

    def spelt(self, joined: str) -> Chosen:
        """Which labels read so, blanks aside."""
        first = bisect_left(self.in_order_joined, joined)
        return self._among(range(first, bisect_right(self.in_order_joined, joined)))

    def best_label(self, place: int, scores: Likenesses) -> tuple[str, Field]:
        """Of the labels of the item in a place, the first of the best, and its field."""
        first = self.firsts[place]
        end = self.firsts[place + 1] if place + 1 < len(self.firsts) else len(self.labels)
        best = first + int(np.argmax(scores[first:end]))
        return self.labels[best], FIELDS[self.fields[best]]

    def _among(self, places: range) -> Chosen:
        found = np.zeros(len(self.labels), dtype=np.bool_)
        found[self.in_order[places.start : places.stop]] = True
        return found


def index_of(roadmap: Roadmap) -> Index:
    """The index of the items, made once."""
    return roadmap.memo.recall("search index", lambda: Index.of(roadmap))


def _numbers(values: Iterable[int]) -> Numbers:
    return np.fromiter(values, dtype=np.intp)


def _labels(item: Attainable) -> Iterator[tuple[int, str]]:
    yield NAME, item.name
    for label in item.alt_labels:
        yield ALT_LABEL, label
    yield ID, item.id
