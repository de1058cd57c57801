"""Where people, browsers and IRIs lead, and which view answers.

A view is imported when its route is first asked, after a pattern of Flask's documentation
(https://flask.palletsprojects.com/en/stable/patterns/lazyloading/): a worker that is asked by
programs alone never makes a page.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, partial
from importlib import import_module
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from flask import Blueprint
from werkzeug.exceptions import HTTPException

from skillpath.graph import DEFAULT_BASE, SkillpathError
from skillpath.service.web.documents import VOCABULARY
from skillpath.service.web.slashes import IRIS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from flask import Flask, Response

    from skillpath.graph import Roadmap

THINGS = "/id/"
"""Where IRIs of data lead, whatever they begin with elsewhere."""

PAGES = {
    "/": "pages:start",
    "/explore": "pages:explore",
    "/embed": "embedding:embed",
    "/plan": "planning:plan",
    "/skills/<path:name>": "pages:skill",
    "/steps/<path:name>": "pages:step",
    "/plans/<token>.ics": "calendars:calendar",
    "/search": "pages:searched",
    "/skills/": "pages:skills",
    "/steps/": "pages:steps",
    "/static/<asked>/<name>": "pages:static",
    "/problems": "problem_routes:problems",
    "/problems/<slug>": "problem_routes:problem",
    "/docs": "description.reference:docs",
}
"""The views by their rules, each as a module of this package and its name there."""


PROBLEMS: Mapping[type[Exception], str] = {
    SkillpathError: "problems:refused",
    HTTPException: "problems:from_the_framework",
    Exception: "problems:unforeseen",
}
"""What answers where something goes wrong."""


@dataclass(frozen=True, slots=True)
class LateView:
    """A view over one roadmap that is imported when it is first asked."""

    place: str
    roadmap: Roadmap

    def __call__(self, **names: str) -> Response:
        """Its answer; `names` are those in the address."""
        return view_at(self.place)(self.roadmap, **names)


@cache
def view_at(place: str) -> Callable[..., Response]:
    """The view, from its module, which is imported now."""
    module, _, name = place.partition(":")
    found: Callable[..., Response] = getattr(import_module(f"{__package__}.{module}"), name)
    return found


def pages(roadmap: Roadmap) -> Blueprint:
    """The routes for people over one roadmap."""
    return _routes(Blueprint("pages", __name__), PAGES.items(), roadmap)


def iris(roadmap: Roadmap) -> Blueprint:
    """The routes that IRIs of a roadmap and of the vocabulary lead to."""
    return _routes(Blueprint(IRIS, __name__), _led(roadmap.base), roadmap)


def register_problems(app: Flask) -> None:
    """Answer every error of the app with a problem document."""
    for kind, place in PROBLEMS.items():
        app.register_error_handler(kind, partial(_answered, place))


def _answered(place: str, error: Exception) -> Response:
    return view_at(place)(error)


def made_readable(roadmap: Roadmap) -> Callable[[Response], Response]:
    """What makes a problem document a page where a browser asks."""
    return partial(_readable, roadmap)


def _readable(roadmap: Roadmap, response: Response) -> Response:
    return view_at("error_pages:readable")(roadmap, response)


def _routes(blueprint: Blueprint, rules: Iterable[tuple[str, str]], roadmap: Roadmap) -> Blueprint:
    for number, (rule, place) in enumerate(rules):
        name = f"{place.partition(':')[2]}_{number}"
        blueprint.add_url_rule(rule, name, LateView(place, roadmap), methods=["GET"])
    return blueprint


def _led(base: str) -> Iterator[tuple[str, str]]:
    """The rules for IRIs, each with its view."""
    yield VOCABULARY, "linked_data:ns"
    for folder in _folders(base):
        yield f"{folder}<path:identifier>", "linked_data:thing"
    if page := _page(base):
        yield page, "linked_data:whole"


def _folders(base: str) -> tuple[str, ...]:
    """Below which paths things are found: the usual one, and that of an author's own base.

    The host is not compared: behind a proxy nobody knows by which one the service is called.
    """
    own = _path(base)
    is_own = own.endswith("/") and not base.endswith("#") and base != DEFAULT_BASE
    return tuple(dict.fromkeys([THINGS, own] if is_own else [THINGS]))


def _page(base: str) -> str:
    """The path that all things are asked for by: what stands behind `#` is never sent."""
    own = _path(base) if base.endswith("#") else ""
    return "" if own in ("", "/", VOCABULARY) else own


def _path(base: str) -> str:
    """The path of a base on the web; empty where it has none that a route can be made of."""
    parts = urlsplit(base)
    path = unquote(parts.path)
    is_plain = parts.scheme in ("http", "https") and not parts.query and not set("<>") & set(path)
    return path if is_plain else ""
