"""A plan that comes back from a file: what was asked for it, and what of it is done."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from skillpath.graph import Stage
from skillpath.service.plan_wishes import Wished

if TYPE_CHECKING:
    from skillpath.graph import Done
    from skillpath.ontology.plans.ticked import PlanQuestion, Ticked


def wished_again(told: Ticked, start: str) -> Wished:
    """The question that the file carries, with what is done by now; `start` where it has none."""
    asked = _asked(told.question) if told.question else Wished(start=start)
    begun = [one for one in told.done if one.stage is Stage.BEGUN]
    done = [one for one in told.done if one.stage is not Stage.BEGUN]
    return replace(asked, done=tuple(map(_text, done)), begun=tuple(map(_text, begun)))


def _asked(question: PlanQuestion) -> Wished:
    terms = question.terms
    return Wished(
        start=terms.start.isoformat(),
        goal=question.goals,
        known=question.known,
        forbid=question.forbid,
        prefer=question.prefer,
        weekdays=terms.availability.weekdays,
        deadline=tuple(f"{goal}={day}" for goal, day in sorted(terms.deadlines.items())),
        day_off=tuple(day.isoformat() for day in sorted(terms.availability.days_off)),
        tracks=terms.tracks,
        whole=tuple(sorted(terms.whole)),
        pace=question.pace,
        strict=question.strict,
        review_share=terms.review.share if terms.review else 0.0,
        first=terms.first,
    )


def _text(one: Done) -> str:
    hours = "" if one.hours is None else f"={one.hours:.6f}".rstrip("0").rstrip(".")
    return f"{one.id}{hours}" + (f"@{one.day.isoformat()}" if one.day else "")
