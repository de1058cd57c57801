"""What people typed: the names that mean something, and those that have to be corrected."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from skillpath.graph import (
    AmbiguousNameError,
    Knowledge,
    RetiredGoalError,
    UnknownNameError,
    WrongNameError,
    closure,
    find_item,
    find_roadmap,
    goals_of,
    knowledge_of,
    still_attainable,
)
from skillpath.graph.goals import find_aim

if TYPE_CHECKING:
    from collections.abc import Mapping

    from skillpath.graph import Roadmap
    from skillpath.graph.naming import Find

MOST_EXPLAINED = 10
"""How many wrong names are told in words, with what is spelt alike; the others are marked."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What somebody typed, kept for the form when it could not be answered.

    `error` says what the names do not explain, such as that there are too many; `roadmap_id` is
    given when it names no roadmap.
    """

    known: tuple[str, ...] = ()
    goals: tuple[str, ...] = ()
    error: str = ""
    roadmap_id: str = ""


class Why(StrEnum):
    """What is wrong with a name."""

    UNKNOWN = "unknown"
    AMBIGUOUS = "ambiguous"
    RETIRED = "retired"
    BARRED = "barred"


WHY: Mapping[type[WrongNameError], Why] = {
    UnknownNameError: Why.UNKNOWN,
    AmbiguousNameError: Why.AMBIGUOUS,
    RetiredGoalError: Why.RETIRED,
}


@dataclass(frozen=True, slots=True)
class Doubt:
    """A name to correct, in the field of the form (`known`, `goal`, `roadmap_id`) it stands in.

    `meant` are ids: those spelt alike, the candidates, the successors of a retired goal; for a
    goal that is barred, the retired items that lead to it. `kind` says what else bears the name,
    such as "a step".
    """

    field: str
    typed: str
    why: Why
    meant: tuple[str, ...] = ()
    kind: str = ""


@dataclass(frozen=True)
class Reading:
    """What is known and aimed at, by id, as far as it was understood, and what was not."""

    knowledge: Knowledge = field(default_factory=Knowledge)
    goals: tuple[str, ...] = ()
    doubts: tuple[Doubt, ...] = ()


def read_as(roadmap: Roadmap, asked: Asked) -> Reading:
    """What the typed names mean, each by itself, so that one wrong name hides no other.

    The doubts come in the order of the form. Where the roadmap is in doubt nothing is said of
    the goals: they may be steps of the one that was meant.
    """
    doubts: list[Doubt] = []
    chosen = (asked.roadmap_id,) if asked.roadmap_id else ()
    aims = () if asked.roadmap_id else asked.goals
    _understood(roadmap, doubts, Field("roadmap_id", chosen, find_roadmap))
    known = _understood(roadmap, doubts, Field("known", asked.known, find_item))
    knowledge = knowledge_of(roadmap, known.values())
    reach = knowledge.items | still_attainable(roadmap, knowledge.items)
    goals = _understood(roadmap, doubts, Field("goal", aims, find_aim))
    barred = {typed: _bars(roadmap, goal, reach) for typed, goal in goals.items()}
    doubts += [Doubt("goal", one, Why.BARRED, bars) for one, bars in barred.items() if bars]
    free = (goal for typed, goal in goals.items() if not barred[typed])
    return Reading(knowledge, tuple(dict.fromkeys(free)), tuple(doubts))


class Field(NamedTuple):
    """A field of the form, what was typed into it, and who knows what that means."""

    name: str
    typed: tuple[str, ...]
    find: Find[str]


def _understood(roadmap: Roadmap, doubts: list[Doubt], field: Field) -> dict[str, str]:
    """The ids of what is understood, by what was typed; what is not is added to the doubts."""
    found: dict[str, str] = {}
    for typed in field.typed:
        try:
            found[typed] = field.find(roadmap, typed, suggest=len(doubts) < MOST_EXPLAINED)
        except WrongNameError as error:
            kind = error.kind if isinstance(error, UnknownNameError) else ""
            doubts.append(Doubt(field.name, typed, WHY[type(error)], error.instead, kind))
    return found


def _bars(roadmap: Roadmap, goal: str, reach: frozenset[str]) -> tuple[str, ...]:
    """The retired items below what the goal asks for, where that is out of reach."""
    out = goals_of(roadmap, [goal]).targets.keys() - reach
    below = closure(roadmap, out)
    return tuple(sorted(one for one in below if roadmap.by_id[one].is_retired))
