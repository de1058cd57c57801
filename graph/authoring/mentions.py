"""Which items the texts of an item name: whole words, the longest name first."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from skillpath.graph.attainables import Attainable, ItemId

WORD = re.compile(r"[^\W_]+[+#]*")
"""Letters and digits with what C++ and C# end in; `scikit-learn` is two words."""

MOST_WORDS = 8
"""Longer labels are sentences, which no other text repeats; looking for them would cost."""

SHORT = 3
"""One word of so few letters must be written alike: Go is a language, "go" is not; so R and C."""

DENIALS = frozenset(("no", "not", "than", "unlike", "without"))
DENIED = 4
"""A name so few words after a denial says what is not needed: "without HTML or JavaScript"."""

Phrase = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Mention:
    """A name of another item as it stands in a text of an item; `share` is 1 / its bearers."""

    said: str
    where: str
    share: float


@dataclass(frozen=True, slots=True)
class _Names:
    """Who bears a phrase, and how many words the phrases that begin with a word have at most."""

    bearers: Mapping[Phrase, Mapping[ItemId, str]]
    longest: Mapping[str, int]


def tokens(text: str) -> list[tuple[str, str]]:
    """The words as written and as compared: without case and without the s of a plural."""
    written = WORD.findall(unicodedata.normalize("NFKC", text))
    return [(word, _singular(word.casefold())) for word in written]


def labels(item: Attainable) -> tuple[str, ...]:
    """The name, then the alt labels."""
    return (item.name, *item.alt_labels)


def texts(item: Attainable) -> tuple[str, ...]:
    """All that says what an item is: labels and definition."""
    return (*labels(item), item.description)


def mentions(items: Sequence[Attainable]) -> Mapping[ItemId, Mapping[ItemId, Mention]]:
    """What the labels and the definition of each item name, by the item; never itself.

    Of names within one another the longest counts alone: "deep learning" does not name learning.
    """
    names = _names(items)
    found: dict[ItemId, dict[ItemId, Mention]] = {}
    for item in items:
        told = found[item.id] = {}
        texts = (
            ("its name", (item.name,)),
            ("its definition", (item.description,)),
            ("an alt label", item.alt_labels),
        )
        for where, several in texts:
            for text in several:
                for said, bearers in _said(names, item.id, tokens(text)):
                    mention = Mention(said, where, 1 / len(bearers))
                    for one in bearers:
                        told.setdefault(one, mention)
    return found


def _names(items: Iterable[Attainable]) -> _Names:
    bearers: defaultdict[Phrase, dict[ItemId, str]] = defaultdict(dict)
    longest: defaultdict[str, int] = defaultdict(int)
    for item in items:
        for label in labels(item):
            words = tokens(label)
            phrase = tuple(word for _, word in words)
            if not 0 < len(phrase) <= MOST_WORDS:
                continue
            is_short = len(phrase) == 1 and len(phrase[0]) <= SHORT
            bearers[phrase][item.id] = words[0][0] if is_short else ""
            longest[phrase[0]] = max(longest[phrase[0]], len(phrase))
    return _Names(bearers, longest)


def _said(
    names: _Names, own: ItemId, words: list[tuple[str, str]]
) -> Iterator[tuple[str, list[ItemId]]]:
    """Each phrase of the words that names other items, as written, with who bears it."""
    start = 0
    while start < len(words):
        longest = names.longest.get(words[start][1], 0)
        for end in range(min(start + longest, len(words)), start, -1):
            borne = names.bearers.get(tuple(word for _, word in words[start:end]), {})
            bearers = [
                one for one, spelt in borne.items() if one != own and spelt in ("", words[start][0])
            ]
            if bearers:
                before = {word for _, word in words[max(0, start - DENIED) : start]}
                if not before & DENIALS:
                    yield " ".join(word for word, _ in words[start:end]), bearers
                start = end - 1
                break
        start += 1


def _singular(word: str) -> str:
    if len(word) <= SHORT or not word.endswith("s") or word.endswith(("ss", "us", "is")):
        return word
    return f"{word[:-3]}y" if word.endswith("ies") else word[:-1]
