"""Names that are spelt alike."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

LOOKED_AT = 5
"""Names of one key, at most, that may stand before another key's likest name."""

LEAST, LEAST_OF_SHORT = 60, 75
"""Of 100; names that are less alike than this help nobody: any, and those of few letters."""

SHORT = 7
"""Letters of a name that shares many of them with any other by chance."""

FALL = 25
"""Of 100; beside a name that is so much more alike, others only distract."""

LEAST_SLIPPED = 3
"""Letters of a name that is still known with another letter in it."""


def nearest(
    name: str, names: Iterable[str], most: int = 3, *, least: float | None = None
) -> tuple[str, ...]:
    """The names that are spelt most alike, the likest first, equals in alphabetical order."""
    return nearest_keys(name, ((other, other) for other in names), most, least=least)


def nearest_keys(
    name: str, names: Iterable[tuple[str, str]], most: int = 3, *, least: float | None = None
) -> tuple[str, ...]:
    """The keys of the names that are spelt most alike, each by its likest name.

    Takes pairs of key and name; a key may have several names. Case and word order do not matter.
    Names less alike than `least` of 100, or far less alike than the likest, are left out. Without
    it that depends on the length: of a short name one letter may be wrong, missing, too many or
    swapped with the next, and little more.
    """
    from rapidfuzz import fuzz, process

    pairs = sorted(names)
    spelt = [_words(other) for _, other in pairs]
    wanted = _words(name)
    usual = LEAST if len(wanted) > SHORT else LEAST_OF_SHORT
    lowest = usual if least is None else least
    best: dict[str, float] = {}
    for scorer in (fuzz.ratio, fuzz.token_sort_ratio):
        found = process.extract(
            wanted, spelt, scorer=scorer, limit=most * LOOKED_AT, score_cutoff=lowest
        )
        for _, likeness, place in found:
            key = pairs[place][0]
            best[key] = max(best.get(key, 0.0), likeness)
    for place in _slips(wanted, spelt) if least is None else ():
        key = pairs[place][0]
        best[key] = max(best.get(key, 0.0), fuzz.ratio(wanted, spelt[place]))
    far = max(best.values(), default=0.0) - FALL
    alike = (key for key in best if best[key] >= far)
    return tuple(sorted(alike, key=lambda key: (-best[key], key))[:most])


def _slips(name: str, names: Sequence[str]) -> list[int]:
    """The places of the names that one slip of the fingers lies between, where it is short."""
    from rapidfuzz import process
    from rapidfuzz.distance import OSA

    if not LEAST_SLIPPED <= len(name) <= SHORT:
        return []
    found = process.extract(name, names, scorer=OSA.distance, limit=None, score_cutoff=1)
    return [place for _, _, place in found]


def _words(name: str) -> str:
    return name.casefold().replace("-", " ")
