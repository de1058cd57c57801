"""What an operator may do, with a token: read the roadmap anew."""

from __future__ import annotations

import hmac
from http import HTTPStatus
from typing import TYPE_CHECKING

from flask import Blueprint, Response, request

from skillpath.graph import SkillpathError
from skillpath.service.answers import encoded

if TYPE_CHECKING:
    from collections.abc import Callable

    from skillpath.ontology import Snapshot

SCHEME = "bearer"


class UnauthorizedError(SkillpathError, PermissionError):
    """A request without the token that it needs."""

    def __str__(self) -> str:
        """What was expected; never what was found."""
        return "found no header Authorization with the right token; expected 'Bearer TOKEN'"


def admin(reload: Callable[[], Snapshot], token: str) -> Blueprint:
    """The route that reads the roadmap anew, for who has the token."""
    routes = Blueprint("admin", __name__, url_prefix="/admin")

    def view() -> Response:
        if not _is_allowed(request.headers.get("Authorization", ""), token):
            raise UnauthorizedError
        found = reload()
        one = found.roadmap
        roadmap = {"id": one.id, "version": one.version, "checksum": found.checksum}
        response = Response(
            encoded({"status": "reloaded", "roadmap": roadmap, "items": len(one.items)}),
            status=HTTPStatus.OK,
            content_type="application/json",
        )
        response.cache_control.no_store = True
        return response

    routes.add_url_rule("/reload", endpoint="reload", view_func=view, methods=["POST"])
    return routes


def _is_allowed(header: str, token: str) -> bool:
    """Whether the header holds the token, in a time that does not tell how much of it is right."""
    scheme, _, given = header.partition(" ")
    is_right = hmac.compare_digest(given.strip().encode(), token.encode())
    return scheme.lower() == SCHEME and is_right
