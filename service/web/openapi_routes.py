"""The routes beside the API that programs ask, in the words of OpenAPI."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from skillpath.service.web import problem_types
from skillpath.service.web.openapi_operations import NAMES, refusals, shown
from skillpath.service.web.problem_types import KindOfProblem, KindsOfProblem

if TYPE_CHECKING:
    from skillpath.service.web.openapi_shapes import Json, Shapes
    from skillpath.service.web.problem_types import ProblemType


@dataclass(frozen=True, slots=True)
class Route:
    """A route outside the table of operations, and what it answers; `name` fills its path."""

    path: str
    id: str
    summary: str
    media: str
    answers: Any
    refuses: tuple[ProblemType, ...] = (problem_types.INTERNAL_SERVER_ERROR,)
    name: str | None = None
    example: Any = None


ONE = problem_types.UNKNOWN_NAME
ROUTES = (
    Route(
        "/problems",
        "problems",
        "Every type of problem that the service answers with",
        "application/json",
        KindsOfProblem,
    ),
    Route(
        "/problems/{slug}",
        "problem",
        "A type of problem: what it means, and what to do about it",
        "application/json",
        KindOfProblem,
        (problem_types.NOT_FOUND, problem_types.INTERNAL_SERVER_ERROR),
        ONE.slug,
        ONE.told(),
    ),
    Route(
        "/metrics",
        "metrics",
        "Counts and times of requests, in the text format of Prometheus",
        "text/plain",
        str,
    ),
)
"""What `app` registers beside the API, the probes and the pages."""


def told(route: Route, shapes: Shapes) -> Json:
    """The path item of a route."""
    names = [
        {
            "name": one,
            "in": "path",
            "required": True,
            "description": "What its address ends with.",
            "schema": {"type": "string", "minLength": 1},
        }
        | shown(route.name)
        for one in NAMES.findall(route.path)
    ]
    content = {route.media: {"schema": shapes.answers[route.id]} | shown(route.example)}
    answered = {"description": route.summary, "content": content}
    return {
        "get": {
            "tags": ["Service"],
            "operationId": route.id,
            "summary": route.summary,
            "parameters": names,
            "responses": {"200": answered} | dict(refusals(route.refuses)),
        }
    }
