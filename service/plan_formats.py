"""The formats of a study plan: one register for the command line, HTTP and the documentation."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from skillpath.graph import Plan

    Write = Callable[..., bytes | str]


@dataclass(frozen=True, slots=True)
class PlanFormat:
    """A format that a plan can be written in.

    `media` is its media type with parameters, such as `text/csv; charset=utf-8`. `writer` names
    the function that writes it, `module:name` below the package, which is imported when it is first
    asked: it takes a plan and a language. `loses` says what of a plan a file of this format does
    not hold. `reader` takes such a file back, likewise. `extra` is what has to be installed in
    addition, `policy` what the file may do in a browser. `is_binary` is for what no terminal shows.
    """

    name: str
    title: str
    media: str
    writer: str
    loses: str = ""
    extension: str = ""
    reader: str = ""
    extra: str = ""
    policy: str = ""
    is_binary: bool = False

    @property
    def ending(self) -> str:
        """Of a file's name, without the point."""
        return self.extension or self.name

    @property
    def media_type(self) -> str:
        """Without parameters."""
        return self.media.partition(";")[0]

    def written(self, plan: Plan, language: str = "en") -> bytes:
        """The plan as bytes, equal for equal plans."""
        found = _named(self.writer)(plan, language=language)
        return found.encode() if isinstance(found, str) else found


@cache
def _named(place: str) -> Write:
    module, _, name = place.partition(":")
    found: Write = getattr(import_module(f"skillpath.{module}"), name)
    return found


ALONE = "default-src 'none'; frame-ancestors 'none'"
"""What a picture may do in a browser: nothing but be seen."""

SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

FORMATS = (
    PlanFormat("json", "JSON", "application/json", "service.plan_answers:plan_json"),
    PlanFormat(
        "xlsx",
        "Excel",
        SHEET,
        "ontology.plans.excel:xlsx",
        loses="reasons, and the weeks that are possible",
        is_binary=True,
    ),
    PlanFormat(
        "svg",
        "Gantt chart",
        "image/svg+xml",
        "visualizations.plans.gantt:gantt",
        loses="reasons, links, and hours of single weeks",
        policy=ALONE,
    ),
)
"""Every format, in the order in which they are listed."""

PLAN_FORMATS = {one.name: one for one in FORMATS}
"""The same by name."""
