"""What programs can ask: the one table that the routes and their description are made of.

Its rows stand in rooms (`routes`). What a room imports is what its operations need to answer.
"""

from __future__ import annotations

from dataclasses import dataclass, field, make_dataclass
from importlib import import_module
from inspect import getdoc
from typing import TYPE_CHECKING, Any, Literal

from skillpath.service.answers import encoded
from skillpath.service.web.fields import told
from skillpath.service.web.media import JSON, LINES
from skillpath.service.web.routes import ROUTES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

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
class Link:
    """Where a header leads: by which relation, to which address, of which media type."""

    relation: str
    target: str
    type: str = ""

    def __str__(self) -> str:
        """As the header `Link` has it (RFC 8288)."""
        kind = f'; type="{self.type}"' if self.type else ""
        return f'<{self.target}>; rel="{self.relation}"{kind}'


def no_leads(_: Any) -> Iterable[Link]:
    """A question that leads nowhere else."""
    return ()


@dataclass(frozen=True, slots=True)
class Operation:
    """One thing to ask.

    `path` is that of its route. `asks` is the question: a dataclass (`fields`), or a pydantic model
    where a question holds others. `find` takes the roadmap that is asked about, the question and
    the names in the path, and makes one call into the library; its docstring is what people read
    of the operation. `tell` makes the JSON of what was found, whose shape is `answers`, or stands
    where that says (`schemas:Skill`); `others` write it in further formats.
    `next_query` makes the query that asks for the next page, of the question and what was found.
    `read_lines` makes the question of a body of lines, where it may come as one.
    `refuses` lists what `find` may raise; `document` is what headers tell of what was found.
    `links` are further links of its header, by their relation, and `leads` makes those that depend
    on the question. Where `others` are long files, none
    is written to serve as an example.
    """

    path: str
    tag: str
    asks: type
    find: Find
    tell: Tell
    answers: Any
    refuses: tuple[type[SkillpathError], ...] = ()
    others: Mapping[Media, Write] = field(default_factory=dict)
    document: Callable[[Roadmap, Any], Document] | None = None
    next_query: Callable[[Any, Any], str] = no_next_query
    links: Mapping[str, str] = field(default_factory=dict)
    leads: Callable[[Any], Iterable[Link]] = no_leads
    has_long_files: bool = False
    read_lines: Callable[[bytes], Any] | None = None

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
    def is_posted(self) -> bool:
        """Whether it can be asked as a JSON body."""
        return any(one.is_posted for one in ROUTES if one.path == self.path)

    @property
    def is_got(self) -> bool:
        """Whether it can be asked without a body."""
        return any(one.is_got for one in ROUTES if one.path == self.path)

    @property
    def bodies(self) -> tuple[Media, ...]:
        """What a body may come in, the usual first."""
        return (JSON, LINES) if self.read_lines else (JSON,)

    @property
    def shape(self) -> Any:
        """The type that answers have; only the description needs it."""
        if not isinstance(self.answers, str):
            return self.answers
        module, _, name = self.answers.partition(":")
        return getattr(import_module(f"skillpath.service.{module}"), name)

    @property
    def formats(self) -> tuple[Media, ...]:
        """What answers come in, the usual first."""
        return (JSON, *self.others)

    def form(self) -> type:
        """The question with the choice of a format where there is one."""
        if not self.others:
            return self.asks
        names = tuple(media.name for media in self.formats)
        meaning = "The format of the answer; it counts for more than the header Accept."
        choice: Any = ("format", Literal[names] | None, told(meaning, None))
        form = make_dataclass(
            self.asks.__name__, [choice], bases=(self.asks,), frozen=True, kw_only=True
        )
        form.__doc__ = None  # the shape of a body with a format is described by its fields
        return form

    def written(self, roadmap: Roadmap, found: Any, media: Media) -> bytes:
        """The bytes of the answer in one of the formats."""
        if media is JSON:
            return encoded(self.tell(roadmap, found))
        return self.others[media](roadmap, found)

    @property
    def _told(self) -> tuple[str, str, str]:
        return (getdoc(self.find) or "").partition("\n\n")
