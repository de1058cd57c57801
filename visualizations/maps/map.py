"""What a map shows: cards, the lines between them, and where they stand in each of its views."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from skillpath.graph import Attainable, Knowledge, Roadmap
    from skillpath.visualizations.maps.layout import Layout
    from skillpath.visualizations.situation import State


class LineKind(StrEnum):
    """How a line binds, the strongest first."""

    REQUIRED = "required"
    CHOICE = "choice"
    RECOMMENDED = "recommended"


class ViewName(StrEnum):
    """What a map can be laid out as."""

    PATH = "path"
    """The path in its order, below what is known of it."""
    AROUND = "around"
    """One item with what it requires and what requires it."""
    WHOLE = "whole"
    """Every step, in its order."""


@dataclass(frozen=True, slots=True)
class Card:
    """An item as it is drawn.

    `step` is the id of the step it stands in, or empty. `number` is its turn on the path, `rank`
    its turn among what to learn next, both from 1.
    """

    item: Attainable
    step: str
    state: State
    is_inferred: bool = False
    number: int | None = None
    rank: int | None = None

    @property
    def id(self) -> str:
        """That of the item."""
        return self.item.id


@dataclass(frozen=True, slots=True)
class Joint:
    """Where the lines of a group meet before one line goes on: `minimum` of `count` members do.

    Its id is that of the dependent, a slash and a number: no item has such an id.
    """

    id: str
    dependent: str
    minimum: int
    count: int


@dataclass(frozen=True, slots=True)
class Line:
    """From a prerequisite to its dependent, both ids of cards or joints.

    `is_on_path` says that the path goes along it.
    """

    source: str
    target: str
    kind: LineKind
    is_on_path: bool = False


@dataclass(frozen=True, slots=True)
class Map:
    """What is drawn of a roadmap; `views` hold places for some or all of the cards and joints.

    `first` names the view to begin with. `total` counts what would be drawn without the limit.
    """

    roadmap: Roadmap
    knowledge: Knowledge
    cards: tuple[Card, ...]
    joints: tuple[Joint, ...]
    lines: tuple[Line, ...]
    views: Mapping[ViewName, Layout]
    first: ViewName
    total: int
