"""The API is held against its own description, by schemathesis.

SCHEMATHESIS_EXAMPLES=1000 asks more: so many questions of each operation in each way to ask.
"""

from __future__ import annotations

import json
import os
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

import schemathesis
from hypothesis import HealthCheck, settings
from schemathesis import GenerationMode
from schemathesis.checks import CHECKS, load_all_checks

from skillpath.ontology import read
from skillpath.service.settings import Settings
from skillpath.service.web.app import create_app
from tests.service.asking import API, SMALL

if TYPE_CHECKING:
    from flask import Flask
    from schemathesis import Case, Response
    from schemathesis.schemas import BaseSchema

load_all_checks()
thoroughly = settings(
    max_examples=int(os.environ.get("SCHEMATHESIS_EXAMPLES", "40")),
    derandomize=True,
    deadline=None,
    suppress_health_check=list(HealthCheck),
)
NAMES = {"type": "string", "enum": ["code", "stats", "sums", "exam", "Statistics", "PYTHON"]}
BORNE = {
    "name": {"type": "string", "enum": ["small", "basics", "stats"]},
    "known": {"type": "array", "items": NAMES, "maxItems": 5},
    "goal": {"type": "array", "items": NAMES, "minItems": 1, "maxItems": 3},
    "roadmap_id": {"type": "string", "enum": ["small", "Small"]},
}
"""Names that the small roadmap bears, wherever the description takes any name."""


def excused(answer: Response) -> list[Any]:
    """The checks that an answer is let off, which schemathesis holds to be more general.

    What the description allows may still be refused with 422, for reasons that the roadmap alone
    knows: a name that is well-formed may mean nothing. A path needs one of two fields, each of
    which may be left out, which parameters cannot say. And what is too long is refused as such,
    whether it is right otherwise or not: a thousand names are allowed, if they are short.
    """
    accepted, rejected = map(
        CHECKS.get_one, ("positive_data_acceptance", "negative_data_rejection")
    )
    if answer.status_code in (413, 414):
        return [accepted, rejected]
    if answer.status_code != 422:
        return []
    document = answer.json()
    is_of_names = document["type"] in OF_NAMES
    return [accepted] if is_of_names or document.get("errors") == NO_GOAL else []


OF_NAMES = {
    f"/problems/{slug}"
    for slug in ("unknown-name", "ambiguous-name", "retired-goal", "unreachable-goal")
}
NO_GOAL = [{"field": "goal", "found": "nothing", "expected": "a goal, or a specialized roadmap_id"}]


UNCOMPRESSED = Settings.model_construct(compression=False)
"""Schemathesis says that it takes compressed answers, and inside a process reads none."""


def _app() -> Flask:
    """Made here and not in a fixture, so that each operation is a test of its own."""
    with TemporaryDirectory() as folder:
        file = Path(folder, "small.json")
        file.write_text(json.dumps(SMALL), encoding="utf-8")
        return create_app(read(file), UNCOMPRESSED)


def _knowing(value: Any) -> Any:
    """The description with `BORNE` in the place of parameters and fields of these names."""
    if isinstance(value, list):
        return [_knowing(one) for one in value]
    if not isinstance(value, dict):
        return value
    if value.get("in") in ("path", "query") and value["name"] in BORNE:
        return value | {"schema": BORNE[value["name"]]}
    return {
        key: {name: BORNE.get(name, one) for name, one in inner.items()}
        if key == "properties" and value.get("additionalProperties") is False
        else _knowing(inner)
        for key, inner in value.items()
    }


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
