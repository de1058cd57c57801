"""What became of the requirements of an item."""

from __future__ import annotations

from typing import TYPE_CHECKING

from skillpath.graph.requirements import expression_key, mentioned
from skillpath.graph.versions.changes import RequirementChange, RequirementChanges
from skillpath.graph.versions.pairing import under

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from skillpath.graph.attainables import Attainable
    from skillpath.graph.requirements import Expression, Requirement

MOST_PAIRS = 10_000
"""Where more pairs of a removed and an added requirement could be one that changed, none is."""


def requirement_changes(
    before: Attainable, after: Attainable, same: Mapping[str, str]
) -> RequirementChanges:
    """What became of the requirements; `same` has stand-ins for the ids that changed.

    One that is gone and one that came, of the same strength, are one that changed where they name
    the same item; those that have the most in common are paired first.
    """
    if before.requirements == after.requirements:
        return RequirementChanges()
    old = {under(one.of, same): one for one in before.requirements}
    new = {under(one.of, same): one for one in after.requirements}
    gone = {of: one for of, one in old.items() if of not in new}
    come = {of: one for of, one in new.items() if of not in old}
    changed = dict(_changed(gone, come))
    stayed = [RequirementChange(old[of], one) for of, one in new.items() if of in old]
    turned = [one for one in stayed if one.before.strength is not one.after.strength]
    taken = set(changed.values())
    pairs = [RequirementChange(gone[left], come[right]) for left, right in changed.items()]
    place = {one: number for number, one in enumerate(after.requirements)}
    return RequirementChanges(
        added=tuple(one for of, one in come.items() if of not in taken),
        removed=tuple(one for of, one in gone.items() if of not in changed),
        changed=tuple(sorted((*turned, *pairs), key=lambda one: place[one.after])),
        reworded=tuple(one for one in stayed if one not in turned and _is_reworded(one)),
    )


def _is_reworded(one: RequirementChange) -> bool:
    told = (one.before.reason, one.before.source)
    return told != (one.after.reason, one.after.source)


def _changed(
    gone: Mapping[Expression, Requirement], come: Mapping[Expression, Requirement]
) -> Iterator[tuple[Expression, Expression]]:
    """Pairs of what is gone and what came, each at most once, the likest first."""
    left, right = set(gone), set(come)
    for old, new in _likest_first(gone, come):
        if old in left and new in right:
            left.remove(old)
            right.remove(new)
            yield old, new


def _likest_first(
    gone: Mapping[Expression, Requirement], come: Mapping[Expression, Requirement]
) -> list[tuple[Expression, Expression]]:
    if len(gone) * len(come) > MOST_PAIRS:
        return []
    named = {of: frozenset(mentioned(of)) for of in (*gone, *come)}
    pairs = [
        (old, new)
        for old in gone
        for new in come
        if gone[old].strength is come[new].strength and named[old] & named[new]
    ]

    def key(pair: tuple[Expression, Expression]) -> tuple[float, tuple[object, ...]]:
        one, other = (named[of] for of in pair)
        return -len(one & other) / len(one | other), (*map(expression_key, pair),)

    return sorted(pairs, key=key)
