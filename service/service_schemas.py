"""The shapes of what the service tells of itself."""

from __future__ import annotations

from typing import Annotated, Literal, NotRequired

from pydantic import Field
from typing_extensions import TypedDict

from skillpath.service.schemas import Id  # noqa: TC001 - read when the shapes are described


class Health(TypedDict):
    """Whether the service answers."""

    status: Literal["ok"]


class Served(TypedDict):
    """The roadmap that is served."""

    id: Id
    version: str
    checksum: NotRequired[
        Annotated[
            str,
            Field(
                description="Tells what is served from what was before: the SHA-256 of the "
                "roadmap's file; of several files, of their own in order."
            ),
        ]
    ]


class Version(TypedDict):
    """Which program serves which roadmap, on which Python."""

    version: str
    roadmap: Served
    python: str


class RouteTold(TypedDict):
    """A route; `{name}` in its path stands for a name of any form."""

    path: str
    summary: str


class Index(TypedDict):
    """Where to begin."""

    openapi: Annotated[str, Field(description="The description of the API, for programs.")]
    docs: Annotated[str, Field(description="The same for people.")]
    problems: Annotated[str, Field(description="What may go wrong, and what to do about it.")]
    routes: list[RouteTold]
