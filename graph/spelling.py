"""Names that are spelt alike."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

LOOKED_AT = 5
"""Names of one key, at most, that may stand before another key's likest name."""

LEAST = 45
"""Of 100; names that are less alike than this help nobody."""

FALL = 25
"""Of 100; beside a name that is so much more alike, others only distract."""


def nearest(
    name: str, names: Iterable[str], most: int = 3, *, least: float = LEAST
) -> tuple[str, ...]:
    """The names that are spelt most alike, the likest first, equals in alphabetical order."""
    return nearest_keys(name, ((other, other) for other in names), most, least=least)


def nearest_keys(
    name: str, names: Iterable[tuple[str, str]], most: int = 3, *, least: float = LEAST
) -> tuple[str, ...]:
    """The keys of the names that are spelt most alike, each by its likest name.

    Takes pairs of key and name; a key may have several names. Case and word order do not matter.
    Names less alike than `least` of 100, or far less alike than the likest, are left out.
    """
    from rapidfuzz import fuzz, process

    pairs = sorted(names)
    spelt = [_words(other) for _, other in pairs]
    best: dict[str, float] = {}
    for scorer in (fuzz.ratio, fuzz.token_sort_ratio):
        found = process.extract(
            _words(name), spelt, scorer=scorer, limit=most * LOOKED_AT, score_cutoff=least
        )
        for _, likeness, place in found:
            key = pairs[place][0]
            best[key] = max(best.get(key, 0.0), likeness)
    lowest = max(best.values(), default=0.0) - FALL
    alike = (key for key in best if best[key] >= lowest)
    return tuple(sorted(alike, key=lambda key: (-best[key], key))[:most])


def _words(name: str) -> str:
    return name.casefold().replace("-", " ")
