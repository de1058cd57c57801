"""The shapes of lists: skills, hits of a search, goals, what an item needs, comparisons.

As in `schemas`, every key is always there.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field
from typing_extensions import TypedDict

from skillpath.service.schemas import Brief, Hours, Id, ItemLevel, ItemStatus, Known

Total = Annotated[int, Field(description="How many there are on all pages.")]
NextCursor = Annotated[
    str | None, Field(description="The `cursor` of the next page; null on the last.")
]
GoalKind = Literal["roadmap", "step", "skill", "tool", "certification"]
Strength = Literal["required", "recommended"]
IsChoice = Annotated[bool, Field(description="Whether something else may stand in for it.")]


class ListedSkill(Brief):
    """An item of a list."""

    level: ItemLevel | None
    status: ItemStatus
    description: str
    blocked_count: Annotated[
        int,
        Field(
            description="How many active items cannot be attained without it; of a very large "
            "roadmap, how many mention it in what they require, at any depth."
        ),
    ]


class Skills(TypedDict):
    """A page of skills, tools and certifications."""

    skills: list[ListedSkill]
    total: Total
    next_cursor: NextCursor


class FoundSkill(Brief):
    """An item that a query may mean."""

    status: ItemStatus
    score: Annotated[
        float, Field(description="0 to 100, which is the very name; orders the results.")
    ]
    label: Annotated[str, Field(description="Which of its names matched best.")]
    field: Annotated[
        Literal["name", "alt_label", "id"], Field(description="Where that label stands.")
    ]
    highlights: Annotated[
        list[tuple[int, int]],
        Field(
            description="What of the label matched: ranges of its characters (code points), from "
            "start to before end, in order."
        ),
    ]


class Found(TypedDict):
    """What a query may mean, the likeliest first."""

    query: str
    results: list[FoundSkill]


class Goal(TypedDict):
    """Something to aim at; the hours are those of what it asks for, without prerequisites."""

    id: Id
    name: str
    kind: GoalKind
    hours: Hours


class Goals(TypedDict):
    """A page of goals."""

    goals: list[Goal]
    total: Total
    next_cursor: NextCursor


class NeededBy(TypedDict):
    """Who needs an item, and the author's reason."""

    needed_by: Id
    reason: str
    strength: Strength
    choice: IsChoice


class Needs(TypedDict):
    """What an item needs, and the author's reason."""

    needs: Id
    reason: str
    strength: Strength
    choice: IsChoice


class Neighbor(Brief):
    """An item some hops away."""

    status: ItemStatus
    depth: Annotated[int, Field(description="The fewest hops between the two, from 1.")]
    strength: Annotated[
        Strength, Field(description="`required` where any of `because` is, else `recommended`.")
    ]
    choice: Annotated[
        bool, Field(description="Whether all of `because` with that strength are choices.")
    ]


class Prerequisite(Neighbor):
    """What an item needs; `because` says who of the item and the others found needs it."""

    because: list[NeededBy]


class Prerequisites(TypedDict):
    """A page of what an item needs, by depth, then in the order of the roadmap."""

    id: Id
    prerequisites: list[Prerequisite]
    total: Total
    next_cursor: NextCursor


class Dependent(Neighbor):
    """What needs an item; `because` says which of the item and the others found it needs."""

    because: list[Needs]


class Dependents(TypedDict):
    """A page of what needs an item, by depth, then in the order of the roadmap."""

    id: Id
    dependents: list[Dependent]
    total: Total
    next_cursor: NextCursor


class Share(TypedDict):
    """Some items, in learning order, and the hours of all of them."""

    hours: Hours
    items: list[Brief]


class ComparedGoal(Goal):
    """A goal by itself: the hours of its cheapest path, which is `optimal` where proven so."""

    hours: Annotated[Hours, Field(description="Those of its whole path.")]
    count: Annotated[int, Field(description="How many items the path has.")]
    optimal: bool
    lower_bound: float
    alone: Annotated[Share, Field(description="What no other of the goals needs.")]


class Together(Share):
    """The cheapest path to all goals."""

    optimal: bool
    lower_bound: float
    saved_hours: Annotated[
        float,
        Field(description="Likely hours less than those of the goals by themselves, summed up."),
    ]


class Turn(Share):
    """The cheapest path to a goal when those before it are attained, by their paths."""

    id: Id
    name: str
    optimal: bool
    lower_bound: float


class InTurn(TypedDict):
    """One goal after another, in the order in which they were asked for."""

    hours: Annotated[Hours, Field(description="Those of all.")]
    saved_hours: Annotated[
        float, Field(description="Likely hours by which the path to all together is shorter.")
    ]
    goals: list[Turn]


class Comparison(Known):
    """Goals side by side, in the order of their ids."""

    goals: list[ComparedGoal]
    shared: Annotated[Share, Field(description="What every one of the goals needs.")]
    together: Together
    in_turn: InTurn
