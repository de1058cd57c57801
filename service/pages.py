"""The routes for people: the start page, the map, and the files they ask for."""

from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING

from flask import Blueprint, Response, request
from werkzeug.datastructures import MultiDict
from werkzeug.exceptions import NotFound

from skillpath.graph import Path, Recommendations, SkillpathError, cheapest_path, recommend
from skillpath.service.api import PREFIX
from skillpath.service.problems import status_of
from skillpath.service.questions import NextQuestion, from_query
from skillpath.visualizations import (
    Addresses,
    Asked,
    explorer_page,
    start_page,
    static_files,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from skillpath.graph import Roadmap

FIELDS = ("known", "goal")
ADDRESSES = Addresses(home="/", explore="/explore", static="/static/", api=f"{PREFIX}/roadmap")
FOR_EVER = "public, max-age=31536000, immutable"
"""Pages ask for files with a digest of their content; a changed file has another address."""


def pages(roadmap: Roadmap) -> Blueprint:
    """The pages over one roadmap."""
    routes = Blueprint("pages", __name__)

    @routes.get("/")
    def start() -> Response:
        return _page(roadmap, start_page)

    @routes.get("/explore")
    def explore() -> Response:
        return _page(roadmap, explorer_page)

    @routes.get("/static/<name>")
    def static(name: str) -> Response:
        file = static_files().get(name)
        if file is None:
            raise NotFound(f"found no file {name!r}")
        kept = FOR_EVER if request.args.get("v") == file.digest else "no-cache"
        return Response(
            file.content, content_type=file.content_type, headers={"Cache-Control": kept}
        )

    return routes


def _page(roadmap: Roadmap, render: Callable[..., str]) -> Response:
    """The page for what the form asks; the form again, with the error, where it cannot be met."""
    typed = {name: [one for one in request.args.getlist(name) if one.strip()] for name in FIELDS}
    try:
        path, found = _answers(roadmap, typed)
        text, status = render(roadmap, path=path, recommendations=found, addresses=ADDRESSES), 200
    except SkillpathError as error:
        status = status_of(error)
        asked = Asked(tuple(typed["known"][:100]), tuple(typed["goal"][:100]), str(error))
        text = render(roadmap, asked=asked, addresses=ADDRESSES)
    return Response(text, status=HTTPStatus(status), content_type="text/html; charset=utf-8")


def _answers(
    roadmap: Roadmap, typed: dict[str, list[str]]
) -> tuple[Path | None, Recommendations | None]:
    """What was asked, answered; nothing when nothing was asked."""
    asked = from_query(NextQuestion, MultiDict(typed))
    if not asked.known and not asked.goal:
        return None, None
    found = recommend(roadmap, asked.known, asked.goal)
    path = cheapest_path(roadmap, asked.goal, asked.known) if asked.goal else None
    return path, found
