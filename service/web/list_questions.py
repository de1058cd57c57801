"""What people ask of lists: which entries, in which order, which part of them."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from skillpath.graph.search import MOST_HITS, MOST_TEXT
from skillpath.service.list_schemas import GoalKind  # noqa: TC001 - read at run time
from skillpath.service.schemas import ItemKind, ItemLevel, ItemStatus  # noqa: TC001 - likewise
from skillpath.service.web.pagination import PageQuestion
from skillpath.service.web.questions import Name, RoadmapQuestion

MOST_CHOICES, MOST_STEPS = 10, 20
MOST_NEIGHBORS, USUAL_NEIGHBORS = 1_000, 200

SkillOrder = Literal[
    "step", "name", "hours", "level", "blocked_count", "id",
    "-step", "-name", "-hours", "-level", "-blocked_count", "-id",
]  # fmt: skip
GoalOrder = Literal["step", "name", "hours", "id", "-step", "-name", "-hours", "-id"]
Text = Annotated[str, Field(min_length=1, max_length=MOST_TEXT)]
WORDS = "Each of its words occurs in the name, an alternative label, the id or the description."


class SkillsQuestion(PageQuestion):
    """Which skills, tools and certifications? Of several values of a filter any will do."""

    kind: list[ItemKind] = Field(default=[], max_length=MOST_CHOICES, description="Their kinds.")
    step: list[Name] = Field(
        default=[],
        max_length=MOST_STEPS,
        description="The steps that name them, as covered or optional, by ids, IRIs or labels.",
    )
    level: list[ItemLevel] = Field(default=[], max_length=MOST_CHOICES, description="Their levels.")
    status: list[ItemStatus] = Field(
        default=[], max_length=MOST_CHOICES, description="Whether they can still be attained."
    )
    q: Text | None = Field(default=None, description=WORDS)
    sort: SkillOrder = Field(
        default="step",
        description="`step` is the order of the roadmap, which also decides between equals; "
        "`blocked_count` counts what cannot be attained without it; `-` in front turns it around.",
    )


class GoalsQuestion(PageQuestion):
    """Which goals? Of several kinds any will do."""

    kind: list[GoalKind] = Field(default=[], max_length=MOST_CHOICES, description="Their kinds.")
    q: Text | None = Field(default=None, description=WORDS)
    sort: GoalOrder = Field(
        default="step",
        description="`step` has roadmaps first, then steps, then items in the order of the "
        "roadmap, which also decides between equals; `-` in front turns it around.",
    )


class SearchQuestion(RoadmapQuestion):
    """What does somebody mean?"""

    q: Text = Field(description="What is looked for: misspelt, in part, in any order.")
    kind: list[ItemKind] = Field(
        default=[], max_length=MOST_CHOICES, description="Only these kinds."
    )
    limit: int = Field(default=10, ge=1, le=MOST_HITS, description="How many at most.")


class NeighborsQuestion(PageQuestion):
    """How far to go from an item, over which requirements, and which part of what is found."""

    limit: int = Field(
        default=USUAL_NEIGHBORS,
        ge=1,
        le=MOST_NEIGHBORS,
        description="How many on a page at most.",
    )

    transitive: bool = Field(
        default=False, description="Go on from what is found, as far as it leads."
    )
    recommended: bool = Field(
        default=False, description="Follow also what is recommended, not only what is required."
    )
