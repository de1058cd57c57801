"""What goes wrong over HTTP, as RFC 9457 problem documents: one table from error to status."""

from __future__ import annotations

import logging
from http import HTTPStatus
from typing import TYPE_CHECKING, Any

from flask import Response, request

from skillpath.graph import (
    AmbiguousNameError,
    ContradictionError,
    LimitError,
    NoTimeError,
    RetiredGoalError,
    SameGoalError,
    SkillpathError,
    TermsError,
    TooLongError,
    UnavoidableError,
    UnknownNameError,
    UnreachableGoalError,
    ValuesError,
    WrongNameError,
)
from skillpath.graph.errors import NOWHERE, Fault
from skillpath.service.answers import encoded
from skillpath.service.plan_terms import WrongTermsError
from skillpath.service.web import problem_types
from skillpath.service.web.problem_types import FROM_THE_FRAMEWORK, PROBLEM_TYPES, ProblemType
from skillpath.service.web.routes import MOST_BODY
from skillpath.service.web.running.admin import UnauthorizedError
from skillpath.service.web.running.current import ReloadRefusedError
from skillpath.service.web.running.observing import KEY
from skillpath.service.web.running.readiness import NotReadyError
from skillpath.service.web.slashes import without_slash
from skillpath.service.web.subscriptions import (
    SubscriptionEndedError,
    SubscriptionsOffError,
    UnknownSubscriptionError,
)
from skillpath.service.web.wrong_fields import InvalidFieldsError, fields_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from werkzeug.exceptions import HTTPException
    from werkzeug.wrappers import Response as Answer

__all__ = [
    "PROBLEM_TYPES",
    "InvalidFieldsError",
    "LineTooLongError",
    "MalformedBodyError",
    "NotFoundError",
    "ProblemType",
    "document_of",
    "problem",
    "status_of",
    "type_of",
]

MOST_NAME = 300
"""Characters of a name that are repeated; no name is longer."""

log = logging.getLogger("skillpath.http")


class MalformedBodyError(SkillpathError, ValueError):
    """A body that is not a JSON object."""

    def __str__(self) -> str:
        """What was found instead."""
        return f"found {self.args[0]}; expected a JSON object"


class LineTooLongError(SkillpathError, ValueError):
    """A line that is longer than a question may be."""

    def __str__(self) -> str:
        """How long it may be, in bytes."""
        return f"found a longer line; expected at most {self.args[0] / 1_000_000:g} MB"


class NotFoundError(SkillpathError, LookupError):
    """A path that names nothing of the roadmap."""

    def __init__(self, unknown: UnknownNameError) -> None:
        """Keep the name that is unknown."""
        super().__init__(unknown)
        self.unknown = unknown

    def __str__(self) -> str:
        """What was looked for."""
        return str(self.unknown)


PROBLEMS: dict[type[SkillpathError], ProblemType] = {
    UnknownNameError: problem_types.UNKNOWN_NAME,
    AmbiguousNameError: problem_types.AMBIGUOUS_NAME,
    RetiredGoalError: problem_types.RETIRED_GOAL,
    UnreachableGoalError: problem_types.UNREACHABLE_GOAL,
    UnavoidableError: problem_types.UNAVOIDABLE_ITEM,
    ContradictionError: problem_types.INVALID_FIELDS,
    ValuesError: problem_types.INVALID_FIELDS,
    LimitError: problem_types.INVALID_FIELDS,
    SameGoalError: problem_types.INVALID_FIELDS,
    TermsError: problem_types.INVALID_FIELDS,
    WrongTermsError: problem_types.INVALID_FIELDS,
    NoTimeError: problem_types.INVALID_FIELDS,
    TooLongError: problem_types.INVALID_FIELDS,
    InvalidFieldsError: problem_types.INVALID_FIELDS,
    MalformedBodyError: problem_types.MALFORMED_BODY,
    NotFoundError: problem_types.NOT_FOUND,
    NotReadyError: problem_types.NOT_READY,
    UnauthorizedError: problem_types.UNAUTHORIZED,
    ReloadRefusedError: problem_types.RELOAD_REFUSED,
    SubscriptionsOffError: problem_types.SUBSCRIPTIONS_OFF,
    UnknownSubscriptionError: problem_types.UNKNOWN_SUBSCRIPTION,
    SubscriptionEndedError: problem_types.SUBSCRIPTION_ENDED,
    LineTooLongError: problem_types.CONTENT_TOO_LARGE,
}
"""The type of problem for whatever the library refuses."""


DETAILS = {
    HTTPStatus.NOT_FOUND: "found no such path; expected one such as /, /explore, or one of those "
    "in /api/v1/openapi.json",
    HTTPStatus.METHOD_NOT_ALLOWED: "found {method}; expected one of the methods in the "
    "header Allow",
    HTTPStatus.REQUEST_ENTITY_TOO_LARGE: "found a larger body; expected at most {most:g} MB",
}
"""What was found and expected, where the framework's own words do not say it."""


def type_of(error: type[SkillpathError]) -> ProblemType:
    """The type of problem that an error is answered with."""
    return PROBLEMS[error]


def status_of(error: SkillpathError) -> HTTPStatus:
    """The status that an error is answered with."""
    return type_of(type(error)).status


def refused(error: SkillpathError) -> Answer:
    """What the library refuses."""
    elsewhere = without_slash() if isinstance(error, NotFoundError) else None
    kind = type_of(type(error))
    answer = elsewhere or _response(kind, document_of(error))
    if isinstance(error, UnauthorizedError):
        answer.headers["WWW-Authenticate"] = "Bearer"
    return answer


def document_of(error: SkillpathError) -> dict[str, Any]:
    """The members of the problem document that tells of an error."""
    return _document(type_of(type(error)), str(error), _members(error))


def _members(error: SkillpathError) -> dict[str, Any]:
    """What the error names, for programs."""
    found: dict[str, Any] = {}
    match error:
        case NotFoundError():
            found = _named(error.unknown)
        case WrongNameError():
            found = _named(error) | {"errors": [_wrong_name(one) for one in error.every]}
        case UnreachableGoalError():
            found = {"goal": error.goal, "retired": list(error.retired)}
        case UnavoidableError():
            barred = [{"id": one, "needed_by": list(users)} for one, users in error.barred.items()]
            found = {"goal": error.goal, "forbidden": barred}
        case ReloadRefusedError():
            found = {"errors": [_fault(one) for one in getattr(error.cause, "faults", ())]}
        case _ if fields := fields_of(error):
            keys = ("field", "found", "expected")
            found = {"errors": [dict(zip(keys, one, strict=True)) for one in fields]}
    return found


def _named(error: WrongNameError) -> dict[str, Any]:
    """What one name is told with."""
    found: dict[str, Any] = {}
    match error:
        case UnknownNameError():
            found = {"name": error.name[:MOST_NAME], "nearest": list(error.nearest)}
        case AmbiguousNameError():
            found = {"name": error.name, "candidates": list(error.candidates)}
        case RetiredGoalError():
            found = {"goal": error.goal, "replaced_by": list(error.successors)}
    return found


def _wrong_name(error: WrongNameError) -> dict[str, Any]:
    """Where a name stands, and what may be meant instead."""
    return {
        "field": error.field,
        "found": error.found,
        "expected": error.wanted,
        "nearest": list(error.instead),
    }


def _fault(one: Fault) -> dict[str, Any]:
    """What is wrong with a roadmap, and where."""
    field = one.where if one.place == NOWHERE else f"{one.place}: {one.where}"
    return {"field": field, "found": one.found, "expected": one.expected}


def from_the_framework(error: HTTPException) -> Answer:
    """What the framework refuses."""
    status = HTTPStatus(error.code or HTTPStatus.INTERNAL_SERVER_ERROR)
    elsewhere = without_slash() if status == HTTPStatus.NOT_FOUND else None
    if elsewhere:
        return elsewhere
    most = (request.max_content_length or MOST_BODY) / 1_000_000
    own = DETAILS.get(status, "").format(method=request.method, most=most)
    detail = own or error.description or status.description
    answer = problem(FROM_THE_FRAMEWORK.get(status) or _bare(status), detail)
    for name, value in error.get_headers():
        if name.lower() not in ("content-type", "content-length"):
            answer.headers[name] = value
    return answer


def _bare(status: HTTPStatus) -> ProblemType:
    """For a status that only an extension of the framework answers: it says no more than that."""
    return ProblemType("", status.phrase, status, status.description, "")


def unforeseen(error: Exception) -> Response:
    """What nobody has thought of."""
    seen = {"request_id": request.environ.get(KEY)}
    log.error("unforeseen error", exc_info=error, extra=seen)
    return problem(problem_types.INTERNAL_SERVER_ERROR, "This is our fault.")


def problem(kind: ProblemType, detail: str, **members: object) -> Response:
    """A problem document."""
    return _response(kind, _document(kind, detail, members))


def _document(kind: ProblemType, detail: str, members: Mapping[str, Any]) -> dict[str, Any]:
    usual = {
        "type": kind.type,
        "title": kind.title,
        "status": kind.status.value,
        "detail": detail,
    }
    return {**usual, **members}


def _response(kind: ProblemType, document: Mapping[str, Any]) -> Response:
    return Response(encoded(document), status=kind.status, content_type="application/problem+json")
