"""The views that the types of problems lead to: pages for people, JSON for programs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Response
from werkzeug.exceptions import NotFound

from skillpath.service.answers import encoded
from skillpath.service.web.media import HTML, JSON
from skillpath.service.web.negotiation import negotiated
from skillpath.service.web.problem_examples import example
from skillpath.service.web.problem_types import PROBLEM_TYPES
from skillpath.service.web.visitor import places
from skillpath.visualizations import problem_page, problems_page

if TYPE_CHECKING:
    from skillpath.graph import Roadmap
    from skillpath.service.web.media import Media


def problems(roadmap: Roadmap) -> Response:
    """Every type of problem that the service answers with."""
    kinds = PROBLEM_TYPES.values()
    if negotiated((JSON, HTML)) is HTML:
        return _told(problems_page(roadmap, kinds, addresses=places()), HTML)
    return _told(encoded({"problems": [one.told() for one in kinds]}), JSON)


def problem(roadmap: Roadmap, slug: str) -> Response:
    """One type of problem: what it means, and what to do about it."""
    if slug not in PROBLEM_TYPES:
        raise NotFound
    kind = PROBLEM_TYPES[slug]
    if negotiated((JSON, HTML)) is HTML:
        met = example(roadmap, slug)
        return _told(problem_page(roadmap, kind, example=met, addresses=places()), HTML)
    return _told(encoded(kind.told()), JSON)


def _told(content: str | bytes, media: Media) -> Response:
    return Response(content, content_type=media.content_type)
