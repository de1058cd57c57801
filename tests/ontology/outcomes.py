"""What becomes of a file: it is read, or refused in printable lines; nothing else may happen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from skillpath.graph import InvalidRoadmapError
from skillpath.ontology import UnreadableError
from skillpath.ontology.formats import FORMATS
from skillpath.ontology.limits import USUAL
from skillpath.ontology.reading import draft_from

if TYPE_CHECKING:
    from skillpath.ontology import ReadingLimits
    from skillpath.ontology.drafts import Draft

LONGEST = 15_000
"""Characters of a line that tells of a fault, at most."""

ENDINGS = tuple(one.name for one in FORMATS)


def drafted(content: bytes, form: str, limits: ReadingLimits = USUAL) -> Draft:
    """What a text says, in the format whose files end with the name."""
    named = next(one for one in FORMATS if one.name == form)
    return draft_from(named, [(content, f"x.{form}")], limits)


def told(content: bytes, form: str) -> list[str]:
    """The lines that tell why a file is refused; none where it is read."""
    try:
        drafted(content, form).roadmap()
    except UnreadableError as error:
        lines = [str(error)]
    except InvalidRoadmapError as refused:
        lines = [str(one) for one in refused.faults]
        assert lines
    else:
        return []
    assert [one for one in lines if not one.isprintable() or len(one) > LONGEST] == []
    return lines
