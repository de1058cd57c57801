"""What programs can ask of the map."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from skillpath.graph import ContradictionError, UnavoidableError
from skillpath.service import map_schemas
from skillpath.service.map_answers import TEXT_FORMATS, Picture, wished_map
from skillpath.service.web.documents import map_document as as_file
from skillpath.service.web.guidance import REFUSED
from skillpath.service.web.map_questions import MapQuestion
from skillpath.service.web.media import DOT, MERMAID, SVG
from skillpath.service.web.operations import Operation
from skillpath.service.web.visitor import places
from skillpath.visualizations import Scheme, map_document

if TYPE_CHECKING:
    from skillpath.graph import Roadmap


def map_(one: Roadmap, asked: MapQuestion) -> Picture:
    """The map: cards with where the learner stands, lines, and places for both.

    At most 500 cards: all of a small roadmap, of a large one what is nearest to the question.
    Where several members of a group may do, their lines meet in a joint, which says how many are
    needed. Each view has places for cards and joints, in pixels, y growing downwards: `whole` by
    the steps, `path` in learning order where there is a path, `around` where an item is asked.
    Also as a picture of one view (SVG), or as text that draws it elsewhere (Mermaid, DOT).
    """
    language = places().language
    return Picture(wished_map(one, asked, language), Scheme(asked.scheme), language)


def _written(form: str, _: Roadmap, found: Picture) -> bytes:
    return TEXT_FORMATS[form](found)


OPERATIONS = (
    Operation(
        path="/map",
        tag="Guidance",
        asks=MapQuestion,
        find=map_,
        tell=lambda _, found: map_document(found.map),
        answers=map_schemas.Map,
        refuses=(ContradictionError, UnavoidableError, *REFUSED),
        others={media: partial(_written, media.name) for media in (SVG, MERMAID, DOT)},
        document=as_file,
    ),
)
"""The operations of this room."""
