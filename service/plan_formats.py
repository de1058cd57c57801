"""The formats of a study plan: one register for the command line, HTTP and the documentation."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from skillpath.graph.planning.plan import Plan

    Write = Callable[..., bytes | str]


@dataclass(frozen=True, slots=True)
class PlanFormat:
    """A format that a plan can be written in.

    `writer` names the function that writes it, `module:name` below the package, which is imported
    when it is first asked: it takes a plan and a language. `loses` says what of a plan a file of
    this format does not hold; `is_text` is for what people read at a terminal. `importer` takes
    such a file back, likewise; `extra` is what has to be installed in addition.
    """

    name: str
    title: str
    media: str
    writer: str
    loses: str = ""
    extension: str = ""
    importer: str = ""
    extra: str = ""
    is_text: bool = True

    @property
    def ending(self) -> str:
        """Of a file's name, without the point."""
        return self.extension or self.name

    def written(self, plan: Plan, language: str = "en") -> bytes:
        """The plan as bytes, equal for equal plans."""
        found = _named(self.writer)(plan, language=language)
        return found.encode() if isinstance(found, str) else found


@cache
def _named(place: str) -> Write:
    module, _, name = place.partition(":")
    found: Write = getattr(import_module(f"skillpath.{module}"), name)
    return found


FORMATS = (PlanFormat("json", "JSON", "application/json", "service.plan_answers:plan_json"),)
"""Every format, in the order in which they are listed."""

PLAN_FORMATS = {one.name: one for one in FORMATS}
"""The same by name."""
