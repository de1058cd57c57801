"""What programs can ask of paths to goals."""

from __future__ import annotations

from typing import TYPE_CHECKING

from skillpath.graph import (
    Constraints,
    ContradictionError,
    SameGoalError,
    UnavoidableError,
    cheapest_path,
    compare,
)
from skillpath.service import guidance_schemas, list_schemas
from skillpath.service.answers import path_answer
from skillpath.service.list_answers import comparison_answer
from skillpath.service.path_formats import PATH_FORMATS
from skillpath.service.web.documents import path_document
from skillpath.service.web.guidance import REFUSED
from skillpath.service.web.media import CSV, JSONLD, MARKDOWN, TURTLE
from skillpath.service.web.operations import Operation
from skillpath.service.web.path_questions import CompareQuestion, PathQuestion
from skillpath.service.web.wrong_fields import InvalidFieldsError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from skillpath.graph import Comparison, Path, Roadmap


def path(one: Roadmap, asked: PathQuestion) -> Path:
    """The cheapest path to the goals, in learning order.

    The hours are proven to be the fewest (`optimal`), or come with a bound (`lower_bound`). Each
    item says who needs it and what it was chosen over. What is forbidden is not on the path; what
    is preferred is used if any path does, and `constraints` say what both cost. Also as a checklist
    (Markdown), a table (CSV), and RDF (Turtle, JSON-LD) with the edges among the items.
    """
    goals = aims(one, asked.goal)
    wanted = Constraints(tuple(asked.forbid), tuple(asked.prefer))
    return cheapest_path(one, goals, asked.known, strict=asked.strict, constraints=wanted)


def aims(one: Roadmap, goals: Sequence[str]) -> Sequence[str]:
    """The goals; none only where the roadmap is specialized and so is a goal itself.

    Raises:
        InvalidFieldsError: when nothing is aimed at.
    """
    if not goals and one.general is None:
        raise InvalidFieldsError([("goal", "nothing", "a goal, or a specialized roadmap_id")])
    return goals


def comparison(one: Roadmap, asked: CompareQuestion) -> Comparison:
    """Goals side by side: what each takes, what they share, what all together take.

    Each by its cheapest path. What one of them alone needs is told with it; `together` is the
    cheapest path to all of them, with the hours that it saves over learning for each from the
    start; `in_turn` has one after another, in the order of the question: what is learned for the
    first is known for the next.
    """
    return compare(one, asked.goal, asked.known, strict=asked.strict)


OPERATIONS = (
    Operation(
        path="/paths",
        tag="Guidance",
        asks=PathQuestion,
        find=path,
        tell=path_answer,
        answers=guidance_schemas.Path,
        refuses=(ContradictionError, UnavoidableError, *REFUSED),
        others={media: PATH_FORMATS[media.name] for media in (MARKDOWN, CSV, TURTLE, JSONLD)},
        document=path_document,
    ),
    Operation(
        path="/compare",
        tag="Guidance",
        asks=CompareQuestion,
        find=comparison,
        tell=comparison_answer,
        answers=list_schemas.Comparison,
        refuses=(SameGoalError, *REFUSED),
    ),
)
"""The operations of this room."""
