"""What programs can ask of the skills that there are."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from skillpath.graph import AmbiguousNameError, UnknownNameError, find_item
from skillpath.ontology import formats, item_data
from skillpath.service import schemas
from skillpath.service.answers import item_answer
from skillpath.service.web.documents import item_document
from skillpath.service.web.media import JSONLD, TURTLE
from skillpath.service.web.operations import Operation
from skillpath.service.web.problems import NotFoundError
from skillpath.service.web.questions import RoadmapQuestion

if TYPE_CHECKING:
    from collections.abc import Callable

    from skillpath.graph import Attainable, Roadmap

Found = TypeVar("Found")


def skill(one: Roadmap, _: RoadmapQuestion, name: str) -> Attainable:
    """Everything about a skill, a tool or a certification.

    As Turtle or JSON-LD with flat edges to what it requires and from what requires it, and with
    the steps that cover it.
    """
    return one.by_id[named(find_item, one, name)]


def named(find: Callable[[Roadmap, str], Found], one: Roadmap, name: str) -> Found:
    """What a name in a path means.

    Raises:
        NotFoundError: when it means nothing.
        AmbiguousNameError: when it may mean several things.
    """
    try:
        return find(one, name)
    except UnknownNameError as error:
        raise NotFoundError(error) from None
    except AmbiguousNameError as error:
        error.field = "name"
        raise


WRONG_ROADMAP = (UnknownNameError, AmbiguousNameError)
"""What `roadmap_id` may be refused for."""

OPERATIONS = (
    Operation(
        path="/skills/{name}",
        tag="Skills",
        asks=RoadmapQuestion,
        find=skill,
        tell=item_answer,
        answers=schemas.Skill,
        refuses=(NotFoundError, *WRONG_ROADMAP),
        others={
            TURTLE: lambda one, found: item_data(one, found, formats.TURTLE),
            JSONLD: lambda one, found: item_data(one, found, formats.JSONLD),
        },
        document=item_document,
    ),
)
"""The routes of this room."""
