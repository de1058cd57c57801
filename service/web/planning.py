"""The page that plans the weeks."""

from __future__ import annotations

from datetime import date, timedelta
from http import HTTPStatus
from typing import TYPE_CHECKING

from flask import Response, current_app, redirect, request
from werkzeug.datastructures import MultiDict

from skillpath.graph import NoTimeError, SkillpathError, TooLongError, WrongNameError
from skillpath.service.plan_formats import FORMATS
from skillpath.service.plan_making import made_plan, wished_options
from skillpath.service.web.media import HTML
from skillpath.service.web.plan_form import in_one_form
from skillpath.service.web.plan_questions import PlanQuestion
from skillpath.service.web.problems import status_of
from skillpath.service.web.questions import from_query
from skillpath.service.web.running.lasting import running_of
from skillpath.service.web.subscriptions import token_of
from skillpath.service.web.visitor import ADDRESSES, asked_in_vain, chosen, places, typed
from skillpath.service.web.wrong_fields import fields_of
from skillpath.visualizations import Offer, PlanAnswer, PlanAsked, WrongField, plan_page, texts

if TYPE_CHECKING:
    from werkzeug.wrappers import Response as Answer

    from skillpath.graph import Roadmap
    from skillpath.visualizations import Asked

OF_NAMES = frozenset({"known", "goal", "roadmap_id"})
"""Fields whose names in doubt the page explains by itself."""

OFFERS = tuple(Offer(one.name, one.ending) for one in FORMATS if not one.extra)
"""The formats that are written over HTTP."""

WEEK = 7


def plan(roadmap: Roadmap) -> Answer:
    """The plan that the address asks for; the form alone where it aims at nothing.

    An address that a form made leads to the one that says the same as programs do, with the first
    day in it, so that a plan that is kept or shared stays the plan that it was.
    """
    today = running_of(current_app).today()
    told = PlanAsked(today, next_monday(today), in_one_form(request.args, today))
    found = None
    try:
        found = chosen(roadmap)
        if not told.typed.all("goal") and found.general is None:
            return _page(plan_page(found, told, asked=_learner(), addresses=places()))
        if not told.typed.all("start"):
            told = _begun(told)
        if list(told.typed.pairs) != list(request.args.items(multi=True)):
            return redirect(f"{ADDRESSES.plan}{told.typed.query}", HTTPStatus.SEE_OTHER)
        return _page(_planned(found, told))
    except SkillpathError as error:
        unknown = "" if found else "".join(typed("roadmap_id")[:1])
        told = PlanAsked(told.today, told.start, told.typed, _faults(found or roadmap, error))
        asked = asked_in_vain(None if told.faults else error, unknown)
        page = plan_page(found or roadmap, told, asked=asked, addresses=places())
        return _page(page, status_of(error))


def next_monday(today: date) -> date:
    """The day itself if it is one: whoever plans on a Monday can begin at once."""
    return today + timedelta(-today.weekday() % WEEK)


def _begun(told: PlanAsked) -> PlanAsked:
    changed = told.typed.changed(start=(told.start.isoformat(),))
    return PlanAsked(told.today, told.start, changed)


def _planned(roadmap: Roadmap, told: PlanAsked) -> str:
    asked = from_query(PlanQuestion, MultiDict(list(told.typed.pairs)))
    made = made_plan(roadmap, asked)
    token = token_of(asked, asked.roadmap_id)
    calendar = f"/plans/{token}.ics" if token else ""
    options = () if made.replanned or asked.first else wished_options(roadmap, asked)
    answer = PlanAnswer(made.plan, made.replanned, options, OFFERS, calendar)
    return plan_page(roadmap, told, answer=answer, addresses=places())


def _learner() -> Asked | None:
    """What is known, for a form that is not answered."""
    return asked_in_vain() if typed("known") else None


def _faults(roadmap: Roadmap, error: SkillpathError) -> tuple[WrongField, ...]:
    """What is wrong beside names that the page explains: by field, without the place in a list."""
    match error:
        case TooLongError(items=items):
            names = texts(places().language).plain("list.comma").join(map(roadmap.name_of, items))
            return (WrongField("whole", names, "too-long"),)
        case NoTimeError(hours=hours):
            return (WrongField("hours_per_week", texts(places().language).hours(hours), "no-time"),)
        case WrongNameError():
            wrong = [(one.field, one.name) for one in error.every]
        case _:
            wrong = [(where, found) for where, found, _ in fields_of(error)]
    faults = (WrongField(where.partition("[")[0], found) for where, found in wrong)
    return tuple(one for one in faults if one.field not in OF_NAMES)


def _page(text: str, status: HTTPStatus = HTTPStatus.OK) -> Response:
    return Response(text, status=status, content_type=HTML.content_type)
