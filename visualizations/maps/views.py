"""What each view of a map is made of: its bands, and what stands in them."""

from __future__ import annotations

from itertools import zip_longest
from typing import TYPE_CHECKING

from skillpath.graph import Effort, mentioned, roadmap_order, step_hours
from skillpath.visualizations.maps.layout import Stratum

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Mapping, Sequence

    from skillpath.graph import Attainable, Roadmap
    from skillpath.visualizations.saying import Texts
    from skillpath.visualizations.situation import Situation

MOST_AROUND = 60
"""Cards of the view around an item, itself among them."""


def whole_strata(roadmap: Roadmap, items: Iterable[str], said: Texts) -> Sequence[Stratum]:
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
    outside = said.plain("map.band.base" if roadmap.general else "map.band.outside")
    rest = tuple(by_step.get("", ()))
    return [*named, _counted(roadmap, "", outside if named else "", rest)]


def path_strata(
    situation: Situation, drawn: Collection[str], pairs: Iterable[tuple[str, str]], said: Texts
) -> Sequence[Stratum]:
    """The path in its order, below the known items that it rests on directly."""
    roadmap, known = situation.roadmap, situation.knowledge.items
    ahead = tuple(one for one in situation.numbers if one in drawn)
    bases = {one for one, other in pairs if one in known and other in situation.numbers}
    order = roadmap_order(roadmap)
    known_name, name = said.plain("map.band.known"), said.plain("map.band.path")
    return (
        Stratum("known", known_name, tuple(sorted(bases, key=order.__getitem__))),
        _counted(roadmap, "path", name, ahead),
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

    def strata(self, said: Texts) -> Sequence[Stratum]:
        """The farthest prerequisites on top, the farthest dependents at the bottom."""
        above = self._layers("requires", self._above, said)
        below = self._layers("required-by", self._below, said)
        return [*reversed(above), Stratum("item", "", (self.item,)), *below]

    def _layers(self, name: str, layers: Iterable[Iterable[str]], said: Texts) -> Sequence[Stratum]:
        return [
            Stratum(
                f"{name}-{hop}",
                said.plain(f"map.band.{name}-{hop}"),
                tuple(one for one in layer if one in self._shown),
            )
            for hop, layer in enumerate(layers, start=1)
        ]

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
