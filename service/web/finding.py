"""What programs can ask to find something: lists, a search, what an item needs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from skillpath.graph import (
    Filter,
    GoalKind,
    GoalOrder,
    Kind,
    Level,
    Order,
    Status,
    dependents_of,
    find_item,
    list_goals,
    list_items,
    prerequisites_of,
)
from skillpath.graph import (
    search as hits_of,
)
from skillpath.service import list_schemas
from skillpath.service.list_answers import (
    dependent_listed,
    found_answer,
    goal_answer,
    prerequisite_listed,
    skill_listed,
)
from skillpath.service.web.catalogue import WRONG_ROADMAP, named
from skillpath.service.web.list_questions import (
    GoalsQuestion,
    NeighborsQuestion,
    SearchQuestion,
    SkillsQuestion,
)
from skillpath.service.web.operations import Operation
from skillpath.service.web.pagination import Page, next_query, page_of
from skillpath.service.web.problems import NotFoundError
from skillpath.service.web.wrong_fields import InvalidFieldsError

if TYPE_CHECKING:
    from collections.abc import Callable

    from skillpath.graph import Attainable, Goal, Hit, Neighbor, Roadmap


def skills(one: Roadmap, asked: SkillsQuestion) -> Page[Attainable]:
    """Skills, tools and certifications, filtered and in order, page by page.

    Of several values of one filter any will do; several filters must all be met. With
    `roadmap_id` only what that roadmap is about. The header `Link` leads to the next page.
    """
    wanted = Filter(
        kinds=tuple(map(Kind, asked.kind)),
        steps=tuple(asked.step),
        levels=tuple(map(Level, asked.level)),
        statuses=tuple(map(Status, asked.status)),
        text=asked.q or "",
    )
    order = Order(asked.sort.removeprefix("-"))
    return page_of(list_items(one, wanted, order, descending=asked.sort.startswith("-")), asked)


def goals(one: Roadmap, asked: GoalsQuestion) -> Page[Goal]:
    """What can be aimed at: roadmaps, steps, and active items, page by page.

    What can be reached only through something retired is left out, and so is a step that asks for
    nothing. With `roadmap_id` the steps of that roadmap and the items that it is about. The
    header `Link` leads to the next page.
    """
    kinds = tuple(map(GoalKind, asked.kind))
    order = GoalOrder(asked.sort.removeprefix("-"))
    is_turned = asked.sort.startswith("-")
    return page_of(list_goals(one, kinds, asked.q or "", order, descending=is_turned), asked)


def search(one: Roadmap, asked: SearchQuestion) -> tuple[str, tuple[Hit, ...]]:
    """What somebody may mean, the likeliest first.

    Names, alternative labels and ids are looked through; case, accents, punctuation, the order
    of words and small misspellings do not matter. What is retired comes after what is active
    where both match alike.
    """
    kinds = tuple(map(Kind, asked.kind))
    return asked.q, hits_of(one, asked.q, kinds=kinds, limit=asked.limit)


def prerequisites(one: Roadmap, asked: NeighborsQuestion, name: str) -> tuple[str, Page[Neighbor]]:
    """What an item needs, with depths and reasons, page by page.

    All that its requirements mention, all alternatives of a choice included: what is needed at
    most, never a path. `transitive` also tells what these need, and so on. By depth, then in the
    order of the roadmap. The header `Link` leads to the next page.
    """
    return _neighbors(prerequisites_of, one, asked, name)


def dependents(one: Roadmap, asked: NeighborsQuestion, name: str) -> tuple[str, Page[Neighbor]]:
    """What needs an item, with depths and reasons, page by page.

    All whose requirements mention it, be it as one of several to choose from. `transitive` also
    tells what needs these, and so on. By depth, then in the order of the roadmap. The header
    `Link` leads to the next page.
    """
    return _neighbors(dependents_of, one, asked, name)


def _neighbors(
    walk: Callable[..., tuple[Neighbor, ...]], one: Roadmap, asked: NeighborsQuestion, name: str
) -> tuple[str, Page[Neighbor]]:
    """The id of the item that the name means, and a page of what the walk from it finds."""
    item = named(find_item, one, name)
    found = walk(one, item, transitive=asked.transitive, recommended=asked.recommended)
    return item, page_of(found, asked, of=f"{walk.__name__} {item}")


OPERATIONS = (
    Operation(
        path="/skills",
        tag="Skills",
        asks=SkillsQuestion,
        find=skills,
        tell=lambda one, page: {
            "skills": [skill_listed(one, item) for item in page.entries],
            "total": page.total,
            "next_cursor": page.next_cursor,
        },
        answers=list_schemas.Skills,
        next_query=next_query,
        refuses=(InvalidFieldsError, *WRONG_ROADMAP),
    ),
    Operation(
        path="/skills/{name}/prerequisites",
        tag="Skills",
        asks=NeighborsQuestion,
        find=prerequisites,
        tell=lambda one, found: {
            "id": found[0],
            "prerequisites": [prerequisite_listed(one, neighbor) for neighbor in found[1].entries],
            "total": found[1].total,
            "next_cursor": found[1].next_cursor,
        },
        answers=list_schemas.Prerequisites,
        next_query=lambda asked, found: next_query(asked, found[1]),
        refuses=(NotFoundError, InvalidFieldsError, *WRONG_ROADMAP),
    ),
    Operation(
        path="/skills/{name}/dependents",
        tag="Skills",
        asks=NeighborsQuestion,
        find=dependents,
        tell=lambda one, found: {
            "id": found[0],
            "dependents": [dependent_listed(one, neighbor) for neighbor in found[1].entries],
            "total": found[1].total,
            "next_cursor": found[1].next_cursor,
        },
        answers=list_schemas.Dependents,
        next_query=lambda asked, found: next_query(asked, found[1]),
        refuses=(NotFoundError, InvalidFieldsError, *WRONG_ROADMAP),
    ),
    Operation(
        path="/search",
        tag="Skills",
        asks=SearchQuestion,
        find=search,
        tell=lambda one, found: found_answer(one, *found),
        answers=list_schemas.Found,
        refuses=WRONG_ROADMAP,
    ),
    Operation(
        path="/goals",
        tag="Guidance",
        asks=GoalsQuestion,
        find=goals,
        tell=lambda _, page: {
            "goals": [goal_answer(goal) for goal in page.entries],
            "total": page.total,
            "next_cursor": page.next_cursor,
        },
        answers=list_schemas.Goals,
        next_query=next_query,
        refuses=(InvalidFieldsError, *WRONG_ROADMAP),
    ),
)
"""The routes of this room."""
