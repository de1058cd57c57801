"""What-if answers as JSON, for the command line and HTTP alike."""

from __future__ import annotations

from sys import float_info
from typing import TYPE_CHECKING

from skillpath.graph import goal_kind
from skillpath.ontology.document_out import number
from skillpath.service.answers import brief, hours_answer, known_answer
from skillpath.service.list_answers import share_answer

if TYPE_CHECKING:
    from skillpath.graph import Analysis, Budget, Measured, Roadmap, SecondBest, Way
    from skillpath.service import what_if_schemas

MOST_EXACT = 2**53
"""Whole numbers up to here are the same for every reader of JSON."""


def second_best_answer(roadmap: Roadmap, found: SecondBest) -> what_if_schemas.SecondBest:
    """The best path and the second best."""
    extra = found.extra_hours
    return {
        "goals": list(found.goals.ids),
        **known_answer(found.knowledge),
        "forbid": list(found.forbidden),
        "best": way_answer(roadmap, found.best),
        "second_best": way_answer(roadmap, found.second) if found.second else None,
        "extra_hours": None if extra is None else number(extra),
        "left_out": [brief(roadmap, item) for item in found.left_out],
        "instead": [brief(roadmap, item) for item in found.instead],
    }


def budget_answer(roadmap: Roadmap, found: Budget) -> what_if_schemas.Budget:
    """The goals within a budget."""
    return {
        **known_answer(found.knowledge),
        "budget": number(found.hours),
        "hours_left": number(found.hours_left),
        "value": number(found.value),
        "most_value": number(found.most_value),
        "optimal": found.is_optimal,
        "chosen": [_chosen(roadmap, one.goal, one.value) for one in found.chosen],
        "path": way_answer(roadmap, found.way),
        "left_out": [
            {
                **_chosen(roadmap, one.goal, one.value),
                "extra_hours": number(one.extra_hours),
                "missing_hours": number(one.missing_hours),
                "optimal": one.is_optimal,
            }
            for one in found.left_out
        ],
    }


def analysis_answer(roadmap: Roadmap, found: Analysis, limit: int) -> what_if_schemas.Analysis:
    """A curriculum, measured; so many of its items."""
    return {
        "goals": list(found.goals.ids),
        **known_answer(found.knowledge),
        "optimal": found.is_optimal,
        "count": len(found.items),
        "hours": hours_answer(found.hours),
        "blocking": found.blocking,
        "delay": found.delay,
        "centrality": _large(found.centrality),
        "complexity": found.complexity,
        "longest_chain": [item.id for item in found.longest_chain],
        "bottlenecks": share_answer(roadmap, found.bottlenecks),
        "items": [_measured(roadmap, one) for one in found.items[:limit]],
    }


def way_answer(roadmap: Roadmap, way: Way) -> what_if_schemas.Way:
    """A path, and what is proven of it."""
    return {
        **share_answer(roadmap, way.items),
        "optimal": way.is_optimal,
        "lower_bound": number(way.lower_bound),
    }


def _measured(roadmap: Roadmap, one: Measured) -> what_if_schemas.MeasuredItem:
    return {
        **brief(roadmap, one.item),
        "blocking": one.blocking,
        "delay": one.delay,
        "centrality": _large(one.centrality),
        "complexity": one.complexity,
    }


def _large(value: int | None) -> float | None:
    """The number as JSON can hold it."""
    if value is None or value <= MOST_EXACT:
        return value
    return float(value) if value <= float_info.max else None


def _chosen(roadmap: Roadmap, goal: str, value: float) -> what_if_schemas.ChosenGoal:
    return {
        "id": goal,
        "name": roadmap.name_of(goal),
        "kind": goal_kind(roadmap, goal).value,
        "value": number(value),
    }
