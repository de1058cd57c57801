"""Names that are spelt alike."""

from __future__ import annotations

from difflib import SequenceMatcher
from heapq import nlargest, nsmallest
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


def likeness(one: str, other: str) -> float:
    """How alike two names are, from 0 to 1, whatever their case and word order."""
    left, right = one.casefold(), other.casefold()
    return max(_ratio(left, right), _ratio(_sorted_words(left), _sorted_words(right)))


def _ratio(one: str, other: str) -> float:
    return SequenceMatcher(None, one, other, autojunk=False).ratio()


def _sorted_words(name: str) -> str:
    return " ".join(sorted(name.replace("-", " ").split()))


def nearest(name: str, names: Iterable[str], most: int = 3) -> tuple[str, ...]:
    """The names that are spelt most alike, the likest first, equals in alphabetical order."""
    return nearest_keys(name, ((other, other) for other in names), most)


def nearest_keys(name: str, names: Iterable[tuple[str, str]], most: int = 3) -> tuple[str, ...]:
    """The keys of the names that are spelt most alike, each by its likest name.

    Takes pairs of key and name; a key may have several names. Names whose length alone makes
    them less alike than what was found already are not looked at.
    """
    best: dict[str, float] = {}
    least = 0.0
    for key, other in sorted(names, key=lambda pair: (-_bound(name, pair[1]), pair)):
        if len(best) >= most and _bound(name, other) < least:
            break
        best[key] = max(best.get(key, 0.0), likeness(name, other))
        least = min(nlargest(most, best.values()))
    return tuple(nsmallest(most, best, key=lambda key: (-best[key], key)))


def _bound(one: str, other: str) -> float:
    """What the likeness of two names of these lengths can reach at most; cheap."""
    longest = len(one) + len(other)
    return 2 * min(len(one), len(other)) / longest if longest else 0.0
