"""What each view of a map is made of: its bands, and what stands in them."""

from __future__ import annotations

from itertools import zip_longest
from typing import TYPE_CHECKING

from skillpath.graph import Effort, mentioned, roadmap_order, step_hours
from skillpath.visualizations.maps.layout import Stratum

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Mapping, Sequence

    from skillpath.graph import Attainable, Roadmap
    from skillpath.visualizations.situation import Situation

MOST_AROUND = 60
"""Cards of the view around an item, itself among them."""

REQUIRED = ("What it requires", "What that requires")
REQUIRING = ("What requires it", "What requires that")


def whole_strata(roadmap: Roadmap, items: Iterable[str]) -> Sequence[Stratum]:
    """The items by step, what no step covers last; inside a step in learning order."""
    by_step: dict[str, list[str]] = {}
    for one in sorted(items, key=lambda one: (roadmap.generations[one], one)):
        step = roadmap.step_of.get(one)
        by_step.setdefault(step.id if step else "", []).append(one)
    named = [
        Stratum(
            step.id,
            step.name,
            tuple(by_step[step.id]),
            step.position,
            step_hours(roadmap, step).likely,
        )
        for step in roadmap.steps
        if step.id in by_step
    ]
    outside = "What the steps build on" if roadmap.general else "Outside the steps"
    rest = tuple(by_step.get("", ()))
    return [*named, _counted(roadmap, "", outside if named else "", rest)]


def path_strata(
    situation: Situation, drawn: Collection[str], edges: Iterable[tuple[str, str]]
) -> Sequence[Stratum]:
    """The path in its order, below the known items that it rests on directly."""
    roadmap, known = situation.roadmap, situation.knowledge.items
    ahead = tuple(one for one in situation.numbers if one in drawn)
    bases = {one for one, other in edges if one in known and other in situation.numbers}
    order = roadmap_order(roadmap)
    return (
        Stratum("known", "What you know of it", tuple(sorted(bases, key=order.__getitem__))),
        _counted(roadmap, "path", "What to learn", ahead),
    )


def _counted(roadmap: Roadmap, identifier: str, name: str, items: tuple[str, ...]) -> Stratum:
    """A band with the hours of all that can be learned of it."""
    listed = [roadmap.by_id[one] for one in items]
    hours = Effort.total(one.hours for one in listed if not one.is_retired).likely
    return Stratum(identifier, name, items, hours=hours)


class Neighborhood:
    """An item with what it requires and what requires it, so many hops in both directions.

    Of more than `MOST_AROUND` cards the nearest are shown: of equally near ones what is on the
    path, then what is known, then in the order of the roadmap, from both directions in turn.
    """

    def __init__(self, situation: Situation, item: str, hops: int) -> None:
        """Look around the item with this id."""
        self._situation, self.item = situation, item
        users, by_id = users_of(situation.roadmap), situation.roadmap.by_id
        seen = {item}
        above, below = [[item]], [[item]]
        for _ in range(hops):
            above.append(self._beyond(above[-1], seen, lambda one: _prerequisites(by_id[one])))
            below.append(self._beyond(below[-1], seen, users.__getitem__))
        layers = zip(above[1:], below[1:], strict=True)
        turns = [one for layer in layers for pair in zip_longest(*layer) for one in pair if one]
        self._shown = {item, *turns[: MOST_AROUND - 1]}
        self._above, self._below = above[1:], below[1:]
        self.left_out = len(turns) + 1 - len(self._shown)

    @property
    def items(self) -> Collection[str]:
        """What is shown."""
        return self._shown

    def strata(self) -> Sequence[Stratum]:
        """The farthest prerequisites on top, the farthest dependents at the bottom."""
        above = [
            self._stratum(f"requires-{hop}", name, layer)
            for hop, (name, layer) in enumerate(zip(REQUIRED, self._above, strict=False), start=1)
        ]
        below = [
            self._stratum(f"required-by-{hop}", name, layer)
            for hop, (name, layer) in enumerate(zip(REQUIRING, self._below, strict=False), start=1)
        ]
        return [*reversed(above), Stratum("item", "", (self.item,)), *below]

    def _stratum(self, identifier: str, name: str, layer: Iterable[str]) -> Stratum:
        return Stratum(identifier, name, tuple(one for one in layer if one in self._shown))

    def _beyond(
        self, layer: Iterable[str], seen: set[str], step: Callable[[str], Iterable[str]]
    ) -> list[str]:
        found = dict.fromkeys(other for one in layer for other in step(one) if other not in seen)
        seen.update(found)
        return sorted(found, key=self._relevance)

    def _relevance(self, one: str) -> tuple[float, bool, int]:
        situation = self._situation
        turn = situation.numbers.get(one, float("inf"))
        order: Mapping[str, int] = roadmap_order(situation.roadmap)
        return turn, one not in situation.knowledge.items, order[one]


def _prerequisites(item: Attainable) -> Iterable[str]:
    return (one for requirement in item.required for one in mentioned(requirement.of))


def users_of(roadmap: Roadmap) -> Mapping[str, Sequence[str]]:
    """Of each item those whose requirements mention it."""
    return roadmap.memo.recall("needed by", lambda: _users(roadmap))


def _users(roadmap: Roadmap) -> Mapping[str, list[str]]:
    users: dict[str, list[str]] = {item.id: [] for item in roadmap.items}
    for item in roadmap.items:
        for requirement in item.required:
            for one in mentioned(requirement.of):
                users[one].append(item.id)
    return users
