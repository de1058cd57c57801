"""Which things of two roadmaps are the same, though one may have another id now."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Generic, Protocol, TypeVar

from skillpath.graph.requirements import Group

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from skillpath.graph.requirements import Expression


class Named(Protocol):
    """An item, a step or an outline."""

    @property
    def id(self) -> str: ...  # noqa: D102 - as on all of them

    @property
    def name(self) -> str: ...  # noqa: D102 - as on all of them


One = TypeVar("One", bound=Named)


@dataclass(frozen=True, slots=True)
class Pairing(Generic[One]):
    """What is in both, with the name that shows it where the id changed, and what is in one.

    `same` gives either id of what was given another id the same stand-in, so that what refers to
    it can be compared; it holds whichever roadmap is the old one.
    """

    both: tuple[tuple[One, One, str], ...]
    added: tuple[One, ...]
    removed: tuple[One, ...]
    same: Mapping[str, str]


def paired(
    old: Iterable[One],
    new: Iterable[One],
    labels: Callable[[One], Iterable[str]] = lambda _: (),
) -> Pairing[One]:
    """The old and the new ones, one to one, in the order of the new ones.

    Two are the same that have the same id; of the others, that have the same name; of those that
    are left, where the name or the id of one is among the labels of the other. Names are told
    apart without their case. What could be the same as several is the same as none of them.
    """
    before, after = {one.id: one for one in old}, {one.id: one for one in new}
    gone = [one for one in before.values() if one.id not in after]
    come = [one for one in after.values() if one.id not in before]
    shared = _alike(_by_name(gone, come))
    found = {one.id for one in gone if one.id in shared}
    taken = {other for other, _ in shared.values()}
    shared |= _alike(
        _by_label(
            [one for one in gone if one.id not in found],
            [one for one in come if one.id not in taken],
            labels,
        )
    )
    return _made(before, after, shared)


def under(expression: Expression, same: Mapping[str, str]) -> Expression:
    """The expression with stand-ins for ids that changed."""
    if not same:
        return expression
    if not isinstance(expression, Group):
        return same.get(expression, expression)
    members = tuple(under(member, same) for member in expression.members)
    return Group(members, expression.minimum)


def _made(
    before: Mapping[str, One], after: Mapping[str, One], shared: Mapping[str, tuple[str, str]]
) -> Pairing[One]:
    earlier = {new: (old, name) for old, (new, name) in shared.items()}
    both: list[tuple[One, One, str]] = []
    for one in after.values():
        old, name = earlier.get(one.id, (one.id, ""))
        if old in before:
            both.append((before[old], one, name))
    return Pairing(
        tuple(both),
        tuple(one for one in after.values() if one.id not in before and one.id not in earlier),
        tuple(one for one in before.values() if one.id not in after and one.id not in shared),
        {one: min(old, new) for old, (new, _) in shared.items() for one in (old, new)},
    )


def _alike(candidates: Iterable[tuple[str, str, str]]) -> dict[str, tuple[str, str]]:
    """Of pairs of ids with the name that makes them one, those that nothing competes with."""
    partners: dict[str, dict[str, str]] = defaultdict(dict)
    rivals: dict[str, set[str]] = defaultdict(set)
    for old, new, name in candidates:
        known = partners[old]
        known[new] = min(name, known.get(new, name))
        rivals[new].add(old)
    return {
        old: found
        for old, names in partners.items()
        if len(names) == 1
        for found in names.items()
        if len(rivals[found[0]]) == 1
    }


def _by_name(gone: list[One], come: list[One]) -> Iterator[tuple[str, str, str]]:
    theirs, ours = _told_apart(gone), _told_apart(come)
    for name, old in theirs.items():
        if name in ours:
            yield old, ours[name], name


def _told_apart(ones: list[One]) -> dict[str, str]:
    """The ids by name, without the names that several bear."""
    names = [one.name.casefold() for one in ones]
    counts = Counter(names)
    return {name: one.id for name, one in zip(names, ones, strict=True) if counts[name] == 1}


def _by_label(
    gone: list[One], come: list[One], labels: Callable[[One], Iterable[str]]
) -> Iterator[tuple[str, str, str]]:
    yield from _labelled(gone, come, labels)
    for new, old, name in _labelled(come, gone, labels):
        yield old, new, name


def _labelled(
    named: list[One], others: list[One], labels: Callable[[One], Iterable[str]]
) -> Iterator[tuple[str, str, str]]:
    """Pairs where the name or the id of the first is a label of the second."""
    bearing: dict[str, set[str]] = defaultdict(set)
    for one in named:
        bearing[one.name.casefold()].add(one.id)
        bearing[one.id].add(one.id)
    for other in others:
        for label in labels(other):
            folded = label.casefold()
            for one_id in sorted(bearing.get(folded, ())):
                yield one_id, other.id, folded
