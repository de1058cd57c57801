"""Which items a page shows: all of a small roadmap, of a large one what matters now."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from skillpath.graph import cheapest_path, mentioned

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from skillpath.graph import Roadmap
    from skillpath.visualizations.situation import Situation

MOST_DRAWN = 500
"""Above this, panning and zooming a map is no longer smooth."""


@dataclass(frozen=True, slots=True)
class Drawn:
    """The ids that a page shows, in order of the roadmap, and how many there would be."""

    ids: tuple[str, ...]
    total: int

    @property
    def is_part(self) -> bool:
        """Whether something is left out."""
        return len(self.ids) < self.total


def drawn_items(
    situation: Situation, also: Collection[str] = (), *, most: int = MOST_DRAWN
) -> Drawn:
    """All items that the roadmap and the question are about, or the `most` nearest ones.

    Nearest to what is `also` asked for, the path, the goals, what is next and known, in hops over
    requirements, in either direction. With nothing asked, nearest to the item that most others
    require.
    """
    roadmap = situation.roadmap
    stated = situation.knowledge.stated
    answered = (*also, *situation.numbers, *situation.next_items, *situation.targets, *stated)
    asked = _about(roadmap).union(answered)
    if len(asked) <= most:
        return Drawn(tuple(one for one in roadmap.by_id if one in asked), len(asked))
    near = _neighbours(roadmap, asked)
    chosen = _nearest((*also, *_seeds(situation, near)), near, most)
    return Drawn(tuple(one for one in roadmap.by_id if one in chosen), len(asked))


def _about(roadmap: Roadmap) -> frozenset[str]:
    """All items; of a specialized roadmap what its steps name and the cheapest way to that.

    Every alternative that would do as well, all programming languages for one, would bury it.
    """
    if roadmap.general is None:
        return frozenset(roadmap.by_id)
    about = f"{roadmap.id}/drawn"
    return roadmap.memo.recall(about, lambda: frozenset((*roadmap.step_of, *_way(roadmap))))


def _way(roadmap: Roadmap) -> Iterable[str]:
    return (one.item.id for one in cheapest_path(roadmap, [roadmap.id]).items)


def _seeds(situation: Situation, near: Mapping[str, list[str]]) -> Iterable[str]:
    stated = reversed(situation.knowledge.stated)
    seeds = (*situation.numbers, *situation.next_items, *sorted(situation.targets), *stated)
    return seeds or (min(near, key=lambda one: (-len(near[one]), one)),)


def _neighbours(roadmap: Roadmap, about: Collection[str]) -> Mapping[str, list[str]]:
    near: dict[str, list[str]] = {item.id: [] for item in roadmap.items if item.id in about}
    for item, beside in near.items():
        for requirement in roadmap.by_id[item].required:
            for one in mentioned(requirement.of):
                if one in near:
                    near[one].append(item)
                    beside.append(one)
    return near


def _nearest(seeds: Iterable[str], near: Mapping[str, list[str]], most: int) -> frozenset[str]:
    """Round by round; what no requirement connects fills up what is left, by id."""
    found: dict[str, None] = {}
    turn = list(dict.fromkeys(seeds))
    while turn and len(found) < most:
        found.update(dict.fromkeys(turn[: most - len(found)]))
        reached = (other for one in turn for other in near[one])
        turn = [other for other in dict.fromkeys(reached) if other not in found]
    for one in near:
        if len(found) == most:
            break
        found.setdefault(one)
    return frozenset(found)
