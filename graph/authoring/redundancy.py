"""Requirements that say nothing new, for authors to remove.

What an item x needs without one of its requirements is what the others need. Where these lead
back to x nothing is lost by it: without a d that x needs there is no x, so whatever needs d as
long as it may use x needs d without x as well.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from skillpath.graph.errors import Fault, Severity
from skillpath.graph.requirements import Group, Strength, is_met, meeting, mentioned, words
from skillpath.graph.structure.needs import Order

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from skillpath.graph.attainables import Attainable
    from skillpath.graph.requirements import Expression, Requirement
    from skillpath.graph.roadmap import Roadmap
    from skillpath.graph.structure.gates import Gates
    from skillpath.graph.structure.needs import Needs

SPAN = 8_192
"""How many neighbours in the order are asked about at once: more of them take more memory."""

MOST_LETTERS = 200
"""A longer requirement is cut in what is told of it."""

MOST_CAUSES = 5
"""Of more causes the first are told."""

PARTS = {Strength.REQUIRED: "requires", Strength.RECOMMENDED: "recommends"}


class _Question(NamedTuple):
    """What to find out of the requirement of this number: all in places, `gate` its own.

    Which of the `mentions` the item needs anyway, and which of the `rivals`, alternatives to
    each other, need another of them. A recommended requirement has no gate.
    """

    number: int
    gate: int | None
    mentions: Sequence[int]
    rivals: Sequence[int]


@dataclass(slots=True)
class _Span:
    """Items asked about that are neighbours in the order, who asks, and how far to look."""

    asked: set[int] = field(default_factory=set)
    asking: dict[int, tuple[_Question, ...]] = field(default_factory=dict)
    last: int = 0


_Of: TypeAlias = "tuple[int, int]"
"""A requirement: the place of its item and its number there."""


@dataclass(frozen=True, slots=True)
class _Found:
    """By requirement: what is needed anyway and by which gate; the rivals that need another."""

    anyway: dict[_Of, dict[int, int]] = field(default_factory=lambda: defaultdict(dict))
    beside: dict[_Of, dict[int, int]] = field(default_factory=lambda: defaultdict(dict))


def redundant_requirements(roadmap: Roadmap) -> list[Fault]:
    """Warnings for what can be left out without changing the meaning.

    A required requirement that the item's others imply; a recommended one that the required ones
    imply; a member of an "any of" that cannot be attained without another member of it. Each is
    true of the roadmap as it is: once one is removed, another may say something new.
    """
    gates, found = roadmap.gates, _Found()
    order = Order(gates)
    for span in _spans(roadmap, order.position):
        needs = order.needs(span.asked, span.last)
        for place, questions in span.asking.items():
            _look_up(gates, needs, place, questions, found)
    return [
        fault
        for place in sorted({place for place, _ in (*found.anyway, *found.beside)})
        for fault in _faults(gates, place, roadmap.items[place], found)
    ]


def _spans(roadmap: Roadmap, position: Sequence[int]) -> Iterable[_Span]:
    spans: dict[int, _Span] = defaultdict(_Span)
    for place, item in enumerate(roadmap.items):
        questions = tuple(_questions(roadmap.gates, place, item))
        asked = {one for question in questions for one in (*question.mentions, *question.rivals)}
        last = max(position[place], *map(position.__getitem__, asked)) if asked else 0
        for one in asked:
            span = spans[position[one] // SPAN]
            span.asked.add(one)
            span.asking[place] = questions
            span.last = max(span.last, last)
    return spans.values()


def _questions(gates: Gates, place: int, item: Attainable) -> Iterator[_Question]:
    """Only what can have an answer: a single requirement is implied by nothing.

    Nor is what nobody else mentions. The required requirements come first, as do their gates.
    """
    required = gates.members[place]
    several = len(required) > 1
    for number, gate in enumerate(required):
        if gate < gates.items:
            if several and len(gates.users[gate]) > 1:
                yield _Question(number, gate, (gate,), ())
        elif several or gates.need[gate] == 1:
            told = [one for one in gates.below(gate) if len(gates.users[one]) > 1]
            plain = [one for one in gates.members[gate] if one < gates.items]
            rivals = plain if gates.need[gate] == 1 else ()
            yield _Question(number, gate, told if several else (), rivals)
    for number in range(len(required), len(item.requirements)):
        yield _recommended(gates, number, item.requirements[number].of)


def _recommended(gates: Gates, number: int, expression: Expression) -> _Question:
    told = [gates.place[one] for one in mentioned(expression)]
    if not isinstance(expression, Group) or expression.minimum > 1:
        return _Question(number, None, told, ())
    plain = [gates.place[one] for one in expression.members if not isinstance(one, Group)]
    return _Question(number, None, told, plain)


def _look_up(
    gates: Gates, needs: Needs, place: int, questions: Iterable[_Question], found: _Found
) -> None:
    """Find what the needs tell of the item's requirements."""
    once = twice = 0
    for gate in gates.members[place]:
        twice |= once & needs.rows[gate]
        once |= needs.rows[gate]
    hits = []
    for question in questions:
        anyway = once
        if question.gate is not None:
            anyway = twice | once & ~needs.rows[question.gate]
        hit = anyway & needs.mask(question.mentions)
        if hit:
            hits.append((question, hit))
        for member, other in _dependent(needs, question.rivals):
            found.beside[place, question.number].setdefault(member, other)
    if hits:
        causes = _causes(gates, needs, place, hits)
        for question, hit in hits:
            found.anyway[place, question.number].update(
                (one, next(gate for gate in causes[one] if gate != question.gate))
                for one in needs.items(hit)
            )


def _dependent(needs: Needs, rivals: Sequence[int]) -> Iterator[tuple[int, int]]:
    """The rivals that need another, with the first that they need."""
    mask = needs.mask(rivals)
    for member in rivals:
        others = needs.rows[member] & mask & ~needs.own.get(member, 0)
        if others:
            yield member, needs.columns[(others & -others).bit_length() - 1]


def _causes(
    gates: Gates, needs: Needs, place: int, hits: Iterable[tuple[_Question, int]]
) -> Mapping[int, list[int]]:
    """Of the item's requirements the first two, by gate, that need what was hit."""
    asked = 0
    for _, hit in hits:
        asked |= hit
    causes: dict[int, list[int]] = defaultdict(list)
    once = twice = 0
    for gate in gates.members[place]:
        mask = needs.rows[gate] & asked & ~twice
        twice |= once & mask
        once |= mask
        for one in needs.items(mask):
            causes[one].append(gate)
    return causes


def _faults(gates: Gates, place: int, item: Attainable, found: _Found) -> Iterator[Fault]:
    required = dict(zip(gates.members[place], item.required, strict=True))
    for number, requirement in enumerate(item.requirements):
        anyway = found.anyway.get((place, number), {})
        causes = {gates.ids[one]: required[gate].of for one, gate in anyway.items()}
        if is_met(requirement.of, causes):
            expected = "only requirements that say something new: remove this one"
            told = _implied(requirement, causes)
            yield replace(_blank(item, requirement), found=told, expected=expected)
    for number, requirement in enumerate(item.requirements):
        beside = found.beside.get((place, number))
        if beside:
            blank = _blank(item, requirement)
            for one, other in sorted(beside.items()):
                told = f"{gates.ids[one]} beside {gates.ids[other]}, which it needs anyway"
                expected = f"alternatives that do not need each other: remove {gates.ids[one]}"
                yield replace(blank, found=told, expected=expected)


def _implied(requirement: Requirement, causes: Mapping[str, Expression]) -> str:
    """What implies the requirement; `causes` says of ids what else needs them anyway."""
    if not isinstance(requirement.of, Group):
        return f"{requirement.of}, which {_short(causes[requirement.of])} needs anyway"
    told = [
        f"{one} is required" if causes[one] == one else f"{_short(causes[one])} needs {one}"
        for one in meeting(requirement.of, causes)
    ]
    more = ["…"] if len(told) > MOST_CAUSES else []
    return f"{_short(requirement.of)}, which is met anyway: {'; '.join(told[:MOST_CAUSES] + more)}"


def _blank(item: Attainable, requirement: Requirement) -> Fault:
    """A warning that does not say yet what was found and expected."""
    part = PARTS[requirement.strength]
    return Fault(
        where=f"item '{item.id}', {part} '{_short(requirement.of)}'",
        found="",
        expected="",
        code="redundant",
        severity=Severity.WARNING,
        subject=item.id,
        part=part,
    )


def _short(expression: Expression) -> str:
    text = words(expression)
    return text if len(text) <= MOST_LETTERS else f"{text[: MOST_LETTERS - 1]}…"
