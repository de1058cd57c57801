"""The API is held against its own description, by schemathesis.

SCHEMATHESIS_EXAMPLES=1000 asks more: so many questions of each operation in each way to ask.
"""

from __future__ import annotations

import json
import os
import re
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

import schemathesis
from hypothesis import HealthCheck, settings
from schemathesis import GenerationMode
from schemathesis.checks import CHECKS, load_all_checks

from skillpath.ontology import read
from skillpath.service import plan_making, plan_terms
from skillpath.service.settings import Settings
from skillpath.service.web import wrong_fields
from skillpath.service.web.app import create_app
from tests.service.asking import API, SMALL

if TYPE_CHECKING:
    from flask import Flask
    from schemathesis import Case, Response
    from schemathesis.schemas import BaseSchema

load_all_checks()
thoroughly = settings(
    max_examples=int(os.environ.get("SCHEMATHESIS_EXAMPLES", "25")),
    derandomize=True,
    deadline=None,
    suppress_health_check=list(HealthCheck),
)
NAMES = {"type": "string", "enum": ["code", "stats", "sums", "exam", "Statistics", "PYTHON"]}
BORNE = {
    "name": {"type": "string", "enum": ["small", "basics", "stats"]},
    "known": {"items": NAMES},
    "goal": {"items": NAMES},
    "forbid": {"items": NAMES},
    "prefer": {"items": NAMES},
    "roadmap_id": {"type": "string", "enum": ["small", "Small"]},
}
"""Names that the small roadmap bears, wherever the description takes any name."""


def excused(answer: Response) -> list[Any]:
    """The checks that an answer is let off.

    What the description allows may still be refused with 422, for reasons that the roadmap alone
    knows, or that parameters cannot say: see the two tables below. And what is too long is refused
    as such, whether it is right otherwise or not: a thousand names are allowed, if they are short.
    Of many learners one that asks wrongly is told so in its place, and the others are answered.
    """
    accepted, rejected = map(
        CHECKS.get_one, ("positive_data_acceptance", "negative_data_rejection")
    )
    if answer.status_code in (413, 414):
        return [accepted, rejected]
    if answer.status_code == 200 and str(answer.request.url).endswith("/batch"):
        return [rejected] if b'"problem":' in answer.content else []
    if answer.status_code != 422:
        return []
    document = answer.json()
    errors = document.get("errors", ())
    wrong = {(PLACE.sub("", one["field"]), one["expected"]) for one in errors}
    return [accepted] if document["type"] in OF_NAMES or (wrong and wrong <= INEXPRESSIBLE) else []


OF_NAMES = {
    f"/problems/{slug}"
    for slug in (
        "unknown-name",
        "ambiguous-name",
        "retired-goal",
        "unreachable-goal",
        "unavoidable-item",
    )
}
"""A well-formed name may mean nothing, or nothing that can be reached, or be done without."""

PLACE = re.compile(r"\[[0-9]+\]$")
"""Of a value in a list."""

INEXPRESSIBLE = {
    # one of two parameters, each of which may be left out
    ("goal", "a goal, or a specialized roadmap_id"),
    # different names may mean the same
    ("goal", "goals that differ"),
    ("prefer", "items that are not forbidden"),
    # as long as another list
    ("value", "one for each goal, in their order, or none"),
    # months differ in length, and one day is before another
    ("start", plan_terms.A_DAY),
    ("today", plan_terms.A_DAY),
    ("deadline", plan_terms.A_DEADLINE),
    ("deadline", plan_terms.NEAR),
    ("day_off", plan_terms.SOME_DAYS_OFF),
    ("day_off", plan_terms.FEWER_DAYS_OFF),
    ("done", plan_terms.SOMETHING_DONE),
    ("done", plan_making.UP_TO_TODAY),
    # above 0
    ("begun", plan_terms.SOMETHING_BEGUN),
    # one of the names of another list, once
    ("deadline", plan_making.A_GOAL),
    ("deadline", plan_terms.ONE_DEADLINE),
    # seven or none, and not beside another parameter
    ("weekdays", plan_terms.SEVEN),
    ("weekdays", plan_terms.SOME_HOURS),
    ("weekdays", plan_terms.ONE_OF_BOTH),
    # which path that is, the roadmap alone knows
    ("aim", plan_making.WITH_CERTIFICATION),
    # what fits depends on the hours
    ("hours_per_week", wrong_fields.MORE_HOURS),
    ("whole", wrong_fields.FITTING),
    # a text that the service itself has made
    ("cursor", "the next_cursor of an answer to the same question, in the same order"),
}


UNCOMPRESSED = Settings.model_construct(compression=False)
"""Schemathesis says that it takes compressed answers, and inside a process reads none."""


def _app() -> Flask:
    """Made here and not in a fixture, so that each operation is a test of its own."""
    with TemporaryDirectory() as folder:
        file = Path(folder, "small.json")
        file.write_text(json.dumps(SMALL), encoding="utf-8")
        return create_app(read(file), UNCOMPRESSED)


def _knowing(value: Any) -> Any:
    """The description with `BORNE` added to parameters and fields of these names."""
    if isinstance(value, list):
        return [_knowing(one) for one in value]
    if not isinstance(value, dict):
        return value
    if value.get("in") in ("path", "query"):
        return value | {"schema": value["schema"] | BORNE.get(value["name"], {})}
    if value.get("additionalProperties") is False:  # of questions alone
        fields = value["properties"].items()
        return value | {"properties": {name: one | BORNE.get(name, {}) for name, one in fields}}
    return {key: _knowing(one) for key, one in value.items()}


def _described(document: dict[str, Any]) -> BaseSchema:
    schema = schemathesis.openapi.from_dict(document)
    schema.app = APP
    return schema


APP = _app()
DOCUMENT = APP.test_client().get(f"{API}/openapi.json").get_json()
DESCRIBED = _described(DOCUMENT)
KNOWING = _described(_knowing(DOCUMENT))
KNOWING.config.generation.update(modes=[GenerationMode.POSITIVE])


@DESCRIBED.parametrize()
@thoroughly
def test_an_operation_keeps_what_its_description_says(case: Case[Any]) -> None:
    answer = case.call()
    case.validate_response(answer, excluded_checks=excused(answer))


@KNOWING.parametrize()
@thoroughly
def test_an_operation_keeps_its_word_for_names_that_the_roadmap_bears(case: Case[Any]) -> None:
    answer = case.call()
    case.validate_response(answer, excluded_checks=excused(answer))


class Walk(DESCRIBED.as_state_machine()):  # type: ignore[misc]  # made while this runs
    """From answer to answer: what one operation tells, another is asked about."""

    def validate_response(self, response: Response, case: Case[Any], **_: Any) -> None:
        """As above."""
        case.validate_response(response, excluded_checks=excused(response))


TestWalk = Walk.TestCase
TestWalk.settings = settings(thoroughly, stateful_step_count=4)
