"""The routes for people: pages, and the files they ask for."""

from __future__ import annotations

from functools import partial
from http import HTTPStatus
from typing import TYPE_CHECKING, TypeAlias
from urllib.parse import quote

from flask import Blueprint, Response, redirect, request
from werkzeug.exceptions import NotFound

from skillpath.graph import (
    AmbiguousNameError,
    LimitError,
    SkillpathError,
    UnknownNameError,
    cheapest_path,
    find_goal,
    find_item,
    recommend,
    search,
)
from skillpath.service.web.catalogue import named
from skillpath.service.web.error_pages import readable
from skillpath.service.web.problems import status_of
from skillpath.service.web.reader import (
    ADDRESSES,
    HTML,
    asked_in_vain,
    chosen,
    learner,
    question,
    typed,
)
from skillpath.visualizations import (
    Results,
    explorer_page,
    search_page,
    skill_page,
    start_page,
    static_files,
    step_page,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from werkzeug.wrappers import Response as Answer

    from skillpath.graph import Attainable, Roadmap

    Render: TypeAlias = Callable[..., str]
    Find: TypeAlias = Callable[[Roadmap, str], str]

FOR_EVER = "public, max-age=31536000, immutable"
"""Pages ask for files with a digest of their content; a changed file has another address."""

MOST_HITS = 30


def pages(roadmap: Roadmap) -> Blueprint:
    """The pages over one roadmap."""
    routes = Blueprint("pages", __name__)

    @routes.get("/")
    def start() -> Response:
        return _answering(roadmap, start_page)

    @routes.get("/explore")
    def explore() -> Response:
        return _answering(roadmap, explorer_page)

    @routes.get("/skills/<path:name>")
    def skill(name: str) -> Answer:
        return _about(roadmap, name, find_item, skill_page, ADDRESSES.skills)

    @routes.get("/steps/<path:name>")
    def step(name: str) -> Answer:
        return _about(roadmap, name, _step, step_page, ADDRESSES.steps)

    @routes.get("/search")
    def look_up() -> Response:
        return _searched(roadmap)

    @routes.get("/static/<name>")
    def static(name: str) -> Response:
        file = static_files().get(name)
        if file is None:
            raise NotFound
        kept = FOR_EVER if request.args.get("v") == file.digest else "no-cache"
        return Response(
            file.content, content_type=file.content_type, headers={"Cache-Control": kept}
        )

    routes.after_app_request(partial(readable, roadmap))
    return routes


def _page(text: str, status: HTTPStatus = HTTPStatus.OK) -> Response:
    return Response(text, status=status, content_type=f"{HTML}; charset=utf-8")


def _answering(roadmap: Roadmap, render: Render) -> Response:
    """The page for what the form asks; the form again, with the error, where it cannot be met."""
    try:
        roadmap = chosen(roadmap)
        return _page(_answered(roadmap, render))
    except SkillpathError as error:
        text = render(roadmap, asked=asked_in_vain(error), addresses=ADDRESSES)
        return _page(text, status_of(error))


def _answered(roadmap: Roadmap, render: Render) -> str:
    """The page with the answers; the bare page, which asks nothing, is made once."""
    if not typed("known") and not typed("goal"):
        bare = f"{roadmap.id}/page/{render.__name__}"
        return roadmap.memo.recall(bare, lambda: render(roadmap, addresses=ADDRESSES))
    asked = question()
    is_aimed = bool(asked.goal or roadmap.general)
    return render(
        roadmap,
        path=cheapest_path(roadmap, asked.goal, asked.known) if is_aimed else None,
        recommendations=recommend(roadmap, asked.known, asked.goal),
        addresses=ADDRESSES,
    )


def _about(roadmap: Roadmap, name: str, find: Find, render: Render, below: str) -> Answer:
    """The page of what the name means, at the address that its id makes."""
    roadmap = chosen(roadmap)
    identifier = named(find, roadmap, name)
    if identifier != name:
        asked = request.query_string.decode()
        there = f"{below}{quote(identifier)}{'?' if asked else ''}{asked}"
        return redirect(there, HTTPStatus.SEE_OTHER)
    reader, asked_so = learner(roadmap)
    text = render(roadmap, identifier, learner=reader, asked=asked_so, addresses=ADDRESSES)
    return _page(text, HTTPStatus.UNPROCESSABLE_ENTITY if asked_so else HTTPStatus.OK)


def _searched(roadmap: Roadmap) -> Response:
    """What the text may mean; what is spelt most alike where it means nothing."""
    text = request.args.get("q", "").strip()
    roadmap = chosen(roadmap)
    reader, asked = learner(roadmap)
    try:
        hits = search(roadmap, text, limit=MOST_HITS)
        nearest = [] if hits or not text else _spelt_alike(roadmap, text)
        results = Results(text, hits, nearest)
    except LimitError as error:
        asked, results = asked_in_vain(error), Results()
    page = search_page(roadmap, results, learner=reader, asked=asked, addresses=ADDRESSES)
    return _page(page, HTTPStatus.UNPROCESSABLE_ENTITY if asked else HTTPStatus.OK)


def _spelt_alike(roadmap: Roadmap, text: str) -> list[Attainable]:
    try:
        return [roadmap.by_id[find_item(roadmap, text)]]
    except UnknownNameError as error:
        return [roadmap.by_id[one] for one in error.nearest]
    except AmbiguousNameError as error:
        return [roadmap.by_id[one] for one in error.candidates]


def _step(roadmap: Roadmap, name: str) -> str:
    """The id of the step that the name means.

    Raises:
        UnknownNameError: when none bears it.
    """
    found = find_goal(roadmap, name)
    if found not in roadmap.steps_by_id:
        raise UnknownNameError(name, "a step", (found,))
    return found
