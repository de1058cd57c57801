"""What programs can ask for many learners at once."""

from __future__ import annotations

from dataclasses import dataclass
from io import BytesIO
from itertools import islice
from typing import TYPE_CHECKING, Annotated, Any

import orjson

from skillpath.service.batch import Batch
from skillpath.service.web.fields import told
from skillpath.service.web.learners import LearnerQuestion, answered
from skillpath.service.web.media import LINES
from skillpath.service.web.operations import Operation
from skillpath.service.web.problems import document_of
from skillpath.service.web.wrong_fields import InvalidFieldsError

if TYPE_CHECKING:
    from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
    from pydantic_core import CoreSchema

    from skillpath.graph import Roadmap, SkillpathError

MOST_LEARNERS = 10_000
MOST_ANSWER = 200_000_000
"""Bytes of all answers together."""

AT_ONCE = 1_000
"""Learners whose answers are looked at together for being too many bytes."""


class EachOnItsOwn:
    """Learners, whatever is wrong with each: one that is wrong spoils no other."""

    def __get_pydantic_core_schema__(self, _: Any, __: GetCoreSchemaHandler) -> CoreSchema:
        """A list of anything."""
        from pydantic_core import core_schema

        return core_schema.list_schema(core_schema.any_schema(), max_length=MOST_LEARNERS)

    def __get_pydantic_json_schema__(
        self, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        """What each should be."""
        from skillpath.service.web.thorough import model_of

        listed = dict(handler(schema))
        return listed | {"items": handler(model_of(LearnerQuestion).__pydantic_core_schema__)}


@dataclass(frozen=True, kw_only=True)
class BatchQuestion:
    """What next, for many?"""

    learners: Annotated[list[Any], EachOnItsOwn()] = told("Who asks, each on its own.")


@dataclass(frozen=True, slots=True)
class Answers:
    """The answer to each learner in JSON, or what is wrong; `refused` counts the latter."""

    told: list[bytes]
    refused: int


def batch(one: Roadmap, asked: BatchQuestion) -> Answers:
    """What to learn next, for up to 10,000 learners at once.

    Each is answered as `POST /recommendations` answers the same fields, with its `id` in front.
    In the place of one that cannot be answered stands the `problem`; it spoils no other, and the
    status is 200 all the same. Also from and to lines of JSON (`application/x-ndjson`), a learner
    and an answer each. All answers together may have 200 MB.
    """
    every = one.memo.recall("batch", lambda: Batch(one))
    told: list[bytes] = []
    refused = size = 0
    for start in range(0, len(asked.learners), AT_ONCE):
        some = asked.learners[start : start + AT_ONCE]
        for given, answer in zip(some, answered(every, some), strict=True):
            if isinstance(answer, bytes):
                told.append(answer)
            else:
                told.append(_refusal(given, answer))
                refused += 1
        size += sum(map(len, told[start:]))
        if size > MOST_ANSWER:
            found = f"more than {MOST_ANSWER / 1_000_000:g} MB of answers"
            raise InvalidFieldsError([("learners", found, "fewer learners")])
    return Answers(told, refused)


def _refusal(given: Any, error: SkillpathError) -> bytes:
    """What is wrong, with the learner's id if it can be read."""
    try:
        value = orjson.loads(given) if isinstance(given, bytes) else given
    except orjson.JSONDecodeError:
        value = None
    name = value.get("id") if isinstance(value, dict) else None
    told = {"id": name} if isinstance(name, str) else {}
    return orjson.dumps({**told, "problem": document_of(error)})


def batch_answer(_: Roadmap, found: Answers) -> dict[str, Any]:
    """All answers, each in compact JSON."""
    return {"answers": list(map(orjson.Fragment, found.told)), "refused": found.refused}


def from_lines(body: bytes) -> BatchQuestion:
    """The learners on the lines that are not blank.

    Raises:
        InvalidFieldsError: when there are too many.
    """
    filled = (line.removesuffix(b"\n") for line in BytesIO(body) if not line.isspace())
    lines = list(islice(filled, MOST_LEARNERS))
    more = sum(1 for _ in filled)  # counted and not kept: a body may hold millions of lines
    if more:
        found = f"{len(lines) + more:,} learners"
        raise InvalidFieldsError([("learners", found, f"at most {MOST_LEARNERS:,}")])
    return BatchQuestion(learners=lines)


def as_lines(_: Roadmap, found: Answers) -> bytes:
    """An answer on each line."""
    return b"".join([one + b"\n" for one in found.told])


OPERATIONS = (
    Operation(
        path="/recommendations/batch",
        tag="Guidance",
        asks=BatchQuestion,
        find=batch,
        tell=batch_answer,
        answers="guidance_schemas:Answers",
        others={LINES: as_lines},
        read_lines=from_lines,
    ),
)
"""The operation of this room."""
