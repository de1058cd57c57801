"""What goes wrong over HTTP, as RFC 9457 problem documents: one table from error to status."""

from __future__ import annotations

import logging
from http import HTTPStatus
from typing import TYPE_CHECKING, Any

from flask import Response, request
from werkzeug.exceptions import HTTPException

from skillpath.graph import (
    AmbiguousNameError,
    LimitError,
    RetiredGoalError,
    SkillpathError,
    UnknownNameError,
    UnreachableGoalError,
)
from skillpath.service.answers import encoded
from skillpath.service.web.observing import KEY
from skillpath.service.web.readiness import NotReadyError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from flask import Flask

TYPES = "https://w3id.org/skillpath/problems/"
"""Where problem types begin."""

log = logging.getLogger("skillpath.http")


class InvalidFieldsError(SkillpathError, ValueError):
    """Parameters or fields that are wrong: where, what was found, what was expected."""

    def __init__(self, fields: Sequence[tuple[str, str, str]]) -> None:
        """Keep all of them."""
        super().__init__(tuple(fields))
        self.fields = tuple(fields)

    def __str__(self) -> str:
        """All of them in one line."""
        return "; ".join(
            f"{where}: found {found}; expected {expected}" for where, found, expected in self.fields
        )


class MalformedBodyError(SkillpathError, ValueError):
    """A body that is not a JSON object."""

    def __str__(self) -> str:
        """What was found instead."""
        return f"found {self.args[0]}; expected a JSON object"


class NotFoundError(SkillpathError, LookupError):
    """A path that names nothing of the roadmap."""

    def __init__(self, unknown: UnknownNameError) -> None:
        """Keep the name that is unknown."""
        super().__init__(unknown)
        self.unknown = unknown

    def __str__(self) -> str:
        """What was looked for."""
        return str(self.unknown)


PROBLEMS: dict[type[SkillpathError], tuple[HTTPStatus, str, str]] = {
    UnknownNameError: (HTTPStatus.UNPROCESSABLE_ENTITY, "unknown-name", "Unknown name"),
    AmbiguousNameError: (HTTPStatus.UNPROCESSABLE_ENTITY, "ambiguous-name", "Ambiguous name"),
    RetiredGoalError: (HTTPStatus.UNPROCESSABLE_ENTITY, "retired-goal", "Retired goal"),
    UnreachableGoalError: (
        HTTPStatus.UNPROCESSABLE_ENTITY,
        "unreachable-goal",
        "Unreachable goal",
    ),
    LimitError: (HTTPStatus.UNPROCESSABLE_ENTITY, "invalid-fields", "Invalid fields"),
    InvalidFieldsError: (HTTPStatus.UNPROCESSABLE_ENTITY, "invalid-fields", "Invalid fields"),
    MalformedBodyError: (HTTPStatus.BAD_REQUEST, "malformed-body", "Malformed body"),
    NotFoundError: (HTTPStatus.NOT_FOUND, "not-found", "Not Found"),
    NotReadyError: (HTTPStatus.SERVICE_UNAVAILABLE, "not-ready", "Not ready"),
}
"""Status, type and title for whatever the library refuses."""


DETAILS = {
    HTTPStatus.NOT_FOUND: "found no such path; expected one such as /, /explore or "
    "/api/v1/recommendations",
    HTTPStatus.METHOD_NOT_ALLOWED: "found {method}; expected one of the methods in the "
    "header Allow",
    HTTPStatus.REQUEST_ENTITY_TOO_LARGE: "found a larger body; expected at most 1 MB",
}
"""What was found and expected, where the framework's own words do not say it."""


def register_problems(app: Flask) -> None:
    """Answer every error of the app with a problem document."""
    app.register_error_handler(SkillpathError, _refused)
    app.register_error_handler(HTTPException, _http)
    app.register_error_handler(Exception, _unforeseen)


def status_of(error: SkillpathError) -> HTTPStatus:
    """The status that an error is answered with."""
    return PROBLEMS[type(error)][0]


def _refused(error: SkillpathError) -> Response:
    status, slug, title = PROBLEMS[type(error)]
    return problem(status, slug, title, str(error), **_members(error))


def _members(error: SkillpathError) -> dict[str, Any]:
    """What the error names, for programs."""
    if isinstance(error, NotFoundError):
        return _members(error.unknown)
    found: dict[str, Any] = {}
    match error:
        case UnknownNameError():
            found = {"name": error.name[:300], "nearest": list(error.nearest)}
        case AmbiguousNameError():
            found = {"name": error.name, "candidates": list(error.candidates)}
        case RetiredGoalError():
            found = {"goal": error.goal, "replaced_by": list(error.successors)}
        case UnreachableGoalError():
            found = {"goal": error.goal, "retired": list(error.retired)}
        case InvalidFieldsError():
            keys = ("field", "found", "expected")
            found = {"errors": [dict(zip(keys, one, strict=True)) for one in error.fields]}
    return found


def _http(error: HTTPException) -> Response:
    status = HTTPStatus(error.code or HTTPStatus.INTERNAL_SERVER_ERROR)
    slug = status.phrase.lower().replace(" ", "-")
    own = DETAILS.get(status, "").format(method=request.method)
    detail = own or error.description or status.description
    answer = problem(status, slug, status.phrase, detail)
    for name, value in error.get_headers():
        if name.lower() not in ("content-type", "content-length"):
            answer.headers[name] = value
    return answer


def _unforeseen(error: Exception) -> Response:
    seen = {"request_id": request.environ.get(KEY)}
    log.error("unforeseen error", exc_info=error, extra=seen)
    status = HTTPStatus.INTERNAL_SERVER_ERROR
    return problem(status, "internal-server-error", status.phrase, "This is our fault.")


def problem(status: HTTPStatus, slug: str, title: str, detail: str, **members: object) -> Response:
    """A problem document."""
    document = {"type": TYPES + slug, "title": title, "status": status.value, "detail": detail}
    return Response(
        encoded(document | members), status=status, content_type="application/problem+json"
    )
