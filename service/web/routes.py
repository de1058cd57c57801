"""Where programs can ask, and which room answers: all that is known before somebody asks.

A room is a module with a table, `OPERATIONS`, of what can be asked there. It is imported when one
of its routes is first asked, and so is what it needs: a worker that is asked what to learn next
does not wait for RDF, search and comparisons.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from skillpath.service.web.operations import Operation

PREFIX = "/api/v1"

MOST_BODY = 1_000_000
MOST_LEARNERS_BODY = 32_000_000
"""Bytes of a body, and of one that holds many learners."""


@dataclass(frozen=True, slots=True)
class Route:
    """An address below the prefix, `{name}` in it for a name of any form, and its room.

    `is_posted` tells whether the same can be asked as a JSON body, of at most `most_body` bytes,
    and `is_got` whether it can be asked without one.
    """

    path: str
    room: str
    is_posted: bool = False
    is_got: bool = True
    most_body: int = MOST_BODY

    @property
    def methods(self) -> list[str]:
        """The methods that it has."""
        return ["GET"] * self.is_got + ["POST"] * self.is_posted


ROUTES = (
    Route("/recommendations", "guidance", is_posted=True),
    Route(
        "/recommendations/batch",
        "crowds",
        is_posted=True,
        is_got=False,
        most_body=MOST_LEARNERS_BODY,
    ),
    Route("/paths", "ways", is_posted=True),
    Route("/compare", "ways", is_posted=True),
    Route("/map", "maps", is_posted=True),
    Route("/plans", "plans", is_posted=True),
    Route("/plans/options", "plans", is_posted=True),
    Route("/formats", "plans"),
    Route("/paths/second-best", "what_if", is_posted=True),
    Route("/budget", "what_if", is_posted=True),
    Route("/analysis", "what_if", is_posted=True),
    Route("/skills/{name}", "catalogue"),
    Route("/skills", "finding"),
    Route("/skills/{name}/prerequisites", "finding"),
    Route("/skills/{name}/dependents", "finding"),
    Route("/search", "finding"),
    Route("/goals", "finding"),
    Route("/roadmap", "roadmaps"),
    Route("/roadmaps", "roadmaps"),
    Route("/roadmaps/{name}", "roadmaps"),
    Route("/steps", "roadmaps"),
    Route("/steps/{name}", "roadmaps"),
    Route("/vocabulary", "terms"),
    Route("/healthz", "running.health"),
    Route("/readyz", "running.health"),
    Route("/version", "running.health"),
    Route("", "index"),
    Route("/openapi.json", "description.openapi"),
)
"""Everything that programs can ask."""

PROBES = tuple(one for one in ROUTES if one.room == "running.health")
"""What probes ask, once more at the root, where they look."""


@cache
def operation_at(path: str) -> Operation:
    """What is asked at a path, from its room, which is imported now."""
    (room,) = (one.room for one in ROUTES if one.path == path)
    operations: tuple[Operation, ...] = import_module(f"{__package__}.{room}").OPERATIONS
    return next(one for one in operations if one.path == path)


def operations(routes: tuple[Route, ...] = ROUTES) -> tuple[Operation, ...]:
    """What is asked at each of the routes, from all their rooms."""
    return tuple(operation_at(one.path) for one in routes)
