"""What people ask of paths to goals."""

from __future__ import annotations

from dataclasses import dataclass

from skillpath.graph import comparison
from skillpath.service.web.fields import Name, told
from skillpath.service.web.questions import AIMS, MOST_GOALS, Question


@dataclass(frozen=True, kw_only=True)
class PathQuestion(Question):
    """By which path? Without a goal to the specialization that is named."""

    goal: list[Name] = told(AIMS, [], max_length=MOST_GOALS)


@dataclass(frozen=True, kw_only=True)
class CompareQuestion(Question):
    """How do goals compare?"""

    goal: list[Name] = told(
        "What to compare: items, steps or roadmaps, by ids, IRIs or labels.",
        min_length=comparison.LEAST_GOALS,
        max_length=comparison.MOST_GOALS,
    )
