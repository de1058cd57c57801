"""What programs can ask of study plans."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from skillpath.graph import ContradictionError, NoTimeError, TooLongError, UnavoidableError
from skillpath.service import plan_schemas
from skillpath.service.format_answers import formats_answer
from skillpath.service.plan_answers import made_answer, options_answer
from skillpath.service.plan_formats import FORMATS
from skillpath.service.plan_making import made_plan, wished_options
from skillpath.service.plan_terms import WrongTermsError
from skillpath.service.web.documents import plan_document
from skillpath.service.web.guidance import REFUSED
from skillpath.service.web.media import JSON, Media
from skillpath.service.web.operations import Link, Operation
from skillpath.service.web.plan_questions import PlanOptionsQuestion, PlanQuestion
from skillpath.service.web.questions import NoQuestion
from skillpath.service.web.subscriptions import token_of
from skillpath.service.web.visitor import places
from skillpath.service.web.ways import aims

if TYPE_CHECKING:
    from collections.abc import Iterator

    from skillpath.graph import PlanOption, Roadmap
    from skillpath.service.plan_making import Made
    from skillpath.service.written_plans import PlanFormat


def plan(one: Roadmap, asked: PlanQuestion) -> Made:
    """A study plan: the cheapest path to the goals, week by week, as little late as can be.

    Each item has its days and the weeks that are possible for it; `range` says when the plan ends
    at a usual pace and at a slow one. Where a deadline cannot be kept, `needed_hours_per_week` says
    what would keep it, and `arrivals` how late each goal is. With `done` and `today` the rest is
    planned anew. Also as a calendar, a checklist, a table and more; `/api/v1/formats` lists them
    with what each leaves out.
    """
    aims(one, asked.goal)
    return made_plan(one, asked)


def options(one: Roadmap, asked: PlanOptionsQuestion) -> tuple[PlanOption, ...]:
    """The same path in up to three orders, side by side.

    What is due first is the plan of `/plans`; the others put the certification first that can be
    reached first, if there is one, or small steps. All take the same hours, from the first day on;
    `aim` asks for the whole of one.
    """
    aims(one, asked.goal)
    return wished_options(one, asked)


def _calendar(asked: PlanQuestion) -> Iterator[Link]:
    """Where a calendar that stays up to date is, if addresses can be signed."""
    token = token_of(asked, asked.roadmap_id)
    if token:
        yield Link("alternate", f"/plans/{token}.ics", "text/calendar")


def formats(one: Roadmap, _: NoQuestion) -> Roadmap:
    """The formats that paths and plans are written in: what each is for, and what it leaves out."""
    return one


def _media(one: PlanFormat) -> Media:
    """The format as HTTP calls it."""
    parameters = one.media.removeprefix(one.media_type)
    return Media(one.name, one.media_type, parameters, one.policy, one.extension)


def _written(form: PlanFormat, _: Roadmap, found: Made) -> bytes:
    return form.written(found.plan, places().language)


REFUSED_PLANS = (
    ContradictionError,
    UnavoidableError,
    WrongTermsError,
    NoTimeError,
    TooLongError,
    *REFUSED,
)

OPERATIONS = (
    Operation(
        path="/plans",
        tag="Guidance",
        asks=PlanQuestion,
        find=plan,
        tell=lambda _, found: made_answer(found),
        answers=plan_schemas.Plan,
        refuses=REFUSED_PLANS,
        others={
            _media(one): partial(_written, one)
            for one in FORMATS
            if one.name != JSON.name and not one.extra
        },
        document=lambda roadmap, found: plan_document(roadmap, found.plan),
        leads=_calendar,
        has_long_files=True,
    ),
    Operation(
        path="/plans/options",
        tag="Guidance",
        asks=PlanOptionsQuestion,
        find=options,
        tell=options_answer,
        answers=plan_schemas.PlanOptions,
        refuses=REFUSED_PLANS,
    ),
    Operation(
        path="/formats",
        tag="Service",
        asks=NoQuestion,
        find=formats,
        tell=lambda _, __: formats_answer(),
        answers=plan_schemas.Formats,
    ),
)
"""The operations of this room."""
