"""A study plan as JSON, for the command line, HTTP and files alike."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from skillpath.ontology.document_out import number
from skillpath.ontology.plans.ticked import question_of, told_of
from skillpath.service.answers import encoded, hours_answer, known_answer

if TYPE_CHECKING:
    from collections.abc import Sequence

    from skillpath.graph import (
        Arrival,
        Finish,
        Milestone,
        Moved,
        Plan,
        Planned,
        PlanOption,
        Roadmap,
        Week,
    )
    from skillpath.service import plan_schemas
    from skillpath.service.plan_making import Made


def plan_json(plan: Plan, *, language: str = "en") -> bytes:  # noqa: ARG001 - as all writers
    """The plan as a file: what the command line prints and HTTP answers."""
    return encoded(plan_answer(plan))


def made_json(made: Made) -> bytes:
    """The same of a plan that was made anew, with what has moved."""
    return encoded(made_answer(made))


def made_answer(made: Made) -> plan_schemas.Plan:
    """The plan, and what has moved in it where it was made anew."""
    found = plan_answer(made.plan)
    if made.replanned:
        found["moved"] = [_moved(one) for one in made.replanned.moved]
    return found


def _moved(one: Moved) -> plan_schemas.PlanMove:
    return {
        "id": one.id,
        "before": one.before.isoformat(),
        "after": one.after.isoformat(),
        "why": [{"why": each.why.value, "amount": number(each.amount)} for each in one.why],
    }


def options_answer(_: Roadmap, found: Sequence[PlanOption]) -> plan_schemas.PlanOptions:
    """Plans side by side."""
    return {"options": [_option(one) for one in found]}


def _option(one: PlanOption) -> plan_schemas.PlanOption:
    certified = one.first_certification
    return {
        "aim": one.aim.value,
        "first": one.plan.items[0].id if one.plan.items else None,
        "first_item": one.first_item.isoformat(),
        "first_certification": certified.isoformat() if certified else None,
        "ends": one.ends.isoformat(),
        "lateness_days": one.plan.lateness,
    }


def plan_answer(plan: Plan) -> plan_schemas.Plan:
    """The whole plan: its terms, when what is reached, and what is learned when."""
    roadmap, terms, there = plan.roadmap, plan.terms, plan.terms.availability
    kept = plan.path.constrained
    return {
        "goals": list(plan.path.goals.ids),
        **known_answer(plan.path.knowledge),
        "forbid": list(kept.forbid) if kept else [],
        "prefer": list(kept.prefer) if kept else [],
        "roadmap": roadmap.id,
        "since": plan.since.isoformat(),
        "start": terms.start.isoformat(),
        "ends": plan.ends.isoformat(),
        "hours": hours_answer(plan.path.hours),
        "hours_per_week": number(there.hours_per_week),
        "weekdays": [number(one) for one in there.weekdays],
        "days_off": [one.isoformat() for one in sorted(there.days_off)],
        "deadlines": {goal: day.isoformat() for goal, day in sorted(terms.deadlines.items())},
        "tracks": terms.tracks,
        "whole": sorted(terms.whole),
        "strict": question_of(plan).strict,
        "first": list(terms.first),
        "review_share": number(terms.review.share) if terms.review else 0,
        "pace": number(plan.pace.assumed),
        "estimated_pace": number(round(plan.pace.median, 6)),
        "range": {"likely": _finish(plan.range.likely), "safe": _finish(plan.range.safe)},
        "lateness_days": plan.lateness,
        "minimal": plan.is_minimal,
        "needed_hours_per_week": None if plan.needed is None else number(plan.needed),
        "arrivals": [_arrival(roadmap, one) for one in plan.arrivals],
        "items": [_item(roadmap, one) for one in plan.items],
        "weeks": [_week(one) for one in plan.weeks],
        "milestones": [_milestone(roadmap, one) for one in plan.milestones],
        "moved": [],
    }


def _arrival(roadmap: Roadmap, one: Arrival) -> plan_schemas.PlanArrival:
    return {
        "goal": one.goal,
        "name": roadmap.name_of(one.goal),
        "day": one.day.isoformat(),
        "deadline": one.deadline.isoformat() if one.deadline else None,
        "late_days": one.late,
    }


def _item(roadmap: Roadmap, one: Planned) -> plan_schemas.PlanItem:
    item, step = one.item.item, roadmap.step_of.get(one.id)
    return {
        "id": item.id,
        "name": item.name,
        "kind": item.kind.value,
        "step": step.id if step else None,
        "url": item.url,
        "hours": number(one.hours),
        "begins": one.begins.isoformat(),
        "ends": one.ends.isoformat(),
        "earliest_week": one.earliest.isoformat(),
        "latest_week": one.latest.isoformat(),
        "slack_weeks": one.slack,
        "critical": one.is_critical,
        "because": [
            {"needed_by": because.needed_by, "reason": because.reason}
            for because in one.item.because
        ],
        "done": _done(one),
    }


def _done(one: Planned) -> plan_schemas.PlanDone | None:
    told = told_of(one)
    if told is None:
        return None
    return {
        "stage": told.stage.value,
        "hours": None if told.hours is None else number(told.hours),
        "day": told.day.isoformat() if told.day else None,
    }


def _finish(one: Finish) -> plan_schemas.PlanFinish:
    return {"ends": one.ends.isoformat(), "weeks": one.weeks}


def _week(one: Week) -> plan_schemas.PlanWeek:
    return {
        "begins": one.begins.isoformat(),
        "hours": number(one.hours),
        "used": number(one.used),
        "items": [
            {"id": share.id, "hours": number(share.hours), "last": share.is_last}
            for share in one.shares
        ],
        "reviews": [{"id": share.id, "hours": number(share.hours)} for share in one.reviews],
    }


def _milestone(roadmap: Roadmap, one: Milestone) -> plan_schemas.PlanMilestone:
    return {
        "day": one.day.isoformat(),
        "kind": cast("plan_schemas.MilestoneKind", one.kind),
        "id": one.id,
        "name": roadmap.name_of(one.id),
    }
