"""What everything is called: tables of folded names, made once for a roadmap."""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from skillpath.graph.roadmap import Roadmap

    Named = Iterable[tuple[str, tuple[tuple[str, ...], ...]]]

Register = tuple["Mapping[str, tuple[str, ...]]", ...]
"""Folded names with the ids that bear them, sorted; a table for each rank of precedence: ids, IRIs,
labels, alt labels."""


def item_register(roadmap: Roadmap) -> Register:
    """What the items are called, the same in every roadmap over them.

    >>> item_register(roadmap)[3]["ml"]
    ('machine-learning',)
    """
    return roadmap.memo.recall("item names", lambda: _register(_item_names(roadmap)))


def goal_register(roadmap: Roadmap) -> Register:
    """What items, steps and roadmaps are called; the many names of items are not copied."""

    def compute() -> Register:
        others = _register(_other_goal_names(roadmap))
        return tuple(map(_Together, item_register(roadmap), others))

    return roadmap.memo.recall(f"{roadmap.id}/goal names", compute)


def step_register(roadmap: Roadmap) -> Register:
    """What the steps of all roadmaps over the same attainables are called."""
    return roadmap.memo.recall(f"{roadmap.id}/step names", lambda: _register(_step_names(roadmap)))


def roadmap_register(roadmap: Roadmap) -> Register:
    """What the roadmaps over the same attainables are called."""
    return roadmap.memo.recall("roadmap names", lambda: _register(_roadmap_names(roadmap)))


class _Together(Mapping[str, tuple[str, ...]]):
    """Two tables of names as one, so that the large one is not copied."""

    def __init__(
        self, large: Mapping[str, tuple[str, ...]], small: Mapping[str, tuple[str, ...]]
    ) -> None:
        """The same name may stand in both."""
        self._large, self._small = large, small

    def __getitem__(self, name: str) -> tuple[str, ...]:
        """The ids of both."""
        found = self._large.get(name, ()), self._small.get(name, ())
        if not any(found):
            raise KeyError(name)
        return tuple(sorted({*found[0], *found[1]}))

    def __iter__(self) -> Iterator[str]:
        """The names, each once."""
        yield from self._large
        yield from (name for name in self._small if name not in self._large)

    def __len__(self) -> int:
        """How many names."""
        return sum(1 for _ in self)


def _item_names(roadmap: Roadmap) -> Named:
    for item in roadmap.items:
        yield item.id, ((item.id,), (roadmap.iri(item.id),), (item.name,), item.alt_labels)


def _other_goal_names(roadmap: Roadmap) -> Named:
    for step in roadmap.steps:
        yield step.id, ((step.id,), (roadmap.iri(step.id),), (step.name,), ())
    yield from _roadmap_names(roadmap)


def _step_names(roadmap: Roadmap) -> Named:
    head = roadmap.general or roadmap
    for step in {step.id: step for step in head.all_steps}.values():
        label = (step.name,) if step.id in roadmap.steps_by_id else ()
        yield step.id, ((step.id,), (roadmap.iri(step.id),), label, ())


def _roadmap_names(roadmap: Roadmap) -> Named:
    for one in roadmap.outlines.values():
        yield one.id, ((one.id,), (roadmap.iri(one.id),), (one.name,), ())


def _register(named: Named) -> Register:
    tables: tuple[dict[str, set[str]], ...] = tuple(defaultdict(set) for _ in range(4))
    for identifier, ranks in named:
        for table, names in zip(tables, ranks, strict=True):
            for name in names:
                table[folded(name)].add(identifier)
    return tuple({name: tuple(sorted(ids)) for name, ids in table.items()} for table in tables)


def folded(name: str) -> str:
    """Case, blanks and Unicode's several spellings of one text do not matter."""
    return " ".join(unicodedata.normalize("NFKC", name).casefold().split())
