"""What was asked for a plan, as it travels in a file of the plan: one line of JSON."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from skillpath.graph import Availability, Review, Terms
from skillpath.ontology.document_out import number
from skillpath.ontology.json_text import values_of
from skillpath.ontology.plans.forms import QuestionForm, checked
from skillpath.ontology.plans.ticked import PlanQuestion

if TYPE_CHECKING:
    from skillpath.ontology.document_out import Json


def question_text(question: PlanQuestion) -> str:
    """The question in one line of ASCII; of ids, days and numbers, none of which ends a comment."""
    return json.dumps(question_document(question))


def question_document(question: PlanQuestion) -> Json:
    """The question as JSON values, under the keys that the JSON form of a plan has for them."""
    terms, there = question.terms, question.terms.availability
    return {
        "roadmap": question.roadmap,
        "goals": list(question.goals),
        "known": list(question.known),
        "forbid": list(question.forbid),
        "prefer": list(question.prefer),
        "start": terms.start.isoformat(),
        "weekdays": [number(one) for one in there.weekdays],
        "days_off": [one.isoformat() for one in sorted(there.days_off)],
        "deadlines": {goal: day.isoformat() for goal, day in sorted(terms.deadlines.items())},
        "tracks": terms.tracks,
        "whole": sorted(terms.whole),
        "pace": number(question.pace),
        "strict": question.strict,
        **({"review_share": number(terms.review.share)} if terms.review else {}),
        **({"first": list(terms.first)} if terms.first else {}),
    }


def question_in(text: str, where: str, line: int) -> PlanQuestion:
    """The question that a line of a file holds.

    Raises:
        UnreadableError: when it holds none.
    """
    found = values_of(text.encode(), where, format_="JSON in one line")
    return question_in_form(checked(QuestionForm, found, where, lambda _: line))


def question_in_form(form: QuestionForm) -> PlanQuestion:
    """The question in values that were checked."""
    there = Availability(tuple(form.weekdays), frozenset(form.days_off))
    return PlanQuestion(
        roadmap=form.roadmap,
        goals=tuple(form.goals),
        terms=Terms(
            start=form.start,
            availability=there,
            deadlines=form.deadlines,
            tracks=form.tracks,
            whole=frozenset(form.whole),
            review=Review(share=form.review_share) if form.review_share else None,
            first=tuple(form.first),
        ),
        known=tuple(form.known),
        forbid=tuple(form.forbid),
        prefer=tuple(form.prefer),
        pace=form.pace,
        strict=form.strict,
    )
