"""Who asks: a person in a browser, or a program; and what the address says of the learner."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING

from flask import current_app, request
from werkzeug.datastructures import MultiDict

from skillpath.graph import (
    LimitError,
    SkillpathError,
    UnreachableGoalError,
    WrongNameError,
    goals_of,
    knowledge_of,
    named_roadmap,
)
from skillpath.graph.names import MOST_NAME
from skillpath.graph.naming import both_found
from skillpath.service.web.fields import Whole, told
from skillpath.service.web.media import HTML
from skillpath.service.web.questions import (
    MOST_GOALS,
    MOST_KNOWN,
    NextQuestion,
    RoadmapQuestion,
    from_query,
)
from skillpath.service.web.wrong_fields import InvalidFieldsError
from skillpath.visualizations import USUAL_PACE, Addresses, Asked, Learner, texts

if TYPE_CHECKING:
    from skillpath.graph import Roadmap

ADDRESSES = Addresses()
"""Where the pages are, as `visualizations` thinks of them."""

PACE = "hours_per_week"
"""What the address calls the hours a week that there are."""

MOST_KEPT = 200
"""How many names of a refused question stand in the form again, and in links that correct it."""


def places() -> Addresses:
    """Where the pages are, in the language of the service."""
    return _places(current_app.config["LANGUAGE"])


@cache
def _places(language: str) -> Addresses:
    return replace(ADDRESSES, language=language)


def wants_page(*others: str) -> bool:
    """Whether a page is welcome, more than any of these media types; a program prefers none."""
    return request.accept_mimetypes.best_match([*others, HTML.type]) == HTML.type


def typed(name: str) -> list[str]:
    """The fields of this name that were filled in."""
    return [value for value in request.args.getlist(name) if value.strip()]


def asked_in_vain(error: SkillpathError | None = None, roadmap_id: str = "") -> Asked:
    """What was typed, for the form; the page tells which names are wrong, `error` the rest."""
    known, goals = (tuple(dict.fromkeys(typed(name)[:MOST_KEPT])) for name in ("known", "goal"))
    return Asked(known, goals, _said(error) if error else "", roadmap_id)


def _said(error: SkillpathError) -> str:
    """What the names do not explain, for people."""
    plain = texts(places().language).plain
    match error:
        case WrongNameError() | UnreachableGoalError():
            return ""
        case InvalidFieldsError(fields=wrong) if all(name != PACE for name, *_ in wrong):
            most = {"known": MOST_KNOWN, "goals": MOST_GOALS, "characters": MOST_NAME}
            return plain("doubt.too-much", **most)
        case LimitError():
            return plain("doubt.too-long", count=error.most)
        case _:
            return str(error)


def chosen(roadmap: Roadmap) -> Roadmap:
    """The roadmap that the address names; the general one where it names none.

    Raises:
        SkillpathError: when it names none that there is.
    """
    asked = from_query(RoadmapQuestion, MultiDict({"roadmap_id": typed("roadmap_id")}))
    return named_roadmap(roadmap, asked.roadmap_id)


def question() -> NextQuestion:
    """What the form asks.

    Raises:
        SkillpathError: when it is too much.
    """
    return from_query(NextQuestion, MultiDict({"known": typed("known"), "goal": typed("goal")}))


@dataclass(frozen=True, kw_only=True)
class MapPageQuestion(NextQuestion):
    """What the map is to show: the path without some items, and its end at a pace."""

    hours_per_week: Whole = told("How many hours a week there are.", USUAL_PACE, ge=1, le=100)


def map_question() -> MapPageQuestion:
    """What the address of the map asks.

    Raises:
        SkillpathError: when it is too much, or no number.
    """
    lists = {name: typed(name) for name in ("known", "goal", "forbid")}
    return from_query(MapPageQuestion, MultiDict({**lists, PACE: typed(PACE)[:1]}))


def learner(roadmap: Roadmap) -> tuple[Learner | None, Asked | None]:
    """Who reads a page that answers no question; the second says why that is not understood."""
    if not typed("known") and not typed("goal"):
        return None, None
    try:
        asked = question()
        known, goals = both_found(
            lambda: knowledge_of(roadmap, asked.known), lambda: goals_of(roadmap, asked.goal)
        )
    except SkillpathError as error:
        return None, asked_in_vain(error)
    return Learner(known, goals.ids), None
