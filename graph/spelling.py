"""Names that are spelt alike."""

from __future__ import annotations

from difflib import SequenceMatcher
from heapq import nlargest
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

CLOSE_ENOUGH = 0.5
"""The least likeness, from 0 to 1, at which a name is worth suggesting."""


def likeness(one: str, other: str) -> float:
    """How alike two names are, from 0 to 1, whatever their case and word order."""
    left, right = one.casefold(), other.casefold()
    return max(_ratio(left, right), _ratio(_sorted_words(left), _sorted_words(right)))


def _ratio(one: str, other: str) -> float:
    return SequenceMatcher(None, one, other, autojunk=False).ratio()


def _sorted_words(name: str) -> str:
    return " ".join(sorted(name.replace("-", " ").split()))


def nearest(name: str, names: Iterable[str], most: int = 3) -> tuple[str, ...]:
    """Up to `most` names that are spelt alike, the likest first, equals in alphabetical order."""
    return tuple(one for one, _ in nearest_keys(name, ((other, other) for other in names), most))


def nearest_keys(
    name: str, names: Iterable[tuple[str, str]], most: int = 3
) -> list[tuple[str, float]]:
    """The keys of the names that are spelt alike, each with the likeness of its likest name.

    Takes pairs of key and name; a key may have several names.
    """
    best: dict[str, float] = {}
    for key, other in names:
        if _bound(name, other) >= CLOSE_ENOUGH:
            best[key] = max(best.get(key, 0.0), likeness(name, other))
    close = ((key, score) for key, score in best.items() if score >= CLOSE_ENOUGH)
    return nlargest(most, sorted(close), key=lambda pair: pair[1])


def _bound(one: str, other: str) -> float:
    """What the likeness of two names of these lengths can reach at most; cheap."""
    longest = len(one) + len(other)
    return 2 * min(len(one), len(other)) / longest if longest else 0.0
