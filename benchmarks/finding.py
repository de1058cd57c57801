"""Names misspelt, cut off and turned around, and searched for, beside rapidfuzz alone."""

from __future__ import annotations

import time
from collections import defaultdict
from random import Random
from typing import TYPE_CHECKING

from rapidfuzz import fuzz, process

from skillpath.graph import Attainable, Roadmap, search
from skillpath.ontology import read

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping, Sequence

    Find = Callable[[str], Sequence[str]]
    """The ids found for a query, the likeliest first."""

    Spoil = Callable[[Random, str], str]

MOST_ASKED = 200
MANY = 14_000
LETTERS = "abcdefghijklmnopqrstuvwxyz"


def main() -> None:
    shipped = read()
    bearers = defaultdict(set)
    for item in shipped.items:
        for label in (item.name, *item.alt_labels):
            bearers[label].add(item.id)
    recovered(shipped, bearers)
    timed(many(shipped))


def recovered(roadmap: Roadmap, bearers: Mapping[str, Collection[str]]) -> None:
    """Print how often an item is found first, and among the first three, by a spoilt name."""
    random = Random(7)  # noqa: S311 - the same queries each time
    pairs = [(label, item) for label in sorted(bearers) for item in sorted(bearers[label])]
    ways: dict[str, Find] = {
        "search": lambda query: [hit.item.id for hit in search(roadmap, query, limit=3)],
        "WRatio": by_scorer(pairs, fuzz.WRatio),
        "token_sort_ratio": by_scorer(pairs, fuzz.token_sort_ratio),
    }
    print("Names of the shipped roadmap found again: first / among the first three")
    print(f"  {'':<22}{''.join(f'{way:>18}' for way in ways)}")
    for name, (spoil, least) in SPOILT.items():
        asked = [label for label in sorted(bearers) if len(label) >= least and " " in label]
        asked = random.sample(asked, min(MOST_ASKED, len(asked)))
        queries = [(spoil(random, label), bearers[label]) for label in asked]
        shares = (
            f"{share(find, queries, 1):.3f} / {share(find, queries, 3):.3f}"
            for find in ways.values()
        )
        print(f"  {name:<22}{''.join(f'{one:>18}' for one in shares)}")


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
    "the first 60 %": (lambda _, text: text[: round(len(text) * 0.6)], 7),
    "other order": (turned, 5),
    "no blanks": (lambda _, text: text.replace(" ", ""), 5),
    "mistake, other order": (lambda random, text: turned(random, mistaken(random, text)), 5),
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


def timed(roadmap: Roadmap) -> None:
    """Print the processor time of queries, the first of which makes the index."""
    start = time.process_time()
    search(roadmap, "python")
    print(f"Search among {MANY:,} items: {time.process_time() - start:.2f} s for the index")
    for query in ("c", "pytroch", "machien lerning", "google ml cert", "abcdefghi " * 30):
        taken = min(seconds(roadmap, query) for _ in range(5))
        print(f"  {query[:20]:<22}{taken * 1e3:7.1f} ms")


def seconds(roadmap: Roadmap, query: str) -> float:
    start = time.process_time()
    search(roadmap, query)
    return time.process_time() - start


if __name__ == "__main__":
    main()
