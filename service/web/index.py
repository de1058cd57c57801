"""Where to begin: what there is to ask, and what describes it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from skillpath.service.service_schemas import Index
from skillpath.service.web.operations import Operation
from skillpath.service.web.questions import NoQuestion
from skillpath.service.web.routes import PREFIX, operations

if TYPE_CHECKING:
    from skillpath.graph import Roadmap

DESCRIPTION, DOCS, PROBLEMS = f"{PREFIX}/openapi.json", "/docs", "/problems"


def index(one: Roadmap, _: NoQuestion) -> Roadmap:
    """Where to begin: the description of the API, its pages for people, and its routes.

    The header `Link` leads to the description and the pages as well.
    """
    return one


def index_answer(_: Roadmap, __: Roadmap) -> Index:
    """All that is not about the service itself."""
    return {
        "openapi": DESCRIPTION,
        "docs": DOCS,
        "problems": PROBLEMS,
        "routes": [
            {"path": PREFIX + one.path, "summary": one.summary}
            for one in operations()
            if one.tag != "Service"
        ],
    }


OPERATIONS = (
    Operation(
        path="",
        tag="Service",
        asks=NoQuestion,
        find=index,
        tell=index_answer,
        answers=Index,
        links={"service-desc": DESCRIPTION, "service-doc": DOCS},
    ),
)
"""The operation of this room."""
