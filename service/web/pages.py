"""The views for people: pages, and the files they ask for."""

from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING, TypeAlias
from urllib.parse import quote, urlencode

from flask import Response, redirect, request
from werkzeug.exceptions import NotFound

from skillpath.graph import (
    AmbiguousNameError,
    Constraints,
    LimitError,
    SkillpathError,
    UnknownNameError,
    cheapest_path,
    compare,
    find_item,
    find_step,
    recommend,
    search,
)
from skillpath.graph.paths.comparison import LEAST_GOALS, MOST_GOALS
from skillpath.ontology import vocabulary
from skillpath.service.answers import next_answer, path_answer
from skillpath.service.web.catalogue import named
from skillpath.service.web.media import HTML
from skillpath.service.web.problems import status_of
from skillpath.service.web.visitor import (
    ADDRESSES,
    MapPageQuestion,
    asked_in_vain,
    chosen,
    learner,
    map_question,
    places,
    question,
    typed,
)
from skillpath.visualizations import (
    Answers,
    Results,
    edition,
    explorer_page,
    search_page,
    skill_page,
    start_page,
    static_files,
    step_page,
    vocabulary_page,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from werkzeug.wrappers import Response as Answer

    from skillpath.graph import Attainable, Comparison, Path, Roadmap
    from skillpath.service.web.questions import NextQuestion

    Render: TypeAlias = Callable[..., str]

FOR_EVER = "public, max-age=31536000, immutable"
"""Pages ask for files below a digest of them all; changed files have other addresses."""

MOST_HITS = 30


def start(roadmap: Roadmap) -> Response:
    """What is known and aimed at, and the answer."""
    return _answering(roadmap, _started, start_page)


def explore(roadmap: Roadmap) -> Response:
    """The map."""
    return _answering(roadmap, _explored, explorer_page)


def skill(roadmap: Roadmap, name: str) -> Answer:
    """All about one item."""
    roadmap = chosen(roadmap)
    item = named(find_item, roadmap, name)
    return _about(roadmap, item, skill_page) if item == name else _moved(ADDRESSES.skills, item)


def step(roadmap: Roadmap, name: str) -> Answer:
    """All about a step; one of another roadmap is a page of that."""
    roadmap = chosen(roadmap)
    step = named(find_step, roadmap, name)
    if step.id not in roadmap.steps_by_id:
        (owner,) = [one.id for one in roadmap.outlines.values() if step in one.steps]
        return _moved(ADDRESSES.steps, step.id, owner)
    if step.id != name:
        return _moved(ADDRESSES.steps, step.id)
    return _about(roadmap, step.id, step_page)


def skills(_: Roadmap) -> Answer:
    """From the folder that an address ends in to the page that says more."""
    return redirect(ADDRESSES.search, HTTPStatus.SEE_OTHER)


def steps(_: Roadmap) -> Answer:
    """Likewise to the steps."""
    return redirect(f"{ADDRESSES.home}#steps", HTTPStatus.SEE_OTHER)


def static(_: Roadmap, asked: str, name: str) -> Response:
    """A file that pages ask for, in the edition that they know."""
    file = static_files().get(name)
    if file is None:
        raise NotFound
    kept = FOR_EVER if asked == edition() else "no-cache"
    return Response(file.content, content_type=file.content_type, headers={"Cache-Control": kept})


def terms(roadmap: Roadmap) -> Response:
    """The vocabulary with its definitions; made once, from the file that the service came with."""
    text = roadmap.memo.recall(
        f"page/vocabulary/{places().language}",
        lambda: vocabulary_page(roadmap, vocabulary(), addresses=places()),
    )
    return _page(text)


def _page(text: str, status: HTTPStatus = HTTPStatus.OK) -> Response:
    return Response(text, status=status, content_type=HTML.content_type)


def _answering(roadmap: Roadmap, answer: Callable[[Roadmap], str], render: Render) -> Response:
    """The page for what the form asks; the form again, with the error, where it cannot be met."""
    found = None
    try:
        found = chosen(roadmap)
        return _page(answer(found))
    except SkillpathError as error:
        unknown = "" if found else "".join(typed("roadmap_id")[:1])
        asked = asked_in_vain(error, unknown)
        return _page(render(found or roadmap, asked=asked, addresses=places()), status_of(error))


def _started(roadmap: Roadmap) -> str:
    """The start page with the answers; the bare page, which asks nothing, is made once.

    Who sends the empty form knows nothing yet, and asks where to start.
    """
    if "known" not in request.args and not typed("known") and not typed("goal"):
        bare = f"{roadmap.id}/page/start/{places().language}"
        return roadmap.memo.recall(bare, lambda: start_page(roadmap, addresses=places()))
    asked = question()
    path = _path(roadmap, asked)
    return start_page(
        roadmap,
        path=path,
        recommendations=recommend(roadmap, asked.known, asked.goal),
        comparison=_compared(roadmap, path, asked.known),
        addresses=places(),
    )


def _explored(roadmap: Roadmap) -> str:
    """The map with the answers; that of somebody who asks nothing, where to start, once."""
    asked = map_question()
    if asked == MapPageQuestion():
        bare = f"{roadmap.id}/page/explore/{places().language}"
        return roadmap.memo.recall(bare, lambda: _map_for(roadmap, asked))
    return _map_for(roadmap, asked)


def _map_for(roadmap: Roadmap, asked: MapPageQuestion) -> str:
    path = _path(roadmap, asked)
    found = recommend(roadmap, asked.known, asked.goal, forbid=asked.forbid)
    told = Answers(
        next_answer(roadmap, found),
        path_answer(roadmap, path) if path else None,
        pace=asked.hours_per_week,
        forbid=list(dict.fromkeys(find_item(roadmap, one) for one in asked.forbid)),
    )
    return explorer_page(
        roadmap, path=path, recommendations=found, answers=told, addresses=places()
    )


def _path(roadmap: Roadmap, asked: NextQuestion) -> Path | None:
    """The path to what is aimed at, which is the specialized roadmap itself without a goal."""
    if not asked.goal and roadmap.general is None:
        return None
    kept_to = Constraints(tuple(asked.forbid))
    return cheapest_path(roadmap, asked.goal, asked.known, constraints=kept_to)


def _compared(roadmap: Roadmap, path: Path | None, known: list[str]) -> Comparison | None:
    """The goals of the path side by side, where there are some to compare."""
    goals = path.goals.ids if path else ()
    is_comparable = LEAST_GOALS <= len(goals) <= MOST_GOALS
    return compare(roadmap, goals, known) if is_comparable else None


def _about(roadmap: Roadmap, identifier: str, render: Render) -> Response:
    """The page of one thing, for whom the address tells about."""
    reader, asked = learner(roadmap)
    text = render(roadmap, identifier, learner=reader, asked=asked, addresses=places())
    return _page(text, HTTPStatus.UNPROCESSABLE_ENTITY if asked else HTTPStatus.OK)


def _moved(below: str, identifier: str, roadmap_id: str = "") -> Answer:
    """To the address that the id makes, for the same learner."""
    asked = request.args.copy()
    if roadmap_id:
        asked["roadmap_id"] = roadmap_id
    text = urlencode(list(asked.items(multi=True)))
    there = f"{below}{quote(identifier)}{'?' if text else ''}{text}"
    return redirect(there, HTTPStatus.SEE_OTHER)


def searched(roadmap: Roadmap) -> Response:
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
    page = search_page(roadmap, results, learner=reader, asked=asked, addresses=places())
    return _page(page, HTTPStatus.UNPROCESSABLE_ENTITY if asked else HTTPStatus.OK)


def _spelt_alike(roadmap: Roadmap, text: str) -> list[Attainable]:
    try:
        return [roadmap.by_id[find_item(roadmap, text)]]
    except UnknownNameError as error:
        return [roadmap.by_id[one] for one in error.nearest]
    except AmbiguousNameError as error:
        return [roadmap.by_id[one] for one in error.candidates]
