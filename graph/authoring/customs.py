"""What is usual in a roadmap: what the items that build on the same things require."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from skillpath.graph.requirements import Group, mentioned

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from skillpath.graph.attainables import Attainable, ItemId
    from skillpath.graph.requirements import Expression
    from skillpath.graph.roadmap import Roadmap

MOST_USUAL = 40
"""So many of what a company of items requires are looked at, the most required first."""


@dataclass(frozen=True, slots=True)
class Count:
    """How many items there are, and how many of them require what."""

    size: int
    requires: Mapping[ItemId, int]


@dataclass(frozen=True, slots=True)
class Company:
    """Items that have something in common, and how many of them require what."""

    members: frozenset[ItemId]
    requires: Mapping[ItemId, int]


@dataclass(frozen=True, slots=True)
class Customs:
    """What each item surely requires, what its requirements mention, and its company.

    `building_on[p]` are the items whose requirements mention p, `in_step[s]` those that step s
    covers first; what is in no step is together under the empty id. `users` are the items that
    surely require one.
    """

    requires: Mapping[ItemId, frozenset[ItemId]]
    mentions: Mapping[ItemId, tuple[ItemId, ...]]
    step: Mapping[ItemId, str]
    building_on: Mapping[ItemId, Company]
    in_step: Mapping[str, Company]
    users: Mapping[ItemId, frozenset[ItemId]]

    def others(self, company: Company, left_out: Iterable[ItemId]) -> Count:
        """The company without those left out; as dear as they are many, however large it is."""
        left = [one for one in left_out if one in company.members]
        gone = Counter(one for member in left for one in self.requires[member])
        counted = ((one, count - gone[one]) for one, count in company.requires.items())
        return Count(
            len(company.members) - len(left), {one: count for one, count in counted if count}
        )

    @classmethod
    def of(cls, roadmap: Roadmap) -> Customs:
        """Count; linear in the size of all requirements but for the product within an item."""
        requires = {item.id: frozenset(surely_required(item)) for item in roadmap.items}
        mentions = {
            item.id: tuple(sorted({m for one in item.requirements for m in mentioned(one.of)}))
            for item in roadmap.items
        }
        steps = roadmap.step_of
        step = {item.id: steps[item.id].id if item.id in steps else "" for item in roadmap.items}
        building_on: defaultdict[ItemId, list[ItemId]] = defaultdict(list)
        in_step: defaultdict[str, list[ItemId]] = defaultdict(list)
        users: defaultdict[ItemId, list[ItemId]] = defaultdict(list)
        for item in roadmap.items:
            for one in requires[item.id]:
                users[one].append(item.id)
            for one in mentions[item.id]:
                building_on[one].append(item.id)
            in_step[step[item.id]].append(item.id)
        return cls(
            requires,
            mentions,
            step,
            {one: _company(several, requires) for one, several in building_on.items()},
            {one: _company(several, requires) for one, several in in_step.items()},
            {one: frozenset(several) for one, several in users.items()},
        )


def surely_required(item: Attainable) -> Iterator[ItemId]:
    """The ids that an item requires by themselves or in an "all of", not as one of several."""
    for requirement in item.required:
        yield from _sure(requirement.of)


def _sure(expression: Expression) -> Iterator[ItemId]:
    if not isinstance(expression, Group):
        yield expression
    elif expression.minimum == len(expression.members):
        for member in expression.members:
            yield from _sure(member)


def _company(items: Iterable[ItemId], requires: Mapping[ItemId, frozenset[ItemId]]) -> Company:
    members = frozenset(items)
    counted = Counter(one for item in members for one in requires[item])
    usual = sorted(counted.items(), key=lambda pair: (-pair[1], pair[0]))
    return Company(members, dict(usual[:MOST_USUAL]))
