"""Names misspelt, cut off and turned around, and searched for, beside rapidfuzz alone."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from functools import partial
from random import Random
from typing import TYPE_CHECKING

from rapidfuzz import fuzz, process

from benchmarks.measuring import cpu, cpu_in_turns, growth
from benchmarks.table import Measurement, at_least
from skillpath.graph import Attainable, Roadmap, search
from skillpath.ontology import read

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Mapping, Sequence

    Find = Callable[[str], Sequence[str]]
    """The ids found for a query, the likeliest first."""

    Spoil = Callable[[Random, str], str]

MOST_ASKED = 200
MANY = 14_000
QUERIES = ("c", "pytroch", "machien lerning", "google ml cert", "abcdefghi " * 30)
LETTERS = "abcdefghijklmnopqrstuvwxyz"


def measurements() -> Iterator[Measurement]:
    shipped = read()
    bearers = defaultdict(set)
    for item in shipped.items:
        for label in (item.name, *item.alt_labels):
            bearers[label].add(item.id)
    yield from recovered(shipped, bearers)
    yield from timed(many(shipped))


def recovered(roadmap: Roadmap, bearers: Mapping[str, Collection[str]]) -> Iterator[Measurement]:
    """How often an item is found first, and among the first three, by a spoilt name."""
    random = Random(7)  # noqa: S311 - the same queries each time
    pairs = [(label, item) for label in sorted(bearers) for item in sorted(bearers[label])]
    peers = {one.__name__: by_scorer(pairs, one) for one in (fuzz.WRatio, fuzz.token_sort_ratio)}

    def ours(query: str) -> Sequence[str]:
        return [hit.item.id for hit in search(roadmap, query, limit=3)]

    for name, (spoil, least) in SPOILT.items():
        asked = [label for label in sorted(bearers) if len(label) >= least and " " in label]
        asked = random.sample(asked, min(MOST_ASKED, len(asked)))
        queries = [(spoil(random, label), bearers[label]) for label in asked]
        for most, place in ((1, "first"), (3, "among three")):
            found = share(ours, queries, most)
            beside = {peer: share(find, queries, most) for peer, find in peers.items()}
            best = max(beside, key=lambda peer: beside[peer])
            subject, size = f"names with {name}, found {place}", f"{len(queries)} names"
            yield Measurement(
                subject, size, found, best, beside[best], goal=at_least(0.99, "ratio")
            )


def share(find: Find, queries: Sequence[tuple[str, Collection[str]]], most: int) -> float:
    """Of how many queries one of the wanted is among the first so many."""
    hits = sum(not set(wanted).isdisjoint(find(query)[:most]) for query, wanted in queries)
    return hits / len(queries)


def by_scorer(pairs: Sequence[tuple[str, str]], scorer: Callable[..., float]) -> Find:
    """By the likeness of whole labels, as rapidfuzz has it."""
    names = [label.casefold() for label, _ in pairs]

    def find(query: str) -> Sequence[str]:
        found = process.extract(query.casefold(), names, scorer=scorer, limit=10)
        return list(dict.fromkeys(pairs[place][1] for *_, place in found))

    return find


def mistaken(random: Random, text: str) -> str:
    """With a letter left out, put in, replaced, or swapped with the next."""
    at, letter = random.randrange(1, len(text) - 1), random.choice(LETTERS)
    before, one, other, after = text[:at], text[at], text[at + 1], text[at + 2 :]
    return (
        before + random.choice((other, letter + one + other, letter + other, other + one)) + after
    )


def turned(random: Random, text: str) -> str:
    """With its words in another order."""
    words = text.split()
    random.shuffle(words)
    return " ".join(words)


SPOILT: dict[str, tuple[Spoil, int]] = {
    "a mistake": (mistaken, 5),
    "two mistakes": (lambda random, text: mistaken(random, mistaken(random, text)), 9),
    "60 % of their letters": (lambda _, text: text[: round(len(text) * 0.6)], 7),
    "their words in another order": (turned, 5),
    "no blanks": (lambda _, text: text.replace(" ", ""), 5),
    "a mistake, in another order": (lambda random, text: turned(random, mistaken(random, text)), 5),
}
"""How a name is spoilt, and how many characters it needs for that."""


def many(shipped: Roadmap) -> Roadmap:
    """A roadmap as large as ESCO, of the words of the shipped one and as many made up."""
    random = Random(1)  # noqa: S311 - the same roadmap each time
    words = [word for item in shipped.items for label in item.alt_labels for word in label.split()]
    words += ["".join(random.choices(LETTERS, k=random.randint(4, 12))) for _ in range(15_000)]

    def label() -> str:
        return " ".join(random.choices(words, k=random.randint(1, 4)))

    items = (
        Attainable(f"i{n}", f"{label()} {n}", alt_labels=tuple(label() for _ in range(n % 5)))
        for n in range(MANY)
    )
    return Roadmap("many", "Many", tuple(items))


def timed(roadmap: Roadmap) -> Iterator[Measurement]:
    """CPU time of queries; the first makes the index."""
    names = [label.casefold() for one in roadmap.items for label in (one.name, *one.alt_labels)]
    index = cpu(lambda: search(replace(roadmap), "python"), runs=1)
    room = growth(lambda: search(replace(roadmap), "python"))
    yield Measurement("the first search, which makes the index", f"{MANY:,}", index, memory=room)
    search(roadmap, "python")
    for query in QUERIES:
        ours, peer = cpu_in_turns(
            partial(search, roadmap, query),
            partial(process.extract, query, names, scorer=fuzz.WRatio, limit=10),
        )
        yield Measurement(f"a search for {query[:20]!r}", f"{MANY:,}", ours, "WRatio", peer)
