from __future__ import annotations

from copy import deepcopy
from typing import TYPE_CHECKING
from urllib.parse import quote

import pytest

from skillpath.graph import AmbiguousNameError, UnknownNameError
from tests.service.asking import API, printed, problem, refusal, run

if TYPE_CHECKING:
    from pathlib import Path

    from flask.testing import FlaskClient

TYPES = "/problems/"
GOAL = "a skill, tool, certification, step or roadmap"


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (
            ("path", "Statistix"),
            (f"found 'Statistix'; expected the id, IRI or label of {GOAL}; did you mean 'stats'?"),
        ),
        (
            ("next", "-k", "old_exam"),
            (
                "found 'old_exam'; expected the id, IRI or label of a skill, tool or "
                "certification; did you mean 'old-exam' or 'exam'?"
            ),
        ),
        (
            ("path", "scripting"),
            "found 'scripting', which names several; expected one of 'code' or 'r'",
        ),
        (
            ("path", "Old exam"),
            "found the goal 'old-exam', which is retired; expected an active goal, such as 'exam'",
        ),
        (
            ("path", "alumni"),
            (
                "found the goal 'alumni', which can be reached only through retired items "
                "('old-exam'); expected a goal that can still be reached"
            ),
        ),
        (
            ("next", "-k", ""),
            "found ''; expected the id, IRI or label of a skill, tool or certification",
        ),
        (
            ("show", "qqqqqq"),
            f"found 'qqqqqq'; expected the id, IRI or label of {GOAL}",
        ),
        (("next", "-n", "0"), "found limit 0; expected 1 to 100"),
        (("next", "-n", "101"), "found limit 101; expected 1 to 100"),
        (("next", "-n", "-1"), "found limit -1; expected 1 to 100"),
    ],
)
def test_what_is_refused_is_one_message_and_status_2(
    small_file: Path, arguments: tuple[str, ...], message: str
) -> None:
    assert refusal(*arguments, "--roadmap", small_file) == message


@pytest.mark.parametrize("command", ["path", "next", "show", "export", "explore"])
def test_every_command_refuses_an_unknown_name(tmp_path: Path, command: str) -> None:
    output = ["--output", str(tmp_path / "x.html")] if command == "explore" else []
    name = ["--goal", "pytroch"] if command in {"next", "explore"} else ["pytroch"]
    assert "did you mean 'pytorch'" in refusal(command, *name, *output)
    assert list(tmp_path.iterdir()) == []


def test_three_nearest_names_are_told() -> None:
    assert refusal("show", "deep lerning").count("'") == 2 + 2 * 3


@pytest.mark.parametrize(
    ("name", "nearest"),
    [("cloud", "cloud-computing"), ("bayes", "bayesian-statistics"), ("ROC", "model-evaluation")],
)
def test_a_name_of_which_only_a_word_was_said_is_among_the_nearest(
    shipped: FlaskClient, name: str, nearest: str
) -> None:
    told = problem(shipped.get(f"{API}/paths?goal={name}"))
    assert nearest in told["nearest"]


@pytest.mark.parametrize(
    ("query", "status", "slug", "members"),
    [
        (
            "goal=Statistix",
            422,
            "unknown-name",
            {"name": "Statistix", "nearest": ["stats"]},
        ),
        (
            "goal=r&known=qqqqqq",
            422,
            "unknown-name",
            {"name": "qqqqqq", "nearest": []},
        ),
        (
            "goal=scripting",
            422,
            "ambiguous-name",
            {"name": "scripting", "candidates": ["code", "r"]},
        ),
        ("goal=OLD-exam", 422, "retired-goal", {"goal": "old-exam", "replaced_by": ["exam"]}),
        ("goal=alumni", 422, "unreachable-goal", {"goal": "alumni", "retired": ["old-exam"]}),
    ],
)
def test_what_is_refused_is_a_problem_with_members(
    small: FlaskClient, query: str, status: int, slug: str, members: dict[str, object]
) -> None:
    response = small.get(f"{API}/paths?{query}")
    document = problem(response)
    assert (response.status_code, document["type"]) == (status, TYPES + slug)
    assert {key: document.get(key) for key in members} == members


def test_the_message_is_the_same_on_the_command_line_and_over_http(
    small: FlaskClient, small_file: Path
) -> None:
    for name in ("Statistix", "scripting", "old-exam", "alumni"):
        told = refusal("path", name, "--roadmap", small_file)
        assert problem(small.get(f"{API}/paths?goal={name}"))["detail"] == told


def test_an_unknown_skill_is_not_found(shipped: FlaskClient) -> None:
    response = shipped.get(f"{API}/skills/pytroch")
    assert (response.status_code, problem(response)["type"]) == (404, TYPES + "not-found")
    assert "did you mean 'pytorch'" in problem(response)["detail"]


def test_an_ambiguous_skill_is_told_with_its_candidates(shipped: FlaskClient) -> None:
    response = shipped.get(f"{API}/skills/C/C++")
    assert response.status_code == 422
    assert problem(response)["candidates"] == ["c-language", "cpp"]


@pytest.mark.parametrize(
    "name",
    [
        "pytorch",
        "PyTorch",
        "PYTORCH%20implementation%20skills",
        quote("https://w3id.org/skillpath/id/pytorch", safe=""),
    ],
)
def test_a_skill_is_found_by_id_label_and_iri(shipped: FlaskClient, name: str) -> None:
    assert shipped.get(f"{API}/skills/{name}").get_json()["id"] == "pytorch"


def test_a_step_is_no_skill(small: FlaskClient) -> None:
    assert small.get(f"{API}/skills/basics").status_code == 404


def test_labels_with_commas_are_never_split(small: FlaskClient, small_file: Path) -> None:
    told = printed(
        "next", "-k", "Programming, advanced", "--roadmap", small_file, "--format", "json"
    )
    got = small.get(f"{API}/recommendations", query_string={"known": "Programming, advanced"})
    goal = small.get(f"{API}/paths", query_string={"goal": "Models, advanced"})
    assert told["known"] == got.get_json()["known"] == ["code"]
    assert goal.get_json()["goals"] == ["models"]


def test_names_with_a_comma_between_them_are_one_unknown_name(small: FlaskClient) -> None:
    response = small.get(f"{API}/recommendations?known=code,sums")
    assert problem(response)["name"] == "code,sums"


@pytest.mark.parametrize("name", ["\udcff", "\x00", "\x1b[31m", "𝄞" * 400, "'; DROP TABLE"])
def test_hostile_names_are_told_escaped(name: str) -> None:
    message = refusal("show", name)
    assert message.isprintable()
    assert len(message) < 1000


def test_a_name_that_begins_like_an_option_may_follow_two_dashes(small_file: Path) -> None:
    result = run("path", "--roadmap", small_file, "--", "-k")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "found '-k'" in result.stderr


def test_all_names_of_a_question_that_are_wrong_are_told_at_once_in_its_order(
    small: FlaskClient,
) -> None:
    asked = {"goal": ["Statistix", "sums", "old-exam"], "known": ["r", "qqqqqq", "scripting"]}
    for told in (
        problem(small.post(f"{API}/paths", json=asked)),
        problem(small.get(f"{API}/recommendations", query_string=asked)),
        problem(small.get(f"{API}/compare", query_string=asked)),
    ):
        assert (told["type"], told["name"], told["nearest"]) == (
            TYPES + "unknown-name",
            "qqqqqq",
            [],
        )
        assert told["errors"] == [
            {
                "field": "known[1]",
                "found": "'qqqqqq'",
                "expected": "the id, IRI or label of a skill, tool or certification",
                "nearest": [],
            },
            {
                "field": "known[2]",
                "found": "'scripting', which names several",
                "expected": "one of 'code' or 'r'",
                "nearest": ["code", "r"],
            },
            {
                "field": "goal[0]",
                "found": "'Statistix'",
                "expected": f"the id, IRI or label of {GOAL}",
                "nearest": ["stats"],
            },
            {
                "field": "goal[2]",
                "found": "the goal 'old-exam', which is retired",
                "expected": "an active goal, such as 'exam'",
                "nearest": ["exam"],
            },
        ]


def test_one_message_lists_all_names_that_are_wrong(small_file: Path) -> None:
    asked = ("next", "-k", "r", "-k", "qqqqqq", "-g", "Statistix", "--roadmap", small_file)
    assert refusal(*asked).splitlines() == [
        "known[1]: found 'qqqqqq'; expected the id, IRI or label of a skill, tool or certification",
        (
            f"goal[0]: found 'Statistix'; expected the id, IRI or label of {GOAL}; "
            "did you mean 'stats'?"
        ),
    ]


def test_many_wrong_names_are_all_told_to_programs_and_some_in_words(small: FlaskClient) -> None:
    told = problem(small.post(f"{API}/paths", json={"goal": ["r"], "known": ["statz"] * 1_000}))
    assert [one["field"] for one in told["errors"]] == [f"known[{n}]" for n in range(1_000)]
    assert told["detail"].splitlines()[-1] == "and 980 more"
    assert len([one for one in told["errors"] if one["nearest"]]) == 20


@pytest.mark.parametrize(
    ("query", "fields"),
    [
        ("/recommendations?roadmap_id=nobody&known=r&known=qqqqqq", ["roadmap_id", "known[1]"]),
        ("/skills?step=basics&step=nobody&step=r", ["step[1]", "step[2]"]),
        ("/skills/stats?roadmap_id=nobody", ["roadmap_id"]),
        ("/skills/scripting", ["name"]),
        ("/paths?goal=code&goal=Old exam", ["goal[1]"]),
    ],
)
def test_a_wrong_name_is_told_with_its_field(
    small: FlaskClient, query: str, fields: list[str]
) -> None:
    told = problem(small.get(API + query))
    assert [one["field"] for one in told["errors"]] == fields


@pytest.mark.parametrize(
    ("query", "found", "nearest"),
    [
        ("/skills?step=r", "'r', which is a tool", ["basics", "models"]),
        ("/skills?step=model", "'model'", ["models"]),
        ("/recommendations?known=Basics", "'Basics', which is a step", []),
        ("/steps?roadmap_id=stats", "'stats', which is a skill", ["small"]),
        ("/recommendations?known=small", "'small', which is a roadmap", []),
    ],
)
def test_a_name_of_something_else_is_told_as_that_and_few_choices_are_listed(
    small: FlaskClient, query: str, found: str, nearest: list[str]
) -> None:
    [told] = problem(small.get(API + query))["errors"]
    assert (told["found"], told["nearest"]) == (found, nearest)


@pytest.mark.parametrize(
    ("name", "nearest"),
    [
        ("foo", []),
        ("bar", []),
        ("nope", []),
        ("asdf", []),
        ("pytroch", ["pytorch"]),
        ("kuberntes", ["kubernetes"]),
        ("tensorflw", ["tensorflow", "edge-ml", "tensorrt"]),
        ("pythn", ["python", "jupyter"]),
        ("gti", ["git"]),
        ("dokcer", ["docker"]),
        ("sqll", ["sql"]),
    ],
)
def test_only_names_that_are_spelt_alike_are_suggested(
    shipped: FlaskClient, name: str, nearest: list[str]
) -> None:
    assert problem(shipped.get(f"{API}/paths?goal={name}"))["nearest"] == nearest


def test_errors_of_names_survive_being_sent_to_another_process() -> None:
    first = UnknownNameError("a", "a step", ["b"], kind="a tool", choices=["c"])
    first.field, first.others = "step[0]", (AmbiguousNameError("d", ["e", "f"]),)
    again = deepcopy(first)  # by the same means
    assert (str(again), again.kind, again.choices) == (str(first), "a tool", ("c",))
