"""Addresses with a slash too many at their end lead to those without it."""

from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING
from urllib.parse import quote

from flask import current_app, redirect, request
from werkzeug.exceptions import MethodNotAllowed, NotFound
from werkzeug.routing import RequestRedirect

if TYPE_CHECKING:
    from werkzeug.wrappers import Response

IRIS = "linked_data"
"""What answers where IRIs lead."""


def without_slash() -> Response | None:
    """To the same address without the slash at its end, where there is such a route.

    For requests that found nothing: a name may end with a slash. The method and the body are kept.
    An IRI with a slash at its end is another IRI, and led nowhere else.
    """
    path = request.path.rstrip("/")
    if path in ("", request.path) or request.blueprint == IRIS:
        return None
    routes = current_app.url_map.bind_to_environ(request.environ)
    try:
        routes.match(path, method=request.method)
    except MethodNotAllowed:
        pass  # is told there
    except (NotFound, RequestRedirect):
        return None
    query = request.query_string.decode("ascii", "replace")
    there = quote(request.script_root + path) + (f"?{query}" if query else "")
    return redirect(there, HTTPStatus.PERMANENT_REDIRECT)
