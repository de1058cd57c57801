"""How alike the texts of items are: the cosine of their words, weighed by how rare they are."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from heapq import nsmallest
from math import log, sqrt
from typing import TYPE_CHECKING

from skillpath.graph.authoring.mentions import texts, tokens

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from skillpath.graph.attainables import Attainable, ItemId

MOST_BEARERS = 100
"""A word in more items than that says little of any, and would bring each beside each."""

MOST_ALIKE = 40
"""So many are kept of each item; what is less alike is no evidence."""


@dataclass(frozen=True, slots=True)
class Likeness:
    """The words of each item with their weights: tf-idf, a vector of length 1."""

    words: Mapping[ItemId, Mapping[str, float]]
    bearers: Mapping[str, Sequence[tuple[ItemId, float]]]

    @classmethod
    def of(cls, items: Sequence[Attainable]) -> Likeness:
        """Weigh the words of labels and definitions.

        A word that stands n times in an item, and in m of N items, weighs (1 + ln n) ln(N / m).
        """
        counted = {item.id: _counted(item) for item in items}
        borne = Counter(word for count in counted.values() for word in count)
        words: dict[ItemId, Mapping[str, float]] = {}
        bearers: defaultdict[str, list[tuple[ItemId, float]]] = defaultdict(list)
        for one, count in counted.items():
            weighed = {
                word: (1 + log(times)) * log(len(items) / borne[word])
                for word, times in count.items()
            }
            length = sqrt(sum(weight * weight for weight in weighed.values())) or 1.0
            words[one] = {word: weight / length for word, weight in weighed.items()}
            for word, weight in words[one].items():
                if weight and borne[word] <= MOST_BEARERS:
                    bearers[word].append((one, weight))
        return cls(words, bearers)

    def alike(self, item: ItemId) -> Mapping[ItemId, float]:
        """The items whose texts are most alike, most first, with the cosine from 0 to 1."""
        found: defaultdict[ItemId, float] = defaultdict(float)
        for word, weight in self.words[item].items():
            for other, its_weight in self.bearers.get(word, ()):
                found[other] += weight * its_weight
        found.pop(item, None)
        best = nsmallest(MOST_ALIKE, ((-round(cosine, 9), one) for one, cosine in found.items()))
        return {one: -cosine for cosine, one in best}

    def cosine(self, item: ItemId, other: ItemId) -> float:
        """How alike two items are, from 0 to 1."""
        mine, theirs = self.words[item], self.words[other]
        common = sorted(mine.keys() & theirs.keys())  # in one order, so that sums are the same
        return round(sum(mine[word] * theirs[word] for word in common), 9)

    def shared(self, item: ItemId, other: ItemId) -> list[str]:
        """The words that both have, those that make them most alike first.

        Words of more than a tenth of the items are named only where there are no others.
        """
        mine, theirs = self.words[item], self.words[other]
        common = [(-weight * theirs[word], word) for word, weight in mine.items() if word in theirs]
        words = [word for weight, word in sorted(common) if weight]
        few = range(2, max(3, len(self.words) // 10))
        return [word for word in words if len(self.bearers.get(word, ())) in few] or words


def _counted(item: Attainable) -> Counter[str]:
    return Counter(word for text in texts(item) for _, word in tokens(text))
