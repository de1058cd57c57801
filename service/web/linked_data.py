"""Where IRIs lead: what is named by one has no bytes, so a client is sent to what tells of it."""

from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from flask import Blueprint, Response

from skillpath.graph import DEFAULT_BASE, AmbiguousNameError, UnknownNameError, find_goal
from skillpath.ontology import vocabulary
from skillpath.ontology.part_names import holder
from skillpath.service.web.api import PREFIX
from skillpath.service.web.documents import (
    VOCABULARY,
    Document,
    item_document,
    roadmap_document,
    step_document,
    vocabulary_document,
)
from skillpath.service.web.media import HTML, JSON, JSONLD, TURTLE
from skillpath.service.web.negotiation import negotiated
from skillpath.service.web.problems import NotFoundError
from skillpath.service.web.slashes import IRIS

if TYPE_CHECKING:
    from collections.abc import Callable

    from skillpath.graph import Roadmap
    from skillpath.service.web.media import Media

THINGS = "/id/"
"""Where IRIs of data lead, whatever they begin with elsewhere."""

DATA = (TURTLE, JSONLD, JSON)


class UnknownIriError(UnknownNameError):
    """The end of an IRI that names nothing; an IRI has one spelling, and no label is one."""

    @property
    def wanted(self) -> str:
        """What was expected."""
        return self.expected


EXPECTED = "the id of a skill, tool, certification, step or roadmap, or of a part of one"


def linked_data(roadmap: Roadmap, *, vocabulary_page: Callable[[], Response]) -> Blueprint:
    """The routes that IRIs of a roadmap and of the vocabulary lead to.

    `vocabulary_page` makes the page for people at `/ns`.
    """
    routes = Blueprint(IRIS, __name__)

    def thing(identifier: str) -> Response:
        found = document_of(roadmap, identifier)
        return _see(found, negotiated((HTML, *DATA)))

    def whole() -> Response:
        return _see(roadmap_document(roadmap, roadmap), negotiated((HTML, *DATA)))

    @routes.get(VOCABULARY)
    def ns() -> Response:
        media = negotiated((HTML, *DATA))
        if media is HTML:
            return vocabulary_page()
        return _see(vocabulary_document(roadmap, vocabulary()), media)

    for number, folder in enumerate(_folders(roadmap.base)):
        routes.add_url_rule(f"{folder}<path:identifier>", f"thing_{number}", thing)
    if page := _page(roadmap.base):
        routes.add_url_rule(page, "whole", whole)
    return routes


def document_of(roadmap: Roadmap, identifier: str) -> Document:
    """What tells of the item, the step, the roadmap or the part of an item with exactly this id.

    Raises:
        NotFoundError: when there is none; carries the nearest.
    """
    if item := roadmap.by_id.get(identifier) or holder(roadmap, identifier):
        return item_document(roadmap, item)
    if identifier in roadmap.outlines:
        return roadmap_document(roadmap, roadmap.specialized(identifier))
    for step in roadmap.all_steps:
        if step.id == identifier:
            return step_document(roadmap, step)
    raise NotFoundError(UnknownIriError(identifier, EXPECTED, _nearest(roadmap, identifier)))


def _nearest(roadmap: Roadmap, name: str) -> tuple[str, ...]:
    """An IRI is no name in any case and spelling; whom it nearly names is told."""
    try:
        return (find_goal(roadmap, name),)
    except UnknownNameError as error:
        return error.nearest
    except AmbiguousNameError as error:
        return error.candidates


def _see(document: Document, media: Media) -> Response:
    to = document.page if media is HTML else f"{PREFIX}{document.formatted(media)}"
    return Response(
        f"See {to}\n",
        HTTPStatus.SEE_OTHER,
        {"Location": to, "Content-Type": "text/plain; charset=utf-8"},
    )


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
