"""Problem documents as pages, for people."""

from __future__ import annotations

from typing import TYPE_CHECKING

import orjson
from flask import request

from skillpath.service.web.finishing import vary
from skillpath.service.web.media import HTML, JSON
from skillpath.service.web.routes import PREFIX
from skillpath.service.web.visitor import asked_in_vain, places, wants_page
from skillpath.visualizations import Trouble, trouble_page

if TYPE_CHECKING:
    from flask import Response

    from skillpath.graph import Roadmap

PROBLEM = "application/problem+json"


def readable(roadmap: Roadmap, response: Response) -> Response:
    """The same response, its problem document told as a page where a browser asks.

    Below the prefix of the API all that asks is a program.
    """
    if response.mimetype != PROBLEM or request.path.startswith(f"{PREFIX}/"):
        return response
    vary(request.environ, "Accept")
    if wants_page(PROBLEM, JSON.type):
        told = orjson.loads(response.get_data())
        trouble = Trouble(
            status=response.status_code,
            title=told["title"],
            detail=told["detail"],
            type=told["type"],
            name=told.get("name", ""),
            meant=tuple(told.get("candidates", told.get("nearest", ()))),
            is_ambiguous="candidates" in told,
        )
        page = trouble_page(roadmap, trouble, asked=asked_in_vain(), addresses=places())
        response.set_data(page)
        response.content_type = HTML.content_type
    return response
