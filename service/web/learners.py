"""What one of many learners asks: an object in JSON, in a list or on a line of its own."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import TYPE_CHECKING, Annotated, Any

import orjson

from skillpath.graph.cohort.knowledge import Asked
from skillpath.graph.errors import SkillpathError
from skillpath.service.batch import Learner
from skillpath.service.web.bodies import json_object, object_in
from skillpath.service.web.fields import Length, told
from skillpath.service.web.problems import LineTooLongError
from skillpath.service.web.questions import MOST_GOALS, MOST_KNOWN, RankedQuestion
from skillpath.service.web.routes import MOST_BODY

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from skillpath.service.batch import Batch

MOST_LINE = MOST_BODY
"""Bytes of a learner's line."""

MOST_ID = 300


@dataclass(frozen=True, kw_only=True)
class LearnerQuestion(RankedQuestion):
    """What next, for one of many?"""

    id: Annotated[str, Length(0, MOST_ID)] | None = told(
        "Who asks, in words of the client's own; told again with the answer.", None
    )


USUAL = frozenset(one.name for one in fields(LearnerQuestion))


def answered(batch: Batch, given: Sequence[Any]) -> Iterator[bytes | SkillpathError]:
    """The answer to each learner as compact JSON, or what is wrong with the question.

    A learner is given as a line of JSON, or as the value of one.
    """
    read = [_read(one) for one in given]
    answers = iter(batch.answers([one for one in read if not isinstance(one, SkillpathError)]))
    for each, one in zip(given, read, strict=True):
        answer = one if isinstance(one, SkillpathError) else next(answers)
        yield _thoroughly(each, answer) if isinstance(answer, SkillpathError) else answer


def learner_of(given: Any) -> Learner:
    """The learner on a line of JSON, or in the value of one.

    Where all is as expected, it is read without the library that can say what is wrong.

    Raises:
        LineTooLongError: when there is more than a line may hold.
        MalformedBodyError: when it is no JSON object, or names a field twice.
        InvalidFieldsError: naming every field that is wrong.
    """
    if not isinstance(given, bytes):
        return _as_expected(given) or _thorough(given)
    if len(given) > MOST_LINE:
        raise LineTooLongError(MOST_LINE)
    try:
        value = orjson.loads(given)
    except orjson.JSONDecodeError:
        return _thorough(given)
    # each field has a colon outside of texts: so many colons mean that none stands there twice
    is_plain = isinstance(value, dict) and given.count(b":") == len(value)
    return (is_plain and _as_expected(value)) or _thorough(given)


def _thorough(given: Any) -> Learner:
    from skillpath.service.web.thorough import checked

    value = json_object(given) if isinstance(given, bytes) else object_in(given)
    asked = checked(LearnerQuestion, value)
    question = Asked(asked.known, tuple(asked.goal), asked.limit, asked.strict)
    return Learner(asked.id, question, asked.roadmap_id)


def _as_expected(value: Any) -> Learner | None:
    """The learner, if nothing is unusual about the fields but perhaps a name in them."""
    if not isinstance(value, dict) or not value.keys() <= USUAL:
        return None
    known, goal = value.get("known", []), value.get("goal", [])
    limit, strict = value.get("limit", 5), value.get("strict", False)
    name, roadmap_id = value.get("id"), value.get("roadmap_id")
    is_usual = (
        type(limit) is int
        and type(strict) is bool
        and (name is None or (type(name) is str and len(name) <= MOST_ID))
        and (roadmap_id is None or type(roadmap_id) is str)
        and _are_texts(known, MOST_KNOWN)
        and _are_texts(goal, MOST_GOALS)
    )
    return Learner(name, Asked(known, tuple(goal), limit, strict), roadmap_id) if is_usual else None


def _are_texts(names: object, most: int) -> bool:
    """Whether this is a list of so many texts; how long each is is seen when it is looked up."""
    if not isinstance(names, list) or len(names) > most:
        return False
    try:
        "".join(names)
    except TypeError:
        return False
    return True


def _read(given: Any) -> Learner | SkillpathError:
    try:
        return learner_of(given)
    except SkillpathError as error:
        return error


def _thoroughly(given: Any, error: SkillpathError) -> SkillpathError:
    """What is wrong with the form of a question counts for more than what a name means."""
    if isinstance(error, LineTooLongError):
        return error
    try:
        _thorough(given)
    except SkillpathError as found:
        return found
    return error
