"""What programs can ask for a learner: what next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from skillpath.graph import (
    AmbiguousNameError,
    RetiredGoalError,
    UnavoidableError,
    UnknownNameError,
    UnreachableGoalError,
    recommend,
)
from skillpath.service.answers import next_answer
from skillpath.service.web.operations import Operation
from skillpath.service.web.questions import NextQuestion

if TYPE_CHECKING:
    from skillpath.graph import Recommendations, Roadmap


def recommendations(one: Roadmap, asked: NextQuestion) -> Recommendations:
    """What to learn next, the best first, with reasons.

    Only what can be started now and is not forbidden is recommended; with goals, only what lies on
    the cheapest path to them that does without what is forbidden. The order in which `known` is
    stated counts: the last three say where the learner is.
    """
    return recommend(
        one,
        asked.known,
        asked.goal,
        forbid=asked.forbid,
        limit=asked.limit,
        strict=asked.strict,
    )


REFUSED = (UnknownNameError, AmbiguousNameError, RetiredGoalError, UnreachableGoalError)
"""What names and goals may be refused for."""

OPERATIONS = (
    Operation(
        path="/recommendations",
        tag="Guidance",
        asks=NextQuestion,
        find=recommendations,
        tell=next_answer,
        answers="guidance_schemas:Next",
        refuses=(UnavoidableError, *REFUSED),
    ),
)
"""The routes of this room."""
