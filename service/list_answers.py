"""Lists as JSON, for the command line and HTTP alike."""

from __future__ import annotations

from typing import TYPE_CHECKING

from skillpath.graph import Effort, dependence_counts, goal_kind
from skillpath.ontology.document_out import number
from skillpath.service.answers import brief, hours_answer, known_answer

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from skillpath.graph import (
        Attainable,
        Comparison,
        Edge,
        Goal,
        GoalWay,
        Hit,
        Neighbor,
        Roadmap,
        Turn,
    )
    from skillpath.service import list_schemas


def skill_listed(roadmap: Roadmap, item: Attainable) -> list_schemas.ListedSkill:
    """An item of a list."""
    return {
        **brief(roadmap, item),
        "level": item.level.value if item.level else None,
        "status": item.status.value,
        "description": item.description,
        "blocked_count": dependence_counts(roadmap)[item.id],
    }


def found_answer(roadmap: Roadmap, query: str, hits: Iterable[Hit]) -> list_schemas.Found:
    """What a query may mean."""
    return {"query": query, "results": [_found(roadmap, hit) for hit in hits]}


def goal_answer(goal: Goal) -> list_schemas.Goal:
    """Something to aim at."""
    return {
        "id": goal.id,
        "name": goal.name,
        "kind": goal.kind.value,
        "hours": hours_answer(goal.hours),
    }


def prerequisite_listed(roadmap: Roadmap, one: Neighbor) -> list_schemas.Prerequisite:
    """Something that an item needs."""
    return {**_neighbor(roadmap, one), "because": [_needed_by(edge) for edge in one.because]}


def dependent_listed(roadmap: Roadmap, one: Neighbor) -> list_schemas.Dependent:
    """Something that needs an item."""
    return {**_neighbor(roadmap, one), "because": [_needs(edge) for edge in one.because]}


def _found(roadmap: Roadmap, hit: Hit) -> list_schemas.FoundSkill:
    return {
        **brief(roadmap, hit.item),
        "status": hit.item.status.value,
        "score": hit.score,
        "label": hit.label,
        "field": hit.field,
        "highlights": list(hit.spans),
    }


def _neighbor(roadmap: Roadmap, one: Neighbor) -> list_schemas.Neighbor:
    return {
        **brief(roadmap, one.item),
        "status": one.item.status.value,
        "depth": one.depth,
        "strength": one.strength.value,
        "choice": one.is_choice,
    }


def _needed_by(edge: Edge) -> list_schemas.NeededBy:
    return {
        "needed_by": edge.dependent,
        "reason": edge.reason,
        "strength": edge.strength.value,
        "choice": edge.is_choice,
    }


def _needs(edge: Edge) -> list_schemas.Needs:
    return {
        "needs": edge.prerequisite,
        "reason": edge.reason,
        "strength": edge.strength.value,
        "choice": edge.is_choice,
    }


def comparison_answer(roadmap: Roadmap, found: Comparison) -> list_schemas.Comparison:
    """Goals side by side."""
    return {
        **known_answer(found.knowledge),
        "goals": [_compared(roadmap, one) for one in found.goals],
        "shared": share_answer(roadmap, found.shared),
        "together": {
            **share_answer(roadmap, found.together.items),
            "optimal": found.together.is_optimal,
            "lower_bound": number(found.together.lower_bound),
            "saved_hours": number(found.saved_hours),
        },
        "in_turn": {
            "hours": hours_answer(Effort.total(one.way.hours for one in found.in_turn)),
            "saved_hours": number(found.saved_in_turn),
            "goals": [_turn(roadmap, one) for one in found.in_turn],
        },
    }


def _compared(roadmap: Roadmap, one: GoalWay) -> list_schemas.ComparedGoal:
    return {
        "id": one.goal,
        "name": roadmap.name_of(one.goal),
        "kind": goal_kind(roadmap, one.goal).value,
        "hours": hours_answer(one.way.hours),
        "count": len(one.way.items),
        "optimal": one.way.is_optimal,
        "lower_bound": number(one.way.lower_bound),
        "alone": share_answer(roadmap, one.alone),
    }


def _turn(roadmap: Roadmap, one: Turn) -> list_schemas.Turn:
    return {
        **share_answer(roadmap, one.way.items),
        "id": one.goal,
        "name": roadmap.name_of(one.goal),
        "optimal": one.way.is_optimal,
        "lower_bound": number(one.way.lower_bound),
    }


def share_answer(roadmap: Roadmap, items: Sequence[Attainable]) -> list_schemas.Share:
    """Some items, and the hours of all of them."""
    return {
        "hours": hours_answer(Effort.total(item.hours for item in items)),
        "items": [brief(roadmap, item) for item in items],
    }
