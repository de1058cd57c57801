"""What people ask of "what if": a second path, a budget, how hard a curriculum is."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from skillpath.graph import budget
from skillpath.service.web.questions import AIMS, Goals, Items, Name, Question, Whole

MOST_MEASURED = 1_000


class SecondBestQuestion(Question):
    """By which other path? Without a goal to the specialization that is named."""

    goal: Goals = Field(default=[], description=AIMS)
    forbid: Items = Field(
        default=[], description="Items that may be on neither path, by ids, IRIs or labels."
    )


Value = Annotated[float, Field(ge=budget.LEAST_VALUE, le=budget.MOST_VALUE, allow_inf_nan=False)]


class BudgetQuestion(Question):
    """Which goals within so many hours?"""

    hours: float = Field(
        ge=0, le=budget.MOST_HOURS, allow_inf_nan=False, description="The hours that there are."
    )
    goal: list[Name] = Field(
        min_length=1,
        max_length=budget.MOST_GOALS,
        description="What to choose from: items, steps or roadmaps, by ids, IRIs or labels.",
    )
    value: list[Value] = Field(
        default=[],
        max_length=budget.MOST_GOALS,
        description="What each goal is worth, in their order, one for each; 1 each without.",
    )


class AnalysisQuestion(Question):
    """How hard is a curriculum? Without a goal all that can be attained."""

    goal: Goals = Field(default=[], description=AIMS)
    limit: Whole = Field(
        default=20,
        ge=1,
        le=MOST_MEASURED,
        description="How many items to tell at most; all count in the totals.",
    )
