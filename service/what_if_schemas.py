"""The shapes of what-if answers: the second-best path, a budget, how hard a curriculum is.

As in `schemas`, every key is always there.
"""

from __future__ import annotations

from typing import Annotated

from pydantic import Field
from typing_extensions import TypedDict

from skillpath.service.list_schemas import GoalKind, Share
from skillpath.service.schemas import Brief, Hours, Id, Known

Optimal = Annotated[bool, Field(description="Whether it is proven that none is cheaper.")]
LowerBound = Annotated[float, Field(description="The likely hours that none undercuts.")]


class Way(Share):
    """A path: its items in learning order, and what is proven of it."""

    optimal: Optimal
    lower_bound: LowerBound


class SecondBest(Known):
    """The best path and the second best, which is null where there is a single path."""

    goals: list[Id]
    forbid: Annotated[list[Id], Field(description="What neither of the two may hold.")]
    best: Way
    second_best: Way | None
    extra_hours: Annotated[
        float | None, Field(description="Likely hours that the second best takes more.")
    ]
    left_out: Annotated[
        list[Brief], Field(description="What of the best path the second best does without.")
    ]
    instead: Annotated[list[Brief], Field(description="What the second best takes instead.")]


class ChosenGoal(TypedDict):
    """A goal that fits, and what it is worth."""

    id: Id
    name: str
    kind: GoalKind
    value: float


class LeftOutGoal(ChosenGoal):
    """A goal that does not fit: what it would take in addition to the chosen ones."""

    extra_hours: Annotated[
        float, Field(description="Likely hours beyond those of the chosen goals.")
    ]
    missing_hours: Annotated[float, Field(description="Likely hours beyond the budget.")]
    optimal: Annotated[bool, Field(description="Whether these hours are proven.")]


class Budget(Known):
    """The goals that are worth most together within the hours, and the path to all of them."""

    budget: Annotated[float, Field(description="The likely hours that there are.")]
    hours_left: Annotated[float, Field(description="Those of them that the path leaves.")]
    value: Annotated[float, Field(description="What the chosen goals are worth together.")]
    most_value: Annotated[float, Field(description="What no other goals are worth more than.")]
    optimal: Annotated[
        bool,
        Field(
            description="Whether it is proven that no goals are worth more, and none that are "
            "worth as much take fewer hours."
        ),
    ]
    chosen: Annotated[list[ChosenGoal], Field(description="By id.")]
    path: Way
    left_out: Annotated[
        list[LeftOutGoal], Field(description="What would need the fewest hours more, first.")
    ]


Blocking = Annotated[int, Field(description="How many items depend on it, at any depth.")]
Delay = Annotated[int, Field(description="How many items the longest chain through it has.")]
Complexity = Annotated[int, Field(description="Blocking and delay together.")]
Centrality = Annotated[
    float | None,
    Field(
        description="The lengths of all paths that it is inside of, summed up; rounded above "
        "2**53, null above 10**308."
    ),
]


class MeasuredItem(Brief):
    """An item of a curriculum, measured."""

    blocking: Blocking
    delay: Delay
    centrality: Centrality
    complexity: Complexity


class Analysis(Known):
    """A curriculum, measured: totals, then its items, the most complex first.

    With goals it is the cheapest path to them, else all that can be attained and is not known.
    """

    goals: list[Id]
    optimal: Annotated[
        bool | None, Field(description="Whether that path is proven; null without goals.")
    ]
    count: Annotated[int, Field(description="How many items the curriculum has.")]
    hours: Hours
    blocking: Annotated[int, Field(description="That of all items together.")]
    delay: Annotated[int, Field(description="That of all items together.")]
    centrality: Annotated[
        float | None, Field(description="That of all items together, in the same precision.")
    ]
    complexity: Annotated[int, Field(description="That of all items together.")]
    longest_chain: Annotated[list[Id], Field(description="Each requires the one before it.")]
    bottlenecks: Annotated[
        Share, Field(description="The items besides the goals that every path to them needs.")
    ]
    items: list[MeasuredItem]
