"""The calendar that somebody subscribed to: planned anew each time, from what its address asks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Response

from skillpath.graph import SkillpathError, named_roadmap
from skillpath.service.plan_formats import PLAN_FORMATS
from skillpath.service.plan_making import wished_plan
from skillpath.service.web.caching import PRIVATE
from skillpath.service.web.documents import plan_document
from skillpath.service.web.subscriptions import SubscriptionEndedError, question_in
from skillpath.service.web.visitor import places

if TYPE_CHECKING:
    from skillpath.graph import Roadmap


def calendar(roadmap: Roadmap, token: str) -> Response:
    """The plan that the token asks for, as a calendar."""
    asked, form = question_in(token), PLAN_FORMATS["ics"]
    try:
        plan = wished_plan(named_roadmap(roadmap, asked.roadmap_id), asked.wish)
    except SkillpathError as error:
        raise SubscriptionEndedError(error) from error
    name = f"{plan_document(roadmap, plan).stem}.{form.ending}"
    return Response(
        form.written(plan, places().language),
        content_type=form.media,
        headers={
            "Content-Disposition": f'inline; filename="{name}"',
            "Cache-Control": PRIVATE,
        },
    )
