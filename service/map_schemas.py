"""The shape of a map: what is drawn, and where it stands in each view."""

from __future__ import annotations

from typing import Annotated, Literal, NotRequired

from pydantic import Field
from typing_extensions import TypeAliasType, TypedDict

from skillpath.service.schemas import Hours, Id, ItemKind, ItemLevel, Known

CardOrJoint = Annotated[
    str, Field(description="The id of a card, or of a joint: its dependent's, a slash, a number.")
]
Pair = Annotated[list[float], Field(min_length=2, max_length=2)]
LearnerState = TypeAliasType("LearnerState", Literal["known", "retired", "ready", "locked"])
LineKind = TypeAliasType("LineKind", Literal["required", "choice", "recommended"])
MapView = TypeAliasType("MapView", Literal["path", "around", "whole"])


class Card(TypedDict):
    """An item with where the learner stands.

    `number` is its turn on the path, `rank` its turn among what to learn next, both from 1.
    """

    id: Id
    name: str
    kind: ItemKind
    step: Id | None
    level: ItemLevel | None
    hours: Hours
    state: LearnerState
    inferred: Annotated[bool, Field(description="Whether it is known because it follows.")]
    number: int | None
    rank: int | None


class Joint(TypedDict):
    """Where the lines of a group meet: `minimum` of its `count` members are needed."""

    id: str
    dependent: Id
    minimum: int
    count: int


# a keyword of Python among the keys
Line = TypedDict(
    "Line",
    {
        "from": CardOrJoint,
        "to": CardOrJoint,
        "kind": LineKind,
        "on_path": Annotated[bool, Field(description="Whether the path goes along it.")],
    },
)
"""From a prerequisite to its dependent."""


class Band(TypedDict):
    """The strip behind the cards of one step, from `top` to `bottom`, with its likely hours."""

    id: str
    name: str
    position: int | None
    hours: float | None
    top: float
    bottom: float


class Layout(TypedDict):
    """Where cards and joints have their middles, and how large all is together, in pixels.

    `left_out` counts the cards for which a view has no room.
    """

    places: Annotated[dict[str, Pair], Field(description="x and y by id of card or joint.")]
    bands: list[Band]
    width: float
    height: float
    left_out: int


class Views(TypedDict):
    """The layouts by view; those that there are."""

    whole: Layout
    path: NotRequired[Layout]
    around: NotRequired[Layout]


class Map(Known):
    """What is drawn of a roadmap; `total` counts the cards that there would be without a limit.

    `view` is the one to begin with; `card` and `joint` are the width and height of one.
    """

    view: MapView
    total: int
    card: Pair
    joint: Pair
    cards: list[Card]
    joints: list[Joint]
    lines: list[Line]
    views: Views
