"""An index of triples for readers: what is said of a subject, by property.

Terms are text (see `literals`), and what is said once stands there without a list around it:
so Python's garbage collector has next to nothing to look after, whose rounds through lists and
through a library's objects would take as long as parsing.
"""

from __future__ import annotations

from itertools import islice
from operator import attrgetter
from typing import TYPE_CHECKING, TypeAlias

from skillpath.ontology.literals import place_of
from skillpath.ontology.terms import TYPE

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from pyoxigraph import Quad

    from skillpath.ontology.limits import ReadingLimits

Facts: TypeAlias = "Mapping[str, str | list[str]]"
"""What is said of one subject: by property an object, or a list of some."""

NOTHING: Facts = {}
PARTS = attrgetter("subject", "predicate.value", "object")
LONGER = 10
"""How many times as long triples may be as the largest file, each term written out."""


class Triples:
    """What files say together, in their order."""

    def __init__(self) -> None:
        """Begin without a triple."""
        self.count = 0
        """How many were taken, equal ones as often as they were given."""
        self._facts: dict[str, dict[str, str | list[str]]] = {}
        self._classes: dict[str, list[str]] = {}
        self._terms: dict[str, str] = {}

    def take(self, quads: Iterable[Quad], limits: ReadingLimits) -> bool:
        """Add triples; False when there are more of them, or more text in them, than may be.

        Text is counted, because a long prefix is short in the file and long in every triple.
        """
        from pyoxigraph import NamedNode

        rest, known, term_of = iter(quads), self._facts, self._terms.setdefault
        taken, room, last = 0, limits.size * LONGER, ""
        facts: dict[str, str | list[str]] = {}
        few = islice(rest, limits.values - self.count)
        for taken, (subject, term, value) in enumerate(map(PARTS, few), start=1):  # noqa: B007
            node = subject.value if type(subject) is NamedNode else str(subject)
            spelled = value.value if type(value) is NamedNode else str(value)
            if node != last:
                last = node
                facts = known.get(node) or known.setdefault(node, {})
            if term == TYPE:
                self._classes.setdefault(spelled, []).append(last)
            elif term not in facts:
                facts[term_of(term, term)] = spelled
            elif isinstance(found := facts[term], list):
                found.append(spelled)
            else:
                facts[term] = [found, spelled]
            room -= len(node) + len(term) + len(spelled)
            if room < 0:
                return False
        self.count += taken
        return next(rest, None) is None

    def __iter__(self) -> Iterator[tuple[str, str, str]]:
        """Every triple; those that tell of classes come last."""
        for subject, facts in self._facts.items():
            for term in facts:
                for one in objects(facts, term):
                    yield subject, term, one
        for class_, several in self._classes.items():
            for subject in several:
                yield subject, TYPE, class_

    def of(self, subject: str) -> Facts:
        """What is said of the subject, apart from its classes."""
        return self._facts.get(subject, NOTHING)

    def saying(self, term: str) -> list[str]:
        """The subjects of which something is said by the property, sorted."""
        if term not in self._terms:
            return []
        return in_order([subject for subject, facts in self._facts.items() if term in facts])

    def saying_several(self, term: str) -> Iterator[dict[str, str | list[str]]]:
        """The facts of whom the property says more than one thing, to be changed."""
        return (facts for facts in self._facts.values() if isinstance(facts.get(term), list))

    def instances(self, class_: str) -> list[str]:
        """The subjects of the class, sorted."""
        return in_order(self._classes.get(class_, ()))

    def classes(self, subject: str) -> list[str]:
        """The classes of the subject, in the order in which the files name them first."""
        return [class_ for class_, several in self._classes.items() if subject in several]

    @property
    def used(self) -> frozenset[str]:
        """The properties and classes that occur."""
        return frozenset(self._terms).union(self._classes, [TYPE] if self._classes else ())


def objects(facts: Facts, term: str) -> Sequence[str]:
    """What is said by the property, as it stands in the file."""
    found = facts.get(term, ())
    return (found,) if isinstance(found, str) else found


def in_order(terms: Sequence[str]) -> list[str]:
    """Each term once, sorted by what it says; blank nodes last, in the order of the file."""
    found = sorted(set(terms))
    if not found or found[0] > "a":  # IRIs alone: anything else would come before them
        return found
    return sorted(dict.fromkeys(terms), key=place_of)
