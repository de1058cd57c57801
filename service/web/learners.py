"""What one of many learners asks: an object in JSON, in a list or on a line of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import orjson
from pydantic import Field

from skillpath.graph.cohort_knowledge import Asked
from skillpath.graph.errors import SkillpathError
from skillpath.service.batch import Learner
from skillpath.service.web.problems import LineTooLongError
from skillpath.service.web.questions import MOST_BODY, MOST_GOALS, MOST_KNOWN, NextQuestion, from_body

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from skillpath.service.batch import Batch

MOST_LINE = MOST_BODY
"""Bytes of a learner's line."""

MOST_ID = 300


class LearnerQuestion(NextQuestion):
    """What next, for one of many?"""

    id: str | None = Field(
        default=None,
        max_length=MOST_ID,
        description="Who asks, in words of the client's own; told again with the answer.",
    )


USUAL = frozenset(LearnerQuestion.model_fields)


def learner_of(line: bytes) -> Learner:
    """The learner on a line.

    A line that is as expected is read without the library that can say what is wrong.

    Raises:
        LineTooLongError: when there is more than a line may hold.
        MalformedBodyError: when the line is no JSON object, or names a field twice.
        InvalidFieldsError: naming every field that is wrong.
    """
    if len(line) > MOST_LINE:
        raise LineTooLongError(MOST_LINE)
    try:
        fields = orjson.loads(line)
    except orjson.JSONDecodeError:
        return checked_learner(line)
    # each field has a colon outside of texts, so that no more colons means that none is there twice
    if type(fields) is dict and line.count(b":") == len(fields) and fields.keys() <= USUAL:
        return _as_expected(fields) or checked_learner(line)
    return checked_learner(line)


def checked_learner(line: bytes) -> Learner:
    """The learner on a line, with all that is wrong told."""
    asked = from_body(LearnerQuestion, line)
    question = Asked(asked.known, tuple(asked.goal), asked.limit, asked.strict)
    return Learner(asked.id, question, asked.roadmap_id)


def _as_expected(fields: dict[str, Any]) -> Learner | None:
    """The learner in these fields, if nothing is unusual about them but perhaps a name."""
    known, goal = fields.get("known", ()), fields.get("goal", ())
    limit, strict = fields.get("limit", 5), fields.get("strict", False)
    name, roadmap_id = fields.get("id"), fields.get("roadmap_id")
    is_usual = (
        type(limit) is int
        and type(strict) is bool
        and (name is None or type(name) is str and len(name) <= MOST_ID)
        and (roadmap_id is None or type(roadmap_id) is str)
        and len(known) <= MOST_KNOWN
        and len(goal) <= MOST_GOALS
        and _are_texts(known)
        and _are_texts(goal)
    )
    return Learner(name, Asked(known, tuple(goal), limit, strict), roadmap_id) if is_usual else None


def _are_texts(names: object) -> bool:
    """Whether this is a list of texts; how long they are is seen when they are looked up."""
    if type(names) is not list:
        return names == ()
    try:
        "".join(names)
    except TypeError:
        return False
    return True


def answered(batch: Batch, lines: Sequence[bytes]) -> Iterator[bytes | SkillpathError]:
    """The answer to the learner on each line as compact JSON, or what is wrong with the line."""
    read = [_read(line) for line in lines]
    answers = iter(batch.answers([one for one in read if not isinstance(one, SkillpathError)]))
    for line, one in zip(lines, read, strict=True):
        answer = one if isinstance(one, SkillpathError) else next(answers)
        yield _thoroughly(line, answer) if isinstance(answer, SkillpathError) else answer


def _read(line: bytes) -> Learner | SkillpathError:
    try:
        return learner_of(line)
    except SkillpathError as error:
        return error


def _thoroughly(line: bytes, error: SkillpathError) -> SkillpathError:
    """What is wrong with the form of a line counts for more than what is wrong with a name."""
    if len(line) <= MOST_LINE:
        try:
            checked_learner(line)
        except SkillpathError as found:
            return found
    return error
