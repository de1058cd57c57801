"""How strongly each clue speaks for each prerequisite that an item might have."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from itertools import islice
from math import log, sqrt
from typing import TYPE_CHECKING

from skillpath.graph.attainables import Level
from skillpath.graph.authoring.customs import Customs
from skillpath.graph.authoring.evidence import Clue
from skillpath.graph.authoring.likeness import Likeness
from skillpath.graph.authoring.mentions import mentions

if TYPE_CHECKING:
    from collections.abc import Mapping

    from skillpath.graph.attainables import ItemId
    from skillpath.graph.authoring.customs import Count
    from skillpath.graph.authoring.mentions import Mention
    from skillpath.graph.roadmap import Roadmap

NEAREST = 12
"""So many neighbours are asked what they require; 8 or 20 find about as much."""

SCEPTICISM = 3
"""So many more are imagined that do not require it: two of two say less than nine of ten."""

RANK = {level: rank for rank, level in enumerate(Level)}


@dataclass(frozen=True, slots=True)
class Judge:
    """What a roadmap's texts and requirements say of which item needs which.

    An item is judged by the requirements of the others. Of its own the prerequisites alone are
    used, to find its siblings, and one of them can be hidden as if it had been forgotten.
    """

    roadmap: Roadmap
    said: Mapping[ItemId, Mapping[ItemId, Mention]]
    sayers: Mapping[ItemId, int]
    likeness: Likeness
    customs: Customs

    @classmethod
    def of(cls, roadmap: Roadmap) -> Judge:
        """Read all texts and count all requirements."""
        said = mentions(roadmap.items)
        sayers = Counter(one for several in said.values() for one in several)
        return cls(roadmap, said, sayers, Likeness.of(roadmap.items), Customs.of(roadmap))

    def strengths(
        self, item: ItemId, hidden: ItemId | None = None
    ) -> Mapping[ItemId, Mapping[Clue, float]]:
        """For each item that anything speaks for, how strongly each clue does, from 0 to 1.

        Shares and cosines count by their square roots: the first signs tell most.
        """
        alike = self.likeness.alike(item)
        found: dict[ItemId, dict[Clue, float]] = {one: {} for one in alike}
        for clue, told in (
            (Clue.MENTION, self._mentioned(item)),
            (Clue.SIBLINGS, self._among_siblings(item, hidden)),
            (Clue.NEIGHBOURS, self._among_neighbours(item, alike)),
            (Clue.STEP, shares(self.in_step(item))),
        ):
            for one, strength in told.items():
                is_share = clue is not Clue.MENTION
                found.setdefault(one, {})[clue] = sqrt(strength) if is_share else strength
        found.pop(item, None)
        for one, strengths in found.items():
            strengths[Clue.LIKENESS] = sqrt(alike.get(one) or self.likeness.cosine(item, one))
            strengths[Clue.LEVEL] = float(self.is_above(one, item))
        return found

    def is_above(self, one: ItemId, other: ItemId) -> bool:
        """Whether both have a level and that of the first is the higher."""
        mine, theirs = self.roadmap.by_id[one].level, self.roadmap.by_id[other].level
        return bool(mine and theirs and RANK[mine] > RANK[theirs])

    def is_later(self, one: ItemId, other: ItemId) -> bool:
        """Whether both are in a step and that of the first comes later."""
        steps = self.roadmap.step_of
        return one in steps and other in steps and steps[one].position > steps[other].position

    def siblings(self, item: ItemId, base: ItemId) -> Count:
        """The other items whose requirements mention the base."""
        return self.customs.others(self.customs.building_on[base], [item])

    def in_step(self, item: ItemId) -> Count:
        """The other items of its step that do not require the item.

        Whatever two things a whole step requires would otherwise seem to require each other.
        """
        company = self.customs.in_step[self.customs.step[item]]
        return self.customs.others(company, [item, *self.customs.users.get(item, ())])

    def neighbours(self, item: ItemId, alike: Mapping[ItemId, float]) -> Mapping[ItemId, float]:
        """The most alike that do not require the item, with the cosine."""
        users = self.customs.users.get(item, frozenset())
        return dict(islice(((one, its) for one, its in alike.items() if one not in users), NEAREST))

    def _mentioned(self, item: ItemId) -> Mapping[ItemId, float]:
        """By how rare it is that a text names the item: 1 in this text alone, 0 in every one."""
        number = max(2, len(self.roadmap.items))
        return {
            one: mention.share * log(number / self.sayers[one]) / log(number)
            for one, mention in self.said[item].items()
        }

    def _among_siblings(self, item: ItemId, hidden: ItemId | None) -> Mapping[ItemId, float]:
        found: defaultdict[ItemId, float] = defaultdict(float)
        for base in self.customs.mentions[item]:
            if base != hidden:
                for one, share in shares(self.siblings(item, base)).items():
                    found[one] = max(found[one], share)
        return found

    def _among_neighbours(
        self, item: ItemId, alike: Mapping[ItemId, float]
    ) -> Mapping[ItemId, float]:
        near = self.neighbours(item, alike)
        total = sum(near.values())
        found: defaultdict[ItemId, float] = defaultdict(float)
        for neighbour, cosine in near.items():
            for one in sorted(self.customs.requires[neighbour]):
                found[one] += cosine / total
        return found


def shares(company: Count) -> Mapping[ItemId, float]:
    """Which share of the items requires each, with `SCEPTICISM`."""
    size = company.size + SCEPTICISM
    return {one: count / size for one, count in company.requires.items()}
