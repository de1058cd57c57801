"""From what people type to ids: an id, an IRI, a label or an alt label, in any case."""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from contextlib import suppress
from typing import TYPE_CHECKING

from skillpath.graph.name_errors import AmbiguousNameError, UnknownNameError, WrongNameError
from skillpath.graph.spelling import nearest_keys

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from skillpath.graph.attainables import ItemId
    from skillpath.graph.outlines import RoadmapId, Step
    from skillpath.graph.roadmap import Roadmap

Register = tuple["Mapping[str, tuple[str, ...]]", ...]
"""Folded names with the ids that bear them, a table for each rank of precedence."""

ITEM, STEP, ROADMAP = "a skill, tool or certification", "a step", "a roadmap"
GOAL = "a skill, tool, certification, step or roadmap"

MOST_SUGGESTED = 3
MOST_CHOICES = 10
LEAST_BEGUN = 4
"""Letters that say which word inside a name was begun."""

MOST_NAME = 300
"""Longer than any name; a longer one is unknown without a look at it."""


def find_item(roadmap: Roadmap, name: str, *, suggest: bool = True) -> ItemId:
    """The item that the name means; `suggest` whether an error tells what may be meant instead.

    Raises:
        UnknownNameError: when none bears it; carries the nearest.
        AmbiguousNameError: when several do, at the same rank of precedence.

    >>> find_item(roadmap, "ml")
    'machine-learning'
    """
    register = roadmap.memo.recall("item names", lambda: _register(_item_names(roadmap)))
    found = _find(register, name)
    if found is None:
        raise _unknown(roadmap, register, name, ITEM, suggest=suggest)
    return found


def find_goal(roadmap: Roadmap, name: str, *, suggest: bool = True) -> str:
    """The id of the item, the step or the roadmap that the name means.

    The steps are those of this roadmap, the roadmaps all those over the same attainables.

    Raises:
        UnknownNameError: when none bears it; carries the nearest.
        AmbiguousNameError: when several do, at the same rank of precedence.

    >>> find_goal(roadmap, "Tools")
    'tools'
    """
    register = roadmap.memo.recall(
        f"{roadmap.id}/goal names", lambda: _register(_goal_names(roadmap))
    )
    found = _find(register, name)
    if found is None:
        raise _unknown(roadmap, register, name, GOAL, suggest=suggest)
    return found


def find_roadmap(roadmap: Roadmap, name: str, *, suggest: bool = True) -> RoadmapId:
    """The id of the roadmap over the same attainables that the name means.

    Raises:
        UnknownNameError: when none bears it; carries the nearest.
        AmbiguousNameError: when several do, at the same rank of precedence.

    >>> find_roadmap(roadmap, "Research")
    'research'
    """
    register = roadmap.memo.recall("roadmap names", lambda: _register(_roadmap_names(roadmap)))
    found = _find(register, name)
    if found is None:
        raise _unknown(roadmap, register, name, ROADMAP, suggest=suggest)
    return found


def find_step(roadmap: Roadmap, name: str, *, suggest: bool = True) -> Step:
    """The step that the name means.

    An id or an IRI finds a step of any roadmap over the same attainables, a label one of this
    roadmap alone, because the labels of steps repeat.

    Raises:
        UnknownNameError: when none bears it; carries the nearest.
        AmbiguousNameError: when several do, at the same rank of precedence.

    >>> find_step(roadmap, "Tools").covers
    ('python', 'pandas')
    """
    head = roadmap.general or roadmap
    steps = {step.id: step for step in head.all_steps}
    register = roadmap.memo.recall(
        f"{roadmap.id}/step names", lambda: _register(_step_names(roadmap, steps.values()))
    )
    found = _find(register, name)
    if found is None:
        raise _unknown(roadmap, register, name, STEP, suggest=suggest)
    return steps[found]


def named_roadmap(roadmap: Roadmap, name: str | None) -> Roadmap:
    """The roadmap over the same attainables that the name means; without a name this one.

    Raises:
        UnknownNameError: when none bears it; carries the nearest.
        AmbiguousNameError: when several do, at the same rank of precedence.

    >>> [step.name for step in named_roadmap(roadmap, "research").steps]
    ['Papers']
    """
    if name is None:
        return roadmap
    try:
        return roadmap.specialized(find_roadmap(roadmap, name))
    except WrongNameError as error:
        error.field = "roadmap_id"
        raise


def _item_names(roadmap: Roadmap) -> Iterator[tuple[str, tuple[tuple[str, ...], ...]]]:
    for item in roadmap.items:
        yield item.id, ((item.id,), (roadmap.iri(item.id),), (item.name,), item.alt_labels)


def _goal_names(roadmap: Roadmap) -> Iterator[tuple[str, tuple[tuple[str, ...], ...]]]:
    yield from _item_names(roadmap)
    for step in roadmap.steps:
        yield step.id, ((step.id,), (roadmap.iri(step.id),), (step.name,), ())
    yield from _roadmap_names(roadmap)


def _step_names(
    roadmap: Roadmap, steps: Iterable[Step]
) -> Iterator[tuple[str, tuple[tuple[str, ...], ...]]]:
    for step in steps:
        label = (step.name,) if step.id in roadmap.steps_by_id else ()
        yield step.id, ((step.id,), (roadmap.iri(step.id),), label, ())


def _roadmap_names(roadmap: Roadmap) -> Iterator[tuple[str, tuple[tuple[str, ...], ...]]]:
    for one in roadmap.outlines.values():
        yield one.id, ((one.id,), (roadmap.iri(one.id),), (one.name,), ())


def _register(named: Iterable[tuple[str, tuple[tuple[str, ...], ...]]]) -> Register:
    tables: tuple[dict[str, set[str]], ...] = tuple(defaultdict(set) for _ in range(4))
    for identifier, ranks in named:
        for table, names in zip(tables, ranks, strict=True):
            for name in names:
                table[_folded(name)].add(identifier)
    return tuple({name: tuple(sorted(ids)) for name, ids in table.items()} for table in tables)


def _find(register: Register, name: str) -> str | None:
    """The id of what bears the name, or None."""
    folded = _folded(name) if len(name) <= MOST_NAME else ""
    for table in register if folded else ():
        found = table.get(folded, ())
        if len(found) > 1:
            raise AmbiguousNameError(name, found)
        if found:
            return found[0]
    return None


def _unknown(
    roadmap: Roadmap, register: Register, name: str, expected: str, *, suggest: bool
) -> UnknownNameError:
    """The error, where wanted with what may be meant: similar names, else what there is."""
    if not suggest or len(name) > MOST_NAME:
        return UnknownNameError(name, expected)
    near = _nearest(register, _folded(name))
    few = {STEP: roadmap.steps_by_id, ROADMAP: roadmap.outlines}.get(expected, ())
    choices = () if near else tuple(few)[:MOST_CHOICES]
    return UnknownNameError(name, expected, near, kind=_kind(roadmap, name), choices=choices)


def _kind(roadmap: Roadmap, name: str) -> str:
    """What sort of thing bears the name, such as "a tool"; empty where nothing or several do."""
    with suppress(AmbiguousNameError, UnknownNameError):
        return f"a {roadmap.by_id[find_item(roadmap, name, suggest=False)].kind.value}"
    with suppress(AmbiguousNameError, UnknownNameError):
        find_step(roadmap, name, suggest=False)
        return STEP
    with suppress(AmbiguousNameError, UnknownNameError):
        find_roadmap(roadmap, name, suggest=False)
        return ROADMAP
    return ""


def _nearest(register: Register, name: str) -> tuple[str, ...]:
    """Three ids: of names that begin with it, that hold it as a word, that look like it."""
    if not name:
        return ()
    ids, _, labels, alt_labels = register
    named = [
        (one, other)
        for table in (ids, labels, alt_labels)
        for other in table
        for one in table[other]
    ]
    # what somebody began to type stands at the start of a name; few letters begin many a word
    begins = name.replace("-", " ")
    word = f" {begins}" if len(begins) >= LEAST_BEGUN else f" {begins} "
    held = [
        pair
        for pair in named
        if pair[1].startswith(name) or word in f" {pair[1].replace('-', ' ')} "
    ]
    held.sort(key=lambda pair: (not pair[1].startswith(name), len(pair[1]), pair))
    found = (*(one for one, _ in held), *nearest_keys(name, named))
    return tuple(dict.fromkeys(found))[:MOST_SUGGESTED]


def _folded(name: str) -> str:
    """Case, blanks and Unicode's several spellings of one text do not matter."""
    return " ".join(unicodedata.normalize("NFKC", name).casefold().split())
