"""What programs can ask: the one table that the routes and their description are made of."""

from __future__ import annotations

from dataclasses import dataclass, field
from inspect import getdoc
from typing import TYPE_CHECKING, Any, Literal

from pydantic import BaseModel, Field, create_model

from skillpath.service.answers import encoded
from skillpath.service.web.media import JSON

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from skillpath.graph import Roadmap, SkillpathError
    from skillpath.service.web.documents import Document
    from skillpath.service.web.media import Media

    Find = Callable[..., Any]
    Write = Callable[[Roadmap, Any], bytes]
    Tell = Callable[[Roadmap, Any], Any]


def no_next_query(_: Any, __: Any) -> str:
    """An answer that has no pages."""
    return ""


@dataclass(frozen=True, slots=True)
class Operation:
    """One thing to ask.

    `path` lies below the prefix of the API; `{name}` in it stands for a name of any form. `find`
    takes the roadmap that is asked about, the question and the names in the path, and makes one
    call into the library; its docstring is what people read of the operation. `tell` makes the
    JSON of what was found, whose shape is `answers`; `others` write it in further formats.
    `next_query` makes the query that asks for the next page, of the question and what was found.
    `refuses` lists what `find` may raise; `document` is what headers tell of what was found.
    `links` are further links of its header, by their relation. Where `others` are long files, none
    is written to serve as an example.
    """

    path: str
    tag: str
    asks: type[BaseModel]
    find: Find
    tell: Tell
    answers: Any
    refuses: tuple[type[SkillpathError], ...] = ()
    others: Mapping[Media, Write] = field(default_factory=dict)
    is_posted: bool = False
    document: Callable[[Roadmap, Any], Document] | None = None
    next_query: Callable[[Any, Any], str] = no_next_query
    links: Mapping[str, str] = field(default_factory=dict)
    has_long_files: bool = False

    @property
    def id(self) -> str:
        """What a client's function may be called."""
        return self.find.__name__.strip("_")

    @property
    def summary(self) -> str:
        """The first line of the description."""
        return self._told[0].removesuffix(".")

    @property
    def description(self) -> str:
        """What follows the first line."""
        return self._told[2]

    @property
    def formats(self) -> tuple[Media, ...]:
        """What answers come in, the usual first."""
        return (JSON, *self.others)

    def form(self) -> type[BaseModel]:
        """The question with the choice of a format where there is one."""
        if not self.others:
            return self.asks
        names = tuple(media.name for media in self.formats)
        told = "The format of the answer; it counts for more than the header Accept."
        choice: Any = (Literal[names] | None, Field(default=None, description=told))
        return create_model(self.asks.__name__, __base__=self.asks, format=choice)

    def written(self, roadmap: Roadmap, found: Any, media: Media) -> bytes:
        """The bytes of the answer in one of the formats."""
        if media is JSON:
            return encoded(self.tell(roadmap, found))
        return self.others[media](roadmap, found)

    @property
    def _told(self) -> tuple[str, str, str]:
        return (getdoc(self.find) or "").partition("\n\n")
