"""Items straight from triples, where their form is sound, as nearly all are.

What is not sure to be sound is left to the document, whose check tells what is wrong. That is so
for every item on its own; what is made here is what would come of the document.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from skillpath.graph import (
    Attainable,
    Effort,
    Level,
    Mapping,
    Requirement,
    Strength,
    all_of,
    at_least,
)
from skillpath.graph.making import maker
from skillpath.graph.validity.texts import MOST_NAME, MOST_TEXT
from skillpath.ontology.forms import MOST_LISTED
from skillpath.ontology.literals import text_of, value_of
from skillpath.ontology.nodes import nodes, text, texts
from skillpath.ontology.terms import (
    ALT_LABEL,
    CODE,
    COST,
    DEFINITION,
    HAS_REQUIREMENT,
    HOURS,
    LABEL,
    LEVEL,
    LINKS,
    MATCHES,
    MINIMUM,
    OF,
    REASON,
    RECOMMENDED,
    SOURCE,
    SP,
    STATUS,
    STRENGTH,
    URL,
    VALID_MONTHS,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

    from skillpath.graph import Expression, Kind
    from skillpath.ontology.limits import ReadingLimits
    from skillpath.ontology.nodes import Nodes
    from skillpath.ontology.requirements_in import Requirements
    from skillpath.ontology.triples import Facts, Triples

RARE = frozenset((*LINKS.values(), *COST.values(), VALID_MONTHS))
"""What few items say is read by one way alone."""

LEVELS: dict[str | None, Level | None] = {
    None: None,
    **{f"{SP}{one.value.title()}": one for one in Level},
}

LOW, LIKELY, HIGH = HOURS.values()
ACTIVE = f"{SP}Active"
attainable, requirement = maker(Attainable), maker(Requirement)


class UnsureError(Exception):
    """Something is not sure to be sound."""


class SoundItems:
    """Makes items of facts; numbers are read once for all that say the same."""

    def __init__(
        self,
        triples: Triples,
        nodes: Nodes,
        requirements: Requirements,
        limits: ReadingLimits,
    ) -> None:
        """Count the members of requirements together with those of the documents."""
        self._facts_of = triples.of
        self._nodes = nodes
        self._requirements = requirements
        self._limits = limits
        self._efforts: dict[tuple[str | list[str] | None, ...], Effort | None] = {(None,) * 3: None}
        self._matches = tuple((one, term) for one, term in MATCHES.items() if term in triples.used)

    def item(self, node: str, kinds: set[Kind]) -> Attainable | None:
        """The item; None where its document has to be checked."""
        counted = self._requirements.members
        try:
            return self._item(node, *kinds)
        except UnsureError:
            self._requirements.members = counted
            return None

    def _item(self, node: str, *kinds: Kind) -> Attainable:
        facts = self._facts_of(node)
        if len(kinds) != 1 or not RARE.isdisjoint(facts) or LABEL not in facts:
            raise UnsureError
        level = facts.get(LEVEL)
        if isinstance(level, list) or level not in LEVELS or facts.get(STATUS, ACTIVE) != ACTIVE:
            raise UnsureError
        labels = texts(facts, ALT_LABEL) if ALT_LABEL in facts else ()
        return attainable(
            _short(self._nodes.id(node)),
            _short(text(facts, LABEL) or ""),
            kinds[0],
            self._effort(facts),
            LEVELS[level],
            _all_short(labels),
            _long(text(facts, DEFINITION) or "") if DEFINITION in facts else "",
            _long(text(facts, URL) or "") if URL in facts else "",
            self._required(facts) if HAS_REQUIREMENT in facts else (),
            mappings=self._mapped(facts) if self._matches else (),
        )

    def _effort(self, facts: Facts) -> Effort | None:
        told = (facts.get(LOW), facts.get(LIKELY), facts.get(HIGH))
        try:
            return self._efforts[told]
        except (KeyError, TypeError):  # lists cannot be looked up
            numbers = [value_of(one) for one in told if isinstance(one, str)]
        self._efforts[told] = found = Effort(*_three(numbers))
        return found

    def _required(self, facts: Facts) -> tuple[Requirement, ...]:
        found = nodes(facts, HAS_REQUIREMENT)
        if len(found) > MOST_LISTED:
            raise UnsureError
        return tuple([self._requirement(one) for one in found])

    def _requirement(self, node: str) -> Requirement:
        facts = self._facts_of(node)
        told = facts.get(STRENGTH)
        is_helpful = RECOMMENDED in told if isinstance(told, list) else told == RECOMMENDED
        return requirement(
            self._expression(node, facts, 0),
            _long(text(facts, REASON) or "") if REASON in facts else "",
            _long(text(facts, SOURCE) or "") if SOURCE in facts else "",
            Strength.RECOMMENDED if is_helpful else Strength.REQUIRED,
        )

    def _expression(self, node: str, facts: Facts, depth: int) -> Expression:
        self._requirements.count(node)
        if depth >= self._limits.depth:
            raise UnsureError
        told, is_all = facts.get(OF), MINIMUM not in facts
        if is_all and isinstance(told, str) and OF not in self._facts_of(told):
            return self._nodes.id(told)
        inner = [self._member(one, depth) for one in nodes(facts, OF)]
        return all_of(*inner) if is_all else at_least(_count(facts[MINIMUM]), *inner)

    def _member(self, node: str, depth: int) -> Expression:
        facts = self._facts_of(node)
        return self._expression(node, facts, depth + 1) if OF in facts else self._nodes.id(node)

    def _mapped(self, facts: Facts) -> tuple[Mapping, ...]:
        linked = [(match, one) for match, term in self._matches for one in nodes(facts, term)]
        if len(linked) > MOST_LISTED:
            raise UnsureError
        return tuple([self._mapping(*one) for one in linked])

    def _mapping(self, match: str, node: str) -> Mapping:
        if node.startswith(self._nodes.base):
            return Mapping(match, _long(text_of(node)))
        told = self._facts_of(node)
        name, code = (_short(text(told, term) or "") for term in (LABEL, CODE))
        return Mapping(match, _long(text_of(node)), name, code)


def _count(told: str | list[str]) -> int:
    found = value_of(told) if isinstance(told, str) else None
    if type(found) is not int:
        raise UnsureError
    return found


def _three(numbers: list[str | float]) -> tuple[float, float, float]:
    if [type(one) in (int, float) for one in numbers] != [True] * 3:
        raise UnsureError
    try:
        low, likely, high = map(float, numbers)
    except OverflowError:
        raise UnsureError from None
    return low, likely, high


def _short(told: str) -> str:
    if len(told) > MOST_NAME:
        raise UnsureError
    return told


def _long(told: str) -> str:
    if len(told) > MOST_TEXT:
        raise UnsureError
    return told


def _all_short(told: Iterable[str]) -> tuple[str, ...]:
    found = tuple(told)
    if len(found) > MOST_LISTED or len(max(found, key=len, default="")) > MOST_NAME:
        raise UnsureError
    return found
