"""What people ask of paths to goals."""

from __future__ import annotations

from dataclasses import dataclass

from skillpath.graph.paths import comparison
from skillpath.service.web.fields import Name, told
from skillpath.service.web.questions import MOST_CONSTRAINTS, Question, WayQuestion


@dataclass(frozen=True, kw_only=True)
class PathQuestion(WayQuestion):
    """By which path? Without a goal to the specialization that is named."""

    prefer: list[Name] = told(
        "Items that the path is to use, if any does, by ids, IRIs or labels. Of the paths that "
        "use the most of them it is the cheapest.",
        [],
        max_length=MOST_CONSTRAINTS,
    )


@dataclass(frozen=True, kw_only=True)
class CompareQuestion(Question):
    """How do goals compare?"""

    goal: list[Name] = told(
        "What to compare: items, steps or roadmaps, by ids, IRIs or labels; `in_turn` has them in "
        "this order.",
        min_length=comparison.LEAST_GOALS,
        max_length=comparison.MOST_GOALS,
    )
