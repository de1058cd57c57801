"""What programs can ask of the map."""

from __future__ import annotations

from typing import TYPE_CHECKING

from skillpath.graph import (
    Constraints,
    ContradictionError,
    Limits,
    UnavoidableError,
    WrongNameError,
    cheapest_path,
    find_item,
    recommend,
)
from skillpath.graph.naming import both_found
from skillpath.service import map_schemas
from skillpath.service.web.guidance import REFUSED
from skillpath.service.web.map_questions import MapQuestion
from skillpath.service.web.operations import Operation
from skillpath.visualizations import Map, Situation, ViewName, map_document, map_of

if TYPE_CHECKING:
    from skillpath.graph import Path, Roadmap

NOTHING_COMPARED = Limits(compared=0)


def map_(one: Roadmap, asked: MapQuestion) -> Map:
    """The map: cards with where the learner stands, lines, and places for both.

    At most 500 cards: all of a small roadmap, of a large one what is nearest to the question.
    Where several members of a group may do, their lines meet in a joint, which says how many are
    needed. Each view has places for cards and joints, in pixels, y growing downwards: `whole` by
    the steps, `path` in learning order where there is a path, `around` where an item is asked.
    """
    situation, around = both_found(lambda: _situation(one, asked), lambda: _middle(one, asked))
    first = ViewName(asked.view) if asked.view else None
    return map_of(situation, around=around, hops=asked.hops, columns=asked.columns, first=first)


def _middle(one: Roadmap, asked: MapQuestion) -> str | None:
    """The item that gets a view of its own."""
    try:
        return find_item(one, asked.around) if asked.around else None
    except WrongNameError as error:
        error.field = "around"
        raise


def _situation(one: Roadmap, asked: MapQuestion) -> Situation:
    """Where the learner stands; with a path, next is what can be started of that."""
    path = _path(one, asked)
    ahead = [item.item.id for item in path.items] if path else []
    found = recommend(one, asked.known, ahead, limit=asked.limit, strict=asked.strict)
    return Situation(one, path, found)


def _path(one: Roadmap, asked: MapQuestion) -> Path | None:
    """The path to the goals, if there are any."""
    if not asked.goal and one.general is None:
        return None
    return cheapest_path(
        one,
        asked.goal,
        asked.known,
        strict=asked.strict,
        limits=NOTHING_COMPARED,
        constraints=Constraints(tuple(asked.forbid), tuple(asked.prefer)),
    )


OPERATIONS = (
    Operation(
        path="/map",
        tag="Guidance",
        asks=MapQuestion,
        find=map_,
        tell=lambda _, found: map_document(found),
        answers=map_schemas.Map,
        refuses=(ContradictionError, UnavoidableError, *REFUSED),
    ),
)
"""The operations of this room."""
