"""What people ask, from a query string or a JSON body, within limits."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from skillpath.service.web.fields import Name, Whole, told
from skillpath.service.web.quick import quickly

if TYPE_CHECKING:
    from werkzeug.datastructures import MultiDict

MOST_QUERY = 60_000
"""Bytes of a query string."""

MOST_KNOWN = 1_000
MOST_GOALS = 100
MOST_CONSTRAINTS = 100


@dataclass(frozen=True, kw_only=True)
class NoQuestion:
    """A request that takes no parameters."""


@dataclass(frozen=True, kw_only=True)
class RoadmapQuestion:
    """Which of the roadmaps over the same attainables is asked; none: the general one."""

    roadmap_id: Name | None = told(
        "Which of the roadmaps is asked, by id, IRI or name; the general one without.", None
    )


@dataclass(frozen=True, kw_only=True)
class Question(RoadmapQuestion):
    """What is known, in learning order, and whether nothing may be inferred from it."""

    known: list[Name] = told(
        "What is known, in the order of learning, by ids, IRIs or labels.",
        [],
        max_length=MOST_KNOWN,
    )
    strict: bool = told("Whether nothing may be inferred from what is known.", default=False)


@dataclass(frozen=True, kw_only=True)
class AimedQuestion(Question):
    """Where to get."""

    goal: list[Name] = told(
        "Where to get: items, steps or roadmaps, by ids, IRIs or labels.",
        [],
        max_length=MOST_GOALS,
    )


@dataclass(frozen=True, kw_only=True)
class WayQuestion(AimedQuestion):
    """Where to get, and without what."""

    forbid: list[Name] = told(
        "Items to do without, by ids, IRIs or labels.", [], max_length=MOST_CONSTRAINTS
    )


@dataclass(frozen=True, kw_only=True)
class RankedQuestion(AimedQuestion):
    """Where to get, and how many of the best."""

    limit: Whole = told("How many to recommend at most.", 5, ge=1, le=100)


@dataclass(frozen=True, kw_only=True)
class NextQuestion(RankedQuestion, WayQuestion):
    """What next?"""


Asked = TypeVar("Asked")


def from_query(form: type[Asked], query: MultiDict[str, str]) -> Asked:
    """The question in a query string; lists by repetition, never split at commas.

    Raises:
        InvalidFieldsError: naming every parameter that is wrong.
    """
    asked = quickly(form, query)
    if asked is None:
        from skillpath.service.web.thorough import query_checked

        return query_checked(form, query)
    return asked


def from_body(form: type[Asked], body: bytes) -> Asked:
    """The question in a JSON body, with the same names as in a query string.

    Raises:
        MalformedBodyError: when the body is not a JSON object, or names a field twice.
        InvalidFieldsError: naming every field that is wrong.
    """
    from skillpath.service.web.bodies import json_object
    from skillpath.service.web.thorough import checked

    return checked(form, json_object(body))
