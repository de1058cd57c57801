"""The page that others may put into theirs."""

from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING

from flask import Response, request
from werkzeug.datastructures import MultiDict

from skillpath.graph import SkillpathError, named_roadmap
from skillpath.service.map_answers import wished_map
from skillpath.service.web.map_questions import EmbedQuestion
from skillpath.service.web.media import HTML
from skillpath.service.web.problems import status_of
from skillpath.service.web.questions import from_query
from skillpath.service.web.visitor import places
from skillpath.visualizations import EMBED_POLICY, embed_page

if TYPE_CHECKING:
    from skillpath.graph import Roadmap

THEMES = ("system", "light", "dark")


def embed(roadmap: Roadmap) -> Response:
    """The map that the address asks for; in its place, what is wrong with the address."""
    given = [(name, one) for name, one in request.args.items(multi=True) if one.strip()]
    try:
        asked = from_query(EmbedQuestion, MultiDict(given))
        chosen = named_roadmap(roadmap, asked.roadmap_id)
        drawn = wished_map(chosen, asked, places().language)
    except SkillpathError as error:
        theme = next((one for name, one in given if name == "theme" and one in THEMES), THEMES[0])
        return _page(
            embed_page(None, theme=theme, error=str(error), addresses=places()), status_of(error)
        )
    page = embed_page(drawn, goals=asked.goal, theme=asked.theme, addresses=places())
    return _page(page, HTTPStatus.OK)


def _page(text: str, status: HTTPStatus) -> Response:
    policy = {"Content-Security-Policy": EMBED_POLICY}
    return Response(text, status=status, content_type=HTML.content_type, headers=policy)
