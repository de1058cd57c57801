"""The routes beside the API that programs ask, in the words of OpenAPI."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from skillpath.service.web import problem_types
from skillpath.service.web.description.operation_objects import NAMES, refusals, shown
from skillpath.service.web.problem_types import KindOfProblem, KindsOfProblem

if TYPE_CHECKING:
    from collections.abc import Mapping

    from skillpath.service.web.description.shapes import Json, Shapes
    from skillpath.service.web.problem_types import ProblemType


@dataclass(frozen=True, slots=True)
class Route:
    """A route outside the table of operations, and what it answers.

    Where it `has_page`, browsers get that. What it only `leads_to` is told by the header
    `Location`.
    """

    path: str
    id: str
    summary: str
    media: str = ""
    answers: Any = str
    refuses: tuple[ProblemType, ...] = ()
    example: Any = None
    has_page: bool = False
    leads_to: str = ""


CALENDAR = "calendar"
"""The id of what is there only where addresses can be signed."""

PAGE = {"text/html": {"schema": {"type": "string"}}}
ONE = problem_types.UNKNOWN_NAME
ROUTES = (
    Route(
        "/problems",
        "problems",
        "Every type of problem that the service answers with",
        "application/json",
        KindsOfProblem,
        (problem_types.NOT_ACCEPTABLE,),
        has_page=True,
    ),
    Route(
        "/problems/{slug}",
        "problem",
        "A type of problem: what it means, and what to do about it",
        "application/json",
        KindOfProblem,
        (problem_types.NOT_FOUND, problem_types.NOT_ACCEPTABLE),
        ONE.told(),
        has_page=True,
    ),
    Route(
        "/id/{id}",
        "thing",
        "Where the IRI of an item, a step or a roadmap leads",
        refuses=(problem_types.NOT_FOUND, problem_types.NOT_ACCEPTABLE),
        leads_to="Its page or its data (Turtle, JSON-LD, JSON), by the header `Accept`.",
    ),
    Route(
        "/ns",
        "ns",
        "Where the words of the data are explained",
        refuses=(problem_types.NOT_ACCEPTABLE,),
        has_page=True,
        leads_to="The vocabulary as data (Turtle, JSON-LD, JSON), by the header `Accept`.",
    ),
    Route(
        "/plans/{token}.ics",
        CALENDAR,
        "The calendar of a study plan, at the signed address that an answer of /plans leads to",
        "text/calendar",
        str,
        (
            problem_types.UNKNOWN_SUBSCRIPTION,
            problem_types.SUBSCRIPTION_ENDED,
        ),
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


def told(route: Route, shapes: Shapes, there: Mapping[str, str | None]) -> Json:
    """The path item of a route; `there` are names by which it can be asked."""
    examples = {"slug": ONE.slug, **there}
    names = [
        {
            "name": one,
            "in": "path",
            "required": True,
            "description": "What its address ends with.",
            "schema": {"type": "string", "minLength": 1},
        }
        | shown(examples[one])
        for one in NAMES.findall(route.path)
    ]
    return {
        "get": {
            "tags": ["Service"],
            "operationId": route.id,
            "summary": route.summary,
            "parameters": names,
            "responses": _answered(route, shapes)
            | dict(refusals((*route.refuses, problem_types.INTERNAL_SERVER_ERROR))),
        }
    }


def _answered(route: Route, shapes: Shapes) -> Json:
    """What it answers where nothing is wrong, by status."""
    found: Json = {}
    content = dict(PAGE) if route.has_page else {}
    if route.media:
        told = {"schema": shapes.answers[route.id]} | shown(route.example)
        content = {route.media: told, **content}
    if content:
        found["200"] = {"description": route.summary, "content": content}
    if route.leads_to:
        location = {"description": "Where that is.", "schema": {"type": "string"}}
        found["303"] = {
            "description": route.leads_to,
            "headers": {"Location": location},
            "content": {"text/plain": {"schema": {"type": "string"}}},
        }
    return found
