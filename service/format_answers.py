"""The formats of paths and plans as JSON, for the command line and HTTP alike."""

from __future__ import annotations

from typing import TYPE_CHECKING

from skillpath.service.path_formats import PATH_FORMATS
from skillpath.service.plan_formats import FORMATS

if TYPE_CHECKING:
    from skillpath.service import plan_schemas
    from skillpath.service.written_plans import PlanFormat


def formats_answer() -> plan_schemas.Formats:
    """All of them, in the order of the register."""
    return {"formats": [_format(one) for one in FORMATS]}


def _format(one: PlanFormat) -> plan_schemas.Format:
    return {
        "name": one.name,
        "title": one.title,
        "extension": one.ending,
        "media_type": one.media_type,
        "of": ["path", "plan"] if one.name in PATH_FORMATS else ["plan"],
        "leaves_out": one.loses,
        "importable": one.is_read,
        "over_http": not one.extra,
        "extra": one.extra or None,
    }
