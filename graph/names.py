"""From what people type to ids: an id, an IRI, a label or an alt label, in any case."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from skillpath.graph.name_errors import AmbiguousNameError, UnknownNameError, WrongNameError
from skillpath.graph.registers import (
    folded,
    goal_register,
    item_register,
    roadmap_register,
    step_register,
)
from skillpath.graph.spelling import nearest_keys

if TYPE_CHECKING:
    from skillpath.graph.attainables import ItemId
    from skillpath.graph.outlines import RoadmapId, Step
    from skillpath.graph.registers import Register
    from skillpath.graph.roadmap import Roadmap

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
    register = item_register(roadmap)
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
    register = goal_register(roadmap)
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
    register = roadmap_register(roadmap)
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
    register = step_register(roadmap)
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


def _find(register: Register, name: str) -> str | None:
    """The id of what bears the name, or None."""
    wanted = folded(name) if len(name) <= MOST_NAME else ""
    for table in register if wanted else ():
        found = table.get(wanted, ())
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
    near = _nearest(register, folded(name))
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
