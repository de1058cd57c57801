"""The routes for people: the start page, the map, and the files they ask for."""

from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING

from flask import Blueprint, Response, request
from werkzeug.datastructures import MultiDict
from werkzeug.exceptions import NotFound

from skillpath.graph import SkillpathError, cheapest_path, named_roadmap, recommend
from skillpath.service.web.api import PREFIX
from skillpath.service.web.problems import status_of
from skillpath.service.web.questions import NextQuestion, RoadmapQuestion, from_query
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

ADDRESSES = Addresses(home="/", explore="/explore", static="/static/", api=f"{PREFIX}/roadmap")
MOST_KEPT = 100
"""How many names of a refused question stand in the form again."""

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
            raise NotFound
        kept = FOR_EVER if request.args.get("v") == file.digest else "no-cache"
        return Response(
            file.content, content_type=file.content_type, headers={"Cache-Control": kept}
        )

    return routes


def _page(roadmap: Roadmap, render: Callable[..., str]) -> Response:
    """The page for what the form asks; the form again, with the error, where it cannot be met."""
    known, goals = (_typed(name) for name in ("known", "goal"))
    status = HTTPStatus.OK
    try:
        roadmap = _chosen(roadmap)
        text = _answered(roadmap, render, known, goals)
    except SkillpathError as error:
        status = status_of(error)
        asked = Asked(tuple(known[:MOST_KEPT]), tuple(goals[:MOST_KEPT]), str(error))
        text = render(roadmap, asked=asked, addresses=ADDRESSES)
    return Response(text, status=status, content_type="text/html; charset=utf-8")


def _chosen(roadmap: Roadmap) -> Roadmap:
    """The roadmap that the address names; the general one where it names none."""
    asked = from_query(RoadmapQuestion, MultiDict({"roadmap_id": _typed("roadmap_id")}))
    return named_roadmap(roadmap, asked.roadmap_id)


def _typed(name: str) -> list[str]:
    """The fields of this name that were filled in."""
    return [value for value in request.args.getlist(name) if value.strip()]


def _answered(
    roadmap: Roadmap, render: Callable[..., str], known: list[str], goals: list[str]
) -> str:
    """The page with the answers; the bare page, which asks nothing, is made once."""
    if not known and not goals:
        bare = f"{roadmap.id}/page/{render.__name__}"
        return roadmap.memo.recall(bare, lambda: render(roadmap, addresses=ADDRESSES))
    asked = from_query(NextQuestion, MultiDict({"known": known, "goal": goals}))
    is_aimed = bool(asked.goal or roadmap.general)
    return render(
        roadmap,
        path=cheapest_path(roadmap, asked.goal, asked.known) if is_aimed else None,
        recommendations=recommend(roadmap, asked.known, asked.goal),
        addresses=ADDRESSES,
    )
