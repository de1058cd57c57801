"""Where IRIs lead: what is named by one has no bytes, so a client is sent to what tells of it."""

from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING

from flask import Response

from skillpath.graph import AmbiguousNameError, UnknownNameError, find_goal
from skillpath.ontology import vocabulary
from skillpath.ontology.part_names import holder
from skillpath.service.web.documents import (
    Document,
    item_document,
    roadmap_document,
    step_document,
    vocabulary_document,
)
from skillpath.service.web.media import HTML, JSON, JSONLD, TURTLE
from skillpath.service.web.negotiation import negotiated
from skillpath.service.web.pages import terms
from skillpath.service.web.problems import NotFoundError
from skillpath.service.web.routes import PREFIX

if TYPE_CHECKING:
    from skillpath.graph import Roadmap
    from skillpath.service.web.media import Media

DATA = (TURTLE, JSONLD, JSON)


class UnknownIriError(UnknownNameError):
    """The end of an IRI that names nothing; an IRI has one spelling, and no label is one."""

    @property
    def wanted(self) -> str:
        """What was expected."""
        return self.expected


EXPECTED = "the id of a skill, tool, certification, step or roadmap, or of a part of one"


def thing(roadmap: Roadmap, identifier: str) -> Response:
    """Where the IRI of an item, a step or a roadmap leads."""
    found = document_of(roadmap, identifier)
    return _see(found, negotiated((HTML, *DATA)))


def whole(roadmap: Roadmap) -> Response:
    """Where the IRIs of all things lead that differ behind a `#`."""
    return _see(roadmap_document(roadmap, roadmap), negotiated((HTML, *DATA)))


def ns(roadmap: Roadmap) -> Response:
    """Where the words of the data are explained."""
    media = negotiated((HTML, *DATA))
    if media is HTML:
        return terms(roadmap)
    return _see(vocabulary_document(roadmap, vocabulary()), media)


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
