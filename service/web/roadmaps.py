"""What programs can ask of roadmaps and their steps, also as files that are read back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from skillpath.graph import AmbiguousNameError, find_step, named_roadmap
from skillpath.ontology import encoded, formats, step_data, steps_data
from skillpath.service import schemas
from skillpath.service.answers import roadmap_answer, roadmaps_answer, step_answer, steps_answer
from skillpath.service.web.catalogue import WRONG_ROADMAP, named
from skillpath.service.web.documents import roadmap_document, step_document, steps_document
from skillpath.service.web.media import CSV, JSONLD, TURTLE
from skillpath.service.web.operations import Operation
from skillpath.service.web.problems import NotFoundError
from skillpath.service.web.questions import NoQuestion, RoadmapQuestion

if TYPE_CHECKING:
    from skillpath.graph import Roadmap, Step
    from skillpath.ontology.formats import Format


def roadmap(one: Roadmap, _: RoadmapQuestion) -> Roadmap:
    """The roadmap in numbers, or all of it as a file.

    What it covers, the hours of that, and how many items and requirements it is about. Turtle,
    JSON-LD and CSV hold the whole roadmap, as `skillpath --roadmap FILE` reads it; a table holds
    less of it than the others.
    """
    return one


def roadmaps(one: Roadmap, _: NoQuestion) -> Roadmap:
    """All roadmaps over the same skills.

    The general one comes first, then its specializations, such as one for each industry. Each
    can be a goal, and `roadmap_id` asks any other route about one of them.
    """
    return one


def one_roadmap(one: Roadmap, _: NoQuestion, name: str) -> Roadmap:
    """One of the roadmaps in numbers, or all of it as a file.

    Turtle, JSON-LD and CSV hold the whole roadmap, as `skillpath --roadmap FILE` reads it. A
    specialized one stands alone in its file, with all items.
    """
    return named(named_roadmap, one, name)


def steps(one: Roadmap, _: RoadmapQuestion) -> Roadmap:
    """The steps of the roadmap in order, with what they cover."""
    return one


def step(one: Roadmap, _: RoadmapQuestion, name: str) -> Step:
    """One step, with what it covers.

    An id finds the step of any of the roadmaps, a name one of this roadmap.
    """
    return named(find_step, one, name)


def whole(roadmap: Roadmap, format_: Format) -> bytes:
    """The file of a roadmap, made once."""
    key = f"{roadmap.id}/file/{format_.name}"
    return roadmap.memo.recall(key, lambda: encoded(roadmap, format_))


FILES = {
    TURTLE: lambda _, found: whole(found, formats.TURTLE),
    JSONLD: lambda _, found: whole(found, formats.JSONLD),
    CSV: lambda _, found: whole(found, formats.CSV),
}

OPERATIONS = (
    Operation(
        path="/roadmap",
        tag="Roadmaps",
        asks=RoadmapQuestion,
        find=roadmap,
        tell=lambda _, found: roadmap_answer(found),
        answers=schemas.Roadmap,
        refuses=WRONG_ROADMAP,
        others=FILES,
        document=roadmap_document,
        has_long_files=True,
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
        others=FILES,
        document=roadmap_document,
        has_long_files=True,
    ),
    Operation(
        path="/steps",
        tag="Roadmaps",
        asks=RoadmapQuestion,
        find=steps,
        tell=lambda _, found: steps_answer(found),
        answers=schemas.Steps,
        refuses=WRONG_ROADMAP,
        others={
            TURTLE: lambda _, found: steps_data(found, formats.TURTLE),
            JSONLD: lambda _, found: steps_data(found, formats.JSONLD),
        },
        document=steps_document,
        has_long_files=True,
    ),
    Operation(
        path="/steps/{name}",
        tag="Roadmaps",
        asks=RoadmapQuestion,
        find=step,
        tell=step_answer,
        answers=schemas.Step,
        refuses=(NotFoundError, *WRONG_ROADMAP),
        others={
            TURTLE: lambda one, found: step_data(one, found, formats.TURTLE),
            JSONLD: lambda one, found: step_data(one, found, formats.JSONLD),
        },
        document=step_document,
    ),
)
"""The routes of this room."""
