"""An index of triples for readers: what is said of a subject, by property.

Terms are text (see `literals`), and what is said once stands there without a list around it:
so Python's garbage collector has next to nothing to look after, whose rounds through lists and
through a library's objects would take as long as parsing.
"""

from __future__ import annotations

from collections import defaultdict
from functools import cached_property
from itertools import islice
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
LONGER = 10
"""How many times as long triples may be as the largest file, each term written out."""


class Triples:
    """What files say together, in their order."""

    def __init__(self) -> None:
        """Begin without a triple."""
        self.count = 0
        """How many were taken, equal ones as often as they were given."""
        self._facts: dict[str, dict[str, str | list[str]]] = {}

    def take(self, quads: Iterable[Quad], limits: ReadingLimits) -> bool:
        """Add triples; False when there are more of them, or more text in them, than may be.

        Text is counted, because a long prefix is short in the file and long in every triple.
        """
        from pyoxigraph import NamedNode

        rest, facts_of = iter(quads), self._facts.setdefault
        taken, room = 0, limits.size * LONGER
        for taken, quad in enumerate(islice(rest, limits.values - self.count), start=1):  # noqa: B007
            subject, term, value = quad.subject, quad.predicate.value, quad.object
            node = subject.value if isinstance(subject, NamedNode) else str(subject)
            spelled = value.value if isinstance(value, NamedNode) else str(value)
            facts = facts_of(node, {})
            if term not in facts:
                facts[term] = spelled
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
        """Every triple."""
        for subject, facts in self._facts.items():
            for term in facts:
                for one in objects(facts, term):
                    yield subject, term, one

    def of(self, subject: str) -> Facts:
        """What is said of the subject."""
        return self._facts.get(subject, NOTHING)

    def saying(self, term: str) -> list[str]:
        """The subjects of which something is said by the property, sorted."""
        if term not in self.used:
            return []
        return in_order([subject for subject, facts in self._facts.items() if term in facts])

    def instances(self, class_: str) -> list[str]:
        """The subjects of the class, sorted."""
        return in_order(self._by_class.get(class_, ()))

    @cached_property
    def _by_class(self) -> Mapping[str, Sequence[str]]:
        found: dict[str, list[str]] = defaultdict(list)
        for subject, facts in self._facts.items():
            for class_ in objects(facts, TYPE):
                found[class_].append(subject)
        return found

    @cached_property
    def used(self) -> frozenset[str]:
        """The properties and classes that occur."""
        return frozenset(self._by_class).union(*self._facts.values())


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
