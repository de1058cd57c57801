"""Evidence in sentences, for the author who has to judge it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from skillpath.graph.authoring.evidence import Clue, Evidence
from skillpath.graph.authoring.judging import shares
from skillpath.graph.authoring.mentions import texts, tokens

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from skillpath.graph.attainables import ItemId
    from skillpath.graph.authoring.customs import Count
    from skillpath.graph.authoring.judging import Judge

LEAST_TOLD = 1.0
"""What changes the log odds by less is counted and not told."""

MOST_WORDS = 3


@dataclass(frozen=True, slots=True)
class Pair:
    """An item with something that may be a prerequisite of it; `hidden` as `Judge` has it."""

    judge: Judge
    item: ItemId
    other: ItemId
    hidden: ItemId | None = None

    def told(self, weights: Mapping[Clue, float]) -> tuple[Evidence, ...]:
        """The evidence in sentences: what speaks for it, then what against, plain clues first."""
        say: Mapping[Clue, Callable[[], str]] = {
            Clue.MENTION: self._mention,
            Clue.LIKENESS: self._likeness,
            Clue.SIBLINGS: self._siblings,
            Clue.NEIGHBOURS: self._neighbours,
            Clue.STEP: self._step,
            Clue.LEVEL: self._level,
            Clue.LATER_STEP: self._later_step,
        }
        found = [
            Evidence(clue, say[clue](), round(weight, 4))
            for clue, weight in weights.items()
            if abs(weight) >= LEAST_TOLD
        ]
        order = list(Clue)
        return tuple(sorted(found, key=lambda one: (one.weight < 0, order.index(one.clue))))

    def _name(self, identifier: ItemId) -> str:
        return self.judge.roadmap.by_id[identifier].name

    def _mention(self) -> str:
        mention = self.judge.said[self.item][self.other]
        return f'{mention.where} says "{mention.said}"'

    def _likeness(self) -> str:
        item = self.judge.roadmap.by_id[self.item]
        written: dict[str, str] = {}
        for text in texts(item):
            for word, compared in tokens(text):
                written.setdefault(compared, word)
        shared = self.judge.likeness.shared(self.item, self.other)[:MOST_WORDS]
        return f"both are described with {_listed([written[word] for word in shared])}"

    def _siblings(self) -> str:
        bases = [one for one in self.judge.customs.mentions[self.item] if one != self.hidden]
        best = max(
            bases,
            key=lambda base: shares(self.judge.siblings(self.item, base)).get(self.other, 0.0),
        )
        who = f"other items that build on {self._name(best)}"
        return self._counted(self.judge.siblings(self.item, best), who)

    def _counted(self, company: Count, who: str) -> str:
        return self._required_by(company.requires[self.other], company.size, who)

    def _required_by(self, count: int, size: int, who: str) -> str:
        verb = "requires" if count == 1 else "require"
        return f"{count} of the {size} {who} {verb} {self._name(self.other)}"

    def _neighbours(self) -> str:
        near = self.judge.neighbours(self.item, self.judge.likeness.alike(self.item))
        count = sum(self.other in self.judge.customs.requires[one] for one in near)
        return self._required_by(count, len(near), "items described most alike")

    def _step(self) -> str:
        roadmap = self.judge.roadmap
        step = roadmap.step_of.get(self.item)
        outside = "other items in no step" if roadmap.steps else "other items"
        who = f"other items of step {step.position}" if step else outside
        return self._counted(self.judge.in_step(self.item), who)

    def _level(self) -> str:
        by_id = self.judge.roadmap.by_id
        item, other = by_id[self.item], by_id[self.other]
        return f"{other.name} is {other.level}, {item.name} is {item.level}"

    def _later_step(self) -> str:
        steps = self.judge.roadmap.step_of
        item, other = steps[self.item].position, steps[self.other].position
        return f"{self._name(self.other)} comes in step {other}, {self._name(self.item)} in {item}"


def _listed(words: list[str]) -> str:
    *most, last = (f'"{word}"' for word in words)
    return f"{', '.join(most)} and {last}" if most else last
