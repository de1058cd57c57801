"""The shapes of advice to a learner: what to learn next, and by which path."""

from __future__ import annotations

from typing import Annotated, NotRequired

from pydantic import Field
from typing_extensions import TypedDict

from skillpath.service.schemas import Because, Brief, Hours, Id, Known, Url


class Parts(TypedDict):
    """What a score is the sum of."""

    continuity: Annotated[float, Field(description="0 to 1: close to what was learned last.")]
    blocking: Annotated[float, Field(description="0 to 0.25: what cannot be attained without it.")]
    level: Annotated[float, Field(description="-0.2 to 0: for beginners rather than experts.")]
    effort: Annotated[float, Field(description="-0.05 to 0: the logarithm of its hours.")]


class Scored(Brief):
    """Something to learn next: where, and how good that is."""

    url: Url
    score: float
    parts: Parts


class Recommendation(Scored):
    """Something to learn next: why, where, and what it opens."""

    reasons: list[str]
    unlocks: Annotated[
        list[Id], Field(description="What can be started as soon as this one is known.")
    ]


class Next(Known):
    """What to learn next, the best first; `frontier_size` counts what can be started now."""

    recommendations: list[Recommendation]
    frontier_size: int


class Answered(Next):
    """What one of many is told; `id` stands there if it was given."""

    id: NotRequired[str]


class Problem(TypedDict):
    """What is wrong, as a problem document; its type says what else it holds."""

    type: str
    title: str
    status: int
    detail: str


class Refused(TypedDict):
    """What is wrong with the question of one of many; `id` stands there if it can be read."""

    id: NotRequired[str]
    problem: Problem


class Answers(TypedDict):
    """An answer to each learner, in their order; `refused` counts the problems among them."""

    answers: list[Answered | Refused]
    refused: int


class Alternative(TypedDict):
    """What an item was chosen over, and the hours that the path without it takes more.

    They are below 0 where the item is preferred and costs as much.
    """

    instead_of: Id
    extra_hours: float


class PathItem(Brief):
    """An item of a path."""

    url: Url
    because: list[Because]
    alternatives: list[Alternative]


class Constraints(TypedDict):
    """What was forbidden and preferred, and what that costs."""

    forbid: list[Id]
    prefer: list[Id]
    unused: Annotated[
        list[Id],
        Field(
            description="What is preferred and not used: no path does that uses the others, if the "
            "path is `optimal`."
        ),
    ]
    extra_hours: Annotated[
        float | None,
        Field(
            description="Likely hours beyond the cheapest path without constraints; null where "
            "one of the two is not proven."
        ),
    ]


class Path(Known):
    """The cheapest path; each item stands after what it requires.

    `optimal` says that none is cheaper; `lower_bound` is what every path takes at least.
    `constraints` are there where something was forbidden or preferred.
    """

    goals: list[Id]
    optimal: bool
    lower_bound: float
    hours: Hours
    items: list[PathItem]
    constraints: NotRequired[Constraints]
