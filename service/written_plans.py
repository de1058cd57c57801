"""A format that a study plan is written in."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

    from skillpath.graph import Plan
    from skillpath.service.plan_making import Made


@dataclass(frozen=True, slots=True)
class PlanFormat:
    """A format that a plan can be written in.

    `media` is its media type with parameters, such as `text/csv; charset=utf-8`. `writer` names
    the function that writes it, `module:name` below the package, which is imported when it is first
    asked: it takes a plan and a language. `loses` says what of a plan a file of this format does
    not hold; `is_read` whether such a file is taken back. `extra` is what has to be installed in
    addition, `policy` what the file may do in a browser. `is_binary` is for what no terminal shows.
    """

    name: str
    title: str
    media: str
    writer: str
    loses: str = ""
    extension: str = ""
    is_read: bool = False
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

    def written_anew(self, made: Made, language: str = "en") -> bytes:
        """The same, with what has moved where the format tells that: JSON does."""
        if self.name == "json":
            from skillpath.service.plan_answers import made_json

            return made_json(made)
        return self.written(made.plan, language)

    def written(self, plan: Plan, language: str = "en") -> bytes:
        """The plan as bytes, equal for equal plans."""
        found = _named(self.writer)(plan, language=language)
        return found.encode() if isinstance(found, str) else found


@cache
def _named(place: str) -> Callable[..., Any]:
    module, _, name = place.partition(":")
    found: Callable[..., Any] = getattr(import_module(f"skillpath.{module}"), name)
    return found
