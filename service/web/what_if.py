"""What programs can ask of "what if", beside the constraints of a path and comparisons."""

from __future__ import annotations

from typing import TYPE_CHECKING

from skillpath.graph import (
    SameGoalError,
    UnavoidableError,
    ValuesError,
    analyze,
    wishes,
    within_budget,
)
from skillpath.graph import second_best as both_ways
from skillpath.service import what_if_schemas
from skillpath.service.web.guidance import REFUSED
from skillpath.service.web.operations import Operation
from skillpath.service.web.ways import aims
from skillpath.service.web.what_if_questions import (
    AnalysisQuestion,
    BudgetQuestion,
    SecondBestQuestion,
)
from skillpath.service.what_if_answers import analysis_answer, budget_answer, second_best_answer

if TYPE_CHECKING:
    from skillpath.graph import Analysis, Budget, Roadmap, SecondBest


def second_best(one: Roadmap, asked: SecondBestQuestion) -> SecondBest:
    """The second-best path to the goals, beside the best, and what it costs more.

    A path is told apart from another by what it holds, none of which can be left out: so the
    second best does without something of the best. That no third is cheaper is proven (`optimal`),
    or comes with a bound (`lower_bound`).
    """
    goals = aims(one, asked.goal)
    return both_ways(one, goals, asked.known, forbid=asked.forbid, strict=asked.strict)


def budget(one: Roadmap, asked: BudgetQuestion) -> Budget:
    """The goals that are worth most together within so many hours, and the path to them.

    What goals share is learned once. Of choices that are worth as much, the one of the fewest
    hours; of those that take as few, the one with the first goals by id. Each goal that is left
    out says how many hours more it would need.
    """
    goals = wishes(asked.goal, asked.value)
    return within_budget(one, asked.hours, goals, asked.known, strict=asked.strict)


def analysis(one: Roadmap, asked: AnalysisQuestion) -> tuple[Analysis, int]:
    """How hard a curriculum is to get through, item by item, and what every path needs.

    The metrics of Curricular Analytics (Heileman et al., 2018, arXiv:1811.09676): blocking, delay,
    centrality and complexity. With goals those of the cheapest path to them, and the items that
    every path needs; without goals those of all that can be attained. What is known is no part
    of the curriculum, and what a cycle of alternatives leads back to does not count.
    """
    return analyze(one, asked.goal, asked.known, strict=asked.strict), asked.limit


OPERATIONS = (
    Operation(
        path="/paths/second-best",
        tag="What if",
        asks=SecondBestQuestion,
        find=second_best,
        tell=second_best_answer,
        answers=what_if_schemas.SecondBest,
        refuses=(UnavoidableError, *REFUSED),
    ),
    Operation(
        path="/budget",
        tag="What if",
        asks=BudgetQuestion,
        find=budget,
        tell=budget_answer,
        answers=what_if_schemas.Budget,
        refuses=(SameGoalError, ValuesError, *REFUSED),
    ),
    Operation(
        path="/analysis",
        tag="What if",
        asks=AnalysisQuestion,
        find=analysis,
        tell=lambda one, found: analysis_answer(one, *found),
        answers=what_if_schemas.Analysis,
        refuses=REFUSED,
    ),
)
"""The operations of this room."""
