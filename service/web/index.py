"""Where to begin: what there is to ask, and what describes it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from skillpath.service.service_schemas import Index
from skillpath.service.web.operations import Operation
from skillpath.service.web.questions import NoQuestion

if TYPE_CHECKING:
    from collections.abc import Sequence

    from skillpath.graph import Roadmap

DESCRIPTION, DOCS, PROBLEMS = "/openapi.json", "/docs", "/problems"


def index_of(prefix: str, operations: Sequence[Operation]) -> Operation:
    """The operation that tells of all the others."""

    def index(one: Roadmap, _: NoQuestion) -> Roadmap:
        """Where to begin: the description of the API, its pages for people, and its routes.

        The header `Link` leads to the description and the pages as well.
        """
        return one

    def tell(_: Roadmap, __: Roadmap) -> Index:
        return {
            "openapi": prefix + DESCRIPTION,
            "docs": DOCS,
            "problems": PROBLEMS,
            "routes": [
                {"path": prefix + one.path, "summary": one.summary}
                for one in operations
                if one.tag != "Service"
            ],
        }

    return Operation(
        path="",
        tag="Service",
        asks=NoQuestion,
        find=index,
        tell=tell,
        answers=Index,
        links={"service-desc": prefix + DESCRIPTION, "service-doc": DOCS},
    )
