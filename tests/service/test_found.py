from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from tests.service.asking import printed, refusal, run

if TYPE_CHECKING:
    from pathlib import Path

    import pytest


def lines(*arguments: str | Path) -> list[str]:
    """What a command that succeeds prints, without blanks at the ends of lines."""
    result = run(*arguments, env={"COLUMNS": "80"})
    assert (result.exit_code, result.stderr) == (0, "")
    return [line.rstrip() for line in result.stdout.splitlines()]


def test_a_search_prints_a_table_within_the_terminal(small_file: Path) -> None:
    assert lines("search", "exam", "--roadmap", small_file) == [
        "Name      Kind             Hours  Id",
        "Exam      certification        3  exam",
        "Old exam  certification  retired  old-exam",
    ]
    assert max(map(len, lines("search", "machine", "learning", "--limit", "100"))) <= 80


def test_a_label_that_matched_stands_below_the_name(small_file: Path) -> None:
    assert lines("search", "scripting", "--kind", "tool", "--roadmap", small_file) == [
        "Name               Kind  Hours  Id",
        "R                  tool     30  r",
        "  also: Scripting",
    ]


def test_what_matched_is_marked_at_a_terminal(
    small_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("TERM", "xterm")
    told = run("search", "adv prog", "--roadmap", small_file).stdout
    assert "\x1b[1;4mProg\x1b[0mramming, \x1b[1;4madv\x1b[0manced" in told


def test_where_nothing_is_found_the_nearest_names_are_told() -> None:
    told = lines("search", "gti")
    assert told[:3] == [
        "Nothing is called anything like 'gti'.",
        "The nearest names:",
        "  -  Git  tool  20 h (8 to 40)  git",
    ]
    assert lines("search", "zzzz") == ["Nothing is called anything like 'zzzz'."]


def test_a_search_refuses_what_has_no_meaning(small_file: Path) -> None:
    assert refusal("search", "x", "--limit", "0") == "found limit 0; expected 1 to 100"
    asked = ("search", "a" * 301, "--roadmap", small_file)
    assert refusal(*asked) == "found a query with a length of 301; expected 0 to 300"


def test_a_comparison_prints_a_row_for_each_goal_and_what_each_needs_alone(
    small_file: Path,
) -> None:
    told = lines("compare", "exam", "sums", "code", "--known", "r", "--roadmap", small_file)
    assert told == [
        "Goal                   Items  Hours     Range   Alone",
        "Programming, advanced      1   20.5  10 to 40  20.5 h",
        "Exam                       3     16  16 to 16    11 h",
        "Sums                       1      5    5 to 5     0 h",
        "All together               4   36.5  26 to 56",
        "",
        "One path to all saves 5 h over a path to each from the start, saves nothing over",
        "one after another: Exam 16 h, then Sums 0 h, then Programming, advanced 20.5 h.",
        "",
        "Only Programming, advanced needs 1 item, 20.5 h",
        "  Programming, advanced, 20.5 h",
        "",
        "Only Exam needs 2 items, 11 h",
        "  Statistics, 8 h",
        "  Exam, 3 h",
    ]


def test_what_all_need_is_told_once(small_file: Path) -> None:
    told = lines("compare", "exam", "stats", "--known", "r", "--roadmap", small_file)
    assert told[told.index("All of them need 2 items, 13 h") :][:3] == [
        "All of them need 2 items, 13 h",
        "  Statistics, 8 h",
        "  Sums, 5 h",
    ]


def test_a_comparison_refuses_one_goal_and_the_same_goal_twice(small_file: Path) -> None:
    asked = ("--roadmap", small_file)
    one = "found a number of goals of 1; expected 2 to 10"
    same = "found 'code' and 'Python', which mean the same goal 'code'; expected goals that differ"
    assert refusal("compare", "exam", *asked) == one
    assert refusal("compare", "code", "Python", *asked) == same


def test_a_search_within_a_specialized_roadmap_finds_what_that_is_about() -> None:
    found = printed("search", "kinematics", "--roadmap-id", "finance-ml", "--format", "json")
    assert found == {"query": "kinematics", "results": []}


def test_hours_are_told_to_the_last_digit_however_many(tmp_path: Path) -> None:
    """13 items in a row of 99,999.5 hours each."""
    items = [
        {"id": f"a{one}", "name": f"A {one}", "hours": 99_999.5}
        | ({"requires": f"a{one - 1}"} if one else {})
        for one in range(13)
    ]
    file = tmp_path / "long.json"
    file.write_text(json.dumps({"id": "long", "name": "Long", "items": items}), encoding="utf-8")
    compared = run("compare", "a12", "a11", "--roadmap", file).stdout
    assert set(re.findall(r"[0-9.e+]{7,}", compared)) == {"1199994", "1299993.5", "99999.5"}
    for command in ("path", "export"):
        assert "13 items, 1299993.5 h" in run(command, "a12", "--roadmap", file).stdout
    assert "99999.5" in run("search", "A 1", "--roadmap", file).stdout
