"""What people ask of lists: which entries, in which order, which part of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Literal

from skillpath.graph.finding.search import MOST_HITS, MOST_TEXT
from skillpath.service.list_schemas import GoalKind  # noqa: TC001 - read at run time
from skillpath.service.schemas import ItemKind, ItemLevel, ItemStatus  # noqa: TC001 - likewise
from skillpath.service.web.fields import Length, Name, told
from skillpath.service.web.pagination import PageQuestion
from skillpath.service.web.questions import RoadmapQuestion

MOST_CHOICES, MOST_STEPS = 10, 20
MOST_NEIGHBORS, USUAL_NEIGHBORS = 1_000, 200

SkillOrder = Literal[
    "step", "name", "hours", "level", "blocked_count", "id",
    "-step", "-name", "-hours", "-level", "-blocked_count", "-id",
]  # fmt: skip
GoalOrder = Literal["step", "name", "hours", "id", "-step", "-name", "-hours", "-id"]
Text = Annotated[str, Length(1, MOST_TEXT)]
WORDS = "Each of its words occurs in the name, an alternative label, the id or the description."


@dataclass(frozen=True, kw_only=True)
class SkillsQuestion(PageQuestion):
    """Which skills, tools and certifications? Of several values of a filter any will do."""

    kind: list[ItemKind] = told("Their kinds.", [], max_length=MOST_CHOICES)
    step: list[Name] = told(
        "The steps that name them, as covered or optional, by ids, IRIs or labels.",
        [],
        max_length=MOST_STEPS,
    )
    level: list[ItemLevel] = told("Their levels.", [], max_length=MOST_CHOICES)
    status: list[ItemStatus] = told(
        "Whether they can still be attained.", [], max_length=MOST_CHOICES
    )
    q: Text | None = told(WORDS, None)
    sort: SkillOrder = told(
        "`step` is the order of the roadmap, which also decides between equals; "
        "`blocked_count` counts what cannot be attained without it; `-` in front turns it around.",
        "step",
    )


@dataclass(frozen=True, kw_only=True)
class GoalsQuestion(PageQuestion):
    """Which goals? Of several kinds any will do."""

    kind: list[GoalKind] = told("Their kinds.", [], max_length=MOST_CHOICES)
    q: Text | None = told(WORDS, None)
    sort: GoalOrder = told(
        "`step` has roadmaps first, then steps, then items in the order of the "
        "roadmap, which also decides between equals; `-` in front turns it around.",
        "step",
    )


@dataclass(frozen=True, kw_only=True)
class SearchQuestion(RoadmapQuestion):
    """What does somebody mean?"""

    q: Text = told("What is looked for: misspelt, in part, in any order.")
    kind: list[ItemKind] = told("Only these kinds.", [], max_length=MOST_CHOICES)
    limit: int = told("How many at most.", 10, ge=1, le=MOST_HITS)


@dataclass(frozen=True, kw_only=True)
class NeighborsQuestion(PageQuestion):
    """How far to go from an item, over which requirements, and which part of what is found."""

    limit: int = told("How many on a page at most.", USUAL_NEIGHBORS, ge=1, le=MOST_NEIGHBORS)

    transitive: bool = told("Go on from what is found, as far as it leads.", default=False)
    recommended: bool = told(
        "Follow also what is recommended, not only what is required.", default=False
    )
