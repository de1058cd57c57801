"""What people ask of maps."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from typing_extensions import TypeAliasType

from skillpath.service.web.fields import Name, Whole, told
from skillpath.service.web.path_questions import PathQuestion

MOST_COLUMNS = 24
"""That many cards in a row are wider than any screen."""

View = TypeAliasType("View", Literal["path", "around", "whole"])


@dataclass(frozen=True, kw_only=True)
class MapQuestion(PathQuestion):
    """Where does what stand, and where is the learner?"""

    limit: Whole = told("How many to recommend next at most.", 5, ge=1, le=100)
    around: Name | None = told(
        "An item, by id, IRI or label, that gets a view of its own: what it requires above it, "
        "what requires it below.",
        None,
    )
    hops: Whole = told("How far the view around that item reaches, in requirements.", 1, ge=1, le=2)
    columns: Whole = told("How many cards a row may hold.", 5, ge=1, le=MOST_COLUMNS)
    view: View | None = told(
        "The view to begin with. Without it the one around an item, if one is asked; else the "
        "path, if there is one to learn; else the whole.",
        None,
    )
