"""What programs can ask of what there is: roadmaps, steps, skills."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from skillpath.graph import AmbiguousNameError, UnknownNameError, find_item, named_roadmap
from skillpath.service import schemas
from skillpath.service.answers import item_answer, roadmap_answer, roadmaps_answer, steps_answer
from skillpath.service.web.operations import Operation
from skillpath.service.web.problems import NotFoundError
from skillpath.service.web.questions import NoQuestion, RoadmapQuestion

if TYPE_CHECKING:
    from collections.abc import Callable

    from skillpath.graph import Attainable, Roadmap

Found = TypeVar("Found")


def roadmap(one: Roadmap, _: RoadmapQuestion) -> Roadmap:
    """The roadmap in numbers.

    What it covers, the hours of that, and how many items and requirements it is about.
    """
    return one


def roadmaps(one: Roadmap, _: NoQuestion) -> Roadmap:
    """All roadmaps over the same skills.

    The general one comes first, then its specializations, such as one for each industry. Each
    can be a goal, and `roadmap_id` asks any other route about one of them.
    """
    return one


def one_roadmap(one: Roadmap, _: NoQuestion, name: str) -> Roadmap:
    """One of the roadmaps in numbers."""
    return named(named_roadmap, one, name)


def steps(one: Roadmap, _: RoadmapQuestion) -> Roadmap:
    """The steps of the roadmap in order, with what they cover."""
    return one


def skill(one: Roadmap, _: RoadmapQuestion, name: str) -> Attainable:
    """Everything about a skill, a tool or a certification."""
    return one.by_id[named(find_item, one, name)]


def named(find: Callable[[Roadmap, str], Found], one: Roadmap, name: str) -> Found:
    """What a name in a path means.

    Raises:
        NotFoundError: when it means nothing.
    """
    try:
        return find(one, name)
    except UnknownNameError as error:
        raise NotFoundError(error) from None


WRONG_ROADMAP = (UnknownNameError, AmbiguousNameError)
"""What `roadmap_id` may be refused for."""

OPERATIONS = (
    Operation(
        path="/roadmap",
        tag="Roadmaps",
        asks=RoadmapQuestion,
        find=roadmap,
        tell=lambda _, found: roadmap_answer(found),
        answers=schemas.Roadmap,
        refuses=WRONG_ROADMAP,
    ),
    Operation(
        path="/roadmaps",
        tag="Roadmaps",
        asks=NoQuestion,
        find=roadmaps,
        tell=lambda _, found: roadmaps_answer(found),
        answers=schemas.Roadmaps,
    ),
    Operation(
        path="/roadmaps/{name}",
        tag="Roadmaps",
        asks=NoQuestion,
        find=one_roadmap,
        tell=lambda _, found: roadmap_answer(found),
        answers=schemas.Roadmap,
        refuses=(NotFoundError, AmbiguousNameError),
    ),
    Operation(
        path="/steps",
        tag="Roadmaps",
        asks=RoadmapQuestion,
        find=steps,
        tell=lambda _, found: steps_answer(found),
        answers=schemas.Steps,
        refuses=WRONG_ROADMAP,
    ),
    Operation(
        path="/skills/{name}",
        tag="Skills",
        asks=RoadmapQuestion,
        find=skill,
        tell=item_answer,
        answers=schemas.Skill,
        refuses=(NotFoundError, *WRONG_ROADMAP),
    ),
)
"""The routes of this room."""
