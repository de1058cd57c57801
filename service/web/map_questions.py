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
Colors = TypeAliasType("Colors", Literal["light", "dark"])
Theme = TypeAliasType("Theme", Literal["system", "light", "dark"])


@dataclass(frozen=True, kw_only=True)
class DrawnQuestion(PathQuestion):
    """What is to be drawn?"""

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


@dataclass(frozen=True, kw_only=True)
class MapQuestion(DrawnQuestion):
    """Where does what stand, and where is the learner?"""

    scheme: Colors = told("The colors of a picture, for light or for dark surroundings.", "light")


@dataclass(frozen=True, kw_only=True)
class EmbedQuestion(DrawnQuestion):
    """What is to be drawn inside another page?"""

    theme: Theme = told("The colors: those of the reader's system, or fixed ones.", "system")
