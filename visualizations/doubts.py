"""What people typed: the names that mean something, and those that have to be corrected."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

from skillpath.graph import (
    AmbiguousNameError,
    Knowledge,
    RetiredGoalError,
    SkillpathError,
    UnknownNameError,
    closure,
    find_item,
    goals_of,
    knowledge_of,
    named_roadmap,
    still_attainable,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from skillpath.graph import Roadmap

MOST_LOOKED_UP = 10
"""How many names of one question are explained; each takes a search for what is spelt alike."""


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
    UNREAD = "unread"


@dataclass(frozen=True, slots=True)
class Doubt:
    """A name to correct, in the field of the form (`known`, `goal`, `roadmap_id`) it stands in.

    `meant` are ids: those spelt alike, the candidates, the successors of a retired goal; for a
    goal that is barred, the retired items that lead to it.
    """

    field: str
    typed: str
    why: Why
    meant: tuple[str, ...] = ()


@dataclass(frozen=True)
class Reading:
    """What is known and aimed at, by id, as far as it was understood, and what was not."""

    knowledge: Knowledge = field(default_factory=Knowledge)
    goals: tuple[str, ...] = ()
    doubts: tuple[Doubt, ...] = ()


def read_as(roadmap: Roadmap, asked: Asked) -> Reading:
    """What the typed names mean, each by itself, so that all that are wrong are told at once.

    The doubts come in the order of the form. Where the roadmap is in doubt nothing is said of
    the goals: they may be steps of the one that was meant.
    """
    doubts: list[Doubt] = []
    chosen = (asked.roadmap_id,) if asked.roadmap_id else ()
    list(_understood(doubts, "roadmap_id", chosen, lambda one: named_roadmap(roadmap, one).id))
    known = list(_understood(doubts, "known", asked.known, lambda one: find_item(roadmap, one)))
    knowledge = knowledge_of(roadmap, known)
    reach = knowledge.items | still_attainable(roadmap, knowledge.items)
    aims = asked.goals if not asked.roadmap_id else ()
    goals = _understood(doubts, "goal", aims, lambda one: _goal(roadmap, one, reach))
    return Reading(knowledge, tuple(dict.fromkeys(goals)), tuple(doubts))


class _BarredError(SkillpathError):
    """A goal that only retired items lead to."""


def _goal(roadmap: Roadmap, name: str, reach: frozenset[str]) -> str:
    goals = goals_of(roadmap, [name])
    barred = goals.targets.keys() - reach
    if barred:
        below = closure(roadmap, barred)
        raise _BarredError(*sorted(one for one in below if roadmap.by_id[one].is_retired))
    return goals.ids[0]


def _understood(
    doubts: list[Doubt], field_name: str, names: Iterable[str], find: Callable[[str], str]
) -> Iterator[str]:
    """The ids of what is understood; what is not is added to the doubts."""
    for name in names:
        if len(doubts) >= MOST_LOOKED_UP:
            doubts.append(Doubt(field_name, name, Why.UNREAD))
            continue
        try:
            yield find(name)
        except SkillpathError as error:
            doubts.append(Doubt(field_name, name, *_reason(error)))


def _reason(error: SkillpathError) -> tuple[Why, tuple[str, ...]]:
    match error:
        case UnknownNameError():
            return Why.UNKNOWN, error.nearest
        case AmbiguousNameError():
            return Why.AMBIGUOUS, error.candidates
        case RetiredGoalError():
            return Why.RETIRED, error.successors
        case _BarredError():
            return Why.BARRED, error.args
        case _:
            raise error
