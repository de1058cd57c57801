"""What people ask of "what if": a second path, a budget, how hard a curriculum is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from pydantic import Field

from skillpath.graph.paths import spending
from skillpath.service.web.fields import Name, Whole, told
from skillpath.service.web.questions import AimedQuestion, Question, WayQuestion

MOST_MEASURED = 1_000

Value = Annotated[
    float, Field(ge=spending.LEAST_VALUE, le=spending.MOST_VALUE, allow_inf_nan=False)
]


@dataclass(frozen=True, kw_only=True)
class SecondBestQuestion(WayQuestion):
    """By which other path? Without a goal to the specialization that is named."""


@dataclass(frozen=True, kw_only=True)
class BudgetQuestion(Question):
    """Which goals within so many hours?"""

    hours: float = told(
        "The hours that there are.", ge=0, le=spending.MOST_HOURS, allow_inf_nan=False
    )
    goal: list[Name] = told(
        "What to choose from: items, steps or roadmaps, by ids, IRIs or labels.",
        min_length=1,
        max_length=spending.MOST_GOALS,
    )
    value: list[Value] = told(
        "What each goal is worth, in their order, one for each; 1 each without.",
        [],
        max_length=spending.MOST_GOALS,
    )


@dataclass(frozen=True, kw_only=True)
class AnalysisQuestion(AimedQuestion):
    """How hard is a curriculum? Without a goal all that can be attained."""

    limit: Whole = told(
        "How many items to tell at most; all count in the totals.", 20, ge=1, le=MOST_MEASURED
    )
