"""What would change the path: constraints, the second best, a budget, bottlenecks."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.service.asking import API, IDS, printed, problem, refusal, run
from tests.service.test_found import lines

if TYPE_CHECKING:
    from pathlib import Path

    from flask.testing import FlaskClient

thoroughly = settings(
    max_examples=60,
    derandomize=True,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
NAMES = (*IDS, "PYTHON", "Programming, advanced")
some = st.lists(st.sampled_from(NAMES), max_size=2)
goals = st.lists(st.sampled_from((*NAMES, "models")), min_size=1, max_size=3, unique=True)


def asked(client: FlaskClient, route: str, **fields: Any) -> Any:
    response = client.get(API + route, query_string=fields)
    assert response.status_code == 200, response.text
    return response.get_json()


def same(client: FlaskClient, route: str, fields: dict[str, Any], *command: str | Path) -> None:
    """One question on the command line, as a GET and as a POST: one answer, or none."""
    told = run(*command, "--format", "json")
    got = client.get(API + route, query_string=fields)
    posted = client.post(API + route, json=fields)
    assert (told.exit_code == 0, got.status_code) in ((True, 200), (False, 422))
    assert got.data == posted.data
    assert told.stdout_bytes == (got.data if told.exit_code == 0 else b"")


def options(**fields: Any) -> list[str]:
    return [text for name, values in fields.items() for one in values for text in (name, str(one))]


@thoroughly
@given(goal=goals, known=some, forbid=some, prefer=some)
def test_a_path_with_constraints_has_the_same_bytes(
    small: FlaskClient,
    small_file: Path,
    goal: list[str],
    known: list[str],
    forbid: list[str],
    prefer: list[str],
) -> None:
    fields = {"goal": goal, "known": known, "forbid": forbid, "prefer": prefer}
    told = options(**{"--known": known, "--forbid": forbid, "--prefer": prefer})
    same(small, "/paths", fields, "path", *goal, *told, "--roadmap", small_file)


@thoroughly
@given(goal=goals, known=some, forbid=some)
def test_a_second_best_path_has_the_same_bytes(
    small: FlaskClient, small_file: Path, goal: list[str], known: list[str], forbid: list[str]
) -> None:
    fields = {"goal": goal, "known": known, "forbid": forbid}
    told = options(**{"--known": known, "--forbid": forbid})
    command = ["path", *goal, *told, "--second-best", "--roadmap", str(small_file)]
    same(small, "/paths/second-best", fields, *command)


@thoroughly
@given(
    goal=goals,
    known=some,
    hours=st.sampled_from((0, 8, 13.5, 30, 1e6, 2e6)),
    values=st.lists(st.sampled_from((1, 2.5, 0)), max_size=3),
)
def test_a_budget_has_the_same_bytes(
    small: FlaskClient,
    small_file: Path,
    goal: list[str],
    known: list[str],
    hours: float,
    values: list[float],
) -> None:
    fields = {"goal": goal, "known": known, "hours": hours, "value": values}
    told = options(**{"--goal": goal, "--known": known, "--value": values})
    same(small, "/budget", fields, "budget", str(hours), *told, "--roadmap", small_file)


@thoroughly
@given(
    goal=st.lists(st.sampled_from(NAMES), max_size=2),
    known=some,
    limit=st.sampled_from((1, 3, 1_000, 0)),
)
def test_metrics_have_the_same_bytes(
    small: FlaskClient, small_file: Path, goal: list[str], known: list[str], limit: int
) -> None:
    fields = {"goal": goal, "known": known, "limit": limit}
    told = options(**{"--goal": goal, "--known": known})
    same(small, "/analysis", fields, "metrics", *told, "-n", str(limit), "--roadmap", small_file)


def test_a_path_tells_its_constraints_and_only_then(small: FlaskClient) -> None:
    assert "constraints" not in asked(small, "/paths", goal="exam")
    found = asked(small, "/paths", goal="exam", forbid="Sums", known="sums", prefer=["r", "exam"])
    assert [one["id"] for one in found["items"]] == ["r", "stats", "exam"]
    assert found["constraints"] == {
        "forbid": ["sums"],
        "prefer": ["exam", "r"],
        "unused": [],
        "extra_hours": 9.5,
    }
    assert found["items"][0]["alternatives"] == [{"instead_of": "code", "extra_hours": -9.5}]


def test_a_file_of_a_path_tells_its_constraints(small: FlaskClient) -> None:
    question = {"goal": "stats", "forbid": "exam", "prefer": ["r", "alumni"], "known": "sums"}
    found = small.get(f"{API}/paths", query_string=question | {"format": "md"})
    assert found.text.splitlines()[2:8] == [
        "2 items, 38 h (proven cheapest), each after what it requires.",
        "Known already: Sums.",
        "Without what is forbidden: Exam.",
        "Preferred: R.",
        "Preferred, but not used: Alumni.",
        "The cheapest path without these constraints would take 9.5 h less.",
    ]
    assert "- Instead of Programming, advanced, which would take 9.5 h less" in found.text
    turtle = small.get(f"{API}/paths", query_string=question | {"format": "ttl"}).text
    assert "sp:isOptimal false" in turtle
    assert "sp:lowerBound 28.5" in turtle


def test_the_second_best_path_is_told_with_the_difference(small: FlaskClient) -> None:
    found = asked(small, "/paths/second-best", goal="stats")
    assert (found["best"]["hours"]["likely"], found["second_best"]["hours"]["likely"]) == (33.5, 43)
    assert (found["extra_hours"], found["second_best"]["optimal"]) == (9.5, True)
    assert [one["id"] for one in found["left_out"] + found["instead"]] == ["code", "r"]
    single = asked(small, "/paths/second-best", goal="sums")
    assert (single["second_best"], single["extra_hours"], single["instead"]) == (None, None, [])


def test_a_budget_is_told_with_what_is_left_out(small: FlaskClient) -> None:
    found = asked(small, "/budget", hours=34, goal=["exam", "sums", "stats"], value=["3", "1", "1"])
    assert [(one["id"], one["value"]) for one in found["chosen"]] == [("stats", 1), ("sums", 1)]
    assert found["left_out"] == [
        {
            "id": "exam",
            "name": "Exam",
            "kind": "certification",
            "value": 3,
            "extra_hours": 3,
            "missing_hours": 2.5,
            "optimal": True,
        }
    ]
    assert {key: found[key] for key in ("budget", "hours_left", "value", "most_value")} == {
        "budget": 34,
        "hours_left": 0.5,
        "value": 2,
        "most_value": 2,
    }


def test_an_analysis_tells_totals_chain_and_bottlenecks(small: FlaskClient) -> None:
    found = asked(small, "/analysis", goal="exam", limit=1)
    assert {key: found[key] for key in ("count", "blocking", "delay", "complexity")} == {
        "count": 4,
        "blocking": 5,
        "delay": 12,
        "complexity": 17,
    }
    assert (found["longest_chain"], found["optimal"]) == (["code", "stats", "exam"], True)
    assert [one["id"] for one in found["bottlenecks"]["items"]] == ["sums", "stats"]
    assert [(one["id"], one["centrality"]) for one in found["items"]] == [("code", 0)]
    whole = asked(small, "/analysis")
    assert (whole["count"], whole["optimal"], whole["bottlenecks"]["items"]) == (5, None, [])


def test_goals_in_turn_are_told_in_the_order_of_the_question(small: FlaskClient) -> None:
    found = asked(small, "/compare", goal=["stats", "r"])["in_turn"]
    assert [(one["id"], one["hours"]["likely"]) for one in found["goals"]] == [
        ("stats", 33.5),
        ("r", 30),
    ]
    assert (found["hours"]["likely"], found["saved_hours"]) == (63.5, 20.5)
    turned = asked(small, "/compare", goal=["r", "stats"])["in_turn"]
    assert (turned["hours"]["likely"], turned["saved_hours"]) == (43, 0)


def test_forbidden_items_that_cannot_be_done_without_are_a_problem(small: FlaskClient) -> None:
    for route in ("/paths", "/paths/second-best"):
        fields = {"goal": "exam", "forbid": ["sums", "alumni"]}
        told = problem(small.get(API + route, query_string=fields))
        assert told["type"] == "/problems/unavoidable-item"
        assert (told["goal"], told["forbidden"]) == (
            "exam",
            [{"id": "sums", "needed_by": ["stats"]}],
        )


@pytest.mark.parametrize(
    ("route", "fields", "wrong"),
    [
        ("/paths", {"goal": "exam", "forbid": "r", "prefer": "R"},
         ("prefer", "'r', forbidden too", "items that are not forbidden")),
        ("/paths", {"goal": "exam", "forbid": "rr"}, ("forbid[0]", "'rr'", None)),
        ("/paths/second-best", {}, ("goal", "nothing", "a goal, or a specialized roadmap_id")),
        ("/paths/second-best", {"goal": "exam", "prefer": "r"},
         ("prefer", "an unknown name", None)),
        ("/budget", {"goal": "exam"}, ("hours", "nothing", "a value")),
        ("/budget", {"goal": "exam", "hours": "-1"}, ("hours", "-1", None)),
        ("/budget", {"goal": "exam", "hours": "1e999"}, ("hours", "inf", None)),
        ("/budget", {"goal": "exam", "hours": "ten"}, ("hours", "'ten'", "a number")),
        ("/budget", {"goal": "exam", "hours": "9", "value": ["1", "2"]},
         ("value", "2 values for 1 goal", "one for each goal, in their order, or none")),
        ("/budget", {"goal": "exam", "hours": "9", "value": "0"}, ("value[0]", "0", None)),
        ("/budget", {"goal": ["code", "Python"], "hours": "9"},
         ("goal", "'code' and 'Python'", "goals that differ")),
        ("/budget", {"goal": ["code"] * 51, "hours": "9"},
         ("goal", "a list of 51", "at most 50 entries")),
        ("/analysis", {"limit": "1001"}, ("limit", "1001", "1000 or less")),
    ],
)  # fmt: skip
def test_what_is_wrong_with_a_question_is_named(
    small: FlaskClient, route: str, fields: dict[str, Any], wrong: tuple[str, str, str | None]
) -> None:
    told = problem(small.get(API + route, query_string=fields))["errors"]
    found = [(one["field"], one["found"], one["expected"]) for one in told]
    assert [one[: 3 if wrong[2] else 2] for one in found] == [wrong[: 3 if wrong[2] else 2]]


def test_a_path_with_constraints_prints_what_they_cost(small_file: Path) -> None:
    command = ("path", "stats", "--prefer", "r", "--prefer", "exam", "--roadmap", small_file)
    assert lines(*command)[:4] == [
        "Path to Statistics",
        "3 items, 43 h, proven cheapest",
        "With R: 9.5 h more than the cheapest path",
        "Preferred, but not used by any path that uses the others: Exam",
    ]
    assert "     Instead of Programming, advanced: takes 9.5 h more" in lines(*command)
    free = lines("path", "stats", "--forbid", "r", "--roadmap", small_file)
    assert free[2] == "Without R: takes no longer than the cheapest path"


def test_the_second_best_path_prints_both_and_the_difference(small_file: Path) -> None:
    assert lines("path", "stats", "--second-best", "--roadmap", small_file) == [
        "Second-best path to Statistics",
        "9.5 h more than the best, proven",
        "",
        "Path         Items  Hours     Range",
        "Best             3   33.5  23 to 53",
        "Second best      3     43  43 to 43",
        "",
        "It does without",
        "  Programming, advanced, 20.5 h",
        "",
        "It takes instead",
        "  R, 30 h",
        "",
        "In this order",
        "  Sums, 5 h",
        "  R, 30 h",
        "  Statistics, 8 h",
    ]
    forbidding = lines("path", "stats", "--second-best", "--forbid", "r", "--roadmap", small_file)
    assert forbidding == [
        "Second-best path to Statistics",
        "There is a single path.",
        "Both without R",
    ]


def test_a_budget_prints_what_fits_and_what_does_not(small_file: Path) -> None:
    command = ("budget", "34", *options(**{"-g": ["exam", "sums", "stats"], "--value": [3, 1, 1]}))
    assert lines(*command, "--roadmap", small_file) == [
        "2 of 3 goals within 34 h",
        "33.5 h (23 to 53), 0.5 h left, worth 2, proven the most",
        "",
        "Goals that fit",
        "  Statistics",
        "  Sums",
        "",
        "Left out  Worth  Takes  Short by",
        "Exam          3    3 h     2.5 h",
        "",
        "In this order",
        "  Programming, advanced, 20.5 h",
        "  Sums, 5 h",
        "  Statistics, 8 h",
    ]


def test_metrics_print_a_table_within_the_terminal(small_file: Path) -> None:
    assert lines("metrics", "-g", "exam", "-n", "2", "--roadmap", small_file) == [
        "Complexity of the path to Exam",
        "4 items, 36.5 h (26 to 56)",
        "",
        "Item                   Complexity  Blocking  Delay  Centrality",
        "Programming, advanced           5         2      3           0",
        "Sums                            5         2      3           0",
        "All together                   17         5     12           6",
        "2 more, in the totals",
        "",
        "Longest chain, 3 items",
        "  Programming, advanced → Statistics → Exam",
        "",
        "Every path needs 2 items",
        "  Sums, Statistics",
    ]
    assert max(map(len, lines("metrics", "-n", "100"))) <= 80


def test_a_goal_that_needs_nothing_has_no_way_around_anything(small_file: Path) -> None:
    told = lines("metrics", "-g", "sums", "--roadmap", small_file)
    assert told[-2:] == ["Every path needs 0 items", "  nothing but the goal"]


def test_counts_of_paths_are_told_however_many(tmp_path: Path) -> None:
    """Layers of two items, each of which needs both of the layer below."""
    layers = [
        f"l{layer}{side},{layer} {side},{f'l{layer - 1}x;l{layer - 1}y' if layer else ''}"
        for layer in range(1_100)
        for side in "xy"
    ]
    file = tmp_path / "layers.csv"
    file.write_text("\n".join(["id,name,prerequisites", *layers]), encoding="utf-8")
    few = printed("metrics", "-g", "l70x", "--format", "json", "--roadmap", file)
    assert few["centrality"] == 69 * 71 * 2.0**70
    many = printed("metrics", "--format", "json", "--roadmap", file)
    assert (many["centrality"], many["delay"]) == (None, 2_200 * 1_100)
    assert lines("metrics", "-n", "1", "--roadmap", file)[5].endswith(" > 1e+308")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("path", "exam", "--forbid", "sums"),
         ("found forbidden 'sums' (needed by 'stats'); expected that some way to 'exam' does "
          "without, and none does")),
        (("path", "exam", "--forbid", "r", "--prefer", "R"),
         "found 'r' both forbidden and preferred; expected either"),
        (("budget", "nan", "-g", "exam"), "found hours nan; expected 0 to 1000000"),
        (("budget", "9", "-g", "exam", "--value", "1", "--value", "2"),
         "found 2 values for 1 goal; expected one for each goal, in their order, or none"),
        (("metrics", "-g", "old-exam"),
         "found the goal 'old-exam', which is retired; expected an active goal, such as 'exam'"),
    ],
)  # fmt: skip
def test_the_command_line_refuses_what_cannot_be(
    small_file: Path, arguments: tuple[str, ...], message: str
) -> None:
    assert refusal(*arguments, "--roadmap", small_file) == message


@pytest.mark.parametrize(
    "arguments",
    [
        ("path", "exam", "--second-best", "--prefer", "r"),
        ("budget", "9"),
        ("budget", "many", "-g", "exam"),
        ("metrics", "-n", "0"),
    ],
)
def test_wrong_use_ends_with_status_2(small_file: Path, arguments: tuple[str, ...]) -> None:
    result = run(*arguments, "--roadmap", small_file)
    assert (result.exit_code, result.stdout) == (2, "")
